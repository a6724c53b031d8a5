"""A staff file as rows with meaning, each with what is wrong with it, in words."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from vliegwiel.kit.cells import Odd, day_of, month_first, short
from vliegwiel.kit.tables import FORMULA_SIGNS, Table

from . import staff_values as values
from .staff_heads import FIELDS

LONGEST = {
    "number": 40,
    "given_name": 80,
    "name_prefix": 20,
    "family_name": 80,
    "email": 254,
    "position": 200,
    "unit_code": 40,
    "unit": 120,
    "parent": 120,
    "manager": 254,
}
CHUNK = 500
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class StaffRow:
    """One row. A field whose column is not in the file is None: it is left alone. `hours` None: not told."""

    n: int
    number: str = ""
    given_name: str = ""
    name_prefix: str | None = None
    family_name: str = ""
    email: str | None = None
    position: str = ""
    unit_code: str = ""
    unit: str = ""
    parent: str | None = None
    manager: str | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    tells_end: bool = False
    hours: Decimal | None = None
    pattern: str | None = None
    language: str | None = None
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.name_prefix, self.family_name) if part)


def staff_rows(
    table: Table, mapping: Mapping[str, str], *, full_time: Decimal, progress: Progress | None = None
) -> tuple[list[StaffRow], list[str]]:
    """Every row of the table, and what to mind about the file as a whole. `full_time`: hours a week of 1 fte."""
    columns = {name: table.heads.index(head) for name, head in mapping.items() if head in table.heads}
    american: dict[str, bool] = {}
    minds: list[str] = []
    for name in ("starts", "ends"):
        if name in columns:
            column = [cells[columns[name]] for _n, cells in table.rows]
            decided = month_first(column)
            american[name] = bool(decided)
            if decided is None and any("/" in cell for cell in column):
                minds.append(
                    _("De datums in “%(head)s” kunnen dag/maand of maand/dag zijn. Ze zijn gelezen als dag/maand.")
                    % {"head": mapping[name]}
                )
    rows = []
    for done, (n, cells) in enumerate(table.rows, 1):
        rows.append(_row(n, {name: cells[place] for name, place in columns.items()}, american, full_time))
        if progress and done % CHUNK == 0:
            progress(done, len(table.rows))
    _refuse_twice(rows)
    return rows, minds


def _row(n: int, cells: dict[str, str], american: Mapping[str, bool], full_time: Decimal) -> StaffRow:
    row = StaffRow(n, tells_end="ends" in cells)
    for name, most in LONGEST.items():
        cell = cells.get(name)
        if cell is None:
            continue
        if len(cell) > most:
            row.problems.append(
                _("%(field)s is te lang: %(n)d tekens, hoogstens %(most)d.")
                % {"field": FIELDS[name], "n": len(cell), "most": most}
            )
            cell = cell[:most]
        elif cell and (cell[0] in FORMULA_SIGNS or "<" in cell):
            row.warnings.append(
                _("%(field)s lijkt op een formule of opmaak: “%(cell)s”. Het blijft gewone tekst. Klopt het?")
                % {"field": FIELDS[name], "cell": short(cell)}
            )
        setattr(row, name, cell)
    for name in ("given_name", "family_name", "position"):
        if not getattr(row, name):
            row.problems.append(_("%(field)s ontbreekt.") % {"field": FIELDS[name]})
    if not row.number and not row.email:
        row.problems.append(_("Personeelsnummer en e-mail ontbreken: wie is dit?"))
    if not row.unit_code and not row.unit:
        row.problems.append(_("Afdeling ontbreekt."))
    _read(row, cells, american, full_time)
    if row.starts is None and not cells.get("starts"):
        row.problems.append(_("%(field)s ontbreekt.") % {"field": FIELDS["starts"]})
    if row.starts and row.ends and row.ends < row.starts:
        row.problems.append(
            _("De laatste werkdag (%(ends)s) ligt voor de eerste (%(starts)s).")
            % {"ends": f"{row.ends:%d-%m-%Y}", "starts": f"{row.starts:%d-%m-%Y}"}
        )
    return row


def _read(row: StaffRow, cells: dict[str, str], american: Mapping[str, bool], full_time: Decimal) -> None:
    row.starts = _try(row, "starts", day_of, cells.get("starts", ""), american=american.get("starts", False))
    row.ends = _try(row, "ends", day_of, cells.get("ends", ""), american=american.get("ends", False))
    if "email" in cells:
        row.email = _try(row, "email", values.email_of, cells["email"])
    if cells.get("hours"):
        row.hours = _try(row, "hours", values.hours_of, cells["hours"])
    elif cells.get("fte"):
        row.hours = _try(row, "fte", values.hours_of_fte, cells["fte"], full_time)
    if cells.get("pattern"):
        row.pattern = _try(row, "pattern", values.pattern_of, cells["pattern"])
    if cell := cells.get("language"):
        row.language = values.language_of(cell)
        if row.language is None:
            row.language = "nl"
            row.warnings.append(
                _("Taal “%(cell)s” spreekt de academie niet; het wordt Nederlands.") % {"cell": short(cell)}
            )


T = TypeVar("T")


def _try(row: StaffRow, name: str, read: Callable[..., T], *given: object, **more: object) -> T | None:
    try:
        return read(*given, **more)
    except Odd as odd:
        row.problems.append(f"{FIELDS[name]}: {odd}")
        return None


def _refuse_twice(rows: list[StaffRow]) -> None:
    """Two rows that claim the same number or address: nobody can know which is right, so neither is taken."""
    for name, text in (
        ("number", _("Personeelsnummer %(value)s staat ook op regel %(others)s.")),
        ("email", _("E-mailadres %(value)s staat ook op regel %(others)s.")),
    ):
        claims: dict[str, list[StaffRow]] = defaultdict(list)
        for row in rows:
            if value := getattr(row, name):
                claims[value].append(row)
        for value, claimants in claims.items():
            for row in claimants if len(claimants) > 1 else ():
                others = ", ".join(str(other.n) for other in claimants if other is not row)
                row.problems.append(text % {"value": short(value), "others": others})
