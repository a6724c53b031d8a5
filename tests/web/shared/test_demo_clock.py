import datetime as dt

import pytest

from vliegwiel.kit import clock

PAGE = "/learn/who-sees/"
MOVE = "/demo/clock/"


@pytest.fixture
def demo(settings):
    settings.DEMO = True


@pytest.fixture
def noor(client, ben, demo):
    client.force_login(ben)
    return client


def test_the_bar_says_what_day_it_is_and_moves_it(noor):
    today = clock.today()
    assert "+3 dagen" in noor.get(PAGE).text
    assert noor.post(MOVE, {"days": "3", "next": PAGE})["Location"] == PAGE
    assert clock.today() == today + dt.timedelta(days=3)
    assert "Terug naar nu" in noor.get(PAGE).text
    noor.post(MOVE)
    assert clock.today() == today


@pytest.mark.parametrize("days", ["-5", "gisteren", ""])
def test_it_does_not_go_before_now(noor, days):
    noor.post(MOVE, {"days": days})
    assert clock.shift() == 0


def test_outside_the_demo_there_is_none(client, ben, settings):
    settings.DEMO = False
    client.force_login(ben)
    assert "Demo:" not in client.get(PAGE).text
    assert client.post(MOVE, {"days": "3"}).status_code == 404
