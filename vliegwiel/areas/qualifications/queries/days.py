"""Days of the calendar: hours and clock changes play no part.

A month later is the same day of that month, or its last day when it has no such day: 31 January and one month is 28
(or 29) February.
"""

import calendar
import datetime as dt


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of a later (or earlier) month, or its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > dt.date.max.year:
        return dt.date.max
    if day.day <= 28:
        return dt.date(year, month + 1, day.day)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_later(day: dt.date, days: int) -> dt.date:
    """So many days on; the end of time stays the end of time."""
    return dt.date.max if (dt.date.max - day).days < days else day + dt.timedelta(days=days)
