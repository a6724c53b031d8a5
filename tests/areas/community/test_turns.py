"""Whose turn it is to lead: fair, without a list of who was there."""

import datetime as dt
from collections import Counter
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.people.queries.calendar import Calendar
from vliegwiel.kit import clock

MONDAY = dt.date(2026, 3, 2)
BEGIN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def seats(n):
    return [SimpleNamespace(pk=pk, person_id=pk, since=BEGIN, led_at=None, skips=False) for pk in range(1, n + 1)]


def calendar(pattern):
    return Calendar([Placement(pattern=pattern, starts=dt.date(2020, 1, 1))])


@given(st.integers(1, 12), st.lists(st.sets(st.integers(1, 12)), max_size=60))
def test_who_is_always_there_never_leads_more_often_than_another_who_is(n, absent):
    crew = seats(n)
    missed = set().union(*absent) if absent else set()
    led = Counter({seat.pk: 0 for seat in crew})
    for turn, away in enumerate(absent):
        there = [seat for seat in queries.turns(crew, {}, MONDAY) if seat.pk not in away]
        if there:  # the first who is there leads; who was passed keeps her place
            there[0].led_at = BEGIN + dt.timedelta(days=turn + 1)
            led[there[0].pk] += 1
    always = [led[seat.pk] for seat in crew if seat.pk not in missed]
    assert not always or max(always) - min(always) <= 1


@given(st.integers(2, 12))
def test_who_was_passed_is_the_first_the_next_time(n):
    crew = seats(n)
    first, second = queries.turns(crew, {}, MONDAY)[:2]
    second.led_at = BEGIN + dt.timedelta(days=1)
    assert queries.turns(crew, {}, MONDAY)[0] is first


def test_left_out_are_who_skips_who_does_not_work_then_and_who_leads_the_team():
    crew = seats(4)
    crew[0].skips = True
    days = {2: calendar("345"), 3: calendar("12345"), 4: calendar("roster")}
    assert [one.pk for one in queries.turns(crew, days, MONDAY)] == [3, 4]
    assert [one.pk for one in queries.turns(crew, days, MONDAY, keeper=4)] == [3]
    holiday = dt.date(2026, 12, 25)
    assert [one.pk for one in queries.turns(crew, days, holiday)] == [4]


def test_who_comes_later_is_not_the_first():
    crew = seats(2)
    crew[1].since, crew[0].led_at = BEGIN + dt.timedelta(days=30), BEGIN + dt.timedelta(days=9)
    assert [one.pk for one in queries.turns(crew, {}, MONDAY)] == [1, 2]


def test_in_a_circle_it_goes_round_by_itself_and_she_who_manages_does_not_lead(circle, debrief, crew, mara):
    led = []
    for week in range(6):
        with clock.at(MONDAY + dt.timedelta(weeks=week + 1)):
            meeting = actions.open_meeting(circle, debrief, by=mara)
            led.append(meeting.facilitator)
            actions.end_meeting(meeting, by=mara)
            assert actions.reopen_meeting(meeting, by=mara).facilitator is None
            actions.end_meeting(meeting, by=mara)
    assert led[:5] == crew
    assert led[5] == crew[0]


def test_a_turn_is_passed_on_or_taken_and_who_was_passed_stays_first(meeting, circle, crew, mara, debrief):
    ben, ida, jos, *_others = crew
    assert meeting.facilitator == ben
    assert actions.pass_on(meeting, by=mara).facilitator_id == ida.pk
    assert actions.take_lead(meeting, by=jos).facilitator_id == jos.pk
    with clock.at(clock.now() + dt.timedelta(minutes=20)):
        actions.end_meeting(meeting, by=jos)
    assert [seat.person for seat in queries.turn_order(circle)] == [ben, ida, *crew[3:], jos]
