"""A file with readings: which column is what, and which measure each row speaks of."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.cells import Odd, day_of, figure_of, guess, plain, short
from vliegwiel.kit.words import Words

from ..models import Kpi, ReadingImport
from .readings import ReadingPlan, Wanted, plan_readings, same_unit

# Best known first; compared without capitals, accents and signs.
HEADS = {
    "measure": "maat kpi measure indicator metric meetwaarde naam_maat naam name",
    "on": """gemeten_op peildatum datum meetdatum date on dag day measured_on reading_date as_of per periode period""",
    "value": "waarde value stand meting uitkomst cijfer reading score result getal",
    "n": "n aantal aantal_gevallen gevallen over_hoeveel_gevallen cases count number_of_cases sample steekproef",
    "unit": "eenheid unit units",
}
NEEDED = ("on", "value")
FIELDS = {
    "measure": _lazy("De maat"),
    "on": _lazy("De dag waarop gemeten is"),
    "value": _lazy("De waarde"),
    "n": _lazy("Over hoeveel gevallen"),
    "unit": _lazy("De eenheid"),
}
T = TypeVar("T")


def columns_of(heads: Sequence[str], *, about_one: bool) -> tuple[dict[str, str], str]:
    """Field -> head as guessed; and what is missing, in words, or nothing. `about_one`: no row needs to name a KPI."""
    found = guess(heads, HEADS)
    return found, missing_column(found, heads, about_one=about_one)


def missing_column(named: Mapping[str, str], heads: Sequence[str], *, about_one: bool) -> str:
    """Which columns are still to be found, in words; nothing when all that is needed is there."""
    missing = [
        word
        for field, word in (("measure", _("maat")), ("on", _("datum")), ("value", _("waarde")))
        if field not in named and not (field == "measure" and about_one)
    ]
    if not missing:
        return ""
    return _("Kies nog een kolom voor: %(missing)s. In het bestand staan: %(heads)s.") % {
        "missing": ", ".join(missing),
        "heads": ", ".join(short(head) for head in heads[:12]),
    }


def needed_for(held: ReadingImport) -> tuple[str, ...]:
    """The fields of which a column must be known."""
    return NEEDED if held.kpi_id is not None else ("measure", *NEEDED)


def cells_of(held: ReadingImport) -> list[list[str]]:
    """Its rows as [number in the file, measure, day, value, n, unit]; what has no column is empty."""
    place = {field: held.heads.index(head) + 1 for field, head in held.mapping.items() if head in held.heads}
    return [[row[0], *(str(row[place[field]])[:200] if field in place else "" for field in HEADS)] for row in held.rows]


def plan_of_readings(held: ReadingImport, *, by: Person) -> ReadingPlan:
    """What the file would do now, were she to apply it. Two queries, however many rows."""
    seen = Kpi.objects.visible_to(by).select_related("goal").order_by("goal", "place", "pk")
    kpis = _Kpis(list(seen), held)
    return plan_readings([_wanted(row, held, kpis) for row in cells_of(held)], by=by)


class _Kpis:
    """Measures by the name that a row gives, in either language; of two with one name, the one of where it came in."""

    def __init__(self, kpis: Sequence[Kpi], held: ReadingImport) -> None:
        self.held = held
        self.one = next((kpi for kpi in kpis if kpi.pk == held.kpi_id), None)
        self.named: Mapping[str, list[Kpi]] = defaultdict(list)
        for kpi in kpis:
            for key in {_key(text) for text in _texts(kpi) if text}:
                self.named[key].append(kpi)

    def find(self, measure: str) -> tuple[Kpi | None, str]:
        """The one it names; or None, and why when that is not just that nobody knows it."""
        found = self.named.get(_key(measure), []) if measure else []
        if self.held.kpi_id is not None:
            if not measure or self.one in found:
                return self.one, ""
            return None, _("Deze regel gaat over “%(measure)s”, en dit bestand over “%(kpi)s”.") % {
                "measure": short(measure),
                "kpi": self.one or "",
            }
        if not measure:
            return None, _("Er staat geen maat bij.")
        if len(found) > 1:
            found = [kpi for kpi in found if kpi.goal_id == self.held.goal_id] or found
        if len(found) > 1:
            return None, _("Er zijn meer maten met deze naam. Lees dit in op de bladzijde van de maat die je bedoelt.")
        return (found[0] if found else None), ""


def _texts(kpi: Kpi) -> Sequence[str]:
    return list(Words(kpi.name).values())


def _key(name: str) -> str:
    return plain(name) or name.casefold()


def _wanted(row: Sequence[str | int], held: ReadingImport, kpis: _Kpis) -> Wanted:
    n, measure, on, value, cases, unit = int(row[0]), *map(str, row[1:])
    kpi, why = kpis.find(measure)
    if why:
        return Wanted(n, measure, why=why)
    wrong: list[str] = []
    day = _read(wrong, partial(day_of, on, american=held.american))
    figure, percent = _read(wrong, partial(figure_of, value, point=held.point)) or (None, False)
    count, _share = _read(wrong, partial(figure_of, cases, point=held.point)) or (None, False)
    if percent and kpi and not unit and not same_unit(kpi, "%"):
        unit = "%"
    whole = None if count is None else int(count) if count == count.to_integral_value() else 0
    return Wanted(n, measure or str(kpi or ""), kpi, day, figure, whole, unit, " ".join(wrong))


def _read(wrong: list[str], read: Callable[[], T]) -> T | None:
    """What a cell says; None when it cannot be meant so, which is then added to what is wrong."""
    try:
        return read()
    except Odd as odd:
        wrong.append(str(odd))
        return None
