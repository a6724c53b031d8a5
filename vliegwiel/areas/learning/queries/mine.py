"""What a person sees of her own learning: what is asked, what she is at, what she finished."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.queries import becauses
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.lengths import ListLength
from vliegwiel.kit.prepared import Prepared

from ..models import Assignment, Completion, Enrolment
from .editions import latest_editions, pick

MOST = 50  # open assignments or enrolments one person can look at; nobody has time for more


@dataclass(frozen=True)
class Asked:
    """An open assignment as the learner sees it. `underway` is None until she begins."""

    assignment: int
    activity: int
    slug: str
    title: str
    minutes: int
    language: str
    purpose: Purpose
    legal_basis: str
    reason: str
    giver: str
    given_at: dt.datetime
    due: dt.date | None
    underway: "Underway | None"
    because: str = ""  # the line from goal to this; "" when it has none, or was not asked

    @property
    def steps(self) -> tuple[int, int] | None:
        """How many steps she did, of how many; None until she begins."""
        return (self.underway.done, self.underway.total) if self.underway else None


@dataclass(frozen=True)
class Underway:
    """Something she began and has not finished."""

    enrolment: int
    activity: int
    slug: str
    title: str
    minutes: int
    language: str
    place: str
    seen_at: dt.datetime
    done: int
    total: int
    because: str = ""


@dataclass(frozen=True)
class Today:
    """At most one must and one choice of her own; the rest waits on her list."""

    must: Asked | None
    own: Underway | None
    waiting: tuple[Asked, ...]
    other: tuple[Underway, ...]


@dataclass(frozen=True)
class Record:
    """One completion. Nothing removes it."""

    activity: int
    slug: str
    title: str
    minutes: int
    language: str
    number: int
    purpose: Purpose
    legal_basis: str
    at: dt.datetime


def _asked(person: int, begun: Collection[int]) -> QuerySet[Assignment]:
    rows: QuerySet[Assignment] = (
        Assignment.objects.open()
        .filter(person=person)
        .filter(Q(activity__retirement=None) | Q(activity__in=begun))
        .select_related("activity", "given_by")
        .order_by(F("due").asc(nulls_last=True), "given_at", "pk")[:MOST]
    )
    return rows


def _underway(person: int) -> QuerySet[Any]:
    finished = Completion.objects.filter(person=OuterRef("person"), activity=OuterRef("activity"))
    return (
        Enrolment.objects.filter(~Exists(finished), person=person)
        .select_related("edition", "activity")
        .defer("edition__blocks")
        # Going over to another edition drops the steps it does not have.
        .annotate(steps_done=Count("steps"), blocks_n=ListLength("edition__blocks"))
        .order_by("-seen_at", "-pk")[:MOST]
    )


ASKED, UNDERWAY = Prepared(_asked), Prepared(_underway)


def today(person: Person) -> Today:
    """What to show on Today. Four queries, however much there is."""
    at_it = underway(person)
    wanted = asked(person, at_it)
    activities = {row.activity for row in wanted}
    own = [row for row in at_it if row.activity not in activities]
    why = becauses([*(row.activity for row in wanted), *(row.activity for row in own)])
    wanted = [replace(row, because=why.get(row.activity, "")) for row in wanted]
    own = [replace(row, because=why.get(row.activity, "")) for row in own]
    return Today(
        must=wanted[0] if wanted else None,
        own=own[0] if own else None,
        waiting=tuple(wanted[1:]),
        other=tuple(own[1:]),
    )


def asked(person: Person, at_it: list[Underway] | None = None) -> list[Asked]:
    """Her open assignments, the soonest date first, then what the law asks, then the oldest.

    What was retired before she began is not asked any more.
    """
    if at_it is None:
        at_it = underway(person)
    begun = {row.activity: row for row in at_it}
    rows = ASKED.ask(person=person.pk, begun=list(begun))
    editions = latest_editions(row.activity_id for row in rows)
    found = []
    for row in rows:
        edition = begun.get(row.activity_id) or pick(editions.get(row.activity_id, {}), person.language)
        if edition is None:
            continue
        found.append(
            Asked(
                assignment=row.pk,
                activity=row.activity_id,
                slug=row.activity.slug,
                title=edition.title,
                minutes=edition.minutes,
                language=edition.language,
                purpose=Purpose(row.activity.purpose),
                legal_basis=row.activity.legal_basis,
                reason=row.reason,
                giver=row.given_by.name,
                given_at=row.given_at,
                due=row.due,
                underway=begun.get(row.activity_id),
            )
        )
    return sorted(found, key=lambda row: (row.due or dt.date.max, row.purpose != Purpose.LEGAL))


def underway(person: Person) -> list[Underway]:
    """What she began and has not finished, last touched first; blocks done, of how many. One query."""
    return [
        Underway(
            enrolment=row.pk,
            activity=row.activity_id,
            slug=row.activity.slug,
            title=row.edition.title,
            minutes=row.edition.minutes,
            language=row.edition.language,
            place=row.place,
            seen_at=row.seen_at,
            done=row.steps_done,
            total=row.blocks_n,
        )
        for row in UNDERWAY.ask(person=person.pk)
    ]


def history(person: Person) -> QuerySet[Completion]:
    """Her completions, newest first, to paginate; `records` makes rows of a page of them."""
    return (
        Completion.objects.filter(person=person)
        .select_related("activity", "edition")
        .defer("edition__blocks")
        .order_by("-at", "-pk")
    )


def records(completions: "list[Completion] | QuerySet[Completion]") -> list[Record]:
    """Rows of `history`."""
    return [
        Record(
            activity=row.activity_id,
            slug=row.activity.slug,
            title=row.edition.title,
            minutes=row.edition.minutes,
            language=row.edition.language,
            number=row.edition.number,
            purpose=Purpose(row.activity.purpose),
            legal_basis=row.activity.legal_basis,
            at=row.at,
        )
        for row in completions
    ]
