import datetime as dt

import pytest

from tests.pieces import a_behaviour, a_piece, an_active_goal
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.insights import actions as insights
from vliegwiel.areas.insights import queries
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.kit import clock


def finished(activity, *people):
    edition = activity.editions.get()
    for person in people:
        Completion.objects.create(person=person, activity=activity, edition=edition)


@pytest.fixture
def growth(ines):
    piece = a_piece(ines, title="Beter plannen")
    catalogue.publish(piece, language="nl", purpose=Purpose.OWN_GROWTH, by=ines)
    return piece


def test_an_empty_academy_is_told_where_to_begin(client, dana):
    client.force_login(dana)
    html = client.get("/office/page/").text
    assert "Er is nog geen doel actief" in html
    assert "De uren worden vannacht voor het eerst geteld." in html
    assert "Zonder doel is er nog niets om niet te weten." in html


def test_a_goal_without_a_line_is_a_blind_spot_in_words(client, dana, mara):
    goal = an_active_goal(dana)
    client.force_login(dana)
    html = client.get("/office/page/").text
    assert "Er staat nog niet wat mensen hiervoor anders gaan doen." in html
    assert "welk gedrag verandert er?" in html
    a_behaviour(mara, goal=goal)
    html = client.get("/office/page/").text
    assert "Er loopt nog geen hele lijn van een activiteit naar dit doel." in html
    assert "Voor 1 gedrag is er niets om te leren of te oefenen." in html


def test_hours_are_shared_out_over_what_they_were_for(dana, growth, ben, mara):
    finished(growth, ben, mara)
    insights.appraise()
    whole = queries.one_page(dana)
    assert {one.thread.value: (one.percent, one.n) for one in whole.hours if one.n} == {"own_growth": ("100%", 1)}
    assert whole.unknown.unproven == 1.0


def test_a_measure_nobody_reads_is_said_with_its_last_day(dana):
    goal = an_active_goal(dana, starts=clock.today() - dt.timedelta(days=200))
    assert [row.goal for row in queries.one_page(dana).unknown.unread] == [goal]
    strategy.record_reading(goal.headline, by=dana, on=clock.today(), value=30)
    assert queries.one_page(dana).unknown.unread == ()


def test_only_those_who_run_the_academy_or_watch_over_it_read_it(client, dana, lea, wim, ben, mara):
    for person, status in ((dana, 200), (lea, 200), (wim, 200), (ben, 403), (mara, 403)):
        client.force_login(person)
        assert client.get("/office/page/").status_code == status


def test_it_costs_the_same_with_more_goals(client, dana, mara, same_queries):
    client.force_login(dana)
    insights.recount()

    def one_more():
        a_behaviour(mara, goal=an_active_goal(dana))

    same_queries(lambda: client.get("/office/page/"), one_more, budget=12)
