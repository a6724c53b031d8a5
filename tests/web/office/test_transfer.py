"""The transfer board: for who sees figures, in groups; the same figures in its files."""

import datetime as dt

import pytest

from tests.practising import MONDAY, finish, listening, make_plan, publish
from vliegwiel.areas.insights import actions
from vliegwiel.areas.practice import actions as practice
from vliegwiel.kit import clock

__all__ = ["finish", "listening", "make_plan", "publish"]
LATER = MONDAY + dt.timedelta(days=200)


@pytest.fixture
def counted(make_plan, listening, hire, company, mara):
    """Six finished and planned it; four did it and were seen."""
    for n in range(6):
        person = hire(f"Iemand{n}", company.north.code, unit=company.north)
        step = make_plan(person, listening, supporter=mara).check_ins.get(day=3)
        with clock.at(step.due_on):
            practice.answer_check_in(step, said="did_it" if n < 4 else "no_chance", by=person, note="kanarie")
            if n < 4:
                practice.support(step, kind="confirmed", by=mara)
    with clock.at(LATER):
        actions.count_transfer()


def words(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return " ".join(body.decode("utf-8-sig").split())


@pytest.mark.parametrize("address", ["", "file/", "activity/luisteren/", "activity/luisteren/file/"])
def test_who_watches_the_academy_sees_it_and_nobody_else(client, request, counted, address):
    seen = {}
    for role in ("lea", "dana", "wim", "ben", "mara", "ines", "hugo", "adam"):
        client.force_login(request.getfixturevalue(role))
        seen[role] = client.get(f"/office/transfer/{address}").status_code
    assert seen == dict.fromkeys(("lea", "dana", "wim"), 200) | dict.fromkeys(
        ("ben", "mara", "ines", "hugo", "adam"), 403
    )


def test_the_board_leads_to_what_one_activity_came_to(client, lea, counted):
    client.force_login(lea)
    with clock.at(LATER):
        board = words(client.get("/office/transfer/"))
        one = words(client.get("/office/transfer/activity/luisteren/"))
    assert 'href="/office/transfer/activity/luisteren/"' in board
    assert "4 van 6" in board
    assert "0 van 6" in board  # nobody was seen again eight weeks later
    for said in ("6 mensen rondden het af", "4 van 6", "vanaf januari 2026", "14 dagen na afronden"):
        assert said in one
    assert "kanarie" not in board + one
    assert "Iemand" not in board + one


def test_the_files_say_what_the_pages_say(client, lea, counted):
    client.force_login(lea)
    with clock.at(LATER):
        lines = words(client.get("/office/transfer/file/"))
        quarters = words(client.get("/office/transfer/activity/luisteren/file/"))
    assert "Luisteren;6;6;6;61;100;4;6;30;90;4;6;30;90;0;6;0;39" in lines
    assert "2026-1;6;6;6;61;100;4;6;30;90;4;6;30;90;0;6;0;39" in quarters


def test_before_the_first_night_it_says_what_will_come(client, lea, listening):
    client.force_login(lea)
    assert "de volgende ochtend hier wat ervan kwam" in words(client.get("/office/transfer/"))
    assert "nog niet geteld" in words(client.get("/office/transfer/activity/luisteren/"))


def test_an_order_nobody_knows_is_the_usual_one_and_one_that_is_not_there_is_not_found(client, lea, counted):
    client.force_login(lea)
    assert client.get("/office/transfer/?order=salaris&page=x").status_code == 200
    assert client.get("/office/transfer/activity/nergens/").status_code == 404


def test_the_pages_cost_the_same_however_many_there_are(client, same_queries, lea, publish, finish, hire, company):
    people = [hire(f"Iemand{n}", company.north.code, unit=company.north) for n in range(5)]
    made = iter(range(100))

    def grow():
        activity = publish(f"les-{next(made)}")
        for person in people:
            finish(person, activity)
        actions.count_transfer()

    client.force_login(lea)
    same_queries(lambda: client.get("/office/transfer/"), grow)
    same_queries(lambda: client.get("/office/transfer/activity/les-0/"), grow)
