"""Screen 4: the smallest thing that helps; the rule advises, she decides."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.enums import Route
from vliegwiel.areas.catalogue.models import IntakeBehaviour
from vliegwiel.areas.strategy.models import WorkplaceFix
from vliegwiel.areas.strategy.queries import likely_owners
from vliegwiel.web.shared.person_field import PersonField

from .intake import Clash, clash, onward, open_one, screen, version_seen

NUMBER = 4


class Choice(forms.Form):
    route = forms.ChoiceField(
        label=gettext_lazy("Wat doen we?"), choices=Route.choices, widget=forms.RadioSelect, required=False
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom anders dan de regel?"),
        help_text=gettext_lazy("Alleen nodig als je iets anders kiest."),
        max_length=280,
        required=False,
    )
    what = forms.CharField(label=gettext_lazy("Wat is er straks anders?"), max_length=280, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat voor verandering?"), choices=[("", "—"), *WorkplaceFix.Kind.choices], required=False
    )
    owner = PersonField(label=gettext_lazy("Wie zorgt ervoor?"), required=False, list="owners")
    due = forms.DateField(label=gettext_lazy("Klaar op"), required=False, widget=forms.DateInput())


def intake_fix(request: HttpRequest, pk: int) -> HttpResponse:
    found = open_one(request, pk)
    if found is None:
        return redirect("studio:intake", pk)
    chosen = [_row(request, row) for row in found.behaviours.all()]
    clashes: list[Clash] = []
    if request.method == "POST":
        for one in chosen:
            one["form"].is_valid()
            one["row"].intake = found
            told = one["form"].cleaned_data
            try:
                actions.choose_route(one["row"], by=request.user, version=version_seen(request), **told)
            except actions.Overtaken as other:
                clashes.append(clash(one["form"], other.there, str(one["row"])))
        if not clashes and not any(one["form"].errors for one in chosen):
            return onward(request, pk, NUMBER)
    context = {"chosen": chosen, "owners": likely_owners()}
    wrong = any(one["form"].errors for one in chosen)
    return screen(request, "studio/intake_fix.html", found, NUMBER, context, wrong=wrong, clashes=clashes)


def _row(request: HttpRequest, row: IntakeBehaviour) -> dict[str, Any]:
    advice = queries.advice_for(row)
    initial = {name: getattr(row, name) for name in Choice.base_fields}
    if advice and advice.chooses and not row.route:
        initial["route"] = advice.routes[0]
    form = Choice(request.POST if request.method == "POST" else None, prefix=f"b{row.pk}", initial=initial)
    return {
        "row": row,
        "form": form,
        "advice": advice,
        "says": queries.explain(advice) if advice else [],
        "routes": [route.label for route in advice.routes] if advice else [],
    }
