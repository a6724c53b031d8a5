"""The charter as a document everybody reads, and two versions of it side by side."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from vliegwiel.areas.catalogue.queries.compass import demand
from vliegwiel.areas.insights import queries as insights
from vliegwiel.areas.people.permissions import may_enter_office
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.enums import Severity
from vliegwiel.areas.strategy.models import Charter, Kpi, Principle
from vliegwiel.kit.page import page


@dataclass(frozen=True)
class Belief:
    """A principle with what the studio checks of it, in words; `asks` is empty when it checks nothing."""

    principle: Principle
    asks: str
    is_must: bool


@dataclass(frozen=True)
class Side:
    """One part of two versions: its heading, how it differs, and what stands on both sides."""

    part: str
    kind: str
    word: str
    heading: str
    old: Any
    new: Any


@require_GET
def charter(request: HttpRequest, number: int = 0) -> HttpResponse:
    seen = Charter.objects.visible_to(request.user).select_related("published_by")
    versions = list(seen.order_by("-number")[:40])
    in_force = next((one.number for one in versions if not one.is_draft), 0)
    found = next((one for one in versions if one.number == (number or in_force)), None)
    if number and found is None:
        raise Http404
    context = {
        "charter": found,
        "beliefs": beliefs(found) if found else [],
        "earlier": [one for one in versions if found and one.number != found.number],
        "in_force": in_force,
        "headline": insights.headline() if found else None,
        "measures": strategy.kpi_rows(Kpi.objects.of_academy().visible_to(request.user)) if found else [],
        "may_enter_office": may_enter_office(request.user),
    }
    return page(request, "shared/charter.html", context)


@require_GET
def charter_beside(request: HttpRequest, old: int, new: int) -> HttpResponse:
    seen = Charter.objects.visible_to(request.user)
    before, after = get_object_or_404(seen, number=old), get_object_or_404(seen, number=new)
    rows = [side(row) for row in strategy.beside(before, after)]
    context = {
        "old": before,
        "new": after,
        "rows": rows,
        "changed": sum(row.kind != "same" for row in rows),
        "only": "all" if "all" in request.GET else "changes",
    }
    return page(request, "shared/charter_beside.html", context)


def beliefs(found: Charter) -> list[Belief]:
    """Every principle of a version, with what is checked of it."""
    return [belief(one) for one in strategy.principles(found)]


def belief(one: Principle) -> Belief:
    asks = demand(one.check_by, one.parameters) if one.check_by else ""
    return Belief(one, asks, one.severity == Severity.MUST)


def heading(part: str) -> str:
    """What a part of the charter is called."""
    return {
        "why": _("Waarom er een academie is"),
        "for_whom": _("Voor wie"),
        "who_decides": _("Wie waarover beslist"),
    }.get(part, _("Principe"))


def side(row: strategy.Difference) -> Side:
    words = {
        "added": _("Nieuw"),
        "removed": _("Vervallen"),
        "changed": _("Veranderd"),
        "moved": _("Verplaatst"),
        "same": _("Gelijk"),
    }
    old, new = row.old, row.new
    if row.part not in strategy.CHARTER_TEXTS:
        old, new = (belief(one) if one else None for one in (old, new))
    return Side(row.part, row.kind, words[row.kind], heading(row.part), old, new)
