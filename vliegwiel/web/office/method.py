"""The method scores are made with: its numbers, its versions, and making all scores anew."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.insights import actions, jobs, permissions, queries
from vliegwiel.areas.insights.models import Method
from vliegwiel.areas.strategy.models import Evidence
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .cockpit import WATCHERS
from .words import as_text_errors

EDUCATORS = gettext_lazy("De rekenmethode veranderen doet een opleider.")
# What only the L&D lead reads: how well-liked activities are sorted.
OWN = ("low_cut", "high_cut", "joy_cut", "top_cut", "least_reactions", "prior")


def share(label: Any, **kwargs: Any) -> forms.FloatField:
    return forms.FloatField(label=label, min_value=0, max_value=1, localize=True, **kwargs)


def points(label: Any) -> forms.FloatField:
    return forms.FloatField(label=label, min_value=0, max_value=100, localize=True)


class MethodForm(forms.Form):
    line = share(gettext_lazy("De lijn naar het doel"))
    design = share(gettext_lazy("Het ontwerp"))
    outcome = share(gettext_lazy("De uitkomst"))
    gate = share(gettext_lazy("Een lijn dunner dan dit"))
    cap = points(gettext_lazy("komt niet boven"))
    low_cut = points(gettext_lazy("Lage bijdrage, onder"))
    high_cut = points(gettext_lazy("Hoge bijdrage, vanaf"))
    joy_cut = share(gettext_lazy("Hoog gewaardeerd, vanaf"))
    top_cut = points(gettext_lazy("Alleen als zelfs de bovenkant onder dit blijft"))
    least_reactions = forms.IntegerField(label=gettext_lazy("Minste aantal reacties"), min_value=5, max_value=999)
    prior = forms.IntegerField(label=gettext_lazy("Gewicht van het gemiddelde van allen"), min_value=5, max_value=20)
    reason = forms.CharField(
        label=gettext_lazy("Waarom verandert het?"), max_length=400, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level, word in Evidence.choices:
            self.fields[f"cf_{level}"] = share(word)
        for tier, word in queries.TIERS:
            self.fields[f"tiers_{tier}"] = share(word)

    def numbers(self) -> dict[str, Any]:
        """As the verb takes them."""
        given = dict(self.cleaned_data)
        cf = [given.pop(f"cf_{level}") for level in Evidence.values]
        tiers = [given.pop(f"tiers_{tier}") for tier, _word in queries.TIERS]
        return {**given, "cf": cf, "tiers": tiers}


def method(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_figures(request.user), WATCHERS)
    current = queries.method_in_use()
    form = MethodForm(request.POST or None, initial=_initial(current))
    if request.method == "POST":
        require(permissions.may_set_method(request.user), EDUCATORS)
        if form.is_valid():
            try:
                made = actions.make_method(by=request.user, **form.numbers())
            except ValidationError as refused:
                as_text_errors(form, refused)
            else:
                text = _("Versie {n} staat. Laat alles opnieuw uitrekenen om haar te gebruiken; oude getallen blijven.")
                messages.success(request, text.format(n=made.version))
                return redirect("office:method")
    run = queries.last_recompute()
    context = {
        "method": current,
        "form": form,
        "groups": _groups(form),
        "certainty": list(zip(Evidence.labels, current.cf, strict=True)),
        "tiers": [(tier, word, worth) for (tier, word), worth in zip(queries.TIERS, current.tiers, strict=True)],
        "versions": queries.methods(),
        "run": run,
        "running": run is not None and run.ended_at is None,
        "share": f"{run.done} / {run.total}" if run else "",
        "may": permissions.may_set_method(request.user),
    }
    return page(request, "office/method.html", context, parts=("progress",), status=422 if form.errors else 200)


@require_POST
def recompute(request: HttpRequest) -> HttpResponse:
    run = actions.begin_recompute(by=request.user)
    jobs.recompute_contributions.enqueue(run.pk)
    return redirect("office:method")


def _initial(current: Method) -> dict[str, Any]:
    names = [name for name in MethodForm.base_fields if name != "reason"]
    initial = {name: getattr(current, name) for name in names}
    initial |= {f"cf_{level}": worth for level, worth in enumerate(current.cf)}
    return initial | {f"tiers_{tier}": worth for tier, worth in enumerate(current.tiers, 1)}


def _groups(form: MethodForm) -> list[tuple[Any, list[Any]]]:
    """The inputs under the words they belong to."""
    cf = [form[f"cf_{level}"] for level in Evidence.values]
    tiers = [form[f"tiers_{tier}"] for tier, _word in queries.TIERS]
    return [
        (_("Hoe zwaar elk deel weegt, samen 1"), [form["line"], form["design"], form["outcome"]]),
        (_("Hoe zeker bewijs ons maakt, nooit dalend"), cf),
        (_("Wat een uitkomst waard is, nooit dalend"), tiers),
        (_("Zonder lijn"), [form["gate"], form["cap"]]),
        (_("Laag, hoog en graag gedaan: alleen voor opleiders"), [form[name] for name in OWN]),
    ]
