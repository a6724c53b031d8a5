"""Screen 5: practice first, then the least one must know for it; and finishing."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Route
from vliegwiel.areas.catalogue.models import IntakeBehaviour

from .intake import Clash, clash, onward, open_one, screen, version_seen

NUMBER = 5


class Design(forms.Form):
    moment = forms.CharField(
        label=gettext_lazy("Op welk moment, in het echt?"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    task = forms.CharField(
        label=gettext_lazy("Wat doet of beslist iemand dan?"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    bring_back = forms.CharField(label=gettext_lazy("Wat neemt iemand mee terug?"), max_length=280, required=False)
    information = forms.CharField(
        label=gettext_lazy("Wat moet iemand daarvoor minstens weten?"),
        help_text=gettext_lazy("Alleen wat voor deze oefening nodig is. De rest laat je weg."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    title = forms.CharField(label=gettext_lazy("Hoe heet het?"), max_length=120, required=False)


def intake_practice(request: HttpRequest, pk: int) -> HttpResponse:
    found = open_one(request, pk)
    if found is None:
        return redirect("studio:intake", pk)
    rows = list(found.behaviours.all())
    designed = [(row, _form(request, row)) for row in rows if row.route and Route(row.route).makes_something]
    clashes: list[Clash] = []
    if request.method == "POST":
        for row, form in designed:
            form.is_valid()
            row.intake = found
            try:
                actions.design_practice(row, by=request.user, version=version_seen(request), **form.cleaned_data)
            except actions.Overtaken as other:
                clashes.append(clash(form, other.there, str(row)))
        if not clashes and not any(form.errors for _row, form in designed):
            return onward(request, pk, NUMBER)
    context = {
        "designed": [(row, form, row.route == Route.JOB_AID) for row, form in designed],
        "others": [row for row in rows if row.route and not Route(row.route).makes_something],
        "without": bool(rows) and not designed,
    }
    wrong = any(form.errors for _row, form in designed)
    return screen(request, "studio/intake_practice.html", found, NUMBER, context, wrong=wrong, clashes=clashes)


def _form(request: HttpRequest, row: IntakeBehaviour) -> Design:
    initial = {name: getattr(row, name) for name in Design.base_fields}
    return Design(request.POST if request.method == "POST" else None, prefix=f"b{row.pk}", initial=initial)
