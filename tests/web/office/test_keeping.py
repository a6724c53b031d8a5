import datetime as dt

import pytest

from tests.areas.strategy.conftest import behaviour, goal
from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import RequiredDriver, WorkplaceFix
from vliegwiel.kit import clock

__all__ = ["behaviour", "goal"]
DRIVER = {"kind": "monitor", "what": "Vraagt wie er stopte", "cadence": "week", "owner": "Ben Bakker"}
FIX = {
    "kind": "tool",
    "what": "De kaart hangt er",
    "owner": "Ben Bakker",
    "due": (clock.today() + dt.timedelta(days=9)).isoformat(),
}


@pytest.fixture
def standing(behaviour, dana):
    actions.activate_goal(behaviour.goal, by=dana)
    return behaviour


def test_the_owner_of_a_behaviour_agrees_on_what_keeps_it_alive(client, standing, mara, ben):
    client.force_login(mara)  # in the line, without a role
    address = f"/office/behaviour/{standing.pk}/"
    assert "Nog niemand houdt het levend" in client.get(f"{address}keeping/").text
    assert client.post(f"{address}drivers/new/", DRIVER).url == f"{address}keeping/"
    assert client.post(f"{address}fixes/new/", FIX).url == f"{address}keeping/"
    assert "1 afspraak om het levend te houden" in client.get(address).text
    html = client.get(f"{address}keeping/").text
    assert "Vraagt wie er stopte" in html
    assert "De kaart hangt er" in html
    driver, fix = RequiredDriver.objects.get(), WorkplaceFix.objects.get()
    client.post(f"/office/driver/{driver.pk}/", DRIVER | {"cadence": "month"})
    client.post(f"/office/fix/{fix.pk}/", FIX | {"what": "De kaart hangt overal"})
    driver.refresh_from_db()
    fix.refresh_from_db()
    assert (driver.cadence, fix.what) == ("month", "De kaart hangt overal")
    client.post(f"/office/driver/{driver.pk}/stop/")
    client.post(f"/office/driver/{driver.pk}/resumption/")
    assert RequiredDriver.objects.get().stopped_at is None


def test_what_is_missing_is_said_beside_its_input(client, standing, dana, ben):
    client.force_login(dana)
    address = f"/office/behaviour/{standing.pk}/"
    refused = client.post(f"{address}drivers/new/", DRIVER | {"owner": "Niemand Hier"})
    assert (refused.status_code, "We vinden hier niemand die zo heet" in refused.text) == (422, True)
    past = (clock.today() - dt.timedelta(days=1)).isoformat()
    refused = client.post(f"{address}fixes/new/", FIX | {"due": past})
    assert (refused.status_code, "Deze dag is al voorbij" in refused.text) == (422, True)


def test_others_may_not(client, standing, ben):
    client.force_login(ben)
    address = f"/office/behaviour/{standing.pk}/"
    assert client.get(f"{address}drivers/new/").status_code == 403
    assert client.get(f"{address}fixes/new/").status_code == 403


def test_the_list_shows_what_needs_another_owner(client, standing, lea, dana, ben):
    driver = actions.add_driver(standing, by=dana, owner=ben, kind="reward", what="Bedankt wie stopte")
    ben.left_on = clock.today() - dt.timedelta(days=1)
    ben.save()
    client.force_login(lea)
    html = client.get("/office/keeping/?needs=owner").text
    assert "Zoekt een nieuwe eigenaar" in html
    assert f"/office/driver/{driver.pk}/" in html
    assert "Nog niet te zeggen" in html


def test_driver_health_opens_to_its_definition(client, standing, lea, dana, ben):
    actions.change_behaviour(standing, by=dana, critical=True)
    driver = actions.add_driver(standing, by=dana, owner=ben, kind="reward", what="Bedankt wie stopte", cadence="week")
    actions.tick(driver.turns.get(), by=ben, said="skipped")
    client.force_login(lea)
    html = client.get("/office/keeping/").text
    assert "Borging ontbreekt, effect niet te verwachten." in html
    assert "1 keer, van 1 afspraken, laatste drie maanden" in html


def test_the_list_costs_the_same_with_many(client, standing, lea, dana, ben, same_queries):
    def more():
        number = RequiredDriver.objects.count()
        actions.add_driver(standing, by=dana, owner=ben, kind="reward", what=f"Bedankt nummer {number}")
        due = clock.today() + dt.timedelta(days=9)
        actions.add_fix(standing, by=dana, owner=ben, kind="rule", what=f"Regel {number}", due=due)

    client.force_login(lea)
    same_queries(lambda: client.get("/office/keeping/"), more)
    same_queries(lambda: client.get(f"/office/behaviour/{standing.pk}/keeping/"), more)
