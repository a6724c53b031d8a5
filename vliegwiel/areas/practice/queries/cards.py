"""The four cards of a manager's week: start, return, celebrate, room. Each holds one thing to do and one verb.

The same rule for everybody. Who waits for the manager comes first and always shows: a yes or no to something from
outside, a certificate to look at, an answer to react to, a later date asked of him, a question about room, a chance
asked of him. Otherwise a card holds the first of what it is about, until something in it was ticked this week. One
thing per person, so that nobody is looked at from four sides. What he ticked is not asked again: room comes back next
week, the others when something new happened.

A new manager takes over what runs: what the one before him gave is looked ahead at, asked after and named by him; and
what anybody ticked for somebody is not asked again of another.

Whom it says nothing about: answers, scores, plans, notes, what people began or chose themselves, and when. That
somebody applied something is named only when she lets it be known (`queries.applying`).
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import get_language

from vliegwiel.areas.catalogue.models import Activity, MicroTraining
from vliegwiel.areas.learning.models import Completion, RoomQuestion
from vliegwiel.areas.learning.queries import WeekLoad
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications.models import OutsideCertificate
from vliegwiel.areas.study.models import Approval
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from ..enums import Moment, Said, Step, Support
from ..models import ChanceRequest, CheckIn, ManagerMoment, Plan, SupportAct
from .applying import lets_it_be_known
from .titles import title_of

ASK_FROM, ASK_UNTIL = 10, 24
"""Days after somebody finished what the manager gave, between which he is asked to ask how it went: FU2m of learning
design 2.4 on D+10, and dropped ten working days later."""

PRAISE_WITHIN = 7
"""What was finished at most so many days ago is something to say a word about."""

START_WITHIN = 14
"""What was given at most this many days ago, or is due at most as many days from now, is looked ahead at together."""

SEEN_WITHIN = dt.timedelta(days=14)
"""What another saw her do at most so long ago is something to name."""

MICRO_EVERY = dt.timedelta(days=7)
"""So long after a micro-training the next is offered: one at a time, and never asked of anybody."""

LOOK_BACK = dt.timedelta(days=28)
APPLIED = "applied"  # key of what she did and another saw, when she lets that be known
CERTIFICATE, LATER, QUESTION, APPROVAL = "certificate", "later", "question", "approval"
WAITS = (APPROVAL, CERTIFICATE, Moment.SUPPORT, LATER, QUESTION, Moment.CHANCE)
ORDER = (*WAITS, Moment.ROOM, Moment.ASK, Moment.START, Moment.PRAISE)
CARDS = {
    "start": (APPROVAL, Moment.START),
    "return": (CERTIFICATE, Moment.SUPPORT, Moment.CHANCE, Moment.ASK),
    "celebrate": (Moment.PRAISE,),
    "room": (LATER, QUESTION, Moment.ROOM),
}
OF = {kind: card for card, kinds in CARDS.items() for kind in kinds}


@dataclass(frozen=True)
class Thing:
    """One thing to do for one person. `done`: the manager ticked it this week. key: of what he is asked to answer: the
    number of a question, or the address of a certificate. person 0: it is about nobody in particular."""

    kind: str
    person: int
    name: str
    title: str = ""
    day: dt.date | None = None
    done: bool = False
    key: str = ""
    until: dt.date | None = None


@dataclass(frozen=True)
class Card:
    """thing: what to do, or what was done this week; None: nothing. more: how many further things wait for him."""

    name: str
    thing: Thing | None = None
    more: int = 0

    @property
    def waits(self) -> bool:
        """Somebody waits for him."""
        return self.thing is not None and not self.thing.done and self.thing.kind in WAITS


class Given(Protocol):
    """What this needs of something that was given (`team.GivenRow`)."""

    @property
    def person(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def given_at(self) -> dt.datetime: ...
    @property
    def due(self) -> dt.date | None: ...
    @property
    def done_on(self) -> dt.date | None: ...
    @property
    def beforehand(self) -> bool: ...
    @property
    def later(self) -> int: ...
    @property
    def later_until(self) -> dt.date | None: ...


class Led(Protocol):
    """What this needs of somebody who is led (`team.Report`)."""

    @property
    def person(self) -> Person: ...
    @property
    def given(self) -> Sequence[Given]: ...
    @property
    def taken_over(self) -> Sequence[Given]: ...
    @property
    def week(self) -> WeekLoad: ...


Candidate = tuple[Thing, dt.date]  # with the day since when: a tick of that day or later answers it


@dataclass(frozen=True)
class Week:
    """The four cards, in order; and `own`: what he himself ticked in four weeks, kind and how often, for him alone.
    micro: slug and title of the micro-training offered now; empty when there is none."""

    cards: tuple[Card, ...]
    own: dict[str, int]
    micro: tuple[str, str] = ("", "")


def cards_of(manager: Person, reports: Sequence[Led], today: dt.date) -> Week:
    """What his week holds. Three queries."""
    monday = today - dt.timedelta(days=today.weekday())
    led = {one.person.pk for one in reports}
    moments = TICKED.ask(manager=manager.pk, people=list(led), since=today - LOOK_BACK)
    chosen: dict[str, Thing] = {}
    for moment in moments:
        if moment.week == monday and moment.manager_id == manager.pk and moment.person_id in led:
            done = Thing(moment.kind, moment.person_id, moment.person.name, done=True)
            chosen.setdefault(OF[Moment(moment.kind)], done)
    ticked = {(moment.person_id, moment.kind): day_of(moment.at) or today for moment in moments}
    more = dict.fromkeys(CARDS, 0)
    taken: set[int] = set()
    (me,) = ASKED.ask(manager=manager.pk, language=reads(), since=clock.now() - MICRO_EVERY)
    for thing, since in _candidates(manager, me, reports, today, monday):
        card = OF[thing.kind]
        waits = thing.kind in WAITS
        if (known := ticked.get((thing.person, thing.kind))) is not None and known >= since:
            continue
        if card in chosen and not (waits and chosen[card].done):
            more[card] += waits
        elif waits or thing.person not in taken:
            chosen[card] = thing
            taken.add(thing.person)
    own = Counter(moment.kind for moment in moments if moment.manager_id == manager.pk)
    micro = ("", "") if me.had_micro or not me.micro else (me.micro, me.micro_title)
    return Week(tuple(Card(name, chosen.get(name), more[name]) for name in CARDS), dict(own), micro)


def _candidates(manager: Person, me: Any, reports: Sequence[Led], today: dt.date, monday: dt.date) -> list[Candidate]:
    """Every thing there is to do, best first."""
    names = {one.person.pk: one.person.name for one in reports}
    found: list[Candidate] = []
    since = clock.now() - SEEN_WITHIN
    for plan in WAITING.ask(manager=manager.pk, people=list(names), language=reads(), since=since):
        if plan.answered_at:
            day = day_of(plan.answered_at) or today
            found.append((Thing(Moment.SUPPORT, plan.person_id, names[plan.person_id], plan.title, day), day))
        if plan.seen_at:
            day = day_of(plan.seen_at) or today
            thing = Thing(Moment.PRAISE, plan.person_id, names[plan.person_id], plan.title, day, key=APPLIED)
            found.append((thing, day))
        if plan.asked_at:
            day = day_of(plan.asked_at) or today
            found.append((Thing(Moment.CHANCE, plan.person_id, names[plan.person_id], plan.title, day), day))
    if me.certificate:
        thing = Thing(CERTIFICATE, me.whose, me.whose_name, me.certificate_title, key=me.certificate)
        found.append((thing, today))
    if me.approval:
        found.append((Thing(APPROVAL, me.asks, me.asks_name, me.approval, me.approval_due), today))
    if me.has_question:
        found.append((Thing(QUESTION, 0, ""), today))
    over = sorted((one for one in reports if one.week.full), key=lambda one: one.week.available - one.week.asked)
    found += [(Thing(Moment.ROOM, one.person.pk, one.person.name), monday) for one in over]
    for row in (row for one in reports for row in (*one.given, *one.taken_over)):
        found += _of_given(row, today)
    return sorted(found, key=_rank)


def _of_given(row: Given, today: dt.date) -> list[Candidate]:
    since = day_of(row.given_at) or today
    if row.later:
        thing = Thing(LATER, row.person, row.name, row.title, row.due, key=str(row.later), until=row.later_until)
        return [(thing, today)]
    if row.done_on is None:
        return (
            [(Thing(Moment.START, row.person, row.name, row.title, row.due), since)] if _soon(row, since, today) else []
        )
    if row.beforehand:
        return []
    found, ago = [], (today - row.done_on).days
    if ASK_FROM <= ago <= ASK_UNTIL:
        since = row.done_on + dt.timedelta(days=ASK_FROM)
        found.append((Thing(Moment.ASK, row.person, row.name, row.title, row.done_on), since))
    if ago <= PRAISE_WITHIN:
        found.append((Thing(Moment.PRAISE, row.person, row.name, row.title, row.done_on), row.done_on))
    return found


def _rank(candidate: Candidate) -> tuple[int, bool, dt.date]:
    thing, since = candidate
    # People over their room come in the order they were put in: most over first (sorting keeps it). What was applied
    # is named before what was finished.
    first = dt.date.min if thing.kind == Moment.ROOM else thing.day or since
    return ORDER.index(thing.kind), thing.key != APPLIED, first


def _soon(row: Given, since: dt.date, today: dt.date) -> bool:
    return (today - since).days <= START_WITHIN or (row.due is not None and 0 <= (row.due - today).days <= START_WITHIN)


def _waiting(manager: int, people: Collection[int], language: str, since: dt.datetime) -> QuerySet[Any]:
    """Plans where he is waited for: an answer to react to, or a chance asked of him; and those of who lets it be known
    that she did it, when another saw that lately. Ids, titles and moments only: the words of a plan are never fetched
    here."""
    later = CheckIn.objects.filter(plan=OuterRef("plan"), day__gt=OuterRef("day")).exclude(said="")
    reacted = SupportAct.objects.filter(check_in=OuterRef("pk"))
    # Only the latest answer waits, as on the supporter's own page.
    answers = (
        CheckIn.objects.filter(plan=OuterRef("pk"), plan__supporter=manager)
        .exclude(said="")
        .exclude(day=Step.COMMIT)
        .filter(~Exists(reacted), ~Exists(later))
    )
    seen = SupportAct.objects.filter(
        check_in__plan=OuterRef("pk"), check_in__said=Said.DID_IT, kind=Support.CONFIRMED, at__gte=since
    )
    seen = seen.filter(lets_it_be_known("check_in__plan__person")).order_by("-at")
    chances = ChanceRequest.objects.filter(plan=OuterRef("pk"), manager=manager)
    rows: QuerySet[Any] = (
        Plan.objects.standing()
        .filter(Q(supporter=manager) | Exists(chances) | Exists(seen), person__in=people)
        .annotate(
            title=title_of("activity", language),
            asked_at=Subquery(chances.values("at")[:1]),
            answered_at=Subquery(answers.values("said_at")[:1]),
            seen_at=Subquery(seen.values("at")[:1]),
        )
        .only("person_id", "activity_id")
        .order_by("pk")
    )
    return rows


def _asked(manager: int, language: str, since: dt.datetime) -> QuerySet[Any]:
    """Of him alone, in one row: what from outside and which certificate waits longest for him, whether a question about
    room does; and the first micro-training he has not done, and whether he did one since."""
    done = Completion.objects.filter(person=manager)
    micro = MicroTraining.objects.filter(activity__in=Activity.objects.published().values("pk"))
    micro = micro.filter(~Exists(done.filter(activity=OuterRef("activity")))).order_by("place")
    waiting = OutsideCertificate.objects.waiting().filter(asked=manager).order_by("at", "pk")
    named = waiting.annotate(named=Concat(F("person__given_name"), Value(" "), F("person__family_name")))
    approvals = Approval.objects.filter(asked=manager, verdict="").order_by("due", "pk")
    asks_name = Concat(F("request__person__given_name"), Value(" "), F("request__person__family_name"))
    question = RoomQuestion.objects.filter(by=manager, answer="", kind=RoomQuestion.Kind.MANDATED)
    rows: QuerySet[Any] = Person.objects.get_queryset().filter(pk=manager)
    rows = rows.annotate(
        certificate=Subquery(waiting.values("key")[:1]),
        certificate_title=Subquery(waiting.values("qualification__title")[:1]),
        whose=Subquery(waiting.values("person")[:1]),
        whose_name=Subquery(named.values("named")[:1]),
        approval=Subquery(approvals.values("request__title")[:1]),
        approval_due=Subquery(approvals.values("due")[:1]),
        asks=Subquery(approvals.values("request__person")[:1]),
        asks_name=Subquery(approvals.annotate(named=asks_name).values("named")[:1]),
        has_question=Exists(question),
        micro=Subquery(micro.values("activity__slug")[:1]),
        micro_title=Subquery(micro.annotate(named=title_of("activity", language)).values("named")[:1]),
        had_micro=Exists(done.filter(activity__micro_training__isnull=False, at__gte=since)),
    )
    return rows.only("pk")


def _ticked(manager: int, people: Collection[int], since: dt.date) -> QuerySet[ManagerMoment]:
    # Whoever ticked it: who stands in, or came after, does not ask the same again.
    found = ManagerMoment.objects.filter(Q(manager=manager) | Q(person__in=people), week__gte=since)
    return found.select_related("person").order_by("at", "pk")


WAITING, ASKED, TICKED = Prepared(_waiting), Prepared(_asked), Prepared(_ticked)


def reads() -> str:
    """The language titles are wanted in."""
    return (get_language() or "nl")[:2]


def day_of(moment: dt.datetime | None) -> dt.date | None:
    """The day of a moment, here."""
    return timezone.localtime(moment).date() if moment else None
