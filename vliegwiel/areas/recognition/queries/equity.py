"""In which groups nobody is seen: about a quarter that is over, of groups of five and more, in bands and never exactly.

Source: product design 1.9 and M10 (recognition equity), learning design 11.5 (small numbers).
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vliegwiel.areas.people.models import Organisation, Placement, Unit
from vliegwiel.kit import clock
from vliegwiel.kit.small_numbers import hidden, tenths

from ..enums import SMALLEST_GROUP, Contract
from ..models import Recognition

Thanks = tuple[int, int]  # by whom, to whom


@dataclass(frozen=True)
class Group:
    """A unit or a kind of contract. tenths: about how many in ten were seen (0 few or nobody, 10 nearly all); None: too
    small to tell, or told together with another it would tell too much."""

    key: Any
    name: Any
    tenths: int | None


@dataclass(frozen=True)
class Equity:
    """A quarter that is over. contracts: empty when with the units beside them they would say something of somebody."""

    starts: dt.date
    ends: dt.date
    units: tuple[Group, ...]
    contracts: tuple[Group, ...]

    @property
    def unseen(self) -> tuple[Group, ...]:
        """The units where few or nobody was seen: where it is worth asking why."""
        return tuple(one for one in self.units if one.tenths == 0)


def last_quarter(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of the last calendar quarter that is over on `day`."""
    month = (day.month - 1) // 3 * 3 + 1
    ends = day.replace(month=month, day=1) - dt.timedelta(days=1)
    return ends.replace(month=ends.month - 2, day=1), ends


def counted(thanks: Iterable[Thanks]) -> list[Thanks]:
    """Who thanked whom, in order, without those that close a ring: when A thanked B, B's thanks back (straight, or
    by way of C) count no second time. What is left has no ring in it, and somebody in it is seen when anybody was."""
    kept: list[Thanks] = []
    leads_to: dict[int, set[int]] = defaultdict(set)
    for by, to in thanks:
        if by == to or by in _reached(to, leads_to):
            continue
        leads_to[by].add(to)
        kept.append((by, to))
    return kept


def _reached(start: int, leads_to: Mapping[int, set[int]]) -> set[int]:
    found, waiting = {start}, [start]
    while waiting:
        fresh = leads_to.get(waiting.pop(), set()) - found
        found |= fresh
        waiting.extend(fresh)
    return found


def bands(sizes: Mapping[Hashable, int], seen: Mapping[Hashable, int]) -> dict[Hashable, int | None]:
    """Of sibling groups: about how many in ten were seen; None for those the small numbers hide. People, in and out."""
    gone = hidden(sizes, SMALLEST_GROUP)
    return {key: None if key in gone else tenths(seen.get(key, 0), n) for key, n in sizes.items()}


def limits(told: int | None, n: int) -> tuple[int, int]:
    """Between how many of `n` people a reader can place the number that was seen, from what is told."""
    fits = [hits for hits in range(n + 1) if told is None or tenths(hits, n) == told]
    return fits[0], fits[-1]


def gives_away(cells: Mapping[tuple[Hashable, Hashable], tuple[int, int]], told: Sequence[Mapping[Any, Any]]) -> bool:
    """Whether two ways of grouping the same people, told side by side, say of somebody whether she was seen.

    cells: (unit, contract) -> (people, of whom seen); told: what is told of each unit, and of each contract.
    Exact, and for any number of groups: how it is, is one world that fits what is told. Of people in a cell where all
    or none were seen something is known unless another world fits in which that cell is otherwise; and there is one
    exactly when a person can be moved round a ring of groups without leaving any group's limits.
    """
    ways: dict[Any, set[Any]] = defaultdict(set)
    outside = ("", "")
    for side, bands_ in enumerate(told):
        for key, band in bands_.items():
            of = [one for cell, one in cells.items() if cell[side] == key]
            n, hits = sum(one[0] for one in of), sum(one[1] for one in of)
            least, most = limits(band, n)
            node = (side, key)
            more, fewer = ((outside, node), (node, outside)) if side == 0 else ((node, outside), (outside, node))
            if hits < most:
                ways[more[0]].add(more[1])
            if hits > least:
                ways[fewer[0]].add(fewer[1])
    for (unit, contract), (n, hits) in cells.items():
        if hits < n:
            ways[0, unit].add((1, contract))
        if hits > 0:
            ways[1, contract].add((0, unit))
    for (unit, contract), (n, hits) in cells.items():
        if n and hits == 0 and (0, unit) not in _reached_from((1, contract), ways):
            return True
        if n and hits == n and (1, contract) not in _reached_from((0, unit), ways):
            return True
    return False


def _reached_from(start: Any, ways: Mapping[Any, set[Any]]) -> set[Any]:
    found, waiting = {start}, [start]
    while waiting:
        fresh = ways.get(waiting.pop(), set()) - found
        found |= fresh
        waiting.extend(fresh)
    return found


def equity(organisation: Organisation, day: dt.date | None = None) -> Equity:
    """Who is seen where, of the last quarter that is over on `day`: people as they were placed on its last day. Three
    queries. The same quarter always tells the same, so that two readings tell no more than one."""
    starts, ends = last_quarter(day or clock.today())
    cells: dict[tuple[Hashable, Hashable], list[int]] = defaultdict(lambda: [0, 0])
    seen = {to for _by, to in counted(_thanks(starts, ends))}
    placed: dict[int, tuple[Hashable, Hashable]] = {}
    rows = Placement.objects.on(ends).filter(employment__starts__lte=ends).exclude(employment__ends__lt=ends)
    for person, unit, hours, pattern in rows.order_by("-weekly_hours", "-starts", "pk").values_list(
        "employment__person", "unit", "weekly_hours", "pattern"
    ):
        kind = Contract.FULL if hours >= organisation.full_time_hours else Contract.PART
        placed.setdefault(person, (unit, Contract.ROSTER if pattern == "roster" else kind))
    for person, cell in placed.items():
        cells[cell][0] += 1
        cells[cell][1] += person in seen
    whole = {cell: (n, hits) for cell, (n, hits) in cells.items()}
    units, contracts = (_told(whole, side) for side in (0, 1))
    names = dict(Unit.objects.values_list("pk", "name"))
    apart = gives_away(whole, (units, contracts))
    by_unit = sorted((Group(pk, names.get(pk, ""), told) for pk, told in units.items()), key=lambda one: one.name)  # type: ignore[call-overload]  # -- units are numbers
    return Equity(
        starts=starts,
        ends=ends,
        units=tuple(sorted(by_unit, key=lambda one: one.name)),
        contracts=() if apart else tuple(Group(one, one.label, contracts[one]) for one in Contract if one in contracts),
    )


def _told(cells: Mapping[tuple[Hashable, Hashable], tuple[int, int]], side: int) -> dict[Hashable, int | None]:
    sizes: Counter[Hashable] = Counter()
    seen: Counter[Hashable] = Counter()
    for cell, (n, hits) in cells.items():
        sizes[cell[side]] += n
        seen[cell[side]] += hits
    return bands(sizes, seen)


def _thanks(starts: dt.date, ends: dt.date) -> Iterable[Thanks]:
    rows = Recognition.objects.filter(at__date__range=(starts, ends)).order_by("at", "pk")
    return rows.values_list("by", "person")
