"""What goes back when a staff file is taken back, field by field and in words."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ..enums import Line, Role
from .staff_trace import KEPT, NOBODY, Footprint, Row, Rows, Tables
from .words import day_in_digits, hours_in_words, pattern_in_words

Change = tuple[str, str, str]
ASKED = ("number", "given_name", "name_prefix", "family_name", "email", "language")


class Names:
    """What people, units and job titles are called, out of what was read already."""

    def __init__(self, now: Footprint) -> None:
        self._now = now

    def person(self, pk: int) -> str:
        """Her full name; a dash for somebody who is not on record any more."""
        row = self._person(pk)
        parts = [row[KEPT["person"].at(name)] for name in ("given_name", "name_prefix", "family_name")] if row else []
        return " ".join(part for part in parts if part) or "–"

    def number(self, pk: int) -> str:
        """Her number; "" without one."""
        row = self._person(pk)
        return (row[KEPT["person"].at("number")] or "") if row else ""

    def sorting(self, pk: int) -> tuple[str, str]:
        """By family name, then given name."""
        row = self._person(pk)
        return (row[KEPT["person"].at("family_name")], row[KEPT["person"].at("given_name")]) if row else ("", "")

    def unit(self, pk: int) -> str:
        """Its name; a dash when it is not there any more."""
        row = self._now["unit"].get(NOBODY, {}).get(pk)
        return row[KEPT["unit"].at("name")] if row else "–"

    def position(self, pk: int) -> str:
        """The job title."""
        row = self._now["position"].get(NOBODY, {}).get(pk)
        return row[0] if row else "–"

    def _person(self, pk: int) -> tuple[Any, ...] | None:
        return self._now["person"].get(pk, {}).get(pk)


def changes_between(old: Tables, new: Tables, names: Names, day: dt.date) -> list[Change]:
    """(field, old, new) of what differs, as it is on `day`. `old` and `new`: one person's rows, table by table."""
    found = [*_identity(old.get("person", {}), new.get("person", {}))]
    if "employment" in old and not {"starts", "ends"} & {name for name, _old, _new in found}:
        found.append(("record", _spans(old["employment"]), _spans(new["employment"])))
    found += _whereabouts(old.get("placement", {}), new.get("placement", {}), names, day)
    solid = [[row for row in _on(one.get("line", {}), "line", day) if _kind(row) == Line.SOLID] for one in (old, new)]
    dotted = [[row for row in _on(one.get("line", {}), "line", day) if _kind(row) != Line.SOLID] for one in (old, new)]
    acting = [_on(one.get("acting", {}), "acting", day) for one in (old, new)]
    roles = [_on(one.get("role", {}), "role", day) for one in (old, new)]
    led, stand_in = KEPT["line"].at("manager_id"), KEPT["acting"].at("stand_in_id")
    for word, (before, after) in (
        ("manager", [_list(names.person(row[led]) for row in rows) for rows in solid]),
        ("dotted", [_list(names.person(row[led]) for row in rows) for rows in dotted]),
        ("acting", [_list(names.person(row[stand_in]) for row in rows) for rows in acting]),
        ("role", [_list(_role(row, names) for row in rows) for rows in roles]),
    ):
        if before != after:
            found.append((word, before, after))
    return found


def _identity(old: Rows, new: Rows) -> Iterable[Change]:
    before, after = next(iter(old.values()), None), next(iter(new.values()), None)
    if before is None or after is None:
        return
    for name in ASKED:
        at = KEPT["person"].at(name)
        if before[at] != after[at]:
            yield name, before[at] or "", after[at] or ""
    for name, word in (("joined_on", "starts"), ("left_on", "ends")):
        at = KEPT["person"].at(name)
        if before[at] != after[at]:
            yield word, _digits(before[at]), _digits(after[at])


def _whereabouts(old: Rows, new: Rows, names: Names, day: dt.date) -> Iterable[Change]:
    told = [[_place(row, names) for row in _on(rows, "placement", day)] for rows in (old, new)]
    for at, word in enumerate(("unit", "position", "hours", "pattern")):
        before, after = (_list(place[at] for place in places) for places in told)
        if before != after:
            yield word, before, after


def _place(row: Row, names: Names) -> tuple[str, str, str, str]:
    kept = KEPT["placement"]
    return (
        names.unit(row[kept.at("unit_id")]),
        names.position(row[kept.at("position_id")]),
        hours_in_words(Decimal(row[kept.at("weekly_hours")])),
        pattern_in_words(row[kept.at("pattern")]),
    )


def _on(rows: Rows, table: str, day: dt.date) -> list[Row]:
    """Those that hold on `day`, oldest first."""
    starts, ends, today = KEPT[table].at("starts"), KEPT[table].at("ends"), day.isoformat()
    held = [row for row in rows.values() if row[starts] <= today and (row[ends] is None or row[ends] >= today)]
    return sorted(held, key=lambda row: row[starts])


def _kind(row: Row) -> str:
    return str(row[KEPT["line"].at("kind")])


def _role(row: Row, names: Names) -> str:
    word, unit = str(Role(row[KEPT["role"].at("role")]).label), row[KEPT["role"].at("unit_id")]
    return f"{word} ({names.unit(unit)})" if unit else word


def _spans(rows: Rows) -> str:
    starts, ends = KEPT["employment"].at("starts"), KEPT["employment"].at("ends")
    spans = sorted((row[starts], row[ends]) for row in rows.values())
    return _list(f"{_digits(first)} – {_digits(last)}" for first, last in spans)


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)


def _digits(day: str | None) -> str:
    return day_in_digits(dt.date.fromisoformat(day)) if day else ""
