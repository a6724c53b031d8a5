"""Calendar files other programs understand (RFC 5545, 5546): an invitation, a change, a cancellation, a feed.

Times carry the zone they were planned in, with its rules, so that an appointment at nine stays at nine when the clocks
change. A calendar program knows an appointment by its `uid`; of two versions it keeps the one with the highest
`sequence`.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings

from . import clock

CONTENT_TYPE = "text/calendar"
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"


@dataclass(frozen=True)
class Entry:
    """One appointment. `starts` and `ends` are aware moments; `stamp` is when this was said of it."""

    uid: str
    sequence: int
    starts: dt.datetime
    ends: dt.datetime
    title: str
    stamp: dt.datetime
    where: str = ""
    link: str = ""
    words: str = ""
    cancelled: bool = False


def calendar(
    entries: Sequence[Entry], *, method: str = PUBLISH, name: str = "", organiser: str = "", attendee: str = ""
) -> bytes:
    """The file of these appointments. An invitation or cancellation (`method`) speaks of one appointment, from an
    `organiser` to an `attendee`, both mail addresses."""
    import icalendar  # here: it takes long to load, and few processes need it

    zone = ZoneInfo(settings.TIME_ZONE)
    made = icalendar.Calendar()
    made.add("prodid", "-//Vliegwiel//NL")
    made.add("version", "2.0")
    made.add("method", method)
    if name:
        made.add("x-wr-calname", name)
    for entry in entries:
        event = icalendar.Event()
        event.add("uid", entry.uid)
        event.add("sequence", entry.sequence)
        event.add("dtstamp", entry.stamp.astimezone(dt.UTC))
        event.add("dtstart", entry.starts.astimezone(zone))
        event.add("dtend", entry.ends.astimezone(zone))
        event.add("summary", entry.title)
        if entry.where or entry.link:
            event.add("location", entry.where or entry.link)
        if entry.link:
            event.add("url", entry.link)
        words = "\n".join(one for one in (entry.words, entry.link) if one)
        if words:
            event.add("description", words)
        event.add("status", "CANCELLED" if entry.cancelled or method == CANCEL else "CONFIRMED")
        if organiser:
            event.add("organizer", icalendar.vCalAddress(f"mailto:{organiser}"))
        if attendee:
            who = icalendar.vCalAddress(f"mailto:{attendee}")
            who.params["PARTSTAT"] = "ACCEPTED"
            who.params["RSVP"] = "FALSE"
            event.add("attendee", who)
        made.add_component(event)
    year = dt.timedelta(days=366)
    days = [one.astimezone(zone).date() for entry in entries for one in (entry.starts, entry.ends)]
    first, last = min(days or [clock.today()]) - year, max(days or [clock.today()]) + year
    if entries:
        made.add_missing_timezones(first_date=first, last_date=last)
    else:  # a calendar holds something (RFC 5545 3.6): without appointments, the zone they would be in
        made.add_component(icalendar.Timezone.from_tzid(settings.TIME_ZONE, first_date=first, last_date=last))
    written: bytes = made.to_ical()
    return written
