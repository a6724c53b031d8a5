"""Booking, waiting, giving back, being there and her own calendar, as who learns meets them."""

import datetime as dt

import icalendar

from tests.areas.live.conftest import MONDAY, _a_monday_in_november, later, moment, session
from vliegwiel.areas.live import actions
from vliegwiel.areas.live.actions import Mark
from vliegwiel.areas.live.models import Booking
from vliegwiel.areas.people.models import Placement
from vliegwiel.kit import clock

__all__ = ["_a_monday_in_november", "session"]


def test_she_finds_it_on_the_activity_hears_what_may_not_suit_and_books(ben_s, ben, session, words):
    Placement.objects.filter(employment__person=ben).update(pattern="1345")
    assert "Bekijk wanneer je samenkomt" in words(ben_s.get("/learn/activity/luisteren/"))
    assert "2 plekken vrij" in words(ben_s.get("/learn/activity/luisteren/sessions/"))
    here = f"/learn/session/{session.key}/"
    page = words(ben_s.get(here))
    assert "Je werkt dan niet volgens je patroon." in page
    assert "Je mag toch komen." in page
    ben_s.post(f"{here}booking/")
    assert "Je hebt een plek." in words(ben_s.get(here))
    assert "Luisteren" in words(ben_s.get("/learn/sessions/"))
    file = ben_s.get(f"{here}calendar/")
    assert len(icalendar.Calendar.from_ical(file.content).walk("VEVENT")) == 2
    ben_s.post(f"{here}giving-back/", {"why": "work"})
    assert Booking.objects.get().why == "work"


def test_full_waits_and_the_seat_that_is_kept_is_taken(ben_s, ben, session, mara, olu, words):
    seats = [actions.book(session, person=one, by=one) for one in (mara, olu)]
    here = f"/learn/session/{session.key}/"
    assert "Vol. Er wacht nog niemand." in words(ben_s.get(here))
    ben_s.post(f"{here}waiting/")
    assert "Je bent nummer 1." in words(ben_s.get(here))
    actions.give_back(seats[0], by=mara)
    assert "Er is een plek voor je vrij" in words(ben_s.get(here))
    ben_s.post(f"{here}answer/", {"answer": "yes"})
    assert "Je hebt een plek." in words(ben_s.get(here))
    assert mara.name not in ben_s.get(here).content.decode()


def test_without_a_date_she_says_that_she_would_come(ben_s, activity, words):
    page = "/learn/activity/luisteren/sessions/"
    assert "Er is nu geen sessie gepland" in words(ben_s.get(page))
    ben_s.post("/learn/activity/luisteren/wish/")
    assert "Je hoort het als er een nieuwe sessie is." in words(ben_s.get(page))
    ben_s.post("/learn/activity/luisteren/wish/", {"wish": "no"})
    assert "Zeg het me als er een sessie is" in words(ben_s.get(page))


def test_the_code_on_the_wall_is_asked_before_it_counts(ben_s, ben, session, lea, words):
    seat = actions.book(session, person=ben, by=ben)
    first, second = session.parts.order_by("starts")
    assert "De code aan de muur" in words(ben_s.get("/learn/present/"))
    assert ben_s.get("/learn/present/zomaarwat/").status_code == 422
    assert ben_s.post(f"/learn/present/{first.code}/").status_code == 422  # days too early
    with clock.at(moment(MONDAY + dt.timedelta(days=8), 9)):
        assert "Ik ben er" in words(ben_s.get("/learn/present/", {"code": first.code.upper()}))
        assert not seat.presences.exists()
        assert ben_s.post(f"/learn/present/{first.code}/").url == f"/learn/session/{session.key}/"
    with clock.at(moment(MONDAY + dt.timedelta(days=9), 13)):
        actions.keep_presence(second, marks={seat.pk: Mark(False)}, by=lea)
        page = words(ben_s.get(f"/learn/session/{session.key}/"))
        assert "je was erbij" in page
        assert "je was er niet" in page
        ben_s.post(f"/learn/session/{session.key}/part/{second.number}/why/", {"why": "travel"})
        assert seat.presences.latest("pk").why == "travel"
        assert "Luisteren" in words(ben_s.get("/learn/sessions/?past"))


def test_her_calendar_reads_along_without_signing_in_until_she_stops_it(ben_s, ben, session, client):
    actions.book(session, person=ben, by=ben)
    ben_s.post("/learn/sessions/feed/")
    page = ben_s.get("/learn/sessions/").content.decode()
    address = page.partition('value="http://testserver')[2].partition('"')[0]
    ben_s.post("/learn/sessions/feed/", {"what": "renew"})
    new = ben_s.get("/learn/sessions/").content.decode().partition('value="http://testserver')[2].partition('"')[0]
    ben_s.logout()
    assert client.get(address).status_code == 404
    file = client.get(new)
    assert (file["Content-Type"], file.content.count(b"BEGIN:VEVENT")) == ("text/calendar; charset=utf-8", 2)
    actions.stop_feed(by=ben)
    assert client.get(new).status_code == 404


def test_pages_cost_the_same_with_one_and_three(ben_s, ben, lea, activity, same_queries):
    days = iter(range(8, 20))

    def come():
        planned = actions.plan(activity, parts=[later(next(days))], capacity=9, by=lea)
        actions.book(planned, person=ben, by=ben)
        return planned

    same_queries(lambda: ben_s.get("/learn/sessions/"), come)
    same_queries(lambda: ben_s.get("/learn/activity/luisteren/sessions/"), come)
    planned = come()
    same_queries(lambda: ben_s.get(f"/learn/session/{planned.key}/"), come)
