"""Activities by how they are liked and what they bring, for the L&D lead; and the same in kind words for everybody."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ... import permissions
from ...enums import CaseState, Quadrant
from ...models import Appraisal, CandyCase
from ..titles import titles

LIKED = gettext_lazy("Hoog gewaardeerd, bijdrage nog niet zichtbaar")  # what everybody else reads


@dataclass(frozen=True)
class Reason:
    """One condition in words, with its figure and what it is held against ("" where there is none)."""

    name: str
    words: str
    figure: str
    against: str
    holds: bool


@dataclass(frozen=True)
class CaseRow:
    """An open or closed case for a list."""

    case: CandyCase
    title: str
    owner: str
    answered: bool
    late: bool  # the owner's time is over without an answer


def case_rows(reader: Person, *, closed: bool = False) -> "QuerySet[CandyCase]":
    """The cases this reader may see, latest first, to page through; `rows_of_cases` words a page of them."""
    found: QuerySet[CandyCase] = CandyCase.objects.visible_to(reader).select_related("activity__owner", "word")
    return found.filter(closed_at__isnull=not closed).order_by("-opened_at", "-pk")


def rows_of_cases(cases: Iterable[CandyCase]) -> list[CaseRow]:
    """One query, for the titles."""
    some = list(cases)
    named = titles([case.activity_id for case in some], drafts=True)
    return [
        CaseRow(
            case=case,
            title=named[case.activity_id],
            owner=case.activity.owner.name,
            answered=hasattr(case, "word"),
            late=bool(case.state == CaseState.ASKED and case.due and case.due < clock.today()),
        )
        for case in some
    ]


def reasons(figures: Iterable[list[Any]]) -> list[Reason]:
    """The conditions as they were kept, in words."""
    told = {
        "enjoyed": (_("Mensen vinden het prettig om te doen"), _share),
        "contribution": (_("De bijdrage aan een doel is laag"), _score),
        "even_at_best": (_("Ook als elk verband sterker blijkt, blijft ze laag"), _score),
        "enough_ratings": (_("Er zijn genoeg antwoorden"), _whole),
        "not_exempt": (_("Het is niet gezegd dat het ergens anders voor is"), _nothing),
        "not_mandatory": (_("De wet vraagt het niet"), _nothing),
        "takes_more": (_("Het kost meer tijd dan de middelste activiteit"), _hours),
        "costs_more": (_("Het kost meer geld dan de middelste activiteit"), _euros),
    }
    return [
        Reason(name, told[name][0], told[name][1](figure), told[name][1](against), holds)
        for name, figure, against, holds in figures
    ]


def quadrant_rows(reader: Person, quadrant: Quadrant | str) -> "QuerySet[Appraisal]":
    """The shelf's activities in this quadrant, the most hours first; for nobody but the L&D lead."""
    found = Appraisal.objects.filter(on_shelf=True, quadrant=quadrant)
    return (
        (found if permissions.may_see_quadrants(reader) else found.none())
        .select_related("activity")
        .order_by("-minutes", "activity")
    )


def quadrant_counts(reader: Person) -> dict[str, int]:
    """quadrant -> how many activities; nothing for whoever may not see them. One query."""
    if not permissions.may_see_quadrants(reader):
        return {}
    rows = Appraisal.objects.filter(on_shelf=True).exclude(quadrant="").order_by().values_list("quadrant")
    return dict(rows.annotate(n=Count("pk")))


def with_case(activities: "QuerySet[Activity]") -> "QuerySet[Activity]":
    """The same with `case`, the id of the open case about it (for who may see one), and `asked_about`: its owner was
    asked and it is not settled yet, so that others read the kind words."""
    about = CandyCase.objects.filter(activity=OuterRef("pk"), closed_at=None)
    asked = about.exclude(state=CaseState.SUSPECTED)
    return activities.annotate(case=Subquery(about.values("pk")[:1]), asked_about=Exists(asked))


def question_for(owner: Person, activity: Activity) -> CandyCase | None:
    """What she, as its owner, is asked now."""
    found: QuerySet[CandyCase] = CandyCase.objects.asked_of(owner)
    return found.filter(activity=activity).select_related("activity", "word").first()


def days_left(case: CandyCase, day: dt.date) -> int:
    """How many days the owner still has; 0 when her time is over or was not asked for."""
    return max(0, (case.due - day).days) if case.due else 0


def _share(value: float | None) -> str:
    return "" if value is None else f"{round(value * 100)}%"


def _score(value: float | None) -> str:
    return "" if value is None else number_format(round(value))


def _whole(value: float | None) -> str:
    return "" if value is None else number_format(int(value))


def _hours(value: float | None) -> str:
    return "" if value is None else _("{n} uur").format(n=number_format(round(value, 1)))


def _euros(value: float | None) -> str:
    return "" if value is None else f"€ {number_format(round(value), force_grouping=True)}"


def _nothing(_value: float | None) -> str:
    return ""
