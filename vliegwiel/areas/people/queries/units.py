"""The tree of units, with who is in it."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from vliegwiel.kit.prepared import Prepared

from ..models import Placement, Unit


@dataclass(frozen=True)
class UnitRow:
    """`people`: placed in this unit itself; `total`: with all below it. `depth`: 0 at the top."""

    pk: int
    code: str
    name: str
    parent: int | None
    path: str
    depth: int
    people: int
    total: int
    closed_on: dt.date | None


def unit_tree(day: dt.date | None = None, *, closed: bool = False) -> list[UnitRow]:
    """Every unit, each parent before its children, siblings by name; closed ones only when asked. Two queries."""
    units = list(Unit.objects.order_by("name", "pk"))
    placed = dict(
        Placement.objects.on(day)
        .order_by()
        .values_list("unit")
        .annotate(n=Count("employment__person", distinct=True))
        .values_list("unit", "n")
    )
    total: Counter[int] = Counter()
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units:
        children[unit.parent_id].append(unit)
        for above in unit.path.strip("/").split("/"):
            total[int(above)] += placed.get(unit.pk, 0)
    rows: list[UnitRow] = []
    waiting = [(unit, 0) for unit in reversed(children[None])]
    while waiting:
        unit, depth = waiting.pop()
        waiting += [(child, depth + 1) for child in reversed(children[unit.pk])]
        if closed or unit.closed_on is None:
            rows.append(
                UnitRow(
                    unit.pk,
                    unit.code,
                    unit.name,
                    unit.parent_id,
                    unit.path,
                    depth,
                    placed.get(unit.pk, 0),
                    total[unit.pk],
                    unit.closed_on,
                )
            )
    return rows


def unit_choices() -> list[tuple[int, str, int]]:
    """(key, name, depth) of every open unit, each parent before its children. One query."""
    return in_tree(OPEN.ask())


def in_tree(units: list[tuple[int, str, int | None]]) -> list[tuple[int, str, int]]:
    """(key, name, depth) of these (key, name, parent), each parent before its children. No query."""
    children: dict[int | None, list[tuple[int, str]]] = defaultdict(list)
    known = {pk for pk, _name, _parent in units}
    for pk, name, parent in units:
        children[parent if parent in known else None].append((pk, name))
    rows: list[tuple[int, str, int]] = []
    waiting = [(unit, 0) for unit in reversed(children[None])]
    while waiting:
        (pk, name), depth = waiting.pop()
        rows.append((pk, name, depth))
        waiting += [(child, depth + 1) for child in reversed(children.get(pk, ()))]
    return rows


def _open() -> QuerySet[Unit, tuple[int, str, int | None]]:
    return Unit.objects.filter(closed_on=None).order_by("name", "pk").values_list("pk", "name", "parent_id")


OPEN = Prepared(_open)
