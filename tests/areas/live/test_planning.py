import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.enums import Form
from vliegwiel.areas.live.models import Cancellation, Session
from vliegwiel.areas.messaging.models import Message

from .conftest import MONDAY, later, moment

WHY = "De trainer kan die dag niet komen."


def told(person):
    return [(row.kind.partition(".")[2], row.facts) for row in Message.objects.filter(person=person).order_by("pk")]


def test_a_room_is_never_given_twice_and_who_asks_hears_what_is_there(activity, lea, hall, ines):
    first = actions.plan(activity, parts=[later(8, room=hall)], capacity=12, by=ines)
    with pytest.raises(ValidationError) as refused:
        actions.plan(activity, parts=[later(8, hour=11, room=hall)], capacity=5, by=ines)
    assert refused.value.messages == [
        "Zaal Water is dan al bezet: ‘Luisteren’, 10 november 2026, 9:00 tot 12:00. "
        "Kies een andere zaal of een ander moment."
    ]
    actions.plan(activity, parts=[later(8, hour=12, room=hall)], capacity=5, by=ines)  # right after it is fine
    actions.cancel_session(first, why=WHY, by=lea)
    actions.plan(activity, parts=[later(8, room=hall)], capacity=5, by=ines)
    with pytest.raises(ValidationError, match="kunnen 12 mensen"):
        actions.plan(activity, parts=[later(20, room=hall)], capacity=13, by=ines)
    with pytest.raises(ValidationError, match="Hier is een sessie gepland voor 5 mensen"):
        actions.keep_room(hall, name="Zaal Water", seats=4, by=lea)
    actions.keep_room(hall, name="Zaal Water", seats=12, closed=True, by=lea)
    with pytest.raises(ValidationError, match="gesloten"):
        actions.plan(activity, parts=[later(20, room=hall)], capacity=3, by=ines)


def test_what_cannot_be_is_refused_in_words_and_only_who_keeps_the_activity_plans(activity, ines, mara, olu):
    for parts, words in (
        ([], "ten minste één dagdeel"),
        ([later(-3)], "is geweest"),
        ([later(8), later(8, hour=10)], "vallen samen"),
        ([later(8, place="")], "Zeg waar het is"),
        ([later(8, link="javascript:alert(1)")], "begint met https"),
    ):
        with pytest.raises(ValidationError, match=words):
            actions.plan(activity, parts=parts, capacity=5, by=ines)
    with pytest.raises(ValidationError, match="minimum is hoger"):
        actions.plan(activity, parts=[later(8)], capacity=5, minimum=6, by=ines)
    for somebody in (mara, olu):
        with pytest.raises(PermissionDenied):
            actions.plan(activity, parts=[later(8)], capacity=5, by=somebody)
    assert not Session.objects.exists()


def test_a_part_that_moves_is_told_to_who_comes_and_gives_it_and_has_another_code(session, lea, ben, olu, mara):
    actions.book(session, person=ben, by=ben)
    actions.ask_trainer(session, person=mara, by=lea)
    part = session.parts.order_by("starts").first()
    code = part.code
    moved = actions.move_part(part, to=later(10, hour=13, link="https://meet.example/1", place=""), by=lea)
    assert (moved.sequence, moved.code == code) == (1, False)
    assert (
        actions.move_part(moved, to=later(10, hour=13, link="https://meet.example/1", place=""), by=lea).sequence == 1
    )
    for person in (ben, mara):
        kind, facts = told(person)[-1]
        assert (kind, facts["parts"][0]["sequence"], facts["parts"][0]["uid"]) == (
            "PartMoved",
            1,
            f"{part.key}@vliegwiel",
        )
    assert told(olu) == []
    with pytest.raises(ValidationError, match="Dan is er al een dagdeel"):
        actions.move_part(moved, to=later(9), by=lea)


def test_a_copy_is_at_the_same_hour_also_when_the_clocks_change_in_between(activity, lea):
    old = actions.plan(activity, parts=[later(8), later(15)], capacity=2, by=lea)
    copy = actions.copy_session(old, first_day=dt.date(2027, 3, 23), by=lea)
    hours = [timezone.localtime(part.starts) for part in copy.parts.order_by("starts")]
    assert [(hour.date(), hour.hour, hour.utcoffset()) for hour in hours] == [
        (dt.date(2027, 3, 23), 9, dt.timedelta(hours=1)),
        (dt.date(2027, 3, 30), 9, dt.timedelta(hours=2)),  # summer time began on the 28th
    ]
    assert hours[0] == moment(dt.date(2027, 3, 23))


def test_cancelling_tells_everybody_why_once_and_frees_who_waits(session, lea, ben, mara, olu):
    for person in (ben, mara):
        actions.book(session, person=person, by=person)
    actions.wait_for(session, person=olu, by=olu)
    with pytest.raises(ValidationError, match="tien tot 280"):
        actions.cancel_session(session, why="Kort", by=lea)
    actions.cancel_session(session, why=WHY, by=lea)
    actions.cancel_session(session, why="Nog een keer gezegd.", by=lea)
    assert [said.why for said in Cancellation.objects.all()] == [WHY]
    for person in (ben, mara, olu):
        kind, facts = told(person)[-1]
        assert (kind, facts["reason"]) == ("NotGoingOn", WHY)
    assert queries.waiting(session) == []
    with pytest.raises(ValidationError, match="is afgezegd"):
        actions.book(session, person=olu, by=olu)


def test_too_few_people_is_asked_of_who_planned_it_once_and_nothing_is_cancelled_by_itself(activity, ines, ben, lea):
    session = actions.plan(activity, parts=[later(5)], capacity=5, minimum=3, decide_days=7, by=ines)
    actions.plan(activity, parts=[later(20)], capacity=5, minimum=3, decide_days=7, by=ines)
    actions.book(session, person=ben, by=ben)
    assert [actions.ask_minimum(), actions.ask_minimum()] == [1, 0]
    kind, facts = told(ines)[-1]
    assert (kind, facts["people"], facts["minimum"]) == ("TooFew", 1, 3)
    actions.go_ahead(session, by=ines)
    assert queries.below_minimum() == []
    assert not Cancellation.objects.exists()


def test_more_seats_go_to_who_waits_and_taken_ones_are_not_taken_away(session, lea, ben, mara, olu):
    for person in (ben, mara):
        actions.book(session, person=person, by=person)
    wait = actions.wait_for(session, person=olu, by=olu)
    with pytest.raises(ValidationError, match="al 2 plekken vergeven"):
        actions.change_session(session, capacity=1, by=lea)
    actions.change_session(session, capacity=3, label="Groep Noord", by=lea)
    wait.refresh_from_db()
    assert wait.offer_until == moment(MONDAY + dt.timedelta(days=2))


def test_its_form_follows_from_its_parts(activity, lea):
    def form(*parts):
        session = actions.plan(activity, parts=parts, capacity=2, by=lea)
        return queries.session_row(session.key).form

    online = {"place": "", "link": "https://meet.example/1"}
    assert form(later(8)) == Form.CLASSROOM
    assert form(later(8, **online)) == Form.VIRTUAL
    assert form(later(8), later(9, **online)) == Form.BLENDED
