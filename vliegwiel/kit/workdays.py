"""Which days are working days here: Monday to Friday, without the public holidays of the country in the settings.

What one is promised "within ten working days" is counted with these. Public holidays come from the `holidays` library,
which knows that King's Day moves to Saturday when it falls on a Sunday, and that Liberation Day is a day off for
everybody only once in five years. Good Friday counts as one, as in the Dutch law on terms; days an organisation
itself is closed count as working days.
"""

import datetime as dt
from functools import lru_cache

import holidays
from django.conf import settings

DAY = dt.timedelta(days=1)
LAST_WORKDAY = 5  # ISO: Friday


def public_holidays(year: int) -> frozenset[dt.date]:
    """The public holidays of the country (setting COUNTRY) in one year."""
    return _of(settings.COUNTRY, year)


@lru_cache(maxsize=64)
def _of(country: str, year: int) -> frozenset[dt.date]:
    # Asked for one year at a time: asking the library about a date of another year makes it grow behind our back.
    return frozenset(day for day in holidays.country_holidays(country, years=year) if day.year == year)


def is_workday(day: dt.date) -> bool:
    """Monday to Friday, and no public holiday."""
    return day.isoweekday() <= LAST_WORKDAY and day not in public_holidays(day.year)


def next_workday(day: dt.date) -> dt.date:
    """That day if it is a working day, else the first one after it."""
    while not is_workday(day):
        day += DAY
    return day


def workdays_after(day: dt.date, n: int) -> dt.date:
    """The nth working day after `day`, which itself does not count. ValueError unless n is 1 or more."""
    if n < 1:
        raise ValueError(f"the {n}th working day after a day does not exist")
    while n:
        day = next_workday(day + DAY)
        n -= 1
    return day


def workdays_until(day: dt.date, end: dt.date) -> int:
    """How many working days lie after `day` up to and including `end`; negative when `end` lies before `day`."""
    first, last = min(day, end), max(day, end)
    count = sum(is_workday(first + DAY * ahead) for ahead in range(1, (last - first).days + 1))
    return count if end >= day else -count
