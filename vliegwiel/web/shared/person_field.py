"""Choosing somebody by typing the name: works without JavaScript and with ten thousand colleagues."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.finding import fold

MOST = 6


class PersonField(forms.CharField):
    """A name, an e-mail address or a staff number; cleans to the Person who works here. `list` names a <datalist>."""

    def __init__(self, *, list: str = "", **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false"} | ({"list": list} if list else {})
        super().__init__(max_length=200, widget=forms.TextInput(attrs), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.name if isinstance(value, Person) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        here = Person.objects.here()
        if exact := here.filter(Q(email__iexact=typed) | Q(number__iexact=typed)).order_by("pk").first():
            return exact
        found = list(here.named(typed).order_by("nearness", "family_name", "given_name", "pk")[:MOST])
        named = [person for person in found if fold(person.name) == fold(typed)]
        if len(named) == 1 or len(found) == 1:
            return (named or found)[0]
        if not found:
            raise ValidationError(
                _("We vinden hier niemand die zo heet. Typ voor- en achternaam, of het werkmailadres.")
            )
        names = ", ".join(f"{person.name} ({person.email or person.number})" for person in found)
        raise ValidationError(
            _("Er zijn er meer die zo heten: %(names)s. Typ het mailadres of nummer van wie je bedoelt.")
            % {"names": names}
        )
