"""Which rules are on, whom each holds for by now, and where that differs from what was written down."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.prepared import Prepared

from ..models import Completion, Enrolment, Need, RuleMatch, RuleVersion
from .conditions import Names
from .rule_people import asks, names_in

NOTICE = 14  # days: nobody gets less time than this, or than the rule gives when that is less


def in_force(version: RuleVersion, day: dt.date) -> bool:
    """Whether the version is on and that day lies between its first and its last."""
    if not version.is_on:
        return False
    return not (version.starts and day < version.starts) and not (version.ends and day > version.ends)


def _on() -> "QuerySet[RuleVersion]":
    rows = RuleVersion.objects.filter(on_at__isnull=False, off_at=None)
    return rows.select_related("rule", "rule__keeper", "activity").order_by("pk")


ON = Prepared(_on)


def rules_on() -> list[RuleVersion]:
    """Every rule that is on, in the version that is. One query."""
    return ON.ask()


def wanted(
    version: RuleVersion, *, day: dt.date, people: Collection[int] | None = None, names: Names | None = None
) -> set[int]:
    """Whom the rule is to hold for that day, of `people` or of all. One query, or three without `names`."""
    if not in_force(version, day):
        return set()
    found = Person.objects.here(day).filter(
        asks(version.conditions, day=day, names=names or names_in([version.conditions]))
    )
    if people is not None:
        found = found.filter(pk__in=people)
    return set(found.order_by().values_list("pk", flat=True))


@dataclass(frozen=True)
class Standing:
    """What is written down of a rule and a person now."""

    match: int
    version: int
    state: str


def held(rule: int, people: Collection[int] | None = None) -> dict[int, Standing]:
    """{person: what is written down}, of whom the rule holds for by now. One query."""
    rows = RuleMatch.objects.open().filter(rule=rule)
    if people is not None:
        rows = rows.filter(person__in=people)
    return {
        person: Standing(match, version, state)
        for person, match, version, state in rows.values_list("person", "pk", "version", "state")
    }


RETRIED = (RuleMatch.State.WAITS, RuleMatch.State.SHELF)


def out_of_step(version: RuleVersion, *, day: dt.date, after: int = 0, names: Names | None = None) -> list[int]:
    """People for whom something has to be done, by their number: it came to hold, ceased to, is of another version,
    or waits. Two queries for everybody."""
    want, have = wanted(version, day=day, names=names), held(version.rule_id)
    differ = want ^ have.keys()
    again = {
        person for person in want & have.keys() if have[person].version != version.pk or have[person].state in RETRIED
    }
    return sorted(person for person in differ | again if person > after)


def due_for(version: RuleVersion, *, since: dt.date, day: dt.date) -> dt.date | None:
    """By when, for somebody it holds for since then and who is given it on `day`.

    Counted from the fact, but not from before the rule was switched on or begun; and whoever comes late has
    `NOTICE` days, or as many as the rule gives when that is less.
    """
    if version.due_days is not None:
        began = max(
            [since, *([version.starts] if version.starts else []), *([_on_day(version)] if version.on_at else [])]
        )
        return max(began + dt.timedelta(days=version.due_days), day + dt.timedelta(days=min(NOTICE, version.due_days)))
    if version.due_on:
        return max(version.due_on, day + dt.timedelta(days=NOTICE)) if version.due_on < day else version.due_on
    return None


def _on_day(version: RuleVersion) -> dt.date:
    assert version.on_at is not None
    return timezone.localtime(version.on_at).date()


def begun(activity: int, people: Collection[int]) -> set[int]:
    """Who of these began or finished it."""
    at_it = Enrolment.objects.filter(activity=activity, person__in=people).values_list("person", flat=True)
    done = Completion.objects.filter(activity=activity, person__in=people).values_list("person", flat=True)
    return {*at_it, *done}


def with_other_ground(assignments: Collection[int]) -> set[int]:
    """Which of these assignments a rule still stands under, or something for which it is needed."""
    rows = RuleMatch.objects.open().filter(assignment__in=assignments, state=RuleMatch.State.GIVEN)
    needs = Need.objects.open().filter(assignment__in=assignments).order_by()
    ruled = rows.order_by().values_list("assignment", flat=True)
    return set(ruled.union(needs.values_list("assignment", flat=True), all=True))
