"""The rows behind the portfolio's figures."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import Goal

from ... import permissions
from ...enums import Thread
from ...models import Appraisal
from ..appreciation.facts import cuts


@dataclass(frozen=True)
class GoalSeen:
    """A running goal, and whether learning does something for it: an activity with a high contribution."""

    goal: Goal
    reached: bool
    tried: bool  # some activity is linked to it, with a lower contribution


def goals_seen() -> list[GoalSeen]:
    """Every running goal, the blind ones first. Two queries."""
    shelf = Appraisal.objects.filter(activity=OuterRef("activity"), on_shelf=True)
    links = Link.objects.filter(behaviour__goal=OuterRef("pk"), confirmation__isnull=False)
    high = links.filter(Exists(shelf.filter(value__gte=cuts().high, has_line=True)))
    goals = Goal.objects.active().annotate(reached=Exists(high), tried=Exists(links.filter(Exists(shelf))))
    found = [GoalSeen(goal, goal.reached, goal.tried) for goal in goals.select_related("owner").order_by("due", "pk")]
    return sorted(found, key=lambda seen: (seen.reached, seen.tried))


def appraised(reader: Person, figure: str, part: str = "") -> QuerySet[Appraisal]:
    """The shelf's activities behind a figure, the most hours first, to page through.

    `part`: "with" or "without" for coverage, a thread, or a tier; "" is all. Nobody but the L&D lead gets `liked`.
    """
    rows = Appraisal.objects.filter(on_shelf=True, exempt=False)
    if figure == "coverage" and part in ("with", "without"):
        rows = rows.filter(has_line=part == "with")
    elif figure == "threads" and part in Thread.values:
        rows = rows.filter(thread=part)
    elif figure == "ladder" and part.isdecimal():
        rows = rows.filter(tier=int(part))
    elif figure == "liked":
        rows = rows.filter(stands_out=True) if permissions.may_see_quadrants(reader) else rows.none()
    return rows.select_related("activity").order_by("-minutes", "activity")
