"""What readings that come from elsewhere would do, before they do it: new, other, the same, or refused and why."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.cells import plain, short

from .. import permissions
from ..enums import Fate, Refusal
from ..models import Kpi, KpiReading
from .gaps import gaps

PERCENT = {"%", "procent", "percent", "pct"}
CENT = Decimal("0.01")
TOO_MUCH = Decimal(10) ** 10
MOST_CASES = 2_147_483_647


@dataclass(frozen=True)
class Wanted:
    """One reading as it came: `n` is its row or place there; `why` what is wrong with it already, in words."""

    n: int
    measure: str
    kpi: Kpi | None = None
    on: dt.date | None = None
    value: Decimal | None = None
    cases: int | None = None
    unit: str = ""
    why: str = ""
    refusal: Refusal = Refusal.WRONG


@dataclass(frozen=True)
class Step:
    """What becomes of it. `old`: the reading on record for that day, if any."""

    wanted: Wanted
    fate: Fate
    old: KpiReading | None = None
    why: str = ""
    refusal: Refusal = Refusal.WRONG


@dataclass(frozen=True)
class ReadingPlan:
    """All steps in their order. `minds`: sentences to mind that refuse nothing (periods without a reading)."""

    steps: list[Step]
    minds: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each fate."""
        return {fate.value: sum(1 for step in self.steps if step.fate == fate) for fate in Fate}

    @property
    def accepted(self) -> list[Step]:
        """What would be written: new and changed readings."""
        return [step for step in self.steps if step.fate in (Fate.NEW, Fate.CHANGE)]

    @property
    def digest(self) -> str:
        """The same while the same would happen to the same readings."""
        said = [
            (
                step.wanted.n,
                step.fate.value,
                step.wanted.kpi and step.wanted.kpi.pk,
                str(step.wanted.on),
                str(step.wanted.value),
                step.wanted.cases,
                step.old and (str(step.old.value), step.old.n),
            )
            for step in self.steps
        ]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def plan_readings(wanted: Sequence[Wanted], *, by: Person) -> ReadingPlan:
    """What these readings would do, recorded by her. Values are rounded to two decimals. One query, however many.

    Each `kpi` has its `goal` at hand.
    """
    today = clock.today()
    may = {one.kpi.pk: permissions.may_record_reading(by, one.kpi) for one in wanted if one.kpi}
    known = {one.kpi.pk: one.kpi for one in wanted if one.kpi}
    checked = [_checked(one, may, today) for one in wanted]
    told: dict[tuple[int, dt.date], list[Wanted]] = defaultdict(list)
    for one in checked:
        if not one.why and one.kpi and one.on:
            told[one.kpi.pk, one.on].append(one)
    there = _on_record(told)
    steps = [_step(one, told, there) for one in checked]
    days: dict[int, set[dt.date]] = defaultdict(set)
    for step in steps:
        if step.fate != Fate.REFUSED and step.wanted.kpi and step.wanted.on:
            days[step.wanted.kpi.pk].add(step.wanted.on)
    recorded: dict[int, set[dt.date]] = defaultdict(set)
    for kpi, on in there:
        recorded[kpi].add(on)
    minds = [mind for pk in days for mind in gaps(known[pk], days[pk], recorded[pk])]
    return ReadingPlan(steps, minds + _perhaps_shares(steps))


def same_unit(kpi: Kpi, unit: str) -> bool:
    """Whether this is how the KPI is counted, in either language. Nothing said is the same, on either side."""
    if not unit or not kpi.unit:
        return True
    return _tidy(unit) in {_tidy(text) for text in kpi.unit.values() if text}


def rounded(value: Decimal) -> Decimal | None:
    """To two decimals, halves up; None for what is too large to keep."""
    return value.quantize(CENT, ROUND_HALF_UP) if abs(value) < TOO_MUCH - 1 else None


def _tidy(unit: str) -> str:
    text = unit.strip().casefold()
    return "%" if text in PERCENT else plain(text) or text


def _checked(one: Wanted, may: Mapping[int, bool], today: dt.date) -> Wanted:
    """With the first thing that is wrong with it, if any."""
    why, refusal = one.why, one.refusal
    if not why and one.kpi is None:
        refusal = Refusal.UNKNOWN
        why = _("De maat “%(measure)s” is hier niet bekend.") % {"measure": short(one.measure)}
    elif not why and one.kpi and not may[one.kpi.pk]:
        refusal = Refusal.NOT_YOURS
        why = _("Voor “%(kpi)s” noteren de directie, de opleiders en de eigenaar.") % {"kpi": one.kpi}
    elif not why and one.kpi and one.kpi.goal and one.kpi.goal.is_closed:
        why = _("Het doel van “%(kpi)s” is afgesloten. Open het eerst weer.") % {"kpi": one.kpi}
    elif not why and one.on is None:
        why = _("Er staat geen datum bij.")
    elif not why and one.on and one.on > today:
        why = _("Deze dag moet nog komen. Noteer wat al gemeten is.")
    elif not why and one.value is None:
        why = _("Er staat geen waarde bij.")
    elif not why and one.kpi and not same_unit(one.kpi, one.unit):
        why = _("De eenheid “%(unit)s” is niet die van de maat: %(own)s.") % {
            "unit": short(one.unit),
            "own": one.kpi.unit,
        }
    value = None if one.value is None else rounded(one.value)
    if not why and value is None:
        why = _("Dit getal is te groot om te bewaren.")
    if not why and one.cases is not None and not 1 <= one.cases <= MOST_CASES:
        why = _("Het aantal gevallen is een geheel getal vanaf 1.")
    return Wanted(one.n, one.measure, one.kpi, one.on, value, one.cases, one.unit, why, refusal)


def _on_record(told: Iterable[tuple[int, dt.date]]) -> dict[tuple[int, dt.date], KpiReading]:
    """Readings of these KPIs between the first and the last of these days."""
    keys = list(told)
    if not keys:
        return {}
    days = [on for _kpi, on in keys]
    there = KpiReading.objects.filter(kpi__in={kpi for kpi, _on in keys}, on__gte=min(days), on__lte=max(days))
    return {(reading.kpi_id, reading.on): reading for reading in there.order_by("pk")}


def _step(
    one: Wanted, told: Mapping[tuple[int, dt.date], list[Wanted]], there: Mapping[tuple[int, dt.date], KpiReading]
) -> Step:
    if one.why or one.kpi is None or one.on is None or one.value is None:
        return Step(one, Fate.REFUSED, why=one.why, refusal=one.refusal)
    key = (one.kpi.pk, one.on)
    others = [other for other in told[key] if other.n != one.n]
    clash = next((other for other in others if (other.value, other.cases) != (one.value, one.cases)), None)
    if clash is not None:
        why = _(
            "Deze dag staat er twee keer, met iets anders: %(value)s (nummer %(n)d) en %(other)s (nummer %(m)d)."
        ) % {
            "value": figure(one.value),
            "n": one.n,
            "other": figure(clash.value),
            "m": clash.n,
        }
        return Step(one, Fate.REFUSED, there.get(key), why)
    if others and others[0].n < one.n:
        return Step(one, Fate.SAME, there.get(key), _("Staat er al eerder in (nummer %(n)d).") % {"n": others[0].n})
    old = there.get(key)
    if old is None:
        return Step(one, Fate.NEW)
    same = (old.value, old.n) == (one.value, one.cases)
    return Step(one, Fate.SAME if same else Fate.CHANGE, old)


def figure(value: Decimal | None) -> str:
    """As the reader writes it, without noughts at the end."""
    return "" if value is None else str(number_format(value.normalize() + 0 if value else Decimal(0), use_l10n=True))


def _perhaps_shares(steps: Iterable[Step]) -> list[str]:
    """Measures in percent of which every value lies between 0 and 1: Excel keeps 80% as 0.8."""
    values: dict[str, list[Decimal]] = defaultdict(list)
    for step in steps:
        one = step.wanted
        accepted = step.fate in (Fate.NEW, Fate.CHANGE) and one.value is not None
        if accepted and one.kpi and one.kpi.unit and same_unit(one.kpi, "%"):
            values[str(one.kpi)].append(one.value or Decimal(0))
    return [
        _("Alle waarden van “%(kpi)s” liggen tussen 0 en 1. Bedoel je 80 in plaats van 0,8?") % {"kpi": name}
        for name, found in values.items()
        if any(found) and all(0 <= value <= 1 for value in found)
    ]
