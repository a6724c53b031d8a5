"""What rules would do to people who are otherwise than now: in memory, without a row being written."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.queries.staff_proposed import Proposed

from ..models import RuleVersion
from .conditions import About, Names, holds, judge
from .rule_matching import held
from .rule_people import about, names_in
from .rule_words import fact_words
from .rules import missing_words

MOST_TOLD = 500  # of each rule and kind


@dataclass(frozen=True)
class Foreseen:
    """One person and one rule; person: None for somebody new."""

    kind: str
    person: int | None
    name: str
    number: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class RuleForeseen:
    """What would happen under one rule; rows: the first of each kind."""

    version: RuleVersion
    gains: int
    keeps: int
    loses: int
    absent: int
    rows: tuple[Foreseen, ...]


def abouts(people: Collection[Proposed], versions: Collection[RuleVersion], day: dt.date) -> list[About | None]:
    """Each as rules may know her once it all holds; None for who is gone by then. At most three queries."""
    trees = [version.conditions for version in versions]
    now = about([one.person for one in people if one.person], day=day, trees=trees)
    found: list[About | None] = []
    for n, one in enumerate(people):
        before = now.get(one.person or 0)
        since = (before.leads_since if before else None) or one.day
        found.append(
            About(
                person=one.person or -n - 1,
                number=one.number,
                language=one.language,
                since=one.since,
                places=tuple(sorted(one.places, key=lambda place: place.since)),
                roles=before.roles if before else (),
                leads_since=since if one.leads else None,
            )
            if one.here
            else None
        )
    return found


def foreseen(
    people: Collection[Proposed], absent: Collection[int], versions: Collection[RuleVersion], day: dt.date
) -> Iterator[RuleForeseen]:
    """What each rule that is on would do to these people, and to those of whom nothing is said should they leave.

    A rule at a time, two queries each; nothing is written.
    """
    shown = list(people)
    after = abouts(shown, versions, day)
    names = names_in(version.conditions for version in versions)
    called = _names_of(absent)
    for version in versions:
        have = held(version.rule_id).keys()
        told: list[Foreseen] = []
        gains = loses = 0
        for one, then in zip(shown, after, strict=True):
            has = one.person in have
            wants = then is not None and _in_force(version, one.day) and holds(version.conditions, then, day=one.day)
            if wants == has:
                continue
            kind, n = ("gains", gains) if wants else ("loses", loses)
            gains, loses = gains + wants, loses + has
            if n < MOST_TOLD:
                because = _because(version, then, one.day, names)
                told.append(Foreseen(kind, one.person, one.name, one.number, because))
        gone = [pk for pk in absent if pk in have]
        told += [Foreseen("absent", pk, *called[pk], ()) for pk in gone[:MOST_TOLD]]
        yield RuleForeseen(version, gains, len(have) - loses, loses, len(gone), tuple(told))


def _in_force(version: RuleVersion, day: dt.date) -> bool:
    return not (version.starts and day < version.starts) and not (version.ends and day > version.ends)


def _because(version: RuleVersion, then: About | None, day: dt.date, names: Names) -> tuple[str, ...]:
    if then is None:
        return (_("werkt hier dan niet meer"),)
    verdict = judge(version.conditions, then, day=day)
    if verdict.holds:
        words = [fact_words(fact) for fact in verdict.facts(names)]
    else:
        words = [missing_words(leaf, names) for leaf in verdict.leaves if not leaf.so]
    return tuple(dict.fromkeys(words))


def _names_of(people: Collection[int]) -> Mapping[int, tuple[str, str]]:
    rows = Person.objects.filter(pk__in=people).values_list("pk", "given_name", "name_prefix", "family_name", "number")
    return {pk: (" ".join(part for part in parts if part), number or "") for pk, *parts, number in rows}
