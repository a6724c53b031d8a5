"""Asking for help in one's own words: what is like it while one types, and the way to a person where that is needed."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.models import Request


class Need(forms.Form):
    need = forms.CharField(
        label=gettext_lazy("Ik heb hulp nodig bij"),
        max_length=400,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off", "data-kept": ""}),
    )


def shown(request: HttpRequest) -> dict[str, Any]:
    """What belongs beside the words she has typed; an empty form when there are none. Nothing is kept."""
    form = Need(request.POST) if request.method == "POST" else Need()
    typed = " ".join(request.POST.get("need", "").split())
    care = queries.sensitive(typed)
    return {
        "form": form,
        "typed": typed,
        "care": care,
        "adviser": settings.CONFIDENTIAL_ADVISER,
        "alike": queries.Alike() if care else queries.alike(typed, request.user),
        "workdays": settings.PROMISE_WORKDAYS,
    }


def asked(request: HttpRequest, form: Need, *, for_team: bool = False) -> Request | None:
    """Ask what the form says; None when it was refused, with the reason on the form."""
    if not form.is_valid():
        return None
    try:
        made = actions.ask(form.cleaned_data["need"], by=request.user, for_team=for_team)
    except actions.Sensitive:
        return None  # the page shows the way to a person
    except ValidationError as refused:
        form.add_error("need", " ".join(refused.messages))
        return None
    day = date_format(made.promised_for, "l j F")
    messages.success(request, _("Je vraag staat er. Uiterlijk {day} heb je antwoord.").format(day=day))
    return made
