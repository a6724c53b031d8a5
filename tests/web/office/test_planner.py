"""The board of all sessions: what is planned, what does not go together, and closed weeks; the same few queries."""

import datetime as dt

from tests.areas.live.conftest import MONDAY, _a_monday_in_november, hall, later
from vliegwiel.areas.live import actions
from vliegwiel.areas.live.models import Part

__all__ = ["_a_monday_in_november", "hall"]


def test_hr_sees_weeks_and_months_conflicts_and_a_rooms_calendar(client, hugo, ben, lea, activity, hall):
    one = actions.plan(activity, parts=[later(8, room=hall)], capacity=4, minimum=2, by=lea)
    two = actions.plan(activity, parts=[later(8, hour=14)], capacity=4, by=lea)
    actions.ask_trainer(two, person=ben, by=lea)
    client.force_login(ben)
    assert client.get("/office/planner/").status_code == 403
    client.force_login(hugo)
    assert "is niets gepland" in client.get("/office/planner/").content.decode()
    week = client.get("/office/planner/?day=2026-11-10").content.decode()
    assert ("Zaal Water" in week, "onder het minimum" in week, "nog geen trainer" in week) == (True, True, True)
    assert "dubbel bezet" not in week
    Part.objects.filter(session=two).update(room=hall, starts=later(8, hour=10).starts)  # taken over from elsewhere
    clash = client.get("/office/planner/?view=month&day=2026-11-03&wrong=1").content.decode()
    assert clash.count("de zaal is dubbel bezet") == 2
    only = client.get(f"/office/planner/?day=2026-11-10&room={hall.pk + 1}").content.decode()
    assert "is niets gepland" in only
    file = client.get(f"/office/planner/room/{hall.pk}/calendar/").content.decode()
    assert (file.count("BEGIN:VEVENT"), f"room-{one.parts.get().key}" in file, "Ben" in file) == (2, True, False)
    assert client.get("/office/planner/?day=onzin&room=x").status_code == 200


def test_weeks_are_closed_and_the_board_says_so(client, hugo, lea, activity):
    client.force_login(hugo)
    here = "/office/closed-weeks/"
    assert client.post(here, {"starts": "2026-11-10", "ends": "2026-11-10", "why": "x"}).status_code == 422
    assert client.post(here, {"starts": "2026-11-10", "ends": "2026-11-10", "why": "Inventaris"}).status_code == 302
    assert "Inventaris" in client.get(here).content.decode()
    session = actions.plan(activity, parts=[later(8)], capacity=4, by=lea)
    assert "in een gesloten week" in client.get("/office/planner/?day=2026-11-10").content.decode()
    client.force_login(lea)
    assert "Dit valt in gesloten weken" in client.get(f"/studio/session/{session.key}/").content.decode()


def test_it_costs_the_same_with_one_and_three(client, hugo, lea, activity, same_queries):
    client.force_login(hugo)
    hours = iter(range(8, 20))

    def row():
        actions.plan(activity, parts=[later(8, hour=next(hours))], capacity=4, by=lea)

    assert MONDAY + dt.timedelta(days=8) == dt.date(2026, 11, 10)
    same_queries(lambda: client.get("/office/planner/?day=2026-11-10"), row)
