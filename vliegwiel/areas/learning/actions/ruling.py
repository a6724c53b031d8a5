"""Making rules true: what they give is given, what no longer holds ends. Doing it twice changes nothing."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import F

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce, announce_all

from .. import events, queries
from ..enums import Ending
from ..models import Assignment, Completion, Extension, Need, Rule, RuleMatch, RuleRun, RuleVersion, Withdrawal
from ..queries.conditions import Names, judge
from ..queries.rule_matching import due_for, in_force, wanted, with_other_ground
from ..queries.rule_people import about, names_in
from .loading import ask_about_load

State = RuleMatch.State
TOGETHER = 250  # people in one transaction


def settle_people(people: Collection[int]) -> None:
    """Something changed about these people: make every rule that is on true for them, and no more than that.

    Seven queries when nothing differs, however many rules and people.
    """
    day = clock.today()
    versions = queries.rules_on()
    if not versions or not people:
        return
    names = names_in(version.conditions for version in versions)
    known = about(people, day=day, trees=[version.conditions for version in versions])
    there: dict[int, dict[int, tuple[int, str]]] = {version.rule_id: {} for version in versions}
    rows = RuleMatch.objects.open().filter(person__in=people, rule__in=there)
    for rule, person, version, state in rows.values_list("rule", "person", "version", "state"):
        there[rule][person] = version, state
    for version in versions:
        want = {
            person
            for person, one in known.items()
            if in_force(version, day) and queries.holds(version.conditions, one, day=day)
        }
        have = there[version.rule_id]
        differ = want ^ have.keys() | {person for person in want & have.keys() if have[person][0] != version.pk}
        ordered = sorted(differ)
        for at in range(0, len(ordered), TOGETHER):
            settle(version, ordered[at : at + TOGETHER], names=names)


@transaction.atomic
def settle(
    version: RuleVersion, people: Collection[int], *, names: Names | None = None, run: RuleRun | None = None
) -> Counter[str]:
    """Make one rule true for some people, all of them or none; says how many were given, waited and so on.

    What holds is asked anew while the rule is held fast, so that two of these at once do it once.
    """
    done: Counter[str] = Counter()
    Rule.objects.select_for_update().get(pk=version.rule_id)
    version = RuleVersion.objects.select_related("rule", "rule__keeper", "activity").get(pk=version.pk)
    if version.off_at and RuleVersion.objects.filter(rule=version.rule_id, on_at__isnull=False, off_at=None).exists():
        return done  # another version took its place: that one's run does the rest
    day = clock.today()
    want = wanted(version, day=day, people=people, names=names)
    have = {row.person_id: row for row in RuleMatch.objects.open().filter(rule=version.rule_id, person__in=people)}
    _end(version, [row for person, row in have.items() if person not in want], day, done)
    fresh = _begin(version, sorted(want - have.keys()), day, names or names_in([version.conditions]), run)
    changed = [row for person, row in have.items() if person in want and _is_due_again(row, version)]
    _go_over(version, changed, day)
    done["kept"] = len(want & have.keys())
    _give(version, [*fresh, *changed], day, run, done)
    return done


def _is_due_again(row: RuleMatch, version: RuleVersion) -> bool:
    return row.version_id != version.pk or row.state in (State.WAITS, State.SHELF)


def _begin(version: RuleVersion, people: list[int], day: dt.date, names: Names, run: RuleRun | None) -> list[RuleMatch]:
    known = about(people, day=day, trees=[version.conditions]) if people else {}
    closed = queries.closures_of(people) if people else {}
    rows = []
    for person in people:
        verdict = judge(version.conditions, known[person], day=day)
        rows.append(
            RuleMatch(
                rule_id=version.rule_id,
                version=version,
                person_id=person,
                since=verdict.since,
                facts=verdict.facts(names),
                due=_open(version, due_for(version, since=verdict.since, day=day), closed[person]),
                state=State.WAITS,
                run=run,
            )
        )
    return RuleMatch.objects.bulk_create(rows)


def _go_over(version: RuleVersion, rows: Iterable[RuleMatch], day: dt.date) -> None:
    """What she has by an older version is from now on by this one. Another activity: the old one ends as agreed."""
    rows = list(rows)
    closed = queries.closures_of([row.person_id for row in rows]) if rows else {}
    for row in rows:
        if row.version_id == version.pk:
            continue
        before = row.assignment_id
        other = before is not None and row.assignment is not None and row.assignment.activity_id != version.activity_id
        row.version = version
        row.due = _open(version, due_for(version, since=row.since, day=day), closed[row.person_id])
        if other:
            row.assignment = None
        row.save(update_fields=["version", "due", "assignment"])
        if other and before is not None:
            _release(version, [before], Counter())


def _open(version: RuleVersion, due: dt.date | None, closed: queries.Spans) -> dt.date | None:
    """A date in a closed week goes to after it, but not what a law or cao asks."""
    return due if due is None or version.is_mandated else queries.open_after(due, closed)


def _end(version: RuleVersion, rows: list[RuleMatch], day: dt.date, done: Counter[str]) -> None:
    if not rows:
        return
    for row in rows:
        row.until, row.ended_at = max(row.since, day - dt.timedelta(days=1)), clock.now()
    RuleMatch.objects.bulk_update(rows, ["until", "ended_at"], batch_size=TOGETHER)
    done["ended"] += len(rows)
    _release(version, [row.assignment_id for row in rows if row.assignment_id], done)


def _release(version: RuleVersion, assignments: Collection[int], done: Counter[str]) -> None:
    """Its match is gone: take back what is open and stands on nothing else, when the rule says so."""
    if version.ending == Ending.TAKE_BACK:
        still = with_other_ground(assignments)
        rows = Assignment.objects.open().filter(pk__in=assignments, by_hand=False).exclude(pk__in=still)
        done["taken"] += take_back(list(rows), by=version.rule.keeper, rule=version.rule_id)
    agree(assignments)


def take_back(rows: list[Assignment], *, by: Person, rule: int | None) -> int:
    """Withdraw these for a rule or a run that is undone; says how many. The caller asked whether it may."""
    Withdrawal.objects.bulk_create([Withdrawal(assignment=row, by=by) for row in rows])
    announce_all(
        [
            events.TakenBackByRule(
                by=None, person=row.person_id, rule=rule or 0, assignment=row.pk, activity=row.activity_id
            )
            for row in rows
        ]
    )
    return len(rows)


def _give(version: RuleVersion, rows: list[RuleMatch], day: dt.date, run: RuleRun | None, done: Counter[str]) -> None:
    """Those who may have it now get it, the others wait; and of each it is written down which."""
    activity = version.activity
    if not rows or activity is None:
        return
    rows = [row for row in rows if row.state != State.UNDONE]
    people = [row.person_id for row in rows]
    there = {
        row.person_id: row
        for row in Assignment.objects.filter(activity=activity, person__in=people).select_related("withdrawal__decline")
    }
    standing = {person for person, row in there.items() if not hasattr(row, "withdrawal")}
    declined = {
        person
        for person, row in there.items()
        if version.may_decline and hasattr(row, "withdrawal") and hasattr(row.withdrawal, "decline")
    }
    finished = set(
        Completion.objects.enough().filter(activity=activity, person__in=people).values_list("person", flat=True)
    )
    free = standing | declined | finished  # it asks nothing more of their weeks
    stays = Activity.objects.published().filter(pk=activity.pk, leaves_on=None).exists()
    full = _full(version, activity, [person for person in people if person not in free]) if stays else set()
    given: list[int] = []
    for row in rows:
        if row.person_id in declined:
            row.state, row.assignment = State.DECLINED, there[row.person_id]
        elif row.person_id not in standing and not stays:
            row.state = State.SHELF
            done["shelf"] += 1
        elif row.person_id in full:
            row.state = State.WAITS
            done["waits"] += 1
        else:
            row.state = State.GIVEN
            given.append(row.person_id)
    _write_down(version, given, there, standing, run)
    placed = dict(Assignment.objects.filter(activity=activity, person__in=given).values_list("person", "pk"))
    for row in rows:
        if row.state == State.GIVEN:
            row.assignment_id = placed[row.person_id]
            if row.run_id is None or row.person_id not in standing:
                row.run = run or row.run
    RuleMatch.objects.bulk_update(rows, ["state", "assignment", "run"], batch_size=TOGETHER)
    agree(placed.values())
    fresh = [person for person in given if person not in standing]
    done["given"] += len(fresh)
    done["had"] += len(given) - len(fresh)
    done["done"] += len(finished & set(given))
    if version.is_mandated or activity.purpose == Purpose.LEGAL:
        index = queries.load_index(Person.objects.filter(pk__in=set(fresh) - finished)) if set(fresh) - finished else {}
        over = sum((load or 0) > queries.FULL for load in index.values())
        done["over"] += over
        ask_about_load(activity, giver=version.rule.keeper, reason=version.reason, people=over)
    _tell_all(version, activity, {person: placed[person] for person in fresh})


def _full(version: RuleVersion, activity: Activity, people: list[int]) -> set[int]:
    """Whose learning time is full. What the law, or a cao, asks is given all the same."""
    if version.is_mandated or activity.purpose == Purpose.LEGAL or not people:
        return set()
    return queries.without_room(Person.objects.filter(pk__in=people), for_activity=activity.pk)


def _write_down(
    version: RuleVersion,
    given: list[int],
    there: dict[int, Assignment],
    standing: set[int],
    run: RuleRun | None,
) -> None:
    assert version.activity is not None
    says = {
        "given_by": version.rule.keeper,
        "reason": version.reason,
        "given_at": clock.now(),
        "by_hand": False,
        "hand_due": None,
        "may_decline": version.may_decline,
    }
    again = [there[person].pk for person in given if person in there and person not in standing]
    Withdrawal.objects.filter(assignment__in=again).delete()
    Assignment.objects.filter(pk__in=again).update(**says, due=None, run=run)
    Assignment.objects.bulk_create(
        [
            Assignment(person_id=person, activity=version.activity, run=run, **says)
            for person in given
            if person not in there
        ]
    )


def _tell_all(version: RuleVersion, activity: Activity, fresh: dict[int, int]) -> None:
    announce_all(
        [
            events.AskedByRule(
                by=None, person=person, rule=version.rule_id, assignment=assignment, activity=activity.pk
            )
            for person, assignment in fresh.items()
        ]
    )
    if fresh:
        announce(events.ManyAsked(by=None, assignments=tuple(fresh.values())))


def agree(assignments: Iterable[int]) -> None:
    """Make the date, the reason and the giver of assignments follow from what stands under them: a hand, rules, and
    what it is needed for.

    The earliest date counts, unless a later one was agreed with her since. Without a hand the reason is that of the
    rule, or the need, with the earliest date.
    """
    rows = list(Assignment.objects.filter(pk__in=list(assignments)))
    found: dict[int, list[RuleMatch]] = {row.pk: [] for row in rows}
    matches = RuleMatch.objects.open().filter(assignment__in=found, state=State.GIVEN)
    for match in matches.select_related("version", "rule__keeper").order_by("pk"):
        found[match.assignment_id].append(match)
    agreed = Extension.objects.filter(assignment__in=found, granted=True, at__gte=F("assignment__given_at"))
    later = dict(agreed.order_by("pk").values_list("assignment", "until"))
    needs: dict[int, list[Need]] = {row.pk: [] for row in rows}
    for need in queries.needs_under(list(needs)):
        needs[need.assignment_id or 0].append(need)
    changed = []
    for row in rows:
        said = [(match.due, match.version.reason, match.rule.keeper) for match in found[row.pk]]
        said += [(need.due, need.reason, need.giver) for need in needs[row.pk]]
        under = sorted(said, key=lambda one: one[0] or dt.date.max)  # of the same day the first written down
        if not under and not row.by_hand:
            continue  # left standing: as it was
        before = (row.due, row.reason, row.given_by_id, row.may_decline)
        dates = [due for due, _reason, _giver in under if due] + (
            [row.hand_due] if row.by_hand and row.hand_due else []
        )
        row.due = later.get(row.pk) or min(dates, default=None)
        if under and not row.by_hand:
            _due, row.reason, row.given_by = under[0]
            row.may_decline = not needs[row.pk] and all(match.version.may_decline for match in found[row.pk])
        if before != (row.due, row.reason, row.given_by_id, row.may_decline):
            changed.append(row)
    Assignment.objects.bulk_update(changed, ["due", "reason", "given_by", "may_decline"], batch_size=TOGETHER)
