import datetime as dt
import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from vliegwiel.kit.widgets import Renderer


class Asks(forms.Form):
    text = forms.CharField(max_length=9, initial='a<b"c', widget=forms.TextInput({"autofocus": True, "hidden": False}))
    empty = forms.CharField(required=False)
    number = forms.IntegerField(min_value=1, initial=7)
    mail = forms.EmailField(required=False)
    day = forms.DateField(initial=dt.date(2026, 3, 2))
    yes = forms.BooleanField(initial=True, required=False)
    secret = forms.CharField(widget=forms.PasswordInput)
    silent = forms.CharField(widget=forms.HiddenInput, initial="x")
    one = forms.ChoiceField(choices=[("", "Alles"), ("a", "A & B"), ("b", "B")], initial="b", required=False)
    many = forms.ChoiceField(choices=[("Groep <1>", [(1, "een"), (2, "twee")]), (3, "drie")], initial=2)
    button = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    long = forms.CharField(widget=forms.Textarea)


@pytest.mark.parametrize("data", [None, {"text": "<script>", "one": "a", "many": "3", "number": "x"}])
@pytest.mark.parametrize("name", list(Asks.base_fields))
def test_a_widget_is_written_as_django_writes_it(name, data):
    ours, django = Asks(data, renderer=Renderer()), Asks(data, renderer=DjangoTemplates())
    assert _tight(ours[name]) == _tight(django[name])


def _tight(field):
    """Without the white space between tags, which means nothing."""
    return re.sub(r">\s+<", "><", str(field))
