"""What stands on the shelf, under which charter it was checked, and what fails."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.enums import Check
from vliegwiel.areas.strategy.models import Charter

from ..models import Activity, Edition, Inspection, Waiver
from .compass import Finding, Outcome, kept, say


@dataclass(frozen=True)
class Checked:
    """One check of a kept inspection, ready to show."""

    check: Check
    outcome: Outcome
    is_must: bool
    waived: bool
    findings: tuple[Finding, ...]

    @property
    def says(self) -> list[str]:
        return [say(finding) for finding in self.findings]


def on_the_shelf() -> "QuerySet[Edition]":
    """The latest edition in each language of every activity that is not retired."""
    latest = Edition.objects.filter(activity=OuterRef("activity"), language=OuterRef("language")).order_by("-number")
    return Edition.objects.filter(activity__retirement=None, pk=Subquery(latest.values("pk")[:1])).order_by("pk")


def latest_edition(activity: Activity, language: str) -> Edition | None:
    """The latest in this language, with what is known of its newest inspection: `checked_under` (the charter's key),
    `checked_number` and `checked_at`, None each when there is none. One query."""
    newest = Inspection.objects.in_force().filter(edition=OuterRef("pk"))
    editions = Edition.objects.filter(activity=activity, language=language).order_by("-number")
    told = editions.annotate(
        checked_under=Subquery(newest.values("charter")[:1]),
        checked_number=Subquery(newest.values("charter__number")[:1]),
        checked_at=Subquery(newest.values("at")[:1]),
    )
    found: Edition | None = told.first()
    return found


def inspection_of(edition: Edition) -> Inspection | None:
    """What the checks said of it under the newest charter it was checked under. One query."""
    found: Inspection | None = edition.inspections.in_force().select_related("charter").first()
    return found


def checked(inspection: Inspection) -> list[Checked]:
    """Every check of an inspection, as it was found then."""
    return [
        Checked(
            Check(row["check"]),
            Outcome(row["outcome"]),
            row["severity"] == "must",
            row["waiver"] is not None,
            tuple(kept(finding) for finding in row["findings"]),
        )
        for row in inspection.results
        if row["check"] in Check.values
    ]


def failing_under(charter: Charter, *, check: str = "") -> "QuerySet[Inspection]":
    """What fails under this version as it reads now, what would be refused first; narrowed to one check."""
    found = Inspection.objects.standing().filter(charter=charter).exclude(failing="")
    if check:
        found = found.filter(failing__contains=f" {check} ")
    on_it = found.filter(edition__in=on_the_shelf().values("pk")).select_related("edition__activity__owner")
    ordered: QuerySet[Inspection] = on_it.order_by("-musts", "edition")
    return ordered


def checked_under(activities: Iterable[Activity]) -> dict[int, int]:
    """Per activity the number of the newest charter in force under which one of its editions was checked."""
    found = Inspection.objects.in_force().order_by().filter(edition__activity__in=activities)
    rows: Any = found.values_list("edition__activity").annotate(newest=Max("charter__number"))
    return dict(rows)


def waivers(person: Person) -> "QuerySet[Waiver]":
    """Those that count today and that she may see, what ends first on top."""
    found: QuerySet[Waiver] = Waiver.objects.visible_to(person).holding().order_by("until", "pk")
    return found.select_related("activity__owner", "by").prefetch_related("activity__drafts")
