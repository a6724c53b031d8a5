"""Moments of one's own: chosen, planned ahead, moved, skipped without blame, forgotten."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from vliegwiel.areas.messaging.actions import be_away
from vliegwiel.areas.moments import actions, queries
from vliegwiel.areas.moments.enums import State
from vliegwiel.areas.moments.models import BusyTime, LearningMoment, Rhythm
from vliegwiel.areas.moments.queries import Slot, moment_at
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)
SLOTS = [Slot(2, dt.time(10)), Slot(4, dt.time(15, 30))]


@pytest.fixture(autouse=True)
def on_monday():
    with clock.at(MONDAY):
        yield


def when(person):
    return [f"{timezone.localtime(row.starts):%d-%m %H:%M}" for row in queries.coming(person)]


def test_two_weeks_are_planned_and_doing_it_again_changes_nothing(ben):
    actions.choose_rhythm(slots=SLOTS, by=ben)
    assert when(ben) == ["03-03 10:00", "05-03 15:30", "10-03 10:00", "12-03 15:30"]
    actions.plan_ahead([ben.pk])
    assert LearningMoment.objects.count() == 4
    assert queries.protected(ben).minutes == 40
    with clock.at(MONDAY + dt.timedelta(days=7)):
        actions.plan_ahead([ben.pk])
        assert when(ben)[-1] == "19-03 15:30"
    actions.choose_rhythm(slots=[Slot(5)], minutes=10, by=ben)
    assert when(ben) == ["06-03 10:00", "13-03 10:00"]
    actions.stop_rhythm(by=ben)
    assert (when(ben), queries.my_rhythm(ben)) == ([], None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"slots": []},
        {"slots": [Slot(1), Slot(1)]},
        {"slots": [Slot(8)]},
        {"minutes": 90},
        {"shift": "start"},
        {"shift": "end", "shift_from": dt.time(6), "shift_until": dt.time(6)},
    ],
)
def test_what_cannot_be_a_rhythm_is_refused(ben, wrong):
    with pytest.raises(ValidationError):
        actions.choose_rhythm(by=ben, **({"slots": SLOTS} | wrong))
    assert not Rhythm.objects.exclude(slots=[]).exists()


def test_after_two_skips_it_lets_go_and_asks_once(ben):
    actions.choose_rhythm(slots=SLOTS, by=ben)
    first, second, *_rest = queries.coming(ben)
    actions.skip(first, by=ben)
    assert queries.my_rhythm(ben).asked_at is None
    actions.skip(second, by=ben)
    assert when(ben) == []
    assert queries.my_rhythm(ben).asked_at == clock.now()
    actions.plan_ahead([ben.pk])
    assert when(ben) == []
    actions.keep_rhythm(by=ben)
    assert when(ben) == ["10-03 10:00", "12-03 15:30"]
    assert actions.skip(first, by=ben).state == State.SKIPPED


def test_a_skip_can_be_taken_back_and_one_in_between_is_no_row_of_two(ben):
    actions.choose_rhythm(slots=SLOTS, by=ben)
    first, second, third, _fourth = queries.coming(ben)
    actions.skip(first, by=ben)
    assert [row.state for row in queries.ahead(ben)][:2] == [State.SKIPPED, State.PLANNED]
    actions.unskip(first, by=ben)
    actions.skip(second, by=ben)
    actions.skip(LearningMoment.objects.get(pk=third.pk), by=ben)
    assert queries.my_rhythm(ben).asked_at is not None


def test_she_moves_it_where_she_works_and_nobody_else_does(ben, olu):
    actions.choose_rhythm(slots=SLOTS, by=ben)
    row = queries.coming(ben)[0]
    friday = queries.moment_at(dt.date(2026, 3, 6), dt.time(8, 15))
    moved = actions.move(row, starts=friday, by=ben)
    assert (moved.starts, moved.minutes, moved.sequence) == (friday, 20, 1)
    actions.plan_ahead([ben.pk])
    assert when(ben)[:2] == ["05-03 15:30", "06-03 08:15"]
    for wrong in (dt.date(2026, 3, 7), dt.date(2026, 3, 1)):  # a Saturday, and yesterday
        with pytest.raises(ValidationError):
            actions.move(moved, starts=queries.moment_at(wrong, dt.time(10)), by=ben)
    for verb in (actions.skip, actions.unskip):
        with pytest.raises(PermissionDenied):
            verb(moved, by=olu)


def test_leave_that_comes_later_takes_moments_away_and_who_leaves_has_none(ben):
    actions.choose_rhythm(slots=SLOTS, by=ben)
    be_away(starts=dt.date(2026, 3, 9), ends=dt.date(2026, 3, 13), by=ben)
    actions.plan_ahead([ben.pk])
    assert when(ben) == ["03-03 10:00", "05-03 15:30"]
    ben.left_on = dt.date(2026, 3, 4)
    ben.save()
    actions.plan_ahead([ben.pk])
    assert when(ben) == ["03-03 10:00"]
    with clock.at(dt.date(2026, 3, 6)), pytest.raises(PermissionDenied):
        actions.choose_rhythm(slots=SLOTS, by=ben)


def test_a_calendar_of_her_own_moves_what_was_not_moved_and_is_gone_when_it_is_past(ben):
    actions.choose_rhythm(slots=SLOTS, by=ben)
    meeting = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Geheim\r\n"
        "DTSTART:20260303T083000Z\r\nDTEND:20260303T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert actions.give_busy(meeting.encode(), by=ben) == 1
    assert when(ben)[0] == "03-03 09:00"  # nearest to ten that is free
    with pytest.raises(ValidationError):
        actions.give_busy(b"geen agenda", by=ben)
    assert BusyTime.objects.count() == 1
    with clock.at(dt.date(2026, 3, 4)):
        assert actions.forget_past() == 1
    actions.give_busy(meeting.encode(), by=ben)
    actions.forget_busy(by=ben)
    assert not BusyTime.objects.exists()
    with clock.at(dt.date(2026, 4, 20)):
        actions.forget_past()
    assert not LearningMoment.objects.exists()


def test_planning_many_costs_the_queries_of_one(ben, olu, mara, django_assert_max_num_queries):
    for person in (ben, olu, mara):
        actions.choose_rhythm(slots=SLOTS, by=person)
    with django_assert_max_num_queries(16):
        actions.plan_ahead([ben.pk, olu.pk, mara.pk])


def test_one_moment_this_once_besides_what_comes_by_itself(ben):
    with clock.at(dt.date(2026, 3, 2)):
        at = moment_at(dt.date(2026, 3, 3), dt.time(11))
        first = actions.plan_one(starts=at, by=ben)
        assert actions.plan_one(starts=at, by=ben) == first
        moved = actions.plan_one(starts=at + dt.timedelta(hours=2), by=ben, minutes=30)
        assert (moved.pk, moved.minutes, moved.sequence) == (first.pk, 30, 1)
        with pytest.raises(ValidationError):
            actions.plan_one(starts=moment_at(dt.date(2026, 3, 1), dt.time(11)), by=ben)
        with pytest.raises(ValidationError):
            actions.plan_one(starts=at, by=ben, minutes=90)
