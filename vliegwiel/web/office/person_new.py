"""Somebody new: who it is, where she works, who leads her."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people import actions, permissions
from vliegwiel.areas.people.enums import Language
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.person_field import PersonField
from vliegwiel.web.shared.shell import around

from .staff_fields import PlaceForm, titles


class Newcomer(PlaceForm):
    given_name = forms.CharField(label=gettext_lazy("Voornaam"), max_length=80)
    name_prefix = forms.CharField(label=gettext_lazy("Voorvoegsel"), max_length=20, required=False)
    family_name = forms.CharField(label=gettext_lazy("Achternaam"), max_length=80)
    number = forms.CharField(label=gettext_lazy("Personeelsnummer"), max_length=40, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Werkmail"),
        required=False,
        help_text=gettext_lazy("Leeg: deze persoon logt in met een code van de leidinggevende."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Taal"), choices=Language.choices, initial=Language.NL)
    manager = PersonField(
        label=gettext_lazy("Leidinggevende"),
        required=False,
        help_text=gettext_lazy("Typ een naam, mailadres of nummer."),
    )

    field_order = ("given_name", "name_prefix", "family_name", "number", "email", "language", "starts")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields((*self.field_order, "unit", "position", "manager", "weekly_hours", "days"))

    def who(self) -> dict:
        names = ("given_name", "name_prefix", "family_name", "number", "email", "language", "manager")
        return {name: self.cleaned_data[name] for name in names}


def person_new(request):
    require(permissions.may_keep_people(request.user), _("Alleen HR en beheerders nemen mensen op."))
    if request.method == "POST":
        form = Newcomer(request.POST)
        if form.is_valid():
            try:
                who = actions.join(by=request.user, **form.who(), **form.place())
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("{name} staat erin.").format(name=who.name))
                return redirect("office:person", who.pk)
    else:
        hours = around(request).organisation.full_time_hours
        form = Newcomer(initial=PlaceForm.of(None, starts=clock.today(), hours=hours))
    context = {
        "form": form,
        "titles": titles(),
        "sees": [_("de persoon zelf"), _("de leidinggevende"), _("HR en beheer")],
    }
    return page(request, "office/person_new.html", context, status=422 if form.errors else 200)
