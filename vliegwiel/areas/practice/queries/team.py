"""The team page: whom one leads, what one gave them, their room this week, and the two things to do.

Whom it shows nothing about: answers, scores, plans, notes, what people began or chose themselves, and when.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import get_language

from vliegwiel.areas.learning.models import Assignment, Completion
from vliegwiel.areas.learning.queries import WeekLoad, load
from vliegwiel.areas.people.models import ActingManager, Organisation, Person, ReportingLine, leading_as
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from ..enums import Moment
from ..models import ChanceRequest, CheckIn, ManagerMoment, Plan, SupportAct
from .titles import title_of

THINGS = 2
"""How many things a manager is asked to do in a week."""

ASK_FROM, ASK_UNTIL = 3, 21
"""Days after somebody finished what the manager gave, between which he is asked to ask how it went."""

START_WITHIN = 14
"""What was given at most this many days ago, or is due at most as many days from now, is looked ahead at together."""

UNDO_WITHIN = dt.timedelta(minutes=10)
LOOK_BACK = dt.timedelta(days=28)
ORDER = (Moment.SUPPORT, Moment.CHANCE, Moment.ROOM, Moment.ASK, Moment.START)


@dataclass(frozen=True)
class GivenRow:
    """Something a manager gave: to whom, which, why, by when; `done_on` when it was finished. No more than that.

    `beforehand`: she had finished it before it was asked. On which day is hers: nobody had asked it then.
    """

    assignment: int
    person: int
    name: str
    activity: int
    slug: str
    title: str
    reason: str
    given_at: dt.datetime
    due: dt.date | None
    done_on: dt.date | None
    beforehand: bool = False

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    @property
    def day(self) -> dt.date | None:
        """The day it was finished; of what is open, the one it is asked by."""
        return self.done_on or self.due

    @property
    def has_day(self) -> bool:
        return self.day is not None


@dataclass(frozen=True)
class Thing:
    """One thing to do for one person. `done`: the manager ticked it this week."""

    kind: Moment
    person: int
    name: str
    title: str = ""
    day: dt.date | None = None
    week: WeekLoad | None = None
    done: bool = False


@dataclass(frozen=True)
class Report:
    """Somebody one leads. `how`: solid, dotted or acting, and then `instead_of` whom and until when."""

    person: Person
    how: str
    instead_of: str
    acting_until: dt.date | None
    given: tuple[GivenRow, ...]
    week: WeekLoad

    @property
    def more(self) -> int:
        """How many given things do not fit in the three the list shows."""
        return max(0, len(self.given) - 3)


@dataclass(frozen=True)
class TeamWeek:
    """`things`: at most two, done ones first. `standing_in`: (for whom, until when)."""

    things: tuple[Thing, ...]
    reports: tuple[Report, ...]
    standing_in: tuple[tuple[str, dt.date], ...]


def given_by(managers: Iterable[int]) -> QuerySet[Any]:
    """What these managers gave and did not take back, with `title` and `done_at`; for lists that show whether it is
    done. Newest first."""
    return _given(Q(given_by__in=list(managers), by_hand=True))


def _given(whose: Q, language: str = "") -> QuerySet[Any]:
    done = Completion.objects.enough().filter(person=OuterRef("person"), activity=OuterRef("activity"))
    rows: QuerySet[Any] = (
        Assignment.objects.standing()
        .filter(whose)
        .annotate(title=title_of("activity", language), done_at=Subquery(done.values("at")[:1]))
        .select_related("person", "activity")
        .order_by("-given_at", "-pk")
    )
    return rows


def given_rows(assignments: Iterable[Any]) -> list[GivenRow]:
    """Rows of `given_by`. No query."""
    return [
        GivenRow(
            assignment=row.pk,
            person=row.person_id,
            name=row.person.name,
            activity=row.activity_id,
            slug=row.activity.slug,
            title=row.title,
            reason=row.reason,
            given_at=row.given_at,
            due=row.due,
            done_on=_day(row.done_at),
            beforehand=bool(row.done_at and row.done_at < row.given_at),
        )
        for row in assignments
    ]


def given_in_place_of(manager: Person) -> QuerySet[Any]:
    """What she gave herself, and what those gave whom she stands in for today."""
    stood_in_for = ActingManager.objects.on().filter(stand_in=manager)
    return _given(Q(by_hand=True) & (Q(given_by=manager) | Q(given_by__in=stood_in_for.values("manager"))))


@dataclass(frozen=True)
class Gift:
    """One activity given to some people on one day, for one reason."""

    slug: str
    title: str
    reason: str
    given_on: dt.date
    due: dt.date | None
    rows: tuple[GivenRow, ...]


def gifts(rows: Iterable[GivenRow]) -> list[Gift]:
    """Rows put together as they were given, in the order they come; within one, people by name."""
    together: dict[tuple[Any, ...], list[GivenRow]] = defaultdict(list)
    for row in rows:
        together[row.slug, row.title, row.reason, _day(row.given_at), row.due].append(row)
    return [
        Gift(slug, title, reason, given_on, due, tuple(sorted(found, key=lambda row: row.name)))
        for (slug, title, reason, given_on, due), found in together.items()
    ]


def just_given(rows: Iterable[GivenRow]) -> list[Gift]:
    """What of these was given in the last ten minutes and is still open: it can be undone in one tap."""
    since = clock.now() - UNDO_WITHIN
    return gifts(row for row in rows if row.given_at >= since and row.done_on is None)


def just_withdrawn(manager: Person) -> QuerySet[Any]:
    """What this manager took back in the last day, newest first, with its `title`: it can still be put back."""
    rows: QuerySet[Any] = (
        Assignment.objects.filter(withdrawal__by=manager, withdrawal__at__gte=clock.now() - dt.timedelta(days=1))
        .annotate(title=title_of("activity"))
        .select_related("person")
        .order_by("-withdrawal__at", "-pk")
    )
    return rows


def moments_with(manager: Person, person: Person) -> list[ManagerMoment]:
    """What this manager ticked for somebody, newest first, at most twelve."""
    return list(ManagerMoment.objects.filter(manager=manager, person=person).order_by("-at", "-pk")[:12])


def team_week(manager: Person, organisation: Organisation | None = None) -> TeamWeek:
    """Everything the team page shows, in seven queries for a team of any size (`organisation` saves an eighth).

    The two things are chosen by this rule, the same for everybody:
    1. who waits for the manager comes first: somebody answered a check-in with him as chosen support (support), then
       somebody asked him for a chance to do it (chance);
    2. then whose week holds more than there is room for (room), most over first;
    3. then who finished 3 to 21 days ago something he gave, oldest first (ask);
    4. then who has something of his open, given or due within 14 days, soonest first (start).
    One thing per person; two different kinds when there are two. What he ticked is not asked again: room comes back
    next week, the others only when something new happened. What he ticked this week counts as one of the two.
    """
    today = clock.today()
    lines = _lines(manager)
    people = [line.person for line in lines.values()]
    stood_in_for = {line.manager_id for line in lines.values() if line.manager_id != manager.pk}
    given: dict[int, list[GivenRow]] = defaultdict(list)
    asked = {"managers": [manager.pk, *stood_in_for], "people": [person.pk for person in people]}
    for row in given_rows(GIVEN_TO.ask(**asked, language=_reads())):
        given[row.person].append(row)
    weeks = {pk: rows[0] for pk, rows in load(people, 1, organisation=organisation).items()}
    reports = tuple(
        Report(
            person=line.person,
            how=line.kind if line.manager_id == manager.pk else "acting",
            instead_of="" if line.manager_id == manager.pk else line.manager.name,
            acting_until=line.until,
            given=tuple(given[line.person_id]),
            week=weeks[line.person_id],
        )
        for line in lines.values()
    )
    acting = {(one.instead_of, one.acting_until) for one in reports if one.how == "acting" and one.acting_until}
    return TeamWeek(
        things=_choose(
            _candidates(manager, reports, today),
            TICKED.ask(manager=manager.pk, since=today - LOOK_BACK),
            reports,
            today,
        ),
        reports=reports,
        standing_in=tuple(sorted(acting)),
    )


def _lines(manager: Person) -> dict[int, Any]:
    """Person -> the line by which she is led: an own one before one stood in for. By name. One query."""
    found: dict[int, Any] = {}
    for line in LINES.ask(manager=manager.pk, day=clock.today()):
        if line.person_id not in found or (found[line.person_id].manager_id != manager.pk == line.manager_id):
            found[line.person_id] = line
    return found


def _led_by(manager: int, day: dt.date) -> QuerySet[Any]:
    acting = ActingManager.objects.on(day).filter(stand_in=manager)
    until = acting.filter(manager=OuterRef("manager")).order_by("-ends").values("ends")[:1]
    return (
        ReportingLine.objects.on(day)
        .filter(manager__in=leading_as(manager, day))
        .exclude(person=manager)
        .select_related("person", "manager")
        .annotate(until=Subquery(until))
        .only(
            "person_id", "manager_id", "kind", "starts", "ends", "person__language", *_name("person"), *_name("manager")
        )
        .order_by("person__family_name", "person__given_name", "person", "-kind", "pk")
    )


def _given_to(managers: Collection[int], people: Collection[int], language: str) -> QuerySet[Any]:
    # Only what the rows of the team need: making sixty whole people and activities takes longer than finding them.
    return _given(Q(given_by__in=managers, person__in=people), language).only(
        "person_id", "activity_id", "reason", "given_at", "due", *_name("person"), "activity__slug"
    )


def _name(path: str) -> tuple[str, ...]:
    return f"{path}__given_name", f"{path}__name_prefix", f"{path}__family_name"


def _candidates(manager: Person, reports: tuple[Report, ...], today: dt.date) -> list[tuple[Thing, dt.date]]:
    """Every thing there is to do, best first, with the day since when (a tick of that day or later answers it)."""
    names = {one.person.pk: one.person.name for one in reports}
    monday = today - dt.timedelta(days=today.weekday())
    found: list[tuple[Thing, dt.date]] = []
    for plan in WAITING.ask(manager=manager.pk, people=list(names), language=_reads()):
        if plan.answered_at:
            day = _day(plan.answered_at) or today
            found.append((Thing(Moment.SUPPORT, plan.person_id, names[plan.person_id], plan.title, day), day))
        if plan.asked_at:
            day = _day(plan.asked_at) or today
            found.append((Thing(Moment.CHANCE, plan.person_id, names[plan.person_id], plan.title, day), day))
    over = [one for one in reports if one.week.full]
    for one in sorted(over, key=lambda one: one.week.available - one.week.asked):
        found.append((Thing(Moment.ROOM, one.person.pk, one.person.name, week=one.week), monday))
    for row in (row for one in reports for row in one.given):
        since = _day(row.given_at) or today
        if row.done_on and not row.beforehand and ASK_FROM <= (today - row.done_on).days <= ASK_UNTIL:
            thing = Thing(Moment.ASK, row.person, row.name, row.title, row.done_on)
            found.append((thing, row.done_on + dt.timedelta(days=ASK_FROM)))
        elif row.done_on is None and _soon(row, since, today):
            found.append((Thing(Moment.START, row.person, row.name, row.title, row.due), since))
    return sorted(found, key=_rank)


def _rank(candidate: tuple[Thing, dt.date]) -> tuple[int, dt.date]:
    thing, since = candidate
    # People over their room come in the order they were put in: most over first (sorting keeps it).
    return ORDER.index(thing.kind), dt.date.min if thing.kind == Moment.ROOM else thing.day or since


def _soon(row: GivenRow, since: dt.date, today: dt.date) -> bool:
    return (today - since).days <= START_WITHIN or (row.due is not None and 0 <= (row.due - today).days <= START_WITHIN)


def _waiting(manager: int, people: Collection[int], language: str) -> QuerySet[Any]:
    """Plans where he is waited for: an answer to react to, or a chance asked of him. Ids, titles and moments only:
    the words of a plan are never fetched here."""
    later = CheckIn.objects.filter(plan=OuterRef("plan"), day__gt=OuterRef("day")).exclude(said="")
    reacted = SupportAct.objects.filter(check_in=OuterRef("pk"))
    # Only the latest answer waits, as on the supporter's own page.
    answers = (
        CheckIn.objects.filter(plan=OuterRef("pk"), plan__supporter=manager)
        .exclude(said="")
        .filter(~Exists(reacted), ~Exists(later))
    )
    chances = ChanceRequest.objects.filter(plan=OuterRef("pk"), manager=manager)
    rows: QuerySet[Any] = (
        Plan.objects.standing()
        .filter(Q(supporter=manager) | Exists(chances), person__in=people)
        .annotate(
            title=title_of("activity", language),
            asked_at=Subquery(chances.values("at")[:1]),
            answered_at=Subquery(answers.values("said_at")[:1]),
        )
        .only("person_id", "activity_id")
        .order_by("pk")
    )
    return rows


def _ticked(manager: int, since: dt.date) -> QuerySet[ManagerMoment]:
    return ManagerMoment.objects.filter(manager=manager, week__gte=since).select_related("person").order_by("at", "pk")


LINES, GIVEN_TO, WAITING, TICKED = Prepared(_led_by), Prepared(_given_to), Prepared(_waiting), Prepared(_ticked)


def _choose(
    candidates: list[tuple[Thing, dt.date]], moments: list[ManagerMoment], reports: tuple[Report, ...], today: dt.date
) -> tuple[Thing, ...]:
    monday = today - dt.timedelta(days=today.weekday())
    led = {one.person.pk for one in reports}
    chosen = [
        Thing(Moment(moment.kind), moment.person_id, moment.person.name, done=True)
        for moment in moments
        if moment.week == monday and moment.person_id in led
    ][:THINGS]
    ticked = {(moment.person_id, moment.kind): _day(moment.at) or today for moment in moments}
    fresh = [
        thing
        for thing, since in candidates
        if (thing.person, thing.kind) not in ticked or ticked[thing.person, thing.kind] < since
    ]
    for kinds_may_repeat in (False, True):
        for thing in fresh:
            taken = any(one.person == thing.person for one in chosen)
            repeats = any(one.kind == thing.kind for one in chosen)
            if len(chosen) < THINGS and not taken and (kinds_may_repeat or not repeats):
                chosen.append(thing)
    return tuple(chosen)


def _reads() -> str:
    """The language titles are wanted in."""
    return (get_language() or "nl")[:2]


def _day(moment: dt.datetime | None) -> dt.date | None:
    return timezone.localtime(moment).date() if moment else None
