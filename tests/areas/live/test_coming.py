import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.enums import Clash, Missed, WaitEnd
from vliegwiel.areas.live.jobs import move_up
from vliegwiel.areas.live.models import Booking, Wait, Wish
from vliegwiel.areas.messaging.actions import be_away
from vliegwiel.areas.people.actions import leave
from vliegwiel.areas.people.models import Placement
from vliegwiel.kit import clock

from .conftest import MONDAY, later, moment
from .test_planning import told


def test_a_seat_is_given_once_and_given_back_with_or_without_a_reason(session, ben, mara, olu):
    row = actions.book(session, person=ben, by=ben)
    assert actions.book(session, person=ben, by=mara) == row
    with pytest.raises(PermissionDenied):
        actions.book(session, person=ben, by=olu)
    with pytest.raises(PermissionDenied):
        actions.give_back(row, by=olu)
    given = actions.give_back(row, by=ben, why=Missed.WORK)
    assert (given.why, given.late, actions.give_back(row, by=ben).why) == (Missed.WORK, False, Missed.WORK)
    with clock.at(moment(MONDAY + dt.timedelta(days=7))):
        late = actions.give_back(actions.book(session, person=ben, by=mara), by=ben)
    assert late.late
    numbers = [facts["parts"][0]["sequence"] for _kind, facts in told(ben)]
    assert numbers == [0, 1, 2, 3]  # each higher than the one before, or her calendar would not believe it
    with clock.at(moment(MONDAY + dt.timedelta(days=8), 10)), pytest.raises(ValidationError, match="al begonnen"):
        actions.book(session, person=ben, by=ben)


def test_a_free_seat_goes_down_the_list_by_itself_each_with_time_to_answer(session, ben, mara, olu, dana, hugo):
    first, _second = [actions.book(session, person=one, by=one) for one in (ben, mara)]
    waits = [actions.wait_for(session, person=one, by=one) for one in (olu, dana, hugo)]
    assert actions.wait_for(session, person=olu, by=olu) == waits[0]
    assert queries.place_of(session.pk, hugo) == 3
    actions.give_back(first, by=ben)
    assert told(olu)[-1][0] == "SeatForYou"
    with pytest.raises(ValidationError, match="is vol"):  # it is kept for Olu
        actions.book(session, person=ben, by=ben)
    waits[0].refresh_from_db()
    assert waits[0].offer_until == moment(MONDAY + dt.timedelta(days=2))
    with clock.at(waits[0].offer_until):
        move_up.enqueue()
        assert actions.let_offers_pass(session) == 0  # the clock did it
        assert told(olu)[-1][0] == "SeatPassed"
        assert told(dana)[-1][0] == "SeatForYou"
        with pytest.raises(ValidationError, match="niet meer vrij"):
            actions.answer_offer(waits[0], yes=True, by=olu)
        with pytest.raises(PermissionDenied):
            actions.answer_offer(waits[1], yes=True, by=hugo)
        actions.answer_offer(waits[1], yes=False, by=dana)
        assert actions.answer_offer(waits[2], yes=True, by=hugo).person == hugo
        assert actions.answer_offer(waits[2], yes=True, by=hugo).person == hugo
    ends = {row.person: row.end for row in Wait.objects.select_related("person")}
    assert ends == {olu: WaitEnd.PASSED, dana: WaitEnd.DECLINED, hugo: WaitEnd.BOOKED}
    assert {row.name for row in queries.group(session)} == {mara.name, hugo.name}


def test_time_to_answer_is_counted_in_days_she_works_and_ends_when_it_begins(activity, lea, ben, mara):
    session = actions.plan(activity, parts=[later(11)], capacity=1, respond_hours=48, by=lea)
    Placement.objects.filter(employment__person=mara).update(pattern="14")  # Mondays and Thursdays
    seat = actions.book(session, person=ben, by=ben)
    wait = actions.wait_for(session, person=mara, by=mara)
    actions.give_back(seat, by=ben)
    wait.refresh_from_db()
    # 15 hours of this Monday, 24 of Thursday, and 9 of the Monday after it.
    assert wait.offer_until == moment(MONDAY + dt.timedelta(days=7))
    other = actions.plan(activity, parts=[later(1)], capacity=1, respond_hours=48, by=lea)
    wait = actions.wait_for(other, person=mara, by=mara)  # a free seat is kept at once
    assert wait.offer_until == moment(MONDAY + dt.timedelta(days=1))


def test_what_stands_in_the_way_is_said_and_stops_nothing(session, activity, lea, ben, mara):
    Placement.objects.filter(employment__person=ben).update(pattern="1345")  # not on Tuesdays
    wednesday = MONDAY + dt.timedelta(days=9)
    be_away(starts=wednesday, ends=wednesday, by=ben)
    row = queries.session_row(session.key, ben)
    assert [one.why for one in queries.clashes(ben, row)] == [Clash.NOT_WORKING, Clash.AWAY]
    other = actions.plan(activity, parts=[later(8, hour=11)], capacity=3, by=lea)
    actions.book(other, person=mara, by=mara)
    actions.ask_trainer(actions.plan(activity, parts=[later(9, hour=8)], capacity=3, by=lea), person=mara, by=lea)
    assert [one.why for one in queries.clashes(mara, row)] == [Clash.OTHER, Clash.TEACHING]
    assert queries.unsuited([ben, mara, lea], row) == {ben.pk, mara.pk}
    assert actions.book(session, person=ben, by=ben).person == ben


def test_a_manager_books_several_at_once_and_takes_that_back_at_once(session, ben, mara, olu, hire, company):
    eva = hire("Eva", "Kok", unit=company.north, led_by=mara)
    with pytest.raises(PermissionDenied):
        actions.book_many(session, people=[ben, olu], by=mara)
    assert not Booking.objects.exists()
    actions.book(session, person=ben, by=ben)
    many = actions.book_many(session, people=[ben, eva, mara], by=mara)
    assert (many.new, many.had, many.full) == ((eva,), (ben,), (mara,))
    assert told(eva)[-1][1]["by"] == mara.name
    assert [actions.take_back_booked(many.batch, by=mara), actions.take_back_booked(many.batch, by=mara)] == [1, 0]
    assert [row.name for row in queries.group(session)] == [ben.name]


def test_who_wished_for_a_session_hears_of_it_and_is_counted_only_among_enough(activity, lea, ines, hire, company):
    crew = [hire(f"P{n}", "Noord", unit=company.north) for n in range(6)]
    few = [hire(f"Q{n}", "Zuid", unit=company.south) for n in range(2)]
    for person in crew[:3]:
        actions.wish(activity, by=person)
        actions.wish(activity, by=person)
    assert queries.demand(activity) == queries.Demand(None, (), True)
    for person in [*crew[3:], *few]:
        actions.wish(activity, by=person)
    # Two of the south could be found by subtraction, so the north is not shown either.
    assert queries.demand(activity) == queries.Demand(8, (), True)
    for person in [hire(f"R{n}", "Zuid", unit=company.south) for n in range(3)]:
        actions.wish(activity, by=person)
    assert queries.demand(activity) == queries.Demand(11, (("Team Noord", 6), ("Team Zuid", 5)), False)
    assert [actions.withdraw_wish(activity, by=few[0]), actions.withdraw_wish(activity, by=few[0])] == [True, False]
    session = actions.plan(activity, parts=[later(8)], capacity=9, by=ines)
    assert told(crew[0])[-1][0] == "ThereIsOne"
    assert told(few[0]) == []
    actions.book(session, person=crew[0], by=crew[0])
    assert not Wish.objects.filter(person=crew[0]).exists()


def test_who_leaves_makes_room_for_who_waits(session, ben, mara, olu, hugo):
    for person in (ben, mara):
        actions.book(session, person=person, by=person)
    actions.wait_for(session, person=olu, by=olu)
    leave(ben, last_day=MONDAY + dt.timedelta(days=1), by=hugo)
    with clock.at(MONDAY + dt.timedelta(days=2)):
        assert [actions.free_seats_of_leavers(), actions.free_seats_of_leavers()] == [1, 0]
    assert told(olu)[-1][0] == "SeatForYou"
