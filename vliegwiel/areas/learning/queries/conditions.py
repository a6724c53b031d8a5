"""The tree of conditions of a rule: read, checked, and asked of what is known about one person.

    {"all": [node, ...]}    every one of these
    {"any": [node, ...]}    at least one of these
    {"not": node}
    {"is": "unit", "value": 12}     a leaf; `enums.Condition` says which there are

Pure: nothing here asks the database. `rule_people` says the same as a query for all people at once.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from vliegwiel.areas.people.queries.staff_proposed import Place

from ..enums import Condition

Node = dict[str, Any]
Path = tuple[int, ...]
MOST_DEEP, MOST_LEAVES, MOST_NUMBERS = 5, 40, 5000
GROUPS = ("all", "any")


@dataclass(frozen=True)
class About:
    """What rules may know of one person, on one day. `since`: the first day of her present employment."""

    person: int
    number: str
    language: str
    since: dt.date
    places: tuple[Place, ...] = ()
    roles: tuple[tuple[str, dt.date], ...] = ()
    leads_since: dt.date | None = None


@dataclass(frozen=True)
class Leaf:
    """One leaf asked of one person: whether it is so, where it stands in the tree, and since when.

    wanted: False when the tree asks that it is not so. so: whether what the tree asks is the case. either: of its group
    one is enough, and it is not the first.
    """

    path: Path
    kind: Condition
    value: Any
    wanted: bool
    so: bool
    name: str
    since: dt.date | None
    either: bool = False


@dataclass(frozen=True)
class Names:
    """What the units and positions in a tree are called now. What is not here does not exist any more."""

    units: dict[int, str] = field(default_factory=dict)
    paths: dict[int, str] = field(default_factory=dict)
    closed: dict[int, dt.date] = field(default_factory=dict)
    positions: dict[int, str] = field(default_factory=dict)

    def gone(self, node: Node, day: dt.date) -> bool:
        """A leaf about a unit or position that is there no more: it is true of nobody."""
        if node.get("is") == Condition.UNIT:
            closed = self.closed.get(node["value"])
            return node["value"] not in self.units or (closed is not None and closed <= day)
        return node.get("is") == Condition.POSITION and node["value"] not in self.positions

    def of(self, kind: Condition, value: Any) -> str:
        """What a leaf's unit or position is called; "" for other leaves."""
        named = {Condition.UNIT: self.units, Condition.POSITION: self.positions}.get(kind, {})
        return named.get(value, "")


@dataclass(frozen=True)
class Verdict:
    """Whether the tree holds for somebody; since when, by the facts that count; and every leaf of it."""

    holds: bool
    since: dt.date
    leaves: tuple[Leaf, ...]

    def facts(self, names: Names) -> list[dict[str, Any]]:
        """The leaves that are so, to be kept: what was true that day, in the words of that day."""
        return [
            {
                "is": leaf.kind.value,
                "value": len(leaf.value) if leaf.kind == Condition.NUMBERS else leaf.value,
                "name": leaf.name or names.of(leaf.kind, leaf.value),
                "not": not leaf.wanted,
                "since": leaf.since.isoformat() if leaf.since else "",
            }
            for leaf in self.leaves
            if leaf.so
        ]


def nodes(tree: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every node with where it stands, each before what is in it. What is in a "not" stands at 0."""
    yield path, tree
    for n, child in enumerate(children(tree)):
        yield from nodes(child, (*path, n))


def children(node: Node) -> list[Node]:
    """What is directly in a node."""
    if "not" in node:
        return [node["not"]]
    return next((list(node[group]) for group in GROUPS if group in node), [])


def leaves(tree: Node) -> list[tuple[Path, Node]]:
    """The leaves with where they stand."""
    return [(path, node) for path, node in nodes(tree) if "is" in node]


def depth(tree: Node) -> int:
    """How many groups stand in each other at most, a leaf being none; "not" makes nothing deeper."""
    below = max((depth(child) for child in children(tree)), default=0)
    return below + any(group in tree for group in GROUPS)


def judge(tree: Node, about: About, *, day: dt.date) -> Verdict:
    """Ask the tree of one person. Only for who works here that day; with two jobs any of them counts."""
    found: list[Leaf] = []
    holds, since = _walk(tree, about, day, (), wanted=True, found=found)
    return Verdict(holds, min(since or about.since, day), tuple(found))


def holds(tree: Node, about: About, *, day: dt.date) -> bool:
    """`judge`, when only the answer matters."""
    if "is" in tree:
        return LEAVES[Condition(tree["is"])](about, tree["value"], day) is not None
    if "not" in tree:
        return not holds(tree["not"], about, day=day)
    asked = (holds(child, about, day=day) for child in children(tree))
    return all(asked) if "all" in tree else any(asked)


def _walk(
    node: Node, about: About, day: dt.date, path: Path, *, wanted: bool, found: list[Leaf], either: bool = False
) -> tuple[bool, dt.date | None]:
    if "not" in node:
        return _walk(node["not"], about, day, (*path, 0), wanted=not wanted, found=found, either=either)
    if "is" in node:
        kind = Condition(node["is"])
        fact = LEAVES[kind](about, node["value"], day)
        so = (fact is not None) == wanted
        since, name = fact or (None, "")
        found.append(Leaf(path, kind, node["value"], wanted, so, name, since if wanted else None, either))
        return so, since if wanted else None
    asked = [_walk(child, about, day, (*path, n), wanted=wanted, found=found) for n, child in enumerate(children(node))]
    every = ("all" in node) == wanted  # not (this and that) is: not this, or not that
    days = [since for so, since in asked if so and since]
    if every:
        return all(so for so, _since in asked), max(days, default=None)
    return any(so for so, _since in asked), min(days, default=None)


Fact = tuple[dt.date, str] | None  # since when, and what it is called


def _in_places(asks: Callable[[Place, Any], bool], name: Callable[[Place], str]) -> Callable[..., Fact]:
    def asked(about: About, value: Any, day: dt.date) -> Fact:
        there = [place for place in about.places if asks(place, value)]
        first = min(there, key=lambda place: place.since, default=None)
        return (first.since, name(first)) if first else None

    return asked


def _role(about: About, value: Any, day: dt.date) -> Fact:
    held = [since for role, since in about.roles if role == value]
    return (min(held), "") if held else None


def _days_least(about: About, value: Any, day: dt.date) -> Fact:
    return (about.since + dt.timedelta(days=value), "") if (day - about.since).days >= value else None


def _days_most(about: About, value: Any, day: dt.date) -> Fact:
    return (about.since, "") if (day - about.since).days <= value else None


def _joined(about: About, value: Any, day: dt.date) -> Fact:
    return (about.since, "") if about.since >= dt.date.fromisoformat(value) else None


def _leads(about: About, value: Any, day: dt.date) -> Fact:
    return (about.leads_since, "") if about.leads_since else None


def _language(about: About, value: Any, day: dt.date) -> Fact:
    return (about.since, "") if about.language == value else None


def _numbers(about: About, value: Any, day: dt.date) -> Fact:
    return (about.since, about.number) if about.number and about.number in value else None


LEAVES: dict[Condition, Callable[[About, Any, dt.date], Fact]] = {
    Condition.UNIT: _in_places(lambda place, value: f"/{value}/" in place.path, lambda place: place.unit),
    Condition.POSITION: _in_places(lambda place, value: place.position == value, lambda place: place.title),
    Condition.ROLE: _role,
    Condition.DAYS_LEAST: _days_least,
    Condition.DAYS_MOST: _days_most,
    Condition.JOINED: _joined,
    Condition.HOURS_LEAST: _in_places(lambda place, value: place.hours >= Decimal(value), lambda place: place.unit),
    Condition.HOURS_MOST: _in_places(lambda place, value: place.hours <= Decimal(value), lambda place: place.unit),
    Condition.ROSTER: _in_places(lambda place, _value: place.roster, lambda place: place.unit),
    Condition.LEADS: _leads,
    Condition.LANGUAGE: _language,
    Condition.NUMBERS: _numbers,
}
