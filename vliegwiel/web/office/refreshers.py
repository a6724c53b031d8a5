"""A refresher that is asked by itself: what it would do, switching it on and off, and how far it is."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.qualifications import actions, jobs, permissions, queries
from vliegwiel.areas.qualifications.actions.writing import NOT_KEEPER
from vliegwiel.areas.qualifications.models import Qualification, RefreshRun
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import page_number
from vliegwiel.kit.permissions import require
from vliegwiel.kit.words import as_words

KINDS = ("gains", "keeps", "loses")


@require_safe
def refreshers(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    runs = RefreshRun.objects.visible_to(request.user).filter(qualification=found).select_related("by")
    running = runs.filter(finished_at=None).defer("rows").first()
    rule = queries.rule_of(found)
    look = None if running else runs.filter(kind=RefreshRun.Kind.LOOK).order_by("-pk").first()
    if look and rule and look.asked_at < rule.at:  # what it would give then was given since
        look = None
    words = {"gains": _("Krijgt het"), "keeps": _("Houdt het"), "loses": _("Hoeft het niet meer")}
    asked = request.GET.get("kind", "")
    counts = look.counts if look else {}
    kind = asked if asked in KINDS else next((one for one in KINDS if counts.get(one)), "gains")
    rows = [row for row in look.rows if row[0] == kind] if look else []
    shown = Paginator(rows, 25).get_page(page_number(request.GET.get("page")))
    called = titles({row[5] for row in shown})
    context = {
        "found": found,
        "rule": rule,
        "running": running,
        "share": f"{running.done} / {running.total}" if running else "",
        "look": look,
        "counts": counts,
        "tabs": [(one, words[one], counts.get(one, 0)) for one in KINDS],
        "kind": kind,
        "page": shown,
        "rows": [
            (person, name, dt.date.fromisoformat(until) if until else None, as_words(called.get(activity, {})))
            for _kind, person, name, _number, until, activity in shown
        ],
        "more": counts.get(kind, 0) > len(rows),
        "n": len(rows),
        "done": [
            (run, run.counts.get("given", 0), run.counts.get("taken", 0)) for run in queries.last_runs(found, most=5)
        ],
    }
    return page(request, "office/refreshers.html", context, parts=("progress",))


@require_POST
def foresight(request: HttpRequest, pk: int) -> HttpResponse:
    """Work out what it would do; nothing is given."""
    run = actions.foresee_refreshers(_found(request, pk), by=request.user)
    jobs.refresh.enqueue(run.pk)
    return redirect("office:refreshers", pk)


@require_POST
def activation(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    looks = RefreshRun.objects.visible_to(request.user).filter(qualification=found, kind=RefreshRun.Kind.LOOK)
    look = looks.exclude(finished_at=None).order_by("-pk").first()
    if look is None:
        messages.info(request, _("Reken eerst uit wat het doet; dan weet je wat je aanzet."))
        return redirect("office:refreshers", pk)
    try:
        run = actions.ask_refreshers(found, counts=look.counts, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    else:
        jobs.refresh.enqueue(run.pk)
        messages.success(request, _("Het staat aan. Bij wie het bijna afloopt komt het vanzelf."))
    return redirect("office:refreshers", pk)


@require_POST
def deactivation(request: HttpRequest, pk: int) -> HttpResponse:
    if run := actions.stop_refreshers(_found(request, pk), by=request.user):
        jobs.refresh.enqueue(run.pk)
        messages.success(request, _("Het staat uit. Wat open staat en niemand anders vraagt, gaat terug."))
    return redirect("office:refreshers", pk)


def _found(request: HttpRequest, pk: int) -> Qualification:
    require(permissions.may_keep(request.user), NOT_KEEPER)
    return get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
