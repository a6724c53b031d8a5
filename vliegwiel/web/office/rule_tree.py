"""The tree of conditions as a form: fields named after where a node stands, so that it works without JavaScript.

The root is `n`, its second child `n-1`. Of each node its kind and "not" are sent, of a leaf its value. A button adds,
removes or moves one node; the whole form is sent and saved with it.
"""

import datetime as dt
import re
from typing import Any

from django.utils.translation import gettext as _

from vliegwiel.areas.learning.enums import Condition
from vliegwiel.areas.learning.queries.conditions import GROUPS, MOST_LEAVES, Node, children
from vliegwiel.areas.learning.queries.rule_words import Wrong
from vliegwiel.areas.people.enums import Language, Role
from vliegwiel.areas.people.models import Position, Unit

MOST_CHILDREN = MOST_LEAVES + 1
MOST_NESTED = 8  # deeper is refused in words when it is looked at; no address of ours makes it
INPUTS = {
    Condition.UNIT: "units",
    Condition.POSITION: "positions",
    Condition.DAYS_LEAST: "number",
    Condition.DAYS_MOST: "number",
    Condition.HOURS_LEAST: "decimal",
    Condition.HOURS_MOST: "decimal",
    Condition.JOINED: "date",
    Condition.ROLE: "choice",
    Condition.LANGUAGE: "choice",
    Condition.NUMBERS: "list",
}


class Known:
    """Units and positions by what they are called, for reading what was typed and for offering it. Two queries."""

    def __init__(self) -> None:
        units = list(Unit.objects.filter(closed_on=None).values_list("pk", "name", "code"))
        self.units = {pk: _("{name} ({code})").format(name=name, code=code) for pk, name, code in units}
        self.positions = dict(Position.objects.values_list("pk", "name"))
        self._units = {label.casefold(): pk for pk, label in self.units.items()}
        names = [name.casefold() for _pk, name, _code in units]
        self._units |= {name.casefold(): pk for pk, name, _code in units if names.count(name.casefold()) == 1}
        self._units |= {code.casefold(): pk for pk, _name, code in units}
        self._positions = {name.casefold(): pk for pk, name in self.positions.items()}

    def unit(self, typed: str) -> int | None:
        return self._units.get(" ".join(typed.split()).casefold())

    def position(self, typed: str) -> int | None:
        return self._positions.get(" ".join(typed.split()).casefold())


def read(data: Any, known: Known, prefix: str = "n", depth: int = 0) -> Node:
    """The tree as it was sent. What cannot be used is kept as typed, so that nobody types it again."""
    kind = data.get(f"{prefix}.kind", "all")
    if kind in Condition.values:
        node = _leaf(Condition(kind), data.get(f"{prefix}.value", ""), known)
    else:
        below = [
            read(data, known, f"{prefix}-{n}", depth + 1)
            for n in range(MOST_CHILDREN)
            if depth < MOST_NESTED and f"{prefix}-{n}.kind" in data
        ]
        node = {kind if kind in GROUPS else "all": below}
    return {"not": node} if data.get(f"{prefix}.not") else node


def _leaf(kind: Condition, typed: str, known: Known) -> Node:
    typed = typed.strip()
    value: Any = None
    match INPUTS.get(kind, ""):
        case "units":
            value = known.unit(typed)
        case "positions":
            value = known.position(typed)
        case "number":
            value = int(typed) if typed.isdecimal() and len(typed) < 6 else None
        case "decimal":
            value = typed.replace(",", ".") if re.fullmatch(r"\d{1,2}([.,]\d)?", typed) else None
        case "date":
            value = _day(typed)
        case "choice":
            value = typed or None
        case "list":
            value = list(dict.fromkeys(re.split(r"[\s,;\"]+", typed.strip(' \t\r\n,;"')))) if typed else None
    node: Node = {"is": kind.value, "value": value}
    return node if value is not None or not typed else {**node, "typed": typed[:200]}


def _day(typed: str) -> str | None:
    try:
        return dt.date.fromisoformat(typed).isoformat()
    except ValueError:
        return None


def change(tree: Node, do: str, data: Any) -> tuple[Node, str]:
    """Do what a button asks ("add:0-1", "remove:0-1"...); the new tree and where attention goes then."""
    verb, _colon, place = do.partition(":")
    path = [int(step) for step in place.split("-") if step.isdecimal()]
    if verb in ("add", "group"):
        into = _inside(_at(tree, path))
        if verb == "group":
            into.append({"any": []})
        elif (kind := data.get(f"{_prefix(path)}.add", "")) in Condition.values:
            into.append({"is": kind, "value": None})
        return tree, _prefix([*path, len(into) - 1]) if into else _prefix(path)
    if not path:
        return tree, "n"
    beside, n = _inside(_at(tree, path[:-1])), path[-1]
    if n >= len(beside):
        return tree, "n"
    if verb == "remove":
        beside.pop(n)
        return tree, _prefix([*path[:-1], min(n, len(beside) - 1)]) if beside else _prefix(path[:-1])
    if verb in ("up", "down"):
        return tree, _move(tree, path, beside, -1 if verb == "up" else 1)
    return tree, _prefix(path)


def _move(tree: Node, path: list[int], beside: list[Node], by: int) -> str:
    """Past its neighbour, into it when that is a group; at the edge of its group out of it."""
    n = path[-1]
    to = n + by
    if 0 <= to < len(beside):
        other = beside[to]
        bare = other.get("not", other)
        if "is" not in bare and "is" in beside[n].get("not", beside[n]):
            node = beside.pop(n)
            inside = _inside(other)
            inside.insert(len(inside) if by < 0 else 0, node)
            group = to if by < 0 else n
            return _prefix([*path[:-1], group, len(inside) - 1 if by < 0 else 0])
        beside[n], beside[to] = beside[to], beside[n]
        return _prefix([*path[:-1], to])
    if len(path) == 1:
        return _prefix(path)
    above = _inside(_at(tree, path[:-2]))
    node = beside.pop(n)
    at = path[-2] if by < 0 else path[-2] + 1
    above.insert(at, node)
    return _prefix([*path[:-2], at])


def _at(tree: Node, path: list[int]) -> Node:
    node = tree
    for n in path:
        below = _inside(node)
        if n >= len(below):
            return tree
        node = below[n]
    return node


def _inside(node: Node) -> list[Node]:
    """The very list of what is in a group, to be changed; of a leaf a list nobody keeps."""
    bare = node.get("not", node)
    return next((bare[group] for group in GROUPS if group in bare), [])


def _prefix(path: list[int]) -> str:
    return "-".join(["n", *map(str, path)])


def shown(tree: Node, known: Known, wrong: list[Wrong], *, focus: str = "") -> dict[str, Any]:
    """The tree as the template draws it: a row per node, with what is in it."""
    problems: dict[str, str] = {}
    for one in wrong:
        if one.path is not None:
            problems.setdefault("-".join(map(str, one.path)), one.words)
    return _row(tree, known, problems, [], [], focus=focus, last=True)


def _row(
    node: Node,
    known: Known,
    problems: dict[str, str],
    place: list[int],
    path: list[int],
    *,
    focus: str,
    last: bool,
) -> dict[str, Any]:
    bare, inner = (node["not"], [*path, 0]) if "not" in node else (node, path)
    prefix = _prefix(place)
    row: dict[str, Any] = {
        "prefix": prefix,
        "place": "-".join(map(str, place)),
        "root": not place,
        "refused": "not" in node,
        "problem": problems.get("-".join(map(str, inner)), ""),
        "focus": prefix == focus,
        "first": bool(place) and len(place) == 1 and place[-1] == 0,
        "last": last and len(place) == 1,
        "number": place[-1] + 1 if place else 0,
    }
    if "is" in bare:
        kind = Condition(bare["is"])
        return row | {
            "kind": kind.value,
            "label": kind.label,
            "input": INPUTS.get(kind, ""),
            "value": _typed(kind, bare, known),
            "choices": {Condition.ROLE: Role.choices, Condition.LANGUAGE: Language.choices}.get(kind, ()),
        }
    below = children(bare)
    return row | {
        "kind": "any" if "any" in bare else "all",
        "rows": [
            _row(child, known, problems, [*place, n], [*inner, n], focus=focus, last=n == len(below) - 1)
            for n, child in enumerate(below)
        ],
        "may_nest": len(place) < 4,
    }


def _typed(kind: Condition, leaf: Node, known: Known) -> str:
    value = leaf.get("value")
    if leaf.get("typed"):
        return str(leaf["typed"])
    if value is None:
        return ""
    if kind == Condition.UNIT:
        return known.units.get(value, "")
    if kind == Condition.POSITION:
        return known.positions.get(value, "")
    if kind == Condition.NUMBERS:
        return "\n".join(value)
    return str(value).replace(".", ",") if INPUTS.get(kind) == "decimal" else str(value)
