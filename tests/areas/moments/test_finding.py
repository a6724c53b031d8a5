"""Where there is room for a moment: tried on any calendar."""

import datetime as dt
import zoneinfo

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from vliegwiel.areas.messaging.queries.deciding import Reader
from vliegwiel.areas.moments.enums import Shift
from vliegwiel.areas.moments.queries import Slot, Week, busy_times, joined, moment_at, openings, plan, proposal
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.people.queries.calendar import Calendar

HERE = zoneinfo.ZoneInfo("Europe/Amsterdam")
UTC = dt.UTC
FIRST = dt.date(2026, 1, 1)
days = st.integers(0, 800).map(lambda n: FIRST + dt.timedelta(days=n))
times = st.builds(dt.time, st.integers(0, 23), st.sampled_from([0, 15, 30, 40]))


@st.composite
def people(draw):
    """Somebody: days of her week or a roster, leave, quiet hours, meetings, a shift, and perhaps a last day."""
    pattern = draw(st.one_of(st.just("roster"), st.sets(st.sampled_from("1234567"), min_size=1).map("".join)))
    starts = draw(days)
    away = tuple(
        (day, day + dt.timedelta(days=n)) for day, n in draw(st.lists(st.tuples(days, st.integers(0, 20)), max_size=4))
    )
    works = Calendar([Placement(pattern=pattern, starts=FIRST)]).works_on
    reader = Reader(works_on=works, quiet_from=draw(times), quiet_until=draw(times), away=away)
    now = moment_at(starts, draw(times))
    busy = tuple(
        (now + dt.timedelta(minutes=15 * at), now + dt.timedelta(minutes=15 * (at + n)))
        for at, n in draw(st.lists(st.tuples(st.integers(-8, 1500), st.integers(1, 32)), max_size=12))
    )
    shift = draw(st.sampled_from(Shift))
    week = Week(
        available=reader.available,
        quiet=reader.quiet,
        busy=busy,
        last=draw(st.one_of(st.none(), days)),
        shift=shift,
        shift_from=draw(times) if shift else None,
        shift_until=draw(times) if shift else None,
    )
    slots = [Slot(day, draw(times)) for day in draw(st.sets(st.integers(1, 7), min_size=1, max_size=3))]
    return week, slots, now, draw(st.integers(5, 60)), away


@settings(max_examples=120, deadline=None)
@given(people())
def test_a_moment_is_hers_whole_ahead_and_never_on_a_day_she_is_not_there(one):
    week, slots, now, minutes, away = one
    found = plan(week, slots, minutes=minutes, now=now, days=21)
    assert found == plan(week, slots, minutes=minutes, now=now, days=21)
    spans = sorted(found.values())
    for day, (starts, ends) in found.items():
        assert ends - starts == dt.timedelta(minutes=minutes)  # real minutes: both are in UTC
        assert starts > now
        assert day.isoweekday() in {slot.day for slot in slots}
        assert week.works(day)
        assert not any(first <= day <= last for first, last in away)
        assert week.last is None or day <= week.last
        assert not any(begin < ends and starts < end for begin, end in week.busy)
        local = timezone.localtime(starts)
        if week.shift:
            assert local.date() in (day, day + dt.timedelta(days=1))
        else:
            assert local.date() == day
    assert all(one[1] <= other[0] for one, other in zip(spans, spans[1:], strict=False))
    assert set(plan(week, slots, minutes=minutes, now=now, days=21, taken=spans).values()).isdisjoint(spans)


@settings(max_examples=50, deadline=None)
@given(people())
def test_what_is_offered_instead_is_free_too_and_one_a_day(one):
    week, _slots, now, minutes, _away = one
    found = openings(week, minutes=minutes, now=now)
    assert len({timezone.localtime(starts).date() for starts, _ends in found}) == len(found) <= 5 or week.shift
    for starts, ends in found:
        assert ends - starts == dt.timedelta(minutes=minutes)
        assert not any(begin < ends and starts < end for begin, end in week.busy)
    assert len(proposal(week, timezone.localtime(now).date())) <= 2


def test_a_night_shift_ends_the_day_after_and_the_clocks_change_in_between():
    # In the night of 28 March 2026 the clocks go forward: the shift of 22:00 to 06:00 takes seven hours.
    week = Week(available=lambda _day: True, shift=Shift.END, shift_from=dt.time(22), shift_until=dt.time(6))
    now = moment_at(dt.date(2026, 3, 28), dt.time(12))
    found = plan(week, [Slot(6)], minutes=20, now=now, days=7)
    assert [str(timezone.localtime(one)) for one in found[dt.date(2026, 3, 28)]] == [
        "2026-03-29 05:40:00+02:00",
        "2026-03-29 06:00:00+02:00",
    ]
    start = plan(
        Week(available=lambda _day: True, shift=Shift.START, shift_from=dt.time(2, 30), shift_until=dt.time(10)),
        [Slot(7)],
        minutes=30,
        now=now,
        days=2,
    )
    (begins, ends) = start[dt.date(2026, 3, 29)]  # half past two does not exist that night
    assert (timezone.localtime(begins).time(), ends - begins) == (dt.time(3, 30), dt.timedelta(minutes=30))


def test_to_begin_with_it_is_two_times_and_a_full_hour_gives_way():
    weekdays = Week(available=lambda day: day.isoweekday() in (2, 4))
    assert proposal(weekdays, dt.date(2026, 3, 2)) == (Slot(2), Slot(4))
    tuesday = dt.date(2026, 3, 3)
    meeting = (moment_at(tuesday, dt.time(9, 30)), moment_at(tuesday, dt.time(11)))
    found = plan(
        Week(available=weekdays.available, busy=(meeting,)),
        [Slot(2)],
        minutes=20,
        now=moment_at(dt.date(2026, 3, 2), dt.time(8)),
        days=3,
    )
    assert timezone.localtime(found[tuesday][0]).time() == dt.time(9)


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//
BEGIN:VEVENT
UID:weekly
SUMMARY:Geheim overleg
DTSTART;TZID=Europe/Amsterdam:20260302T090000
DTEND;TZID=Europe/Amsterdam:20260302T100000
RRULE:FREQ=WEEKLY;BYDAY=MO
EXDATE;TZID=Europe/Amsterdam:20260309T090000
END:VEVENT
BEGIN:VEVENT
UID:weekly
RECURRENCE-ID;TZID=Europe/Amsterdam:20260316T090000
DTSTART;TZID=Europe/Amsterdam:20260316T130000
DTEND;TZID=Europe/Amsterdam:20260316T140000
END:VEVENT
BEGIN:VEVENT
UID:free
TRANSP:TRANSPARENT
DTSTART;VALUE=DATE:20260305
END:VEVENT
BEGIN:VEVENT
UID:day
DTSTART;VALUE=DATE:20260306
END:VEVENT
BEGIN:VEVENT
UID:often
DTSTART:19700101T000000Z
DURATION:PT1S
RRULE:FREQ=SECONDLY
END:VEVENT
BEGIN:VFREEBUSY
UID:fb
DTSTART:20260302T000000Z
FREEBUSY;FBTYPE=BUSY:20260304T080000Z/20260304T090000Z,20260304T090000Z/PT30M
FREEBUSY;FBTYPE=FREE:20260304T120000Z/20260304T130000Z
END:VFREEBUSY
END:VCALENDAR
"""


def test_of_a_calendar_only_times_are_read_and_nine_stays_nine_when_the_clocks_change():
    read = busy_times(
        CALENDAR.replace("\n", "\r\n").encode(),
        since=dt.datetime(2026, 3, 1, tzinfo=UTC),
        until=dt.datetime(2026, 4, 1, tzinfo=UTC),
    )
    assert [(f"{one.astimezone(HERE):%d-%m %H:%M}", f"{other.astimezone(HERE):%H:%M}") for one, other in read] == [
        ("02-03 09:00", "10:00"),
        ("04-03 09:00", "10:30"),
        ("06-03 00:00", "00:00"),
        ("16-03 13:00", "14:00"),
        ("23-03 09:00", "10:00"),
        ("30-03 09:00", "10:00"),
    ]


@pytest.mark.parametrize(
    "content", [b"", b"geen agenda", b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"\xff\xfe\x00", b"BEGIN:VCALENDAR"]
)
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(ValueError, match="not a calendar"):
        busy_times(content, since=dt.datetime(2026, 3, 1, tzinfo=UTC), until=dt.datetime(2026, 4, 1, tzinfo=UTC))


def test_times_that_touch_are_one():
    at = [dt.datetime(2026, 3, 1, hour, tzinfo=UTC) for hour in range(5)]
    assert joined([(at[2], at[3]), (at[0], at[1]), (at[1], at[2])]) == [(at[0], at[3])]
