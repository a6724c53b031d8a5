"""The units a staff file speaks of: which exist, which open, which get another name or place."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from .staff_record import OnRecord
from .staff_rows import StaffRow


@dataclass(slots=True)
class UnitStep:
    """`pk`: of the unit on record, None when it opens. `parent`: a code, "" for the top; None leaves it alone."""

    code: str
    name: str
    parent: str | None
    pk: int | None = None
    renamed_from: str = ""
    moved: bool = False

    @property
    def opens(self) -> bool:
        return self.pk is None


class Units:
    """Reads all rows once; says of each row's unit which one it is, and refuses rows that contradict the others."""

    def __init__(self, rows: list[StaffRow], record: OnRecord) -> None:
        self._on_record = {unit.code: unit for unit in record.units.values()}
        self._codes_by_name: dict[str, list[str]] = defaultdict(list)
        for unit in record.units.values():
            if unit.closed_on is None:
                self._codes_by_name[unit.name.casefold()].append(unit.code)
        self._told_by_name: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if row.unit_code and row.unit:
                self._told_by_name[row.unit.casefold()].add(row.unit_code)
        self.steps: dict[str, UnitStep] = {}
        self.code_of: dict[int, str] = {}
        self._decide(rows)
        self._refuse_circles(rows)

    def _decide(self, rows: list[StaffRow]) -> None:
        names: dict[str, Counter[str]] = defaultdict(Counter)
        parents: dict[str, Counter[str | None]] = defaultdict(Counter)
        for row in rows:
            if not row.unit_code and not row.unit:
                continue
            code = row.unit_code or self._code(row.unit)
            if code is None:
                row.problems.append(
                    _("Er is meer dan één afdeling met de naam “%(unit)s”. Voeg een kolom Afdelingscode toe.")
                    % {"unit": row.unit}
                )
                continue
            self.code_of[row.n] = code
            known = self._on_record.get(code)
            names[code][row.unit or (known.name if known else code)] += 1
            parents[code][row.parent] += 1
        for code, told in names.items():
            known = self._on_record.get(code)
            name = _most(told, known.name if known else None)
            parent = _most(parents[code], None)
            above = self._above(parent) if parent else parent
            self.steps[code] = UnitStep(code, name, above, known.pk if known else None)
        for row in rows:
            if step := self.steps.get(self.code_of.get(row.n, "")):
                self._refuse_contradiction(row, step, names[step.code], parents[step.code])
        for step in list(self.steps.values()):
            self._compare(step)

    def _refuse_contradiction(
        self, row: StaffRow, step: UnitStep, names: Counter[str], parents: Counter[str | None]
    ) -> None:
        if row.unit and row.unit != step.name:
            row.problems.append(
                _("Afdelingscode %(code)s heet op %(n)d andere regels “%(name)s”, hier “%(here)s”.")
                % {"code": step.code, "n": names[step.name], "name": step.name, "here": row.unit}
            )
        most = _most(parents, None)
        if row.parent is not None and row.parent != most:
            row.problems.append(
                _("Afdeling “%(unit)s” valt op %(n)d andere regels onder “%(parent)s”, hier onder “%(here)s”.")
                % {"unit": step.name, "n": parents[most], "parent": most or "-", "here": row.parent or "-"}
            )

    def _code(self, name: str) -> str | None:
        """The code of a unit known by name only: told in the file, else on record, else made of the name."""
        told = self._told_by_name.get(name.casefold(), set())
        codes = list(told) or self._codes_by_name.get(name.casefold(), [])
        return codes[0] if len(codes) == 1 else None if codes else (slugify(name)[:40] or name[:40])

    def _above(self, told: str) -> str | None:
        """The code of a parent told by code or name; one that nobody is in opens at the top."""
        if told in self.steps or told in self._on_record:
            return told
        code = self._code(told)
        if code is not None and code not in self.steps and code not in self._on_record:
            in_file = code in {known for codes in self._told_by_name.values() for known in codes}
            if not in_file:
                self.steps[code] = UnitStep(code, told, None)
        return code

    def _compare(self, step: UnitStep) -> None:
        known = self._on_record.get(step.code)
        if known is None:
            return
        step.pk = known.pk
        if step.name != known.name:
            step.renamed_from = known.name
        if step.parent is not None:
            now = known.parent.code if known.parent_id and known.parent else ""
            step.moved = step.parent != now

    def _refuse_circles(self, rows: list[StaffRow]) -> None:
        for step in self.steps.values():
            seen = [step.code]
            while above := self.parent_of(seen[-1]):
                if above in seen:
                    break
                seen.append(above)
            else:
                continue
            if above != step.code:
                continue
            names = ", ".join(self.steps[code].name if code in self.steps else code for code in seen)
            for row in rows:
                if self.code_of.get(row.n) in seen:
                    row.problems.append(_("Deze afdelingen vallen onder zichzelf: %(names)s.") % {"names": names})
            for code in seen:
                if code in self.steps:
                    self.steps[code].moved = False

    def parent_of(self, code: str) -> str:
        """The code above, after the file: "" at the top."""
        step = self.steps.get(code)
        if step and step.parent is not None:
            return step.parent
        known = self._on_record.get(code)
        return known.parent.code if known and known.parent else ""

    def needed(self, codes: Iterable[str]) -> list[UnitStep]:
        """What must open or change so that people can be placed in these units: parents before children."""
        found: dict[str, UnitStep] = {}

        def add(code: str, below: tuple[str, ...] = ()) -> None:
            if code in found or code in below or code not in self.steps:
                return
            if above := self.parent_of(code):
                add(above, (*below, code))
            found[code] = self.steps[code]

        for code in sorted(codes):
            add(code)
        return [step for step in found.values() if step.opens or step.renamed_from or step.moved]

    def name_of(self, code: str) -> str:
        """As it is called after the file."""
        return self.steps[code].name if code in self.steps else self._on_record[code].name


def _most(told: Counter, wins_ties):  # type: ignore[type-arg,no-untyped-def]  # -- of names or of parents, None included
    best = max(told.values())
    firsts = [value for value, times in told.items() if times == best]
    return wins_ties if wins_ties in firsts else firsts[0]
