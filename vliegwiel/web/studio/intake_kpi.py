"""Screen 1: which figure must move, from what to what, by when."""

from itertools import groupby

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.strategy.models import Goal, Kpi

from .intake import Clash, clash, onward, open_one, screen, version_seen

NUMBER = 1


class Aim(forms.Form):
    called = forms.CharField(label=gettext_lazy("Waar gaat het om?"), max_length=120)
    kpi = forms.ModelChoiceField(
        label=gettext_lazy("Welk getal moet er beter worden?"),
        queryset=Kpi.objects.none(),
        required=False,
        empty_label=gettext_lazy("Staat er niet bij: ik beschrijf het"),
    )
    measure = forms.CharField(label=gettext_lazy("Welke maat"), max_length=120, required=False)
    measured_in = forms.CharField(label=gettext_lazy("Eenheid"), max_length=60, required=False)
    baseline = forms.DecimalField(
        label=gettext_lazy("Van"), max_digits=12, decimal_places=2, required=False, localize=True
    )
    target = forms.DecimalField(
        label=gettext_lazy("Naar"), max_digits=12, decimal_places=2, required=False, localize=True
    )
    by_when = forms.DateField(label=gettext_lazy("Uiterlijk"), required=False, widget=forms.DateInput())
    goal = forms.ModelChoiceField(
        label=gettext_lazy("Bij welk doel hoort het?"),
        help_text=gettext_lazy("Zonder doel kan er wel iets op het werk veranderen, maar wordt er niets gemaakt."),
        queryset=Goal.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nog bij geen doel"),
    )

    def __init__(self, person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        goals = Goal.objects.visible_to(person).open()
        self.fields["goal"].queryset = goals
        kpis = Kpi.objects.visible_to(person).filter(goal__in=goals).select_related("goal")
        self.fields["kpi"].queryset = kpis
        groups = groupby(kpis.order_by("goal__due", "goal", "place", "pk"), key=lambda kpi: kpi.goal)
        self.fields["kpi"].choices = [
            ("", self.fields["kpi"].empty_label),
            *((str(goal), [(kpi.pk, str(kpi)) for kpi in those]) for goal, those in groups),
        ]


def intake_kpi(request: HttpRequest, pk: int) -> HttpResponse:
    found = open_one(request, pk)
    if found is None:
        return redirect("studio:intake", pk)
    form = Aim(request.user, request.POST or None, initial={name: getattr(found, name) for name in Aim.base_fields})
    clashes: list[Clash] = []
    if request.method == "POST":
        valid = form.is_valid()
        try:
            actions.aim_intake(found, by=request.user, version=version_seen(request), **form.cleaned_data)
        except actions.Overtaken as other:
            clashes = [clash(form, other.there)]
        else:
            if valid:
                return onward(request, pk, NUMBER)
    context = {"form": form}
    return screen(request, "studio/intake_kpi.html", found, NUMBER, context, wrong=bool(form.errors), clashes=clashes)
