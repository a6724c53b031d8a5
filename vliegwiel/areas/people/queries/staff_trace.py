"""What is on record about everybody, as plain rows: taken before and after a staff file, to be able to go back."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models

from ..models import (
    ActingManager,
    Employment,
    Person,
    Placement,
    Position,
    ReportingLine,
    RoleGrant,
    StaffImport,
    StaffImportTrace,
    Unit,
)

Row = list[Any]
Rows = dict[str, Row]  # row key, as text: JSON knows no other -> values in the order of Kept.fields
Tables = dict[str, Rows]


@dataclass(frozen=True)
class Kept:
    """A table a staff file may touch. `owner`: the path to whom a row is about; "" for units and job titles."""

    model: type[models.Model]
    owner: str
    fields: tuple[str, ...]

    def at(self, field: str) -> int:
        """Where in a row the field stands."""
        return self.fields.index(field)


IDENTITY = ("number", "email", "given_name", "name_prefix", "family_name", "language", "joined_on", "left_on")
KEPT = {
    "person": Kept(Person, "pk", IDENTITY),
    "employment": Kept(Employment, "person", ("person_id", "starts", "ends")),
    "placement": Kept(
        Placement,
        "employment__person",
        ("employment_id", "unit_id", "position_id", "weekly_hours", "pattern", "starts", "ends"),
    ),
    "line": Kept(ReportingLine, "person", ("person_id", "manager_id", "kind", "starts", "ends")),
    "acting": Kept(ActingManager, "manager", ("manager_id", "stand_in_id", "starts", "ends")),
    "role": Kept(RoleGrant, "person", ("person_id", "role", "unit_id", "starts", "ends")),
    "unit": Kept(Unit, "", ("code", "name", "parent_id", "path", "closed_on")),
    "position": Kept(Position, "", ("name",)),
}
NOBODY = 0  # the owner of units and job titles
Footprint = dict[str, dict[int, dict[int, tuple[Any, ...]]]]


def footprint() -> Footprint:
    """Table -> owner -> row key -> values, of everybody: eight queries, however many people."""
    found: Footprint = {}
    for name, kept in KEPT.items():
        rows: dict[int, dict[int, tuple[Any, ...]]] = defaultdict(dict)
        if kept.owner:
            for owner, pk, *values in kept.model._default_manager.order_by("pk").values_list(
                kept.owner, "pk", *kept.fields
            ):
                rows[owner][pk] = tuple(values)
        else:
            for pk, *values in kept.model._default_manager.order_by("pk").values_list("pk", *kept.fields):
                rows[NOBODY][pk] = tuple(values)
        found[name] = dict(rows)
    return found


def rows_of(found: Footprint, table: str, owner: int) -> Rows:
    """One owner's rows in a table, as JSON keeps them."""
    return _plain(found[table].get(owner, {}))


def traces(staff_import: StaffImport, before: Footprint, after: Footprint) -> list[StaffImportTrace]:
    """What differs, person by person, not yet saved; units and job titles last."""
    was: dict[int, Tables] = defaultdict(dict)
    became: dict[int, Tables] = defaultdict(dict)
    for name in KEPT:
        for owner in before[name].keys() | after[name].keys():
            old, new = before[name].get(owner, {}), after[name].get(owner, {})
            if old == new:
                continue
            if owner == NOBODY:  # only those that changed: nobody reads a tree of units as one thing
                changed = {pk for pk in old.keys() | new.keys() if old.get(pk) != new.get(pk)}
                old = {pk: row for pk, row in old.items() if pk in changed}
                new = {pk: row for pk, row in new.items() if pk in changed}
            was[owner][name], became[owner][name] = _plain(old), _plain(new)
    return [
        StaffImportTrace(
            staff_import=staff_import,
            person_id=owner or None,
            joined=was[owner].get("person") == {},
            was=was[owner],
            became=became[owner],
        )
        for owner in sorted(was, key=lambda owner: (owner == NOBODY, owner))
    ]


def _plain(rows: dict[int, tuple[Any, ...]]) -> Rows:
    return {str(pk): [_said(value) for value in values] for pk, values in rows.items()}


def _said(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
