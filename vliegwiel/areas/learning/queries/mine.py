"""What a person sees of her own learning: what is asked, what she is at, what she finished."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, Count, F, JSONField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from vliegwiel.areas.catalogue.enums import Purpose, Shape
from vliegwiel.areas.catalogue.queries import activities_in, becauses, held_in
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.joining import Joined
from vliegwiel.kit.lengths import ListLength
from vliegwiel.kit.prepared import Prepared

from ..enums import Ground
from ..models import Assignment, Completion, Enrolment, Need, RuleMatch
from .editions import Latest, latest_editions, pick
from .programmes import programme_underway

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
    weeks: int = 0  # over which a programme is spread
    because: str = ""  # the line from goal to this; "" when it has none, or was not asked
    by_rule: bool = False  # a rule asks it, nobody by hand
    ground: Ground | None = None  # of the rule whose date comes first
    basis: str = ""

    @property
    def now(self) -> str:
        """Of a programme she began: what comes now."""
        return self.underway.now if self.underway else ""

    @property
    def then(self) -> str:
        return self.underway.then if self.underway else ""

    @property
    def opens_on(self) -> dt.date | None:
        return self.underway.opens_on if self.underway else None

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
    weeks: int = 0
    now: str = ""  # of a programme: what comes now, where that is, and what comes then
    now_slug: str = ""
    then: str = ""
    opens_on: dt.date | None = None  # when nothing is open now
    holds: frozenset[int] = frozenset()  # the activities in it


@dataclass(frozen=True)
class Today:
    """At most one must and one choice of her own; the rest waits on her list."""

    must: Asked | None
    own: Underway | None
    waiting: tuple[Asked, ...]
    other: tuple[Underway, ...]


@dataclass(frozen=True)
class Record:
    """One completion. Nothing removes it. `again`: which time it was, 1 for the first."""

    completion: int
    activity: int
    slug: str
    title: str
    minutes: int
    language: str
    number: int
    purpose: Purpose
    legal_basis: str
    at: dt.datetime
    again: int = 1


def _asked(person: int, begun: Collection[int]) -> QuerySet[Assignment]:
    under = RuleMatch.objects.open().filter(assignment=OuterRef("pk"), state=RuleMatch.State.GIVEN)
    under = under.order_by(F("due").asc(nulls_last=True), "pk")
    needs = Need.objects.open().filter(assignment=OuterRef("pk")).order_by(F("due").asc(nulls_last=True), "pk")
    rows: QuerySet[Assignment] = (
        Assignment.objects.open()
        .filter(person=person)
        .filter(Q(activity__retirement=None) | Q(activity__in=begun))
        .select_related("activity", "given_by")
        .annotate(
            ground=Coalesce(Subquery(needs.values("ground")[:1]), Subquery(under.values("version__ground")[:1])),
            basis=Coalesce(Subquery(needs.values("basis")[:1]), Subquery(under.values("version__basis")[:1])),
        )
        .order_by(F("due").asc(nulls_last=True), "given_at", "pk")[:MOST]
    )
    return rows


def _underway(person: int) -> QuerySet[Any]:
    return (
        Enrolment.objects.open()
        .filter(person=person)
        .select_related("edition", "activity")
        .defer("edition__blocks")
        # Going over to another edition drops the steps it does not have.
        .annotate(
            steps_done=Count("steps"),
            blocks_n=ListLength("edition__blocks"),
            # Of a programme what comes next depends on which, not on how many.
            made_of=Case(When(activity__shape=Shape.PROGRAMME, then=F("edition__blocks")), output_field=JSONField()),
            steps_of=Joined("steps__block"),
        )
        .order_by("-seen_at", "-pk")[:MOST]
    )


ASKED, UNDERWAY = Prepared(_asked), Prepared(_underway)


def today(person: Person) -> Today:
    """What to show on Today. Four queries, however much there is."""
    at_it, wanted = _hers(person)
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


def asked(person: Person) -> list[Asked]:
    """Her open assignments, the soonest date first, then what the law asks, then the oldest. Three queries.

    What was retired before she began is not asked any more.
    """
    return _hers(person)[1]


def underway(person: Person) -> list[Underway]:
    """What she began and has not finished, last touched first; steps done, of how many. One query, and one more when
    there are programmes among it."""
    rows = UNDERWAY.ask(person=person.pk)
    holds = [one for row in rows for one in activities_in(row.made_of or ())]
    return _begun(rows, latest_editions(holds) if holds else {}, person.language)


def _hers(person: Person) -> tuple[list[Underway], list[Asked]]:
    """Both in three queries: what a programme holds is looked up with what is asked."""
    rows = UNDERWAY.ask(person=person.pk)
    wanted = ASKED.ask(person=person.pk, begun=[row.activity_id for row in rows])
    holds = [one for row in rows for one in activities_in(row.made_of or ())]
    editions = latest_editions([*(row.activity_id for row in wanted), *holds])
    at_it = _begun(rows, editions, person.language)
    return at_it, _wanted(wanted, {row.activity: row for row in at_it}, editions, person.language)


def _wanted(rows: Iterable[Any], begun: Mapping[int, Underway], editions: Latest, language: str) -> list[Asked]:
    found = []
    for row in rows:
        edition = begun.get(row.activity_id) or pick(editions.get(row.activity_id, {}), language)
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
                weeks=edition.weeks,
                underway=begun.get(row.activity_id),
                by_rule=not row.by_hand,
                ground=Ground(row.ground) if row.ground else None,
                basis=row.basis or "",
            )
        )
    return sorted(found, key=lambda row: (row.due or dt.date.max, row.purpose != Purpose.LEGAL))


def _begun(rows: Iterable[Any], editions: Latest, language: str) -> list[Underway]:
    found = []
    for row in rows:
        at = Underway(
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
            weeks=row.edition.weeks,
        )
        found.append(_with_next(at, row, editions, language) if row.made_of else at)
    return found


def _with_next(at: Underway, row: Any, editions: Latest, language: str) -> Underway:
    """How far she is in a programme, what comes now and what comes then. It goes on at its own page."""
    holds = activities_in(row.made_of)
    known = held_in(
        (
            (one, said.activity.slug, said.title, said.minutes, said.language, said.activity.shape, said.gone or None)
            for one in holds
            for said in editions.get(one, {}).values()
        ),
        language,
    )
    programme = programme_underway(row.made_of, row.began_at, (row.steps_of or "").split(","), known)
    return replace(
        at,
        place="",
        done=programme.done,
        total=programme.total,
        now=programme.now.title if programme.now else "",
        now_slug=programme.now.slug if programme.now else "",
        then=programme.then.title if programme.then else "",
        opens_on=programme.opens_on,
        holds=frozenset(holds),
    )


def history(person: Person) -> QuerySet[Completion]:
    """Her completions as they stand, newest first, to paginate; `records` makes rows of a page of them."""
    rows: QuerySet[Completion] = Completion.objects.standing().filter(person=person)
    return rows.select_related("activity", "edition").defer("edition__blocks").order_by("-at", "-pk")


def records(completions: "list[Completion] | QuerySet[Completion]") -> list[Record]:
    """Rows of `history`."""
    return [
        Record(
            completion=row.pk,
            activity=row.activity_id,
            slug=row.activity.slug,
            title=row.edition.title,
            minutes=row.edition.minutes,
            language=row.edition.language,
            number=row.edition.number,
            purpose=Purpose(row.activity.purpose),
            legal_basis=row.activity.legal_basis,
            at=row.at,
            again=row.round,
        )
        for row in completions
    ]
