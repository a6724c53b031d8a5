import datetime as dt

import pytest

from vliegwiel.kit import clock
from vliegwiel.kit.models import Job

PAGE = "/learn/who-sees/"
MOVE = "/demo/clock/"


@pytest.fixture
def demo(settings, monkeypatch):
    settings.DEMO = True
    monkeypatch.setattr("vliegwiel.kit.living.PERIODIC", {})  # what happens in a day: tests/kit/test_living.py


@pytest.fixture
def noor(client, ben, demo):
    client.force_login(ben)
    return client


@pytest.mark.parametrize(("days", "said"), [(1, "Volgende dag"), (7, "Volgende week")])
def test_the_bar_says_what_day_it_is_and_lets_a_day_or_a_week_go_by(noor, days, said):
    today = clock.today()
    assert said in noor.get(PAGE).text
    assert noor.post(MOVE, {"days": str(days), "next": PAGE})["Location"] == PAGE
    assert clock.today() == today + dt.timedelta(days=days)


@pytest.mark.parametrize("days", ["-5", "gisteren", "", "0"])
def test_it_never_goes_back(noor, days):
    noor.post(MOVE, {"days": days})
    assert clock.shift() == 0


def test_while_days_go_by_it_says_how_many_and_is_not_asked_for_more(noor):
    Job.objects.create(task="vliegwiel.kit.living.live_until", args=[5], kwargs={}, free_at=clock.now())
    page = noor.get(PAGE).text
    assert "Er gaan nog 5 dagen voorbij." in page
    assert "Volgende week" not in page
    noor.post(MOVE, {"days": "7"})
    assert clock.shift() == 0
    meanwhile = noor.get(MOVE, {"next": PAGE})
    assert "Er gaan nog 5 dagen voorbij." in meanwhile.text
    assert "HX-Refresh" not in meanwhile
    Job.objects.all().delete()
    assert noor.get(MOVE, {"next": PAGE})["HX-Refresh"] == "true"


def test_outside_the_demo_there_is_none(client, ben, settings):
    settings.DEMO = False
    client.force_login(ben)
    assert "Demo:" not in client.get(PAGE).text
    assert client.post(MOVE, {"days": "3"}).status_code == 404
    assert client.get(MOVE).status_code == 404
