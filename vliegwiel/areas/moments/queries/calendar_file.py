"""When somebody is taken, from a calendar file she gave: times alone. Titles, places and people are never looked at."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from .finding import Span, moment_at

MOST_BYTES = 4_000_000
MOST_SPANS = 2_000
OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}  # nobody meets that often; and counting it out takes for ever
DAY = dt.timedelta(days=1)


def busy_times(content: bytes, *, since: dt.datetime, until: dt.datetime) -> list[Span]:
    """The times between two moments at which this calendar (RFC 5545) says somebody is taken, joined where they touch,
    in order. ValueError for what is no calendar."""
    import icalendar  # here: it takes long to load, and few processes need it

    try:
        read = icalendar.Calendar.from_ical(content)
    except (ValueError, IndexError, KeyError, UnicodeError) as error:
        raise ValueError("not a calendar") from error
    if read.name != "VCALENDAR":
        raise ValueError("not a calendar")
    found: list[Span] = []
    moved = {_moved(event) for event in read.walk("VEVENT") if event.get("RECURRENCE-ID")}
    for part in read.walk():
        spans = _of_event(part, since, until, moved) if part.name == "VEVENT" else _of_free_busy(part)
        for starts, ends in spans:
            if ends > since and starts < until and ends > starts:
                found.append((starts, ends))
            if len(found) >= MOST_SPANS:
                return joined(found)
    return joined(found)


def joined(spans: list[Span]) -> list[Span]:
    """The same times, each once: overlapping and touching ones as one, in order."""
    found: list[Span] = []
    for starts, ends in sorted(spans):
        if found and starts <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((starts, ends))
    return found


def _of_free_busy(part: Any) -> Iterator[Span]:
    if part.name != "VFREEBUSY":
        return
    said = part.get("FREEBUSY") or []
    for one in said if isinstance(said, list) else [said]:
        if str(one.params.get("FBTYPE", "BUSY")).upper() != "FREE":
            for period in getattr(one, "dts", None) or [one]:
                starts, ends = (
                    period.dt if hasattr(period, "dt") and isinstance(period.dt, tuple) else (one.start, one.end)
                )
                yield _aware(starts), _aware(ends if isinstance(ends, dt.datetime) else starts + ends)


def _of_event(
    event: Any, since: dt.datetime, until: dt.datetime, moved: set[tuple[str, dt.datetime]]
) -> Iterator[Span]:
    free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT" or str(event.get("STATUS", "")).upper() == "CANCELLED"
    if free or str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() == "FREE" or "DTSTART" not in event:
        return
    begins = event["DTSTART"].dt
    starts = _aware(begins)
    if "DTEND" in event:
        length = _aware(event["DTEND"].dt) - starts
    elif "DURATION" in event:
        length = event["DURATION"].dt
    else:
        length = DAY if not isinstance(begins, dt.datetime) else dt.timedelta()
    rule = event.get("RRULE")
    if not rule:
        yield starts, starts + length
        return
    left_out = _left_out(event)
    for again in _again(begins, rule, since - length, until):
        moment = _aware(again)
        if moment not in left_out and (str(event.get("UID", "")), moment) not in moved:
            yield moment, moment + length


def _again(begins: dt.date, rule: Any, since: dt.datetime, until: dt.datetime) -> Iterator[dt.datetime]:
    """The repetitions by the clock on the wall, so that nine stays nine when the clocks change."""
    from dateutil.rrule import rrulestr

    if {str(one).upper() for one in rule.get("FREQ", [])} & OFTEN:
        return
    zone = begins.tzinfo if isinstance(begins, dt.datetime) else None
    first = begins.replace(tzinfo=None) if isinstance(begins, dt.datetime) else dt.datetime.combine(begins, dt.time())
    said = rule.to_ical().decode()
    last = rule.get("UNTIL")
    if last:
        end = last[0]
        local = end.astimezone(zone or timezone.get_current_timezone()) if getattr(end, "tzinfo", None) else end
        words = [one for one in said.split(";") if not one.upper().startswith("UNTIL=")]
        said = ";".join(
            [
                *words,
                f"UNTIL={local:%Y%m%dT235959}" if not isinstance(end, dt.datetime) else f"UNTIL={local:%Y%m%dT%H%M%S}",
            ]
        )
    try:
        repeats = rrulestr(said, dtstart=first)
    except (ValueError, TypeError):
        yield begins if isinstance(begins, dt.datetime) else first
        return
    here = timezone.get_current_timezone()
    low = since.astimezone(zone or here).replace(tzinfo=None) - DAY
    high = until.astimezone(zone or here).replace(tzinfo=None) + DAY
    for again in repeats.xafter(low, count=MOST_SPANS, inc=True):
        if again > high:
            return
        yield again.replace(tzinfo=zone) if zone else again


def _left_out(event: Any) -> set[dt.datetime]:
    said = event.get("EXDATE") or []
    return {_aware(one.dt) for each in (said if isinstance(said, list) else [said]) for one in each.dts}


def _moved(event: Any) -> tuple[str, dt.datetime]:
    return str(event.get("UID", "")), _aware(event["RECURRENCE-ID"].dt)


def _aware(said: dt.date) -> dt.datetime:
    """In UTC. A time without a zone, and a whole day, are local."""
    if not isinstance(said, dt.datetime):
        return moment_at(said, dt.time())
    return (said if said.tzinfo else timezone.make_aware(said)).astimezone(dt.UTC)
