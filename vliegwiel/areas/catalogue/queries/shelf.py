"""The shelf: what is published, in the reader's language first, with why it is there."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit.fetching import Rows
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.words import Words

from ..enums import Purpose, Shape
from ..models import Activity, Edition, Link
from .searching import Matches, Where, search_activities

SIZE = 24
Why = tuple[int, Words, Words]  # activity, goal, behaviour


@dataclass(frozen=True)
class ShelfRow:
    activity: int
    slug: str
    title: str
    summary: str
    minutes: int
    purpose: Purpose
    shape: Shape
    because: str  # "" when it serves no behaviour
    language: str
    published_at: dt.datetime
    where: Where | None = None  # when it was searched: the best place of what was asked
    via: str = ""  # and the word of the same meaning that was found instead


@dataclass(frozen=True)
class Shelf:
    """One page of rows. `more`: there is a next page. Nothing is counted."""

    rows: tuple[ShelfRow, ...]
    page: int
    more: bool
    instead: str = ""  # what was looked for, when what was asked stands nowhere


def shelf(
    person: Person,
    *,
    purpose: Purpose | str | None = None,
    shape: Shape | str | None = None,
    behaviour: TargetBehaviour | int | None = None,
    most_minutes: int | None = None,
    search: str = "",
    page: int = 1,
    size: int = SIZE,
) -> Shelf:
    """Published activities, by title; with `search` what answers it, the nearest first (`queries.searching`).

    Two queries, with a search at most six, however many there are. Pages count from 1.
    """
    page = max(1, page)
    if page == 1 and size == SIZE and not (purpose or shape or behaviour or most_minutes or search):
        front = FRONT.rows(language=person.language)
        why = WHY.rows(activities=[edition.activity_id for edition in front[:size]])
        return _front_page(front, why, get_language())
    found = _on_the_shelf(person.language)
    if search and not (purpose or shape or behaviour or most_minutes):
        return _matching(None, search_activities(search, language=person.language), person.language, page, size)
    if purpose:
        found = found.filter(activity__purpose=purpose)
    if shape:
        found = found.filter(activity__shape=shape)
    if most_minutes:
        found = found.filter(minutes__lte=most_minutes)
    if behaviour:
        links = Link.objects.filter(activity=OuterRef("activity"), behaviour=behaviour, confirmation__isnull=False)
        found = found.filter(Exists(links))
    start = (page - 1) * size
    if search:
        return _matching(found, search_activities(search, language=person.language), person.language, page, size)
    return _page_of(list(found[start : start + size + 1]), page, size)


def _matching(narrowed: QuerySet[Edition] | None, matches: Matches, language: str, page: int, size: int) -> Shelf:
    """Of what matches a page, in the order of the matches; `narrowed`: only what is among these."""
    start = (page - 1) * size
    known = {match.activity: match for match in matches.found}
    wanted = list(known)
    if narrowed is None:
        wanted = wanted[start : start + size + 1]
        editions = _editions(language).filter(activity__in=wanted)
    else:
        editions = narrowed.filter(activity__in=wanted)
    found = {edition.activity_id: edition for edition in editions} if wanted else {}
    cut = [found[activity] for activity in wanted if activity in found]
    shown = _page_of(cut if narrowed is None else cut[start : start + size + 1], page, size)
    rows = tuple(replace(row, where=known[row.activity].where, via=known[row.activity].via) for row in shown.rows)
    return replace(shown, rows=rows, instead=matches.instead)


def _editions(language: str) -> QuerySet[Edition]:
    """Of every activity the edition she would read, without its blocks."""
    best = _best(OuterRef("activity"), language).values("pk")[:1]
    return Edition.objects.filter(pk=Subquery(best)).defer("blocks").select_related("activity").order_by("title", "pk")


def _on_the_shelf(language: str) -> QuerySet[Edition]:
    """Of everything published the edition she would read, by title, without its blocks."""
    return _editions(language).filter(activity__in=Activity.objects.published())


def _front(language: str) -> QuerySet[Edition]:
    return _on_the_shelf(language)[: SIZE + 1]


@lru_cache(maxsize=8)
def _front_page(front: Rows[Edition], why: Rows[Why], _language: str | None) -> Shelf:
    reasons: dict[int, str] = {}
    for activity, goal, action in why:
        reasons.setdefault(activity, _reason(goal, action))
    rows = tuple(_row(edition, reasons.get(edition.activity_id, "")) for edition in front[:SIZE])
    return Shelf(rows=rows, page=1, more=len(front) > SIZE)


def _page_of(cut: list[Edition], page: int, size: int) -> Shelf:
    why = becauses(edition.activity_id for edition in cut[:size])
    rows = tuple(_row(edition, why.get(edition.activity_id, "")) for edition in cut[:size])
    return Shelf(rows=rows, page=page, more=len(cut) > size)


def published_named(typed: str) -> list[Activity]:
    """What is on the shelf under this address (whole, or its last part), else under exactly this title; two at most."""
    slug = typed.strip().rstrip("/").rpartition("/")[2]
    there = Activity.objects.published().order_by("pk")
    exact = list(there.filter(slug=slug)[:1])
    titled = Edition.objects.filter(activity=OuterRef("pk"), title__iexact=" ".join(typed.split()))
    return exact or list(there.filter(Exists(titled))[:2])


def behaviours_served() -> tuple[tuple[int, str], ...]:
    """(id, words) of every behaviour some confirmed activity serves, by goal. One query.

    The same object as long as they are the same.
    """
    return _said(SERVED.rows(), get_language())


@lru_cache(maxsize=8)
def _said(served: "Rows[tuple[int, Words]]", _language: str | None) -> tuple[tuple[int, str], ...]:
    return tuple((pk, str(action)) for pk, action in served)


def edition_for(activity: Activity, person: Person, *, language: str = "") -> Edition | None:
    """The latest edition in this language (else hers), else in another; None when it was never published. `also_in`:
    the other language it was published in, None when there is none."""
    found: Edition | None = BEST.first(activity=activity.pk, language=language or person.language)
    return found


def with_because(activities: QuerySet[Activity]) -> QuerySet[Any]:
    """Activities of which `because` knows the answer without asking, with the theme above it where there is one."""
    first = Link.objects.filter(activity=OuterRef("pk"), confirmation__isnull=False).order_by("pk")
    rows: QuerySet[Any] = activities.annotate(
        why_theme=Subquery(first.values("behaviour__goal__theme__title")[:1]),
        why_goal=Subquery(first.values("behaviour__goal__statement")[:1]),
        why_behaviour=Subquery(first.values("behaviour__action")[:1]),
    )
    return rows


def because(activity: Activity) -> str:
    """One line, goal and behaviour, of the first confirmed link; "" when there is none."""
    known = vars(activity)
    if "why_goal" in known:
        return _reason(known["why_goal"], known["why_behaviour"], known["why_theme"]) if known["why_behaviour"] else ""
    why = WHY.first(activities=[activity.pk])
    return _reason(*why[1:]) if why else ""


def becauses(activities: Iterable[int]) -> dict[int, str]:
    """activity -> the same line, for those that have one. One query, none for none."""
    keys = list(activities)
    why: dict[int, str] = {}
    for activity, goal, action in WHY.ask(activities=keys) if keys else ():
        why.setdefault(activity, _reason(goal, action))
    return why


def _best(activity: OuterRef | int, language: str) -> QuerySet[Edition]:
    hers = Case(When(language=language, then=Value(0)), default=Value(1), output_field=IntegerField())
    return Edition.objects.filter(activity=activity).order_by(hers, "-published_at", "-pk")


def _served() -> "QuerySet[TargetBehaviour, tuple[int, Words]]":
    confirmed = Link.objects.filter(behaviour=OuterRef("pk"), confirmation__isnull=False)
    served = TargetBehaviour.objects.filter(Exists(confirmed)).order_by("goal", "pk")
    return served.values_list("pk", "action")


def _newest(activity: int, language: str) -> QuerySet[Any]:
    elsewhere = Edition.objects.filter(activity=OuterRef("activity")).exclude(language=OuterRef("language"))
    also_in = Subquery(elsewhere.order_by("language").values("language")[:1])
    best: QuerySet[Any] = _best(activity, language).annotate(also_in=also_in)[:1]
    return best


def _why(activities: Collection[int]) -> "QuerySet[Link, tuple[int, Words, Words]]":
    links = Link.objects.filter(activity__in=activities, confirmation__isnull=False).order_by("pk")
    return links.values_list("activity_id", "behaviour__goal__statement", "behaviour__action")


BEST, SERVED = Prepared(_newest), Prepared(_served, kept=True)
FRONT, WHY = Prepared(_front, kept=True), Prepared(_why, kept=True)  # everybody opens the shelf on its first page


def _reason(goal: Words, behaviour: Words, theme: Words | None = None) -> str:
    if theme:
        names = {"theme": theme, "goal": goal, "behaviour": behaviour}
        return _("Thema: {theme}. Doel: {goal}. Wie dit leert, {behaviour}.").format(**names)
    return _("Doel: {goal}. Wie dit leert, {behaviour}.").format(goal=goal, behaviour=behaviour)


def _row(edition: Edition, because: str) -> ShelfRow:
    activity = edition.activity
    return ShelfRow(
        activity=activity.pk,
        slug=activity.slug,
        title=edition.title,
        summary=edition.summary,
        minutes=edition.minutes,
        purpose=Purpose(activity.purpose),
        shape=Shape(activity.shape),
        because=because,
        language=edition.language,
        published_at=edition.published_at,
    )
