import datetime as dt

import icalendar
import pytest

from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.messaging.models import Mail, Sending
from vliegwiel.areas.messaging.queries.letters import letter
from vliegwiel.areas.people.actions import leave
from vliegwiel.kit import clock

from .conftest import MONDAY, later


def events(file):
    return icalendar.Calendar.from_ical(file).walk("VEVENT")


@pytest.fixture
def mails(settings):
    settings.MAILS = True


def files_of(person):
    """The calendar files that go with what is to be mailed to her: (method, kind, event) of each."""
    rows = list(Sending.objects.filter(person=person).select_related("message").order_by("pk"))
    sent = letter(Mail(person=person, address=person.email, message_id="<a@b>"), rows).message()
    found = []
    for part in sent.walk():
        if part.get_content_type() == "text/calendar":
            calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
            found.append((calendar["METHOD"], part.get_param("method"), calendar.walk("VEVENT")[0]))
    return found


def test_a_series_over_the_change_of_the_clocks_stays_at_nine(activity, lea, ben):
    spring = (dt.date(2027, 3, 22) - MONDAY).days
    session = actions.plan(activity, parts=[later(spring), later(spring + 7)], capacity=2, by=lea)
    actions.book(session, person=ben, by=ben)
    file = queries.session_file(queries.session_row(session.key, ben))
    assert b"BEGIN:VTIMEZONE" in file and b"TZID:Europe/Amsterdam" in file
    for event, offset in zip(events(file), (1, 2), strict=True):
        assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
        assert (event["DTSTART"].dt.hour, event["DTSTART"].dt.utcoffset()) == (9, dt.timedelta(hours=offset))


def test_each_mail_carries_an_invitation_a_change_or_a_cancellation_that_is_believed(mails, activity, lea, ben):
    session = actions.plan(activity, parts=[later(8)], capacity=2, by=lea)
    actions.book(session, person=ben, by=ben)
    actions.move_part(session.parts.get(), to=later(10), by=lea)
    actions.cancel_session(session, why="De trainer kan die dag niet.", by=lea)
    told = [(method, kind, int(event["SEQUENCE"]), str(event["STATUS"])) for method, kind, event in files_of(ben)]
    assert told == [
        ("REQUEST", "REQUEST", 0, "CONFIRMED"),
        ("REQUEST", "REQUEST", 1, "CONFIRMED"),
        ("CANCEL", "CANCEL", 2, "CANCELLED"),
    ]
    assert len({event["UID"] for _method, _kind, event in files_of(ben)}) == 1
    event = files_of(ben)[0][2]
    assert (event["ATTENDEE"], event["ATTENDEE"].params["PARTSTAT"]) == (f"mailto:{ben.email}", "ACCEPTED")


def test_her_own_address_shows_her_own_sessions_until_it_is_renewed_or_stopped(session, activity, lea, ben, olu, hugo):
    other = actions.plan(activity, parts=[later(12)], capacity=2, by=lea)
    actions.book(session, person=ben, by=ben)
    actions.book(other, person=olu, by=olu)
    feed = actions.open_feed(by=ben)
    assert actions.open_feed(by=ben).number == feed.number
    key = queries.feed_key(feed)
    assert queries.feed_owner(key) == ben
    assert len(events(queries.feed(ben, name="Academie"))) == 2
    assert b"Adeyemi" not in queries.feed(ben, name="Academie")
    new = queries.feed_key(actions.renew_feed(by=ben))
    assert (queries.feed_owner(key), queries.feed_owner(new)) == (None, ben)
    assert [actions.stop_feed(by=ben), actions.stop_feed(by=ben)] == [True, False]
    assert (queries.feed_owner(new), queries.feed_of(ben)) == (None, None)
    newest = queries.feed_key(actions.open_feed(by=ben))
    assert (newest == new, queries.feed_owner(newest)) == (False, ben)
    leave(ben, last_day=MONDAY, by=hugo)
    with clock.at(MONDAY + dt.timedelta(days=1)):
        assert queries.feed_owner(newest) is None
