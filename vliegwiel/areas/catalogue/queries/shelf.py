"""The shelf: what is published, in the reader's language first, with why it is there."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, QuerySet, Subquery, Value, When
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit.finding import find

from ..enums import Purpose
from ..models import Activity, Edition, Link


@dataclass(frozen=True)
class ShelfRow:
    activity: int
    slug: str
    title: str
    summary: str
    minutes: int
    purpose: Purpose
    because: str  # "" when it serves no behaviour
    language: str
    published_at: dt.datetime


@dataclass(frozen=True)
class Shelf:
    """One page of rows. `more`: there is a next page. Nothing is counted."""

    rows: tuple[ShelfRow, ...]
    page: int
    more: bool


def shelf(
    person: Person,
    *,
    purpose: Purpose | str | None = None,
    behaviour: TargetBehaviour | int | None = None,
    most_minutes: int | None = None,
    search: str = "",
    page: int = 1,
    size: int = 24,
) -> Shelf:
    """Published activities, by title. Every word of `search` is in the title or the summary; the nearest come first.

    Two queries (three when something on the page serves a behaviour), however many there are. Pages count from 1.
    """
    best = _best(OuterRef("activity"), person.language).values("pk")[:1]
    found = Edition.objects.filter(pk=Subquery(best))
    found = found.filter(activity__in=Activity.objects.published())
    if purpose:
        found = found.filter(activity__purpose=purpose)
    if most_minutes:
        found = found.filter(minutes__lte=most_minutes)
    if behaviour:
        links = Link.objects.filter(activity=OuterRef("activity"), behaviour=behaviour, confirmation__isnull=False)
        found = found.filter(Exists(links))
    if search:
        found = find(found, search, "title", "summary")
    page = max(1, page)
    start = (page - 1) * size
    cut = list(
        found.defer("blocks")
        .select_related("activity")
        .prefetch_related(Prefetch("activity__links", queryset=_confirmed(), to_attr="served"))
        .order_by(*(["nearness"] if search else []), "title", "pk")[start : start + size + 1]
    )
    return Shelf(rows=tuple(_row(edition) for edition in cut[:size]), page=page, more=len(cut) > size)


def behaviours_served() -> list[tuple[int, str]]:
    """(id, words) of every behaviour some confirmed activity serves, by goal. One query."""
    served = TargetBehaviour.objects.filter(Exists(_confirmed().filter(behaviour=OuterRef("pk"))))
    return [(behaviour.pk, str(behaviour.action)) for behaviour in served.order_by("goal", "pk")]


def edition_for(activity: Activity, person: Person) -> Edition | None:
    """The latest edition in her language, else in another; None when it was never published."""
    return _best(activity.pk, person.language).first()


def because(activity: Activity) -> str:
    """One line, goal and behaviour, of the first confirmed link; "" when there is none."""
    link = _confirmed().filter(activity=activity).first()
    return _because(link) if link else ""


def _best(activity: OuterRef | int, language: str) -> QuerySet[Edition]:
    hers = Case(When(language=language, then=Value(0)), default=Value(1), output_field=IntegerField())
    return Edition.objects.filter(activity=activity).order_by(hers, "-published_at", "-pk")


def _confirmed() -> QuerySet[Link]:
    return Link.objects.filter(confirmation__isnull=False).select_related("behaviour__goal").order_by("pk")


def _because(link: Link) -> str:
    return _("{goal} ← {behaviour}").format(goal=link.behaviour.goal.statement, behaviour=link.behaviour.action)


def _row(edition: Edition) -> ShelfRow:
    activity: Any = edition.activity  # with the prefetched `served`
    return ShelfRow(
        activity=activity.pk,
        slug=activity.slug,
        title=edition.title,
        summary=edition.summary,
        minutes=edition.minutes,
        purpose=Purpose(activity.purpose),
        because=_because(activity.served[0]) if activity.served else "",
        language=edition.language,
        published_at=edition.published_at,
    )
