"""The story's calendar: on whatever weekday it is told, what is further ago stays earlier, and on working days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.demo.story import Story
from vliegwiel.kit import clock

MONDAY = dt.date(2026, 3, 2)
WEEK = [MONDAY + dt.timedelta(days=n) for n in range(7)]
told_on = st.sampled_from([*WEEK, *(day + dt.timedelta(weeks=4) for day in WEEK)])  # and over a change of the clocks
deeds = st.tuples(st.integers(1, 190), st.integers(0, 23), st.integers(0, 59))


def story_of(day):
    with clock.at(day):
        return Story(lambda sentence: None)


@given(told_on, deeds, deeds)
def test_what_is_further_ago_is_told_earlier_whatever_weekday_it_is(day, one, other):
    story = story_of(day)
    first, then = story.moment(*one), story.moment(*other)
    ago = [
        dt.datetime.combine(day - dt.timedelta(days=days), dt.time(hour, minute)) for days, hour, minute in (one, other)
    ]
    assert (first < then, first == then) == (ago[0] < ago[1], ago[0] == ago[1])


@given(told_on, deeds)
def test_every_moment_is_of_a_working_day_before_today_and_by_day_as_it_was_said(day, deed):
    story = story_of(day)
    moment = story.moment(*deed)
    days, hour, minute = deed
    meant = day - dt.timedelta(days=days)
    assert moment < story.ends
    assert moment.isoweekday() <= 5
    if meant.isoweekday() <= 5 and hour < 18:
        assert (moment.date(), moment.hour, moment.minute) == (meant, hour, minute)
    else:
        assert meant - moment.date() < dt.timedelta(days=3)
    if meant.isoweekday() > 5:
        assert 18 <= moment.hour < 20


@pytest.mark.parametrize("day", WEEK)
def test_the_working_days_of_four_weeks_are_twenty(day):
    story = story_of(day)
    ago = list(story.workdays(28))
    assert len(ago) == 20
    assert ago == sorted(ago, reverse=True)
    assert {story.moment(days).isoweekday() for days in ago} == {1, 2, 3, 4, 5}
