"""One activity's numbers by unit: rolled up the tree, small groups hidden so that nobody can work them out.

Among what stands directly under a shown unit (its sub-units, and the people placed in the unit itself) small groups
are hidden, together with as many larger ones as needed that the hidden ones count k people at least
(`kit.small_numbers.hidden`). Below a hidden unit everything is hidden. So every equation an outsider can write holds
the sum of k people or more.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Unit
from vliegwiel.kit import small_numbers
from vliegwiel.kit.small_numbers import hidden

from ..enums import Hidden, Stage
from ..models import Cell

Numbers = dict[str, int]


@dataclass(frozen=True)
class Group:
    """A unit with all below it, or (`direct`) the people placed in the unit itself. `numbers` is None when hidden."""

    unit: int
    name: str
    depth: int
    direct: bool
    numbers: Numbers | None
    hidden: Hidden | None


@dataclass(frozen=True)
class Node:
    """A unit of the tree with its own and rolled-up numbers."""

    unit: int
    name: str
    own: Numbers
    total: Numbers
    children: tuple["Node", ...]


def groups(roots: tuple[Node, ...], k: int) -> Iterator[Group]:
    """Every group that has anybody invited, in the order of the tree, with the rule that hides it if one does."""
    yield from _siblings(roots, None, 0, k)


def _siblings(children: tuple[Node, ...], parent: Node | None, depth: int, k: int) -> Iterator[Group]:
    sizes: dict[int | None, int] = {child.unit: _invited(child.total) for child in children}
    direct = _invited(parent.own) if parent else 0
    sizes[None] = direct
    gone = hidden({key: size for key, size in sizes.items() if size}, k)
    reasons = {key: Hidden.SMALL if sizes[key] < k else Hidden.PROTECTS for key in gone}
    if parent and direct and any(sizes[child.unit] for child in children):
        shown = None if None in gone else parent.own
        yield Group(parent.unit, parent.name, depth, True, shown, reasons.get(None))
    for child in children:
        if not sizes[child.unit]:
            continue
        reason = reasons.get(child.unit)
        yield Group(child.unit, child.name, depth, False, None if reason else child.total, reason)
        yield from (_all_hidden(child, depth + 1) if reason else _siblings(child.children, child, depth + 1, k))


def _all_hidden(node: Node, depth: int) -> Iterator[Group]:
    for child in node.children:
        if _invited(child.total):
            yield Group(child.unit, child.name, depth, False, None, Hidden.WITHIN)
            yield from _all_hidden(child, depth + 1)


def tree(activity: int) -> tuple[Node, ...]:
    """The organisation as it stands, with the activity's cells. Two queries."""
    own: dict[int, Numbers] = defaultdict(dict)
    cells = Cell.objects.filter(activity=activity, unit__isnull=False).order_by()
    for unit, stage, people in cells.values_list("unit_id", "stage", "people"):
        own[unit][stage] = people
    units = list(Unit.objects.order_by("name", "pk").values_list("pk", "name", "parent_id"))
    return grow({pk: (name, parent) for pk, name, parent in units}, own)


def grow(units: Mapping[int, tuple[str, int | None]], own: Mapping[int, Numbers]) -> tuple[Node, ...]:
    """Roll numbers up. `units`: unit -> (name, parent), in the order siblings are shown; `own`: unit -> its numbers."""
    below: dict[int | None, list[int]] = defaultdict(list)
    for unit, (_name, parent) in units.items():
        below[parent].append(unit)

    def node(unit: int) -> Node:
        children = tuple(node(child) for child in below[unit])
        mine = own.get(unit, {})
        total = {stage: mine.get(stage, 0) + sum(child.total[stage] for child in children) for stage in Stage.values}
        return Node(unit, units[unit][0], mine, total, children)

    return tuple(node(root) for root in below[None])


def smallest_group() -> int:
    """k: a group of fewer people is never shown. A setting, five at least."""
    return small_numbers.smallest_group()


def by_unit(activity: Activity | int) -> list[Group]:
    """Every unit where somebody was invited to the activity, parents before their parts."""
    return list(groups(tree(activity if isinstance(activity, int) else activity.pk), smallest_group()))


def people_in(activity: Activity | int, unit: Unit) -> Numbers | None:
    """The activity's numbers in the unit and below it; None when nobody is invited there or it is hidden."""
    for group in by_unit(activity):
        if group.unit == unit.pk and not group.direct:
            return group.numbers
    return None


def _invited(numbers: Numbers) -> int:
    return numbers.get(Stage.INVITED, 0)
