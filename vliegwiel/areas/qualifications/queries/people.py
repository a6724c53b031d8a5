"""Lists of people and how they stand, for who keeps a qualification."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from vliegwiel.kit import clock

from ..enums import COUNTS, State
from ..models import Qualification
from .standing import Asked, placements, statuses
from .status import Status

WHO = "employment__person"
SHOWN = (
    WHO,
    *(f"{WHO}__{one}" for one in ("given_name", "name_prefix", "family_name", "number")),
    "unit",
    "unit__name",
)
URGENT = (State.EXPIRED, State.IN_GRACE, State.NOT_YET, State.AT_RISK, State.VALID, State.EXEMPT)


@dataclass(frozen=True)
class Stands:
    """One person on one day."""

    person: int
    name: str
    number: str
    unit: int | None
    unit_name: str
    status: Status

    @property
    def counts(self) -> bool:
        return self.status.state in COUNTS


def standing_of(
    qualification: Qualification,
    day: dt.date | None = None,
    *,
    unit: int | None = None,
    asked: list[Asked] | None = None,
) -> list[Stands]:
    """Everybody of whom it is asked on that day, what is most urgent first, then by name; of two placements the first.
    unit: only who is placed in it, or below it. Five queries, however many people; four when the versions are given."""
    return standing_of_few(qualification, day, unit=unit, asked=asked, most=None) or []


def standing_of_few(
    qualification: Qualification,
    day: dt.date | None = None,
    *,
    unit: int | None = None,
    asked: list[Asked] | None = None,
    most: int | None,
) -> list[Stands] | None:
    """The same for a page that somebody waits for: None, after one query, when they have more than `most` placements;
    how ten thousand people stand takes seconds."""
    day = day or clock.today()
    placed = placements(qualification, day)
    if unit is not None:
        placed = placed.filter(unit__path__contains=f"/{unit}/")
    rows = placed.order_by("pk").values_list(*SHOWN)
    there = list(rows if most is None else rows[: most + 1])
    if most is not None and len(there) > most:
        return None
    found = statuses(qualification, placed.values("employment__person"), day, asked=asked)
    nothing = Status(State.NOT_YET)
    told: dict[int, Stands] = {}
    for person, *parts, number, at, where in there:
        if person not in told:
            name = " ".join(part for part in parts if part)
            told[person] = Stands(person, name, number or "", at, where, found.get(person, nothing))
    by_name = sorted(told.values(), key=lambda one: one.name.casefold())
    return sorted(by_name, key=lambda one: (URGENT.index(one.status.state), one.status.until or dt.date.max))


def kept() -> list[Qualification]:
    """All that are asked now. One query."""
    return list(Qualification.objects.standing().order_by("pk"))


def counted(rows: list[Stands]) -> dict[State, int]:
    """How many in each state."""
    found = Counter(row.status.state for row in rows)
    return {state: found[state] for state in URGENT}


def by_unit(rows: list[Stands]) -> list[tuple[str, int, int]]:
    """(unit, how many, of whom it counts now), by name."""
    units: dict[str, list[bool]] = {}
    for row in rows:
        units.setdefault(row.unit_name, []).append(row.counts)
    return [(name, len(counts), sum(counts)) for name, counts in sorted(units.items())]
