"""Planning from choosing an activity to who comes and who gives it."""

import re

from tests.areas.live.conftest import _a_monday_in_november, hall, later, session
from vliegwiel.areas.learning.queries import by_coming
from vliegwiel.areas.live import actions
from vliegwiel.areas.live.models import Booking, Pass, Room, Session

__all__ = ["_a_monday_in_november", "hall", "session"]
PART = {"p0-day": "2026-11-10", "p0-begins": "09:00", "p0-ends": "12:00", "p0-place": "Kantine"}
MORE = {"p1-day": "2026-11-11", "p1-begins": "09:00", "p1-ends": "12:00", "p1-link": "https://meet.example/1"}
WORDS = {
    "capacity": "8",
    "minimum": "2",
    "decide_days": "7",
    "respond_hours": "48",
    "follow_up_days": "42",
    "finishing": "coming",
}


def test_a_session_is_planned_part_by_part_and_keeps_what_was_filled_in(client, lea, activity):
    client.force_login(lea)
    assert "Nog geen sessies" in client.get("/studio/sessions/").content.decode()
    new = client.post("/studio/sessions/", {"activity": "Luisteren"})
    assert new.url == "/studio/activity/luisteren/sessions/new/"
    assert client.get(new.url).status_code == 200
    grown = client.post(new.url, PART | WORDS | {"parts": "1", "more": "1"}).content.decode()
    assert 'value="Kantine"' in grown
    assert 'name="parts" value="2"' in grown
    refused = client.post(new.url, PART | MORE | WORDS | {"parts": "2", "p1-day": "2026-11-10"})
    assert (refused.status_code, "vallen samen" in refused.content.decode()) == (422, True)
    made = client.post(new.url, PART | MORE | WORDS | {"parts": "2"})
    planned = Session.objects.get()
    assert (made.url, planned.parts.count()) == (f"/studio/session/{planned.key}/", 2)
    assert (planned.completes, by_coming(activity.pk)) == (True, True)
    page = client.get(made.url).content.decode()
    assert "0 van 8 plekken" in page
    assert "0 van de 2 mensen" in page  # within the days in which it must be decided
    client.post(f"{made.url}going-ahead/")
    assert "onder het minimum" not in client.get(made.url).content.decode()


def test_people_are_booked_with_undo_and_full_leads_to_the_list(client, lea, session, ben, mara, olu):
    client.force_login(lea)
    here = f"/studio/session/{session.key}/"
    booked = client.post(f"{here}bookings/", {"person": "Ben Bakker"}, follow=True).content.decode()
    undo = re.search(rf'action="({here}bookings/[0-9a-f-]+/undoing/)"', booked)[1]
    assert "Ben Bakker is geboekt" in booked
    client.post(undo)
    assert not Booking.objects.standing().exists()
    for person in (ben, mara):
        client.post(f"{here}bookings/", {"person": person.name})
    full = client.post(f"{here}bookings/", {"person": olu.name})
    assert (full.status_code, "Zet Olu Adeyemi op de wachtlijst" in full.content.decode()) == (422, True)
    client.post(f"{here}waiting/", {"person": olu.email})
    client.post(f"{here}seat/{Booking.objects.standing().get(person=ben).pk}/end/")
    assert "plek vrijgehouden tot" in client.get(here).content.decode()


def test_it_moves_is_copied_gets_other_words_a_trainer_and_is_called_off(client, lea, session, hall):
    client.force_login(lea)
    here = f"/studio/session/{session.key}/"
    for page in ("part/1/", "copies/", "words/", "cancellation/"):
        assert client.get(f"{here}{page}").status_code == 200
    assert "niet genoeg" in client.post(f"{here}finishing/", {"asked": "yes"}, follow=True).content.decode()
    assert client.post(f"{here}part/2/removal/", {"why": "Kort"}).status_code == 422
    priced = {"capacity": "2", "decide_days": "7", "respond_hours": "48", "seat_cost": "80", "missed_cost": "25.50"}
    assert client.post(f"{here}words/", priced).status_code == 302
    assert "€ 0,00" in client.get(here).content.decode()
    for _twice in range(2):  # in two tabs
        gone = client.post(f"{here}part/2/removal/", {"why": "De zaal is die ochtend dicht."}, follow=True)
        assert (gone.status_code, session.parts.count()) == (200, 1)
    moved = {"day": "2026-11-12", "begins": "13:00", "ends": "15:00", "room": hall.pk}
    assert client.post(f"{here}part/1/", moved).status_code == 302
    assert "Zaal Water" in client.get(here).content.decode()
    assert client.post(f"{here}copies/", {"first_day": "2026-12-01"}).status_code == 302
    assert client.post(f"{here}words/", WORDS | {"capacity": "13"}).status_code == 422  # the hall has twelve
    assert client.post(f"{here}words/", WORDS | {"label": "Groep Noord"}).status_code == 302
    assert client.post(f"{here}trainers/", {}).status_code == 422
    client.post(f"{here}trainers/", {"name": "Tess", "email": "tess@buiten.example"})
    assert "/guest/" in client.get(here).content.decode()  # no mail server here, so it is shown to pass on
    trainer = Pass.objects.get().trainer_id
    client.post(f"{here}trainer/{trainer}/link/", {"end": "1"})
    assert "Er is geen link die werkt" in client.get(here).content.decode()
    client.post(f"{here}trainer/{trainer}/link/")
    client.post(f"{here}trainer/{trainer}/end/")
    assert client.post(f"{here}cancellation/", {"why": "De zaal is dicht die dag."}).status_code == 302
    assert "De zaal is dicht die dag." in client.get(here).content.decode()
    assert client.get("/studio/sessions/?past").status_code == 200


def test_rooms_are_kept_by_who_makes_activities(client, ines, ben):
    client.force_login(ines)
    assert client.post("/studio/rooms/new/", {"name": "Zaal Vuur", "seats": "0"}).status_code == 422
    client.post("/studio/rooms/new/", {"name": "Zaal Vuur", "seats": "6"})
    room = Room.objects.get()
    client.post(f"/studio/room/{room.pk}/", {"name": "Zaal Vuur", "seats": "6", "closed": "on"})
    assert "gesloten" in client.get("/studio/rooms/").content.decode()
    client.force_login(ben)
    assert client.get("/studio/rooms/").status_code == 403


def test_who_does_not_keep_it_does_not_find_it_and_lists_cost_the_same(
    client, ines, lea, session, hire, company, same_queries
):
    other = hire("Otto", "Kaper", unit=company.staff, role="author")
    client.force_login(other)
    assert client.get(f"/studio/session/{session.key}/").status_code == 404
    assert client.get(f"/studio/activity/{session.activity.slug}/sessions/new/").status_code == 403
    client.force_login(lea)
    days = iter(range(20, 40))
    plan = lambda: actions.plan(session.activity, parts=[later(next(days))], capacity=9, by=lea)  # noqa: E731 -- one use
    same_queries(lambda: client.get("/studio/sessions/"), plan)
    names = iter("ABCDEFGHIJ")
    actions.change_session(session, capacity=9, by=lea)

    def come():
        person = hire(next(names), "Kok", unit=company.north)
        actions.book(session, person=person, by=person)

    same_queries(lambda: client.get(f"/studio/session/{session.key}/"), come)
