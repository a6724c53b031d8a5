"""What could be of use to somebody now: what may be suggested at all, and what is known to score it by.

The same eight queries, however many activities there are. Nothing is read of what she wrote, scored or answered, and
nothing of anybody else but counts of five answers or more.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Purpose, Shape
from vliegwiel.areas.catalogue.models import Activity, Edition, Link
from vliegwiel.areas.insights.enums import CaseState
from vliegwiel.areas.insights.models import CandyCase
from vliegwiel.areas.learning.models import Assignment, Completion, Enrolment, Reaction
from vliegwiel.areas.learning.queries import ACTIVE_DAYS, FULL, MOST_ACTIVE, latest_editions, pick, room_left
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Organisation, Person, Placement
from vliegwiel.areas.practice.models import Plan
from vliegwiel.areas.strategy.models import ActorGroup, Goal, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.fetching import Rows
from vliegwiel.kit.prepared import Prepared

from ..enums import MINUTES, State
from ..models import Dismissal, LearningMoment, OwnGoal
from .finding import moment_at
from .mine import WEEK, this_week
from .scoring import SHORT, UNKNOWN, WEIGHTS, Because, Scored, Terms, choose, fit, gap, reasons, score, shrunk

TEAM = 5  # answers of a team; fewer say nothing
USEFUL = 4  # of five steps, from here on it is of use
LAST_FORMS = 2
NOBODY = (0, 0)


@dataclass(frozen=True)
class Suggestion:
    """One card. why: at most two reasons in words. parts: every term in words, how much it says and how
    much it weighs, in percent."""

    activity: int
    slug: str
    title: str
    summary: str
    minutes: int
    language: str
    why: tuple[str, ...]
    parts: tuple[tuple[str, int, int], ...]
    short: bool


@dataclass(frozen=True)
class Suggestions:
    """full: her learning time is full, or she is at three things, so there is at most a short one."""

    rows: tuple[Suggestion, ...]
    full: bool = False


@dataclass(frozen=True)
class _Known:
    """What is known of one person. left_out: activities she did, is at, was asked or turned down."""

    left_out: frozenset[int]
    behaviours: frozenset[int]
    chosen: frozenset[int]
    forms: frozenset[tuple[str, bool]]
    active: int
    moment: int
    on: dt.datetime | None
    index: float | None
    room: float


def _candidates(language: str, day: dt.date) -> "QuerySet[Activity, tuple[Any, ...]]":
    """Everything that may be suggested to who reads this language: published in it, not the law's, not leaving the
    shelf nor to be looked at anew, and not confirmed to be liked only."""
    best = Edition.objects.filter(activity=OuterRef("pk"), language=language).order_by("-published_at", "-pk")
    liked = CandyCase.objects.filter(activity=OuterRef("pk"), state=CaseState.CONFIRMED)
    rows = Activity.objects.published().filter(~Exists(liked), leaves_on=None).exclude(purpose=Purpose.LEGAL)
    rows = rows.filter(Q(review_by=None) | Q(review_by__gte=day)).exclude(shape=Shape.SHARED)
    rows = rows.annotate(takes=Subquery(best.values("minutes")[:1])).filter(takes__isnull=False).order_by("pk")
    return rows.values_list("pk", "takes", "shape", "appraisal__value")


def _lines() -> "QuerySet[Link, tuple[Any, ...]]":
    links = Link.objects.filter(confirmation__isnull=False, behaviour__retired_at=None)
    rows = links.filter(behaviour__goal__state=Goal.State.ACTIVE).order_by("activity", "pk")
    says = ("activity", "behaviour", "behaviour__goal__statement", "behaviour__action")
    return rows.values_list(*says, "behaviour__done_now", "behaviour__done_aim")


CANDIDATES, LINES = Prepared(_candidates, kept=True), Prepared(_lines, kept=True)


@dataclass(frozen=True)
class _Served:
    """What an activity serves. gaps: behaviour and how much there is to win; lines: as they are told."""

    behaviours: frozenset[int]
    gaps: tuple[tuple[int, float], ...]
    lines: tuple[tuple[Any, ...], ...]


NOTHING = _Served(frozenset(), (), ())


@lru_cache(maxsize=8)
def _by_activity(rows: "Rows[tuple[Any, ...]]") -> dict[int, _Served]:
    """Made once, as long as the lines are the same."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return {
        activity: _Served(
            frozenset(line[1] for line in lines),
            tuple((line[1], gap(_float(line[4]), _float(line[5]))) for line in lines),
            tuple(lines),
        )
        for activity, lines in found.items()
    }


def suggestions(person: Person, organisation: Organisation) -> Suggestions:
    """What to suggest now. Eight queries."""
    rows = CANDIDATES.rows(language=person.language, day=clock.today())
    lines = _by_activity(LINES.rows())
    known = _known(person, organisation)
    said = _team(person)
    scored = [
        one
        for pk, minutes, shape, value in rows
        if pk not in known.left_out and minutes <= max(SHORT, known.room) and _for_her(lines.get(pk), known)
        for one in [_scored(pk, minutes, shape, value, lines.get(pk, NOTHING), known, said.get(pk, NOBODY))]
    ]
    full = (known.index or 0) > FULL or known.active >= MOST_ACTIVE
    chosen = choose(scored, only_short=full)
    editions = latest_editions([one.activity for one in chosen]) if chosen else {}
    found = [
        _row(one, edition, lines.get(one.activity, NOTHING).lines, known, said.get(one.activity, NOBODY))
        for one in chosen
        if (edition := pick(editions.get(one.activity, {}), person.language))
    ]
    return Suggestions(tuple(found), full)


def _for_her(of: _Served | None, known: _Known) -> bool:
    """What serves only work of others is not for her, unless she chose it."""
    return of is None or not of.behaviours.isdisjoint(known.behaviours | known.chosen)


def _scored(
    pk: int, minutes: int, shape: str, value: float | None, of: _Served, known: _Known, said: tuple[int, int]
) -> Scored:
    hers = bool(of.behaviours and not of.behaviours.isdisjoint(known.behaviours))
    terms = Terms(
        contribution=(value or 0) / 100 if hers else 0.0,
        gap=max((share for behaviour, share in of.gaps if behaviour in known.behaviours), default=0.0) if hers else 0.0,
        own_goal=0.0 if of.behaviours.isdisjoint(known.chosen) else 1.0,
        team=shrunk(*said, least=TEAM),
        fit=fit(minutes, known.moment),
        novelty=0.0 if (shape, minutes <= SHORT) in known.forms else 1.0,
    )
    return Scored(pk, minutes, score(terms, known.index), terms, of.behaviours)


def _float(share: Any) -> float | None:
    return None if share is None else float(share)


def _row(one: Scored, edition: Any, lines: Any, known: _Known, said: tuple[int, int]) -> Suggestion:
    sayable = {Because.GAP, Because.CONTRIBUTION, Because.OWN_GOAL, Because.NOVELTY}
    if known.on:
        sayable.add(Because.FIT)
    if said[1] >= TEAM and one.terms.team > UNKNOWN:
        sayable.add(Because.TEAM)
    names = _names()
    return Suggestion(
        activity=one.activity,
        slug=edition.activity.slug,
        title=edition.title,
        summary=edition.summary,
        minutes=one.minutes,
        language=edition.language,
        why=tuple(_words(term, lines, known) for term in reasons(one.terms, sayable)),
        parts=tuple((names[term], round(100 * one.terms.of(term)), round(100 * WEIGHTS[term])) for term in WEIGHTS),
        short=one.short,
    )


def _words(term: Because, lines: Any, known: _Known) -> str:
    """A reason as she reads it."""
    hers = [line for line in lines if line[1] in known.behaviours]
    chosen = [line for line in lines if line[1] in known.chosen]
    if term == Because.CONTRIBUTION:
        return _("Helpt bij jullie doel: {goal}").format(goal=hers[0][2])
    if term == Because.OWN_GOAL:
        return _("Past bij wat jij wilt leren: {behaviour}").format(behaviour=chosen[0][3])
    if term == Because.GAP:
        return _("Hier is bij jullie nog iets te winnen: {behaviour}").format(behaviour=hers[0][3])
    if term == Because.FIT and known.on:
        return _("Kan in je moment van {day}").format(day=date_format(timezone.localtime(known.on), "l"))
    if term == Because.TEAM:
        return _("Je collega’s hadden er wat aan")
    return _("Eens iets in een andere vorm")


def _names() -> dict[Because, str]:
    return {
        Because.CONTRIBUTION: _("Draagt bij aan jullie doelen"),
        Because.GAP: _("Er is iets te winnen"),
        Because.OWN_GOAL: _("Je koos dit zelf"),
        Because.TEAM: _("Je collega’s hadden er wat aan"),
        Because.FIT: _("Past in je volgende moment"),
        Because.NOVELTY: _("Andere vorm dan je laatste twee"),
    }


def _known(person: Person, organisation: Organisation) -> _Known:
    """Four queries: her week, what is asked of it and how long that takes, and everything she did or chose."""
    now, today = clock.now(), clock.today()
    monday = today - dt.timedelta(days=today.weekday())
    week = WEEK_AND_MESSAGES.ask(
        person=person.pk,
        until=monday + 4 * WEEK,
        begin=moment_at(monday, dt.time()),
        end=moment_at(monday + WEEK, dt.time()),
        now=now,
        since=now - dt.timedelta(days=28),
    )
    *_placed, _minutes, starts, length, told = week[-1] if week else (None, None, None, 0)
    index, room = room_left(person, organisation, placed=week, messages=told or 0)
    found: dict[str, set[int]] = defaultdict(set)
    for kind, number in _everything(person.pk, now - dt.timedelta(days=ACTIVE_DAYS)):
        found[kind].add(number)
    return _Known(
        left_out=frozenset(found["out"] | found["at"]),
        behaviours=frozenset(found["hers"]),
        chosen=frozenset(found["own"]),
        forms=frozenset((_SHAPES[number // 2], bool(number % 2)) for number in found["form"]),
        active=len(found["at"]),
        moment=length or MINUTES,
        on=starts,
        index=index,
        room=room,
    )


_SHAPES = tuple(Shape.values)


def _week(
    person: int, until: dt.date, begin: dt.datetime, end: dt.datetime, now: dt.datetime, since: dt.datetime
) -> "QuerySet[Placement, tuple[Any, ...]]":
    told = Message.objects.filter(person=person, at__gte=since).order_by().values("person")
    ahead = LearningMoment.objects.filter(person=person, state=State.PLANNED, ends__gt=now).order_by("starts")
    return this_week(person, until, begin, end, now).annotate(
        length=Subquery(ahead.values("minutes")[:1]), told=Subquery(told.annotate(n=Count("pk")).values("n"))
    )


WEEK_AND_MESSAGES = Prepared(_week)


def _everything(person: int, since: dt.datetime) -> "QuerySet[Any, tuple[str, int]]":
    """One query of pairs: what to leave `out`, what she is `at`, behaviours that are `hers` by her work, those she
    chose as her `own`, and the `form` of the last two she finished."""
    day = clock.today()
    begun = Enrolment.objects.filter(person=person)
    dismissed = Dismissal.objects.filter(Q(until=None) | Q(until__gt=day), person=person)
    kinds = Case(*(When(activity__shape=shape, then=Value(2 * n)) for n, shape in enumerate(_SHAPES)), default=Value(0))
    short = Case(When(edition__minutes__lte=SHORT, then=Value(1)), default=Value(0), output_field=IntegerField())
    since_then = Completion.objects.filter(person=person, at__gt=OuterRef("at")).order_by().values("person")
    later = Subquery(since_then.annotate(n=Count("pk")).values("n"))
    forms = Completion.objects.filter(person=person).annotate(later=later)
    forms = forms.filter(Q(later=None) | Q(later__lt=LAST_FORMS))
    parts = [
        _pairs("out", begun, F("activity")),
        _pairs("at", Enrolment.objects.open().filter(person=person, seen_at__gte=since), F("activity")),
        _pairs("out", Completion.objects.filter(person=person), F("activity")),
        _pairs("out", Assignment.objects.standing().filter(person=person), F("activity")),
        _pairs("out", dismissed, F("activity")),
        _pairs("hers", asked_of(person), F("pk")),
        _pairs("own", OwnGoal.objects.filter(person=person, behaviour__isnull=False), F("behaviour")),
        _pairs("own", Plan.objects.standing().filter(person=person, behaviour__isnull=False), F("behaviour")),
        _pairs("form", forms, kinds + short),
    ]
    together: QuerySet[Any, tuple[str, int]] = parts[0].union(*parts[1:])
    return together


def asked_of(person: int) -> QuerySet[TargetBehaviour]:
    """The behaviours that belong to her work now: of everybody, of her unit or one above it, or of her position."""
    placed = Placement.objects.on().filter(employment__person=person)
    groups = ActorGroup.objects.filter(behaviour=OuterRef("pk"))
    by_unit = placed.filter(unit__path__startswith=OuterRef("unit__path"))
    by_position = placed.filter(position=OuterRef("position"))
    of_her = groups.filter(Exists(by_unit) | Exists(by_position))
    rows: QuerySet[TargetBehaviour] = TargetBehaviour.objects.active().filter(~Exists(groups) | Exists(of_her))
    return rows


def _pairs(kind: str, rows: QuerySet[Any], number: Any) -> "QuerySet[Any, tuple[str, int]]":
    pairs: QuerySet[Any, tuple[str, int]] = (
        rows.order_by().annotate(kind_of=Value(kind), number_of=number).values_list("kind_of", "number_of")
    )
    return pairs


def _useful(person: int, day: dt.date) -> "QuerySet[Reaction, tuple[int, int, int]]":
    """activity, how many of her unit could use it, of how many who said so."""
    unit = Placement.objects.on(day).filter(employment__person=person).values("unit")
    team = Placement.objects.on(day).filter(unit__in=unit).values("employment__person")
    rows = Reaction.objects.filter(person__in=team, usefulness__isnull=False).order_by().values_list("activity")
    return rows.annotate(useful=Count("pk", filter=Q(usefulness__gte=USEFUL)), n=Count("pk"))


def _team(person: Person) -> dict[int, tuple[int, int]]:
    return {activity: (useful, n) for activity, useful, n in _useful(person.pk, clock.today())}
