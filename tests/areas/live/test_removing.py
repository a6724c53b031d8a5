"""A part is taken out: out of calendars, off the list, and out of what is asked."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.actions import Mark
from vliegwiel.areas.live.models import Part, Presence
from vliegwiel.areas.messaging.models import Message
from vliegwiel.kit import clock
from vliegwiel.kit.notices import worded

from .conftest import later, moment
from .test_presence import FIRST, days

WHY = "De zaal is die ochtend dicht."


def test_it_goes_from_list_and_calendar_and_who_was_at_all_that_is_left_has_finished(session, ben, olu, lea, activity):
    first, second = session.parts.order_by("starts")
    seat = actions.book(session, person=ben, by=ben)
    actions.give_back(seat, by=ben)
    seat = actions.book(session, person=ben, by=ben)  # a calendar believes only a higher number
    with pytest.raises(PermissionDenied):
        actions.remove_part(second, why=WHY, by=olu)
    with pytest.raises(ValidationError, match="tien tot 280"):
        actions.remove_part(second, why="Kort", by=lea)
    with clock.at(moment(FIRST, 13)):
        actions.keep_presence(first, marks={seat.pk: Mark(True)}, by=lea)
        with pytest.raises(ValidationError, match="al begonnen"):
            actions.remove_part(first, why=WHY, by=lea)
    with clock.at(moment(FIRST + dt.timedelta(days=1), 8)):
        actions.keep_presence(second, marks={seat.pk: Mark(False)}, by=lea)  # noted before it began
        gone = actions.remove_part(second, why=WHY, by=lea)
        assert actions.remove_part(second, why=WHY, by=lea) == gone
        assert days(ben, activity) == [FIRST]
    assert (Part.objects.get(), Presence.objects.get().part) == (first, first)
    told = Message.objects.get(person=ben, kind="live.PartGone")
    ((_name, file, kind),) = worded(told.kind, told.facts).attachments(ben.email)
    text = file.decode().replace("\r\n ", "")
    assert ("method=CANCEL" in kind, f"UID:{second.key}@vliegwiel" in text) == (True, True)
    assert ("SEQUENCE:3" in text, "STATUS:CANCELLED" in text) == (True, True)
    whole = queries.session_file(queries.session_row(session.key)).decode()
    assert (whole.count("BEGIN:VEVENT"), whole.count("STATUS:CANCELLED")) == (2, 1)


def test_the_only_part_cannot_go_the_session_is_called_off(activity, lea):
    session = actions.plan(activity, parts=[later(8)], capacity=2, by=lea)
    with pytest.raises(ValidationError, match="Zeg de sessie af"):
        actions.remove_part(session.parts.get(), why=WHY, by=lea)
