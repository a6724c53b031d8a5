"""One edge between theme, goal, measure, behaviour and activity: what its two judges say, and one's own word on it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.insights import queries
from vliegwiel.areas.insights.queries import ACTIVITY, EdgeView
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import RATING_HOLDS, EdgeState, Evidence, Strength
from vliegwiel.kit import clock
from vliegwiel.kit.page import page

from .words import as_text_errors


class RatingForm(forms.Form):
    strength = forms.TypedChoiceField(
        label=gettext_lazy("Hoe sterk is deze schakel?"),
        choices=[(str(value), label) for value, label in reversed(Strength.choices)],
        coerce=float,
        widget=forms.RadioSelect,
    )
    evidence = forms.TypedChoiceField(
        label=gettext_lazy("Hoe weten we dat?"), choices=Evidence, coerce=int, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom vind je dat?"),
        help_text=gettext_lazy("Wat zag of las je? Ten minste 40 tekens, voor wie er volgend jaar naar kijkt."),
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
    )
    review_by = forms.DateField(
        label=gettext_lazy("Wanneer kijk je opnieuw?"),
        help_text=gettext_lazy("Uiterlijk over twaalf maanden. Zonder datum is dat vandaag over een jaar."),
        required=False,
        widget=forms.DateInput,
    )


def edge(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    found = queries.edge_view(kind, pk, request.user)
    if found is None:
        raise Http404
    form = RatingForm(request.POST or None, initial=_own(found))
    if request.method == "POST" and form.is_valid():
        verb = catalogue.rate if kind == ACTIVITY else strategy.rate
        try:
            verb(found.thing, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(
                request, _("Je oordeel staat. Zodra jullie het allebei gaven, zien jullie elkaars oordeel.")
            )
            return redirect("office:edge", kind, pk)
    context = {
        "edge": found,
        "form": form,
        "asked": _asked(found),
        "latest_day": clock.today() + RATING_HOLDS,
        "talk": found.judgement.state == EdgeState.CONTESTED,
    }
    return page(request, "office/edge.html", context, status=422 if form.errors else 200)


def _own(found: EdgeView) -> dict:
    """What her side said last stands filled in, to look at again; the day to look again does not."""
    own = found.own
    return {"strength": str(own.strength), "evidence": own.evidence, "reason": own.reason} if own else {}


def _asked(found: EdgeView) -> str:
    """Whether it is her turn, and why: "first", "contested", "lapsed", "again" (she may), or "" (she only reads)."""
    if found.side is None:
        return ""
    if found.own is None:
        return "first"
    if not found.judgement.waits_for(found.side):
        return "again"
    return "contested" if found.judgement.state == EdgeState.CONTESTED else "lapsed"
