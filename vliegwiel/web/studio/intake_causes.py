"""Screen 3: why it does not happen now; four causes, each weighed 0 to 3."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import IntakeBehaviour

from .intake import Clash, clash, onward, open_one, screen, version_seen

NUMBER = 3
WEIGHTS = [
    (0, gettext_lazy("Nee")),
    (1, gettext_lazy("Een beetje")),
    (2, gettext_lazy("Flink")),
    (3, gettext_lazy("Helemaal")),
]


def _weight(label, help_text) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=WEIGHTS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class Causes(forms.Form):
    knowledge = _weight(
        gettext_lazy("Weten ze niet hoe?"), gettext_lazy("Ze kennen de stappen, regels of woorden niet.")
    )
    skill = _weight(gettext_lazy("Kunnen ze het nog niet?"), gettext_lazy("Ze weten het wel, maar het lukt nog niet."))
    motivation = _weight(
        gettext_lazy("Willen ze niet, of zien ze het nut niet?"),
        gettext_lazy("Het loont niet, de leiding doet het zelf niet, of het voelt onveilig."),
    )
    environment = _weight(
        gettext_lazy("Laat het werk het niet toe?"),
        gettext_lazy("Gereedschap, tijd, regels, een voorbeeld of terugkoppeling ontbreekt."),
    )


def intake_causes(request: HttpRequest, pk: int) -> HttpResponse:
    found = open_one(request, pk)
    if found is None:
        return redirect("studio:intake", pk)
    weighed = [(row, _form(request, row)) for row in found.behaviours.all()]
    clashes: list[Clash] = []
    if request.method == "POST":
        for row, form in weighed:
            form.is_valid()
            row.intake = found
            try:
                actions.weigh_causes(row, by=request.user, version=version_seen(request), **form.cleaned_data)
            except actions.Overtaken as other:
                clashes.append(clash(form, other.there, str(row)))
        if not clashes and not any(form.errors for _row, form in weighed):
            return onward(request, pk, NUMBER)
    wrong = any(form.errors for _row, form in weighed)
    context = {"weighed": weighed}
    return screen(request, "studio/intake_causes.html", found, NUMBER, context, wrong=wrong, clashes=clashes)


def _form(request: HttpRequest, row: IntakeBehaviour) -> Causes:
    initial = {name: getattr(row, name) for name in Causes.base_fields}
    return Causes(request.POST if request.method == "POST" else None, prefix=f"b{row.pk}", initial=initial)
