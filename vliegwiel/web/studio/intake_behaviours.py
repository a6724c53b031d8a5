"""Screen 2: who does what differently on the job; at most three, and somebody else can see it on Monday."""

from collections.abc import Sequence

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.models import MOST_BEHAVIOURS, Intake, IntakeBehaviour
from vliegwiel.areas.strategy.models import TargetBehaviour

from .intake import Clash, clash, onward, open_one, screen, version_seen, whole

NUMBER = 2
WORDS = ("actor", "situation", "action", "standard")


class Doing(forms.Form):
    behaviour = forms.ModelChoiceField(
        label=gettext_lazy("Een gedrag dat er al staat"),
        queryset=TargetBehaviour.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nieuw: ik schrijf het hieronder"),
    )
    actor = forms.CharField(label=gettext_lazy("Wie?"), max_length=80, required=False)
    situation = forms.CharField(label=gettext_lazy("In welke situatie?"), max_length=160, required=False)
    action = forms.CharField(label=gettext_lazy("Doet wat?"), max_length=200, required=False)
    standard = forms.CharField(label=gettext_lazy("Goed genoeg als?"), max_length=160, required=False)

    def offer(self, those: list[TargetBehaviour], standing) -> None:
        """One query for the three: the choices are shared, the queryset is asked only when one is chosen."""
        self.fields["behaviour"].queryset = standing
        empty = self.fields["behaviour"].empty_label
        self.fields["behaviour"].choices = [("", empty), *((one.pk, str(one)) for one in those)]


def intake_behaviours(request: HttpRequest, pk: int) -> HttpResponse:
    found = open_one(request, pk)
    if found is None:
        return redirect("studio:intake", pk)
    forms_ = _forms(request, found, request.POST or None)
    clashes: list[Clash] = []
    if request.method == "POST":
        wrong = [form for form in forms_ if not form.is_valid()]
        rows = [form.cleaned_data for form in forms_]
        if request.POST.get("go", "next") == "next" and not any(value for row in rows for value in row.values()):
            # What follows asks about what stands here.
            forms_[0].add_error(None, _("Kies een gedrag dat er al staat, of schrijf op wie wat anders gaat doen."))
            return _page(request, found, forms_, [], clashes)
        try:
            actions.describe_behaviours(found, rows=rows, by=request.user, version=version_seen(request))
        except actions.Overtaken as other:
            both = [clash(form, other.there.get(place, {})) for place, form in enumerate(forms_, 1)]
            clashes = [one for one in both if one.sides]
        else:
            if not wrong:
                return onward(request, pk, NUMBER)
    return _page(request, found, forms_, list(found.behaviours.all()), clashes)


@require_GET
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What is still weak in what is being typed. Nothing is kept."""
    found = whole(request, pk)
    forms_ = _forms(request, found, request.GET)
    typed = []
    for place, form in enumerate(forms_, 1):
        form.is_valid()
        words = {name: form.cleaned_data.get(name) or "" for name in WORDS}
        if any(words.values()) and not form.cleaned_data.get("behaviour"):
            typed.append(IntakeBehaviour(intake=found, place=place, **words))
    return _page(request, found, forms_, typed)


def _forms(request: HttpRequest, found: Intake, data) -> list[Doing]:
    rows = {row.place: row for row in found.behaviours.all()}
    standing = TargetBehaviour.objects.visible_to(request.user).standing()
    standing = standing.filter(goal=found.goal) if found.goal else standing
    those = list(standing.order_by("goal", "pk")[:300])
    made = []
    for place in range(1, MOST_BEHAVIOURS + 1):
        row = rows.get(place)
        initial = {name: getattr(row, name) for name in Doing.base_fields} if row else {}
        form = Doing(data, prefix=f"b{place}", initial=initial)
        form.offer(those, standing)
        made.append(form)
    return made


def _page(
    request: HttpRequest,
    found: Intake,
    forms_: list[Doing],
    rows: list[IntakeBehaviour],
    clashes: Sequence[Clash] = (),
) -> HttpResponse:
    weak = [(row, spots) for row in rows if (spots := queries.weak_spots(found, row))]
    filled = sum(any(form[name].value() for name in Doing.base_fields) for form in forms_)
    context = {"doings": [(form, place <= max(1, filled)) for place, form in enumerate(forms_, 1)], "weak": weak}
    wrong = request.method == "POST" and any(form.errors for form in forms_)
    return screen(request, "studio/intake_behaviours.html", found, NUMBER, context, wrong=wrong, clashes=clashes)
