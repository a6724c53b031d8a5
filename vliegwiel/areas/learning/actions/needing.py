"""Giving what somebody needs for something that has a name, and taking it back when she does not need it any more.

For areas above this one, which know why: a rule without conditions, in the name of somebody. The system's own verbs.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Max

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce, announce_all

from .. import events, queries
from ..enums import Ground
from ..models import Assignment, Completion, Enrolment, Need, Round, Withdrawal
from ..queries.rule_matching import with_other_ground
from .loading import ask_about_load
from .ruling import TOGETHER, agree


@dataclass(frozen=True)
class Needed:
    """One person needs one activity, in one period. reason: a whole sentence, as she reads it. due: the last day on
    which it is of use."""

    person: int
    activity: int
    period: str
    reason: str
    due: dt.date | None = None


@dataclass(frozen=True)
class Source:
    """What asks it: its key ("qualification-12"), its name, on which ground, and in whose name."""

    key: str
    title: str
    ground: Ground
    basis: str
    giver: Person


@transaction.atomic
def give_needed(rows: Sequence[Needed], *, source: Source) -> Counter[str]:
    """Give these people what they need, all of them or none; who did it before does it in a round of its own. Once in
    a period: twice changes nothing. Counts: given, had (asked already), at_it, waits (no learning time), shelf.

    What the law, EU law or a cao asks is given above the learning time, and its keeper is asked what may go. Of all
    else a date in closed weeks goes before them, for after them it is too late.
    """
    done: Counter[str] = Counter()
    by_activity: dict[int, list[Needed]] = defaultdict(list)
    for row in rows:
        if row.person != source.giver.pk:
            by_activity[row.activity].append(row)
    activities = Activity.objects.published().filter(leaves_on=None).in_bulk(list(by_activity))
    for pk, wanted in by_activity.items():
        if pk in activities:
            _give(activities[pk], wanted, source, done)
        else:
            done["shelf"] += len(wanted)
    return done


def _open(due: dt.date | None, closed: queries.Spans) -> dt.date | None:
    return due if due is None else queries.open_before(due, closed, since=clock.today())


def _give(activity: Activity, rows: list[Needed], source: Source, done: Counter[str]) -> None:
    people = [row.person for row in rows]
    known = {
        (need.person_id, need.period): need
        for need in Need.objects.filter(source=source.key, activity=activity, person__in=people)
    }
    rows = [row for row in rows if (need := known.get((row.person, row.period))) is None or need.ended_at is not None]
    people = [row.person for row in rows]
    there = {
        row.person_id: row
        for row in Assignment.objects.filter(activity=activity, person__in=people).select_related("withdrawal")
    }
    standing = {person for person, row in there.items() if not hasattr(row, "withdrawal")}
    last = dict(
        Round.objects.filter(activity=activity, person__in=people)
        .order_by()
        .values_list("person")
        .annotate(n=Max("number"))
    )
    facts = Completion.objects.standing().filter(activity=activity, person__in=people).order_by()
    finished = {person for person, number in facts.values_list("person", "round") if number >= last.get(person, 1)}
    at_it = {
        person
        for person, number in Enrolment.objects.filter(activity=activity, person__in=people).values_list(
            "person", "round"
        )
        if person not in finished and number >= last.get(person, 1)
    }
    free = (standing - finished) | at_it  # it asks nothing more of their weeks
    full: set[int] = set()
    mandated = source.ground.mandated or activity.purpose == Purpose.LEGAL
    asked = [person for person in people if person not in free]
    if not mandated and asked:
        full = queries.without_room(Person.objects.filter(pk__in=asked), for_activity=activity.pk)
    given = [row for row in rows if row.person not in full]
    done["waits"] += len(rows) - len(given)
    if not mandated and given:
        closed = queries.closures_of(row.person for row in given)
        given = [replace(row, due=_open(row.due, closed[row.person])) for row in given]
    rounds = _open_rounds(activity, [row for row in given if row.person in finished], last, source)
    fresh = [row for row in given if row.person not in standing or row.person in finished]
    _write_down(activity, fresh, there, source)
    placed = dict(
        Assignment.objects.filter(activity=activity, person__in=[row.person for row in given]).values_list(
            "person", "pk"
        )
    )
    Need.objects.bulk_create(
        [
            Need(
                person_id=row.person,
                activity=activity,
                source=source.key,
                period=row.period,
                title=source.title,
                ground=source.ground,
                basis=source.basis,
                reason=row.reason,
                giver=source.giver,
                due=row.due,
                assignment_id=placed[row.person],
                round=rounds.get(row.person),
            )
            for row in given
        ],
        update_conflicts=True,
        unique_fields=["person", "source", "period", "activity"],
        update_fields=["title", "ground", "basis", "reason", "giver", "due", "assignment", "round", "at", "ended_at"],
        batch_size=TOGETHER,
    )
    agree(placed.values())
    done["given"] += len(fresh)
    done["had"] += len(given) - len(fresh)
    if mandated and fresh:
        index = queries.load_index(Person.objects.filter(pk__in=[row.person for row in fresh]))
        over = sum((load or 0) > queries.FULL for load in index.values())
        done["over"] += over
        ask_about_load(activity, giver=source.giver, reason=source.title, people=over)
    announce_all(
        [
            events.NeedAsked(by=None, person=row.person, assignment=placed[row.person], activity=activity.pk)
            for row in fresh
        ]
    )
    if fresh:
        announce(events.ManyAsked(by=None, assignments=tuple(placed[row.person] for row in fresh)))


def _open_rounds(activity: Activity, rows: list[Needed], last: dict[int, int], source: Source) -> dict[int, Round]:
    Round.objects.bulk_create(
        [
            Round(
                person_id=row.person,
                activity=activity,
                number=last.get(row.person, 1) + 1,
                opened_by=source.giver,
                why=row.reason,
            )
            for row in rows
        ],
        ignore_conflicts=True,
        batch_size=TOGETHER,
    )
    wanted = {row.person: last.get(row.person, 1) + 1 for row in rows}
    found = Round.objects.filter(activity=activity, person__in=wanted)
    return {one.person_id: one for one in found if one.number == wanted[one.person_id]}


def _write_down(activity: Activity, rows: list[Needed], there: dict[int, Assignment], source: Source) -> None:
    says = {"given_by": source.giver, "given_at": clock.now(), "by_hand": False, "hand_due": None, "may_decline": False}
    again = {there[row.person].pk: row for row in rows if row.person in there}
    Withdrawal.objects.filter(assignment__in=again).delete()
    old = [Assignment(pk=pk, due=row.due, reason=row.reason, run=None, **says) for pk, row in again.items()]
    Assignment.objects.bulk_update(old, ["due", "reason", "run", *says], batch_size=TOGETHER)
    Assignment.objects.bulk_create(
        [
            Assignment(person_id=row.person, activity=activity, reason=row.reason, due=row.due, **says)
            for row in rows
            if row.person not in there
        ],
        batch_size=TOGETHER,
    )


@transaction.atomic
def end_needs(people: Collection[int], *, source: str) -> int:
    """They do not need it any more. What is open and stands on nothing else is taken back, and a round in which nothing
    was begun goes with it; what was done stays. Gives how many assignments were taken back. Twice is once."""
    rows = list(Need.objects.open().filter(source=source, person__in=people))
    if not rows:
        return 0
    Need.objects.filter(pk__in=[row.pk for row in rows]).update(ended_at=clock.now())
    _close_rounds([row for row in rows if row.round_id])
    assignments = [row.assignment_id for row in rows if row.assignment_id]
    still = with_other_ground(assignments)
    gone = list(Assignment.objects.open().filter(pk__in=assignments, by_hand=False).exclude(pk__in=still))
    givers = {row.assignment_id: row.giver_id for row in rows}
    Withdrawal.objects.bulk_create([Withdrawal(assignment=row, by_id=givers[row.pk]) for row in gone])
    announce_all(
        [events.NeedEnded(by=None, person=row.person_id, assignment=row.pk, activity=row.activity_id) for row in gone]
    )
    agree(assignments)
    return len(gone)


def _close_rounds(rows: list[Need]) -> None:
    """A round nobody did anything in was only a question."""
    rounds = {one.pk: one for one in Round.objects.filter(pk__in=[row.round_id for row in rows])}
    people = {one.person_id for one in rounds.values()}
    used = set()
    for kind in (Enrolment, Completion):
        touched = kind.objects.filter(person__in=people, activity__in={one.activity_id for one in rounds.values()})
        used |= set(touched.values_list("person", "activity", "round"))
    free = [pk for pk, one in rounds.items() if (one.person_id, one.activity_id, one.number) not in used]
    Round.objects.filter(pk__in=free).delete()
