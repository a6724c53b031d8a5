"""Late, stayed away, and what that costs: of a session for who plans it, of units in sums, of nobody by name."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.areas.learning.test_by_coming import go_through
from vliegwiel.areas.learning.queries import completed
from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.actions import Mark
from vliegwiel.kit import clock

from .conftest import MONDAY, later, moment

DAY = MONDAY + dt.timedelta(days=7)  # a Monday


@pytest.mark.parametrize(("days", "last"), [(0, DAY), (1, dt.date(2026, 11, 8)), (2, dt.date(2026, 11, 5))])
def test_in_time_is_counted_in_working_days(days, last):
    assert queries.in_time_until(moment(DAY), days) == last


def test_what_seats_cost_is_told_per_session_and_of_units_from_five_people_on(activity, lea, ben, company, hire):
    team = [hire(f"Kim{n}", "de Boer", unit=company.north) for n in range(5)]
    cost = {"seat_cost": Decimal("80"), "missed_cost": Decimal("25.50"), "late_days": 2}
    session = actions.plan(activity, parts=[later(7)], capacity=9, by=lea, **cost)
    seats = [actions.book(session, person=one, by=one) for one in [*team, ben]]
    with clock.at(moment(DAY - dt.timedelta(days=3))):  # Friday: one working day too late
        assert actions.give_back(seats[0], by=team[0]).late
    with clock.at(moment(DAY, 13)):
        marks = {one.pk: Mark(one is not seats[1]) for one in seats[1:]}
        actions.keep_presence(session.parts.get(), marks=marks, by=lea)
    told = queries.cost_of(session, *queries.seats(session))
    assert (told.seats, told.late, told.missed) == (5, 1, 1)
    assert (told.for_seats, told.for_missed, told.total) == (400, 51, 451)
    rows, some_hidden = queries.costs_by_unit(DAY.year)
    assert [(row.people, row.for_missed) for row in rows] == [(6, None)] or some_hidden
    assert queries.costs_by_unit(DAY.year - 1) == ([], False)


def test_who_was_absent_does_not_finish_it_by_going_through_it(activity, ben, lea):
    session = actions.plan(activity, parts=[later(7)], capacity=9, only_by_coming=True, by=lea)
    seat = actions.book(session, person=ben, by=ben)
    go_through(activity, ben)
    with clock.at(moment(DAY, 13)):
        actions.keep_presence(session.parts.get(), marks={seat.pk: Mark(False)}, by=lea)
        assert not completed(ben, activity)
        actions.keep_presence(session.parts.get(), marks={seat.pk: Mark(True)}, by=lea)
        assert completed(ben, activity)
