"""One JSON object as a wanted reading, strictly: what is not exactly meant so is refused with words."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from vliegwiel.areas.strategy.enums import Refusal
from vliegwiel.areas.strategy.models import Kpi
from vliegwiel.areas.strategy.queries import Wanted
from vliegwiel.kit.cells import short

FIELDS = {"kpi", "on", "value", "n", "unit"}
LARGEST_KEY = 2**63 - 1
LONGEST_UNIT = 120


class _Wrong(ValueError):
    """Says in words what one field should be."""


def read_json(body: bytes) -> Any:
    """What it says, with decimals as they are written. Raises ValueError for what is no JSON, NaN included."""

    def refuse(word: str) -> Any:
        raise ValueError(word)

    try:
        return json.loads(body.decode(), parse_float=Decimal, parse_constant=refuse)
    except (RecursionError, InvalidOperation) as odd:
        raise ValueError("not JSON") from odd


def numbers_asked(items: Iterable[Mapping[str, Any]]) -> set[int]:
    """The KPIs that are named."""
    return {item["kpi"] for item in items if _is_key(item.get("kpi"))}


def as_wanted(n: int, item: Mapping[str, Any], kpis: Mapping[int, Kpi]) -> Wanted:
    """`n`: its place in the list. `kpis`: those the token's maker may see."""
    asked = item.get("kpi")
    kpi = kpis.get(asked) if isinstance(asked, int) and _is_key(asked) else None
    try:
        if strange := sorted(set(item) - FIELDS):
            raise _Wrong(_("Onbekend veld: %(fields)s.") % {"fields": short(", ".join(strange))})
        if not _is_key(asked):
            raise _Wrong(_("“kpi” is het nummer van de maat."))
        day, value = _day(item.get("on")), _value(item.get("value"))
        return Wanted(n, str(asked), kpi, day, value, _cases(item.get("n")), _unit(item.get("unit")))
    except _Wrong as wrong:
        return Wanted(n, str(asked), kpi, why=str(wrong), refusal=Refusal.WRONG)


def _is_key(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LARGEST_KEY


def _day(value: Any) -> dt.date:
    try:
        if isinstance(value, str) and re.fullmatch(r"[12]\d{3}-\d\d-\d\d", value):
            return dt.date.fromisoformat(value)
    except ValueError:
        pass
    raise _Wrong(_("“on” is een dag, geschreven als 2026-11-01."))


def _value(value: Any) -> Decimal:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    raise _Wrong(_("“value” is een getal, zoals 7.5."))


def _cases(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _Wrong(_("“n” is een geheel getal vanaf 1, of laat het weg."))


def _unit(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and len(value) <= LONGEST_UNIT:
        return value
    raise _Wrong(_("“unit” is een korte tekst, of laat het weg."))
