"""Periods in which a KPI should have been read, and was not."""

import datetime as dt
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..enums import Frequency
from ..models import Kpi

NAMED = 3


def gaps(kpi: Kpi, days: set[dt.date], recorded: set[dt.date]) -> list[str]:
    """A sentence when, between the first and the last of these days, a period has no reading: in `days` or `recorded`.

    A period is as the KPI's frequency says; a measure of every day is asked of Monday to Friday.
    """
    frequency = Frequency(kpi.frequency)
    read = {_period(day, frequency) for day in days | recorded}
    missing = [first for first in _periods(min(days), max(days), frequency) if _period(first, frequency) not in read]
    if not missing:
        return []
    said = {"kpi": kpi, "periods": ", ".join(_named(first, frequency) for first in missing[:NAMED])}
    more = len(missing) - NAMED
    if more <= 0:
        return [_("“%(kpi)s”: er is geen meting van %(periods)s.") % said]
    sentence = ngettext(
        "“%(kpi)s”: er is geen meting van %(periods)s en nog %(n)d periode.",
        "“%(kpi)s”: er is geen meting van %(periods)s en nog %(n)d perioden.",
        more,
    )
    return [sentence % {**said, "n": more}]


def _period(day: dt.date, frequency: Frequency) -> tuple[int, int]:
    match frequency:
        case Frequency.WEEK:
            return day.isocalendar()[:2]
        case Frequency.MONTH:
            return day.year, day.month
        case Frequency.QUARTER:
            return day.year, (day.month + 2) // 3
    return day.year, day.toordinal()


def _periods(first: dt.date, last: dt.date, frequency: Frequency) -> Iterator[dt.date]:
    """A day in every period from the first to the last."""
    day = first
    while day <= last:
        if frequency != Frequency.DAY or day.weekday() < 5:
            yield day
        if frequency in (Frequency.DAY, Frequency.WEEK):
            day += dt.timedelta(days=1 if frequency == Frequency.DAY else 7)
        else:
            months = day.month + (1 if frequency == Frequency.MONTH else 3)
            day = dt.date(day.year + (months - 1) // 12, (months - 1) % 12 + 1, 1)


def _named(day: dt.date, frequency: Frequency) -> str:
    match frequency:
        case Frequency.WEEK:
            year, week, _day = day.isocalendar()
            return _("week %(week)d van %(year)d") % {"week": week, "year": year}
        case Frequency.MONTH:
            return str(date_format(day, "F Y"))
        case Frequency.QUARTER:
            return _("kwartaal %(quarter)d van %(year)d") % {"quarter": (day.month + 2) // 3, "year": day.year}
    return str(date_format(day, "j F Y"))
