import datetime as dt

import pytest

from tests.areas.strategy.conftest import behaviour, goal
from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import DriverTurn, FixEnding, WorkplaceFix
from vliegwiel.kit import clock

__all__ = ["behaviour", "goal"]
ASK = {"kind": "monitor", "what": "Vraagt wie er stopte", "cadence": "week"}


@pytest.fixture
def turn(behaviour, dana, ben):
    actions.activate_goal(behaviour.goal, by=dana)
    return actions.add_driver(behaviour, by=dana, owner=ben, **ASK).turns.get()


@pytest.fixture
def fix(behaviour, dana, ben):
    due = clock.today() + dt.timedelta(days=20)
    return actions.add_fix(behaviour, by=dana, owner=ben, kind="tool", what="De kaart hangt er", due=due)


@pytest.fixture
def ben_s(client, ben):
    client.force_login(ben)
    return client


def test_a_turn_stands_ready_and_is_ticked_in_one_tap(ben_s, turn):
    assert "Vraagt wie er stopte" in ben_s.get("/learn/keeping/").text
    done = ben_s.post(f"/learn/turn/{turn.pk}/", {"said": "done"}, follow=True)
    assert done.redirect_chain == [("/learn/keeping/", 302)]
    assert DriverTurn.objects.get().said == "done"
    assert f"/learn/turn/{turn.pk}/removal/" in done.text  # the undo beside the message
    ben_s.post(f"/learn/turn/{turn.pk}/removal/")
    assert DriverTurn.objects.get().said == ""


def test_who_leads_finds_it_with_the_team(client, turn, dana, mara):
    actions.change_driver(turn.driver, by=dana, owner=mara)
    client.force_login(mara)
    assert "Vraagt wie er stopte" in client.get("/lead/people/").text
    assert client.post(f"/learn/turn/{turn.pk}/", {"said": "skipped", "from": "team"}).url == "/lead/people/"


def test_an_unknown_word_is_not_kept(ben_s, turn):
    assert "niet bewaren" in ben_s.post(f"/learn/turn/{turn.pk}/", {"said": "maybe"}, follow=True).text
    assert DriverTurn.objects.get().said == ""


def test_a_change_at_work_is_done_moved_or_let_go_with_a_reason(ben_s, fix):
    day = clock.today() + dt.timedelta(days=40)
    ben_s.post(f"/learn/fix/{fix.pk}/day/", {"due": day.isoformat()})
    assert WorkplaceFix.objects.get().due == day
    assert ben_s.post(f"/learn/fix/{fix.pk}/day/", {"due": "morgen"}).status_code == 422
    refused = ben_s.post(f"/learn/fix/{fix.pk}/ending/", {"dropped": "1", "reason": " "})
    assert (refused.status_code, "waarom het niet doorgaat" in refused.text) == (422, True)
    ben_s.post(f"/learn/fix/{fix.pk}/ending/", {"dropped": "1", "reason": "De machine gaat weg"})
    assert FixEnding.objects.get().reason == "De machine gaat weg"
    ben_s.post(f"/learn/fix/{fix.pk}/reopening/")
    ben_s.post(f"/learn/fix/{fix.pk}/ending/")
    assert FixEnding.objects.get().done


def test_others_do_not_find_it(client, turn, fix, olu):
    client.force_login(olu)
    assert client.post(f"/learn/turn/{turn.pk}/", {"said": "done"}).status_code == 404
    assert client.post(f"/learn/fix/{fix.pk}/ending/").status_code == 404


def test_an_empty_page_teaches(ben_s):
    assert "Er is niets dat op jou rekent" in ben_s.get("/learn/keeping/").text


def test_the_page_costs_the_same_with_many(ben_s, turn, ben, behaviour, dana, same_queries):
    def more():
        number = DriverTurn.objects.count()
        actions.add_driver(behaviour, by=dana, owner=ben, **ASK | {"what": f"Vraagt het voor de {number}e keer"})
        due = clock.today() + dt.timedelta(days=9)
        actions.add_fix(behaviour, by=dana, owner=ben, kind="rule", what=f"Regel {number}", due=due)

    same_queries(lambda: ben_s.get("/learn/keeping/"), more)
