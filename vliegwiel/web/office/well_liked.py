"""What people like beside what it brings: for the L&D lead alone. Its address says nothing more than that."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.insights import actions, permissions, queries
from vliegwiel.areas.insights.enums import CaseState, Quadrant
from vliegwiel.areas.insights.models import CandyCase
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require

from .words import as_text_errors

PAGE = 25
FOR_THE_LEAD = gettext_lazy("Deze bladzijde is er voor de opleiders.")
OUTCOMES = (
    (CaseState.LINKED, gettext_lazy("Het kreeg een eerlijk verband met een gedrag")),
    (CaseState.REDESIGNED, gettext_lazy("Het wordt herontworpen: oefenen, een plan en opvolging erbij")),
    (CaseState.RELABELLED, gettext_lazy("Het heet nu waardering of teamdag, met een eigen potje")),
    (CaseState.RETIRED, gettext_lazy("We stopten ermee")),
    (CaseState.CONFIRMED, gettext_lazy("De eigenaar ziet het ook zo; we beslissen later")),
)


# What stands in an address may be sent to somebody else, so it says no more than the page's own.
SHOWN = {
    "liked-low": (
        Quadrant.CANDY,
        gettext_lazy(
            "Prettig, en de bijdrage is laag. Een gesprek komt er pas als ook de tijd, de antwoorden en de bedoeling "
            "ernaar zijn."
        ),
    ),
    "liked-high": (Quadrant.ENGINE, gettext_lazy("Prettig én het draagt bij. Leer ervan voor de rest.")),
    "less-high": (
        Quadrant.HARD_WORK,
        gettext_lazy("Het draagt bij, maar prettig is anders. Maak het korter, echter of beter begeleid."),
    ),
    "less-low": (
        Quadrant.REVIEW,
        gettext_lazy("Niet prettig en weinig bijdrage. Begin hier in de volgende ronde."),
    ),
    "between": (Quadrant.MIDDLE, gettext_lazy("Ertussenin: meer weten helpt meer dan ingrijpen.")),
}


class ConclusionForm(forms.Form):
    outcome = forms.ChoiceField(label=gettext_lazy("Hoe loopt het af?"), choices=OUTCOMES, widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("Wat spraken jullie af?"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


@require_GET
def well_liked(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_quadrants(request.user), FOR_THE_LEAD)
    number = page_number(request.GET.get("page"))
    chosen = request.GET.get("show", "")
    counts = queries.quadrant_counts(request.user)
    context: dict[str, Any] = {
        "chosen": chosen if chosen in (*SHOWN, "closed") else "",
        "counts": [(key, quadrant.label, counts.get(quadrant, 0)) for key, (quadrant, _about) in SHOWN.items()],
    }
    if chosen in SHOWN:
        quadrant, context["about"] = SHOWN[chosen]
        shown = leaf(queries.quadrant_rows(request.user, quadrant), number, PAGE)
        named = queries.titles([one.activity_id for one in shown])
        context |= {"leaf": shown, "rows": [(one, named.get(one.activity_id, one.activity.slug)) for one in shown]}
    else:
        shown = leaf(queries.case_rows(request.user, closed=chosen == "closed"), number, PAGE)
        context |= {"leaf": shown, "cases": queries.rows_of_cases(shown)}
    return page(request, "office/well_liked.html", context)


@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _case(request, pk))


@require_POST
def question(request: HttpRequest, pk: int) -> HttpResponse:
    case = _case(request, pk)
    try:
        actions.ask_owner(case, by=request.user, note=request.POST.get("note", ""))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        name = case.activity.owner.name
        messages.success(request, _("%(name)s krijgt de vraag, in vriendelijke woorden.") % {"name": name})
    return redirect("office:well_liked_one", pk)


@require_POST
def conclusion(request: HttpRequest, pk: int) -> HttpResponse:
    case, form = _case(request, pk), ConclusionForm(request.POST)
    if form.is_valid():
        try:
            actions.conclude(case, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("office:well_liked_one", pk)
    return _page(request, case, form, status=422)


@require_POST
def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.reopen_case(_case(request, pk), by=request.user, note=request.POST.get("note", ""))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("office:well_liked_one", pk)


def _case(request: HttpRequest, pk: int) -> CandyCase:
    require(permissions.may_see_quadrants(request.user), FOR_THE_LEAD)
    mine = CandyCase.objects.visible_to(request.user)
    return get_object_or_404(mine.select_related("activity__owner", "activity__retirement", "word__by"), pk=pk)


def _page(request: HttpRequest, case: CandyCase, form: ConclusionForm | None = None, status: int = 200) -> HttpResponse:
    context = {
        "case": case,
        "activity": case.activity,
        "state": CaseState(case.state),
        "title": queries.titles([case.activity_id], drafts=True)[case.activity_id],
        "reasons": queries.reasons(case.figures),
        "turns": [(turn, CaseState(turn.state)) for turn in case.turns.select_related("by")],
        "word": getattr(case, "word", None),
        "form": form or ConclusionForm(),
        "late": bool(case.state == CaseState.ASKED and case.due and case.due < clock.today()),
        "may_ask": case.state == CaseState.SUSPECTED,
        "may_conclude": case.state in (CaseState.ASKED, CaseState.CONFIRMED),
        "kind_words": queries.LIKED,
    }
    return page(request, "office/well_liked_one.html", context, status=status)
