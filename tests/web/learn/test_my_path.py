"""/learn/path/ and /learn/everything/: where she goes, and all that lies there."""

import pytest

from tests.library import publish
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.moments import queries
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit.words import Words

pytestmark = pytest.mark.django_db
HERE = "/learn/path/"


@pytest.fixture
def behaviour(mara):
    goal = Goal.objects.create(statement=Words(nl="Minder boze klanten"), owner=mara, state=Goal.State.ACTIVE)
    words = {name: Words(nl=f"{name} van luisteren") for name in ("actor", "situation", "action", "standard")}
    return TargetBehaviour.objects.create(goal=goal, owner=mara, **words)


def test_she_chooses_what_to_get_better_at_and_lets_it_go(ben_s, ben, behaviour, words):
    page = words(ben_s.get(HERE))
    assert "action van luisteren" in page
    assert "Van jou wordt geen bewijs gevraagd." in page
    chosen = words(ben_s.post(f"{HERE}goals/", {"behaviour": behaviour.pk}, follow=True), "//body")
    assert "niemand anders ziet het" in chosen
    assert "Bij het doel: Minder boze klanten" in chosen
    assert queries.own_goals(ben) == [behaviour]
    assert "Kies eerst" in words(ben_s.post(f"{HERE}goals/", {"behaviour": "99999"}, follow=True), "//body")
    ben_s.post(f"{HERE}goal/{behaviour.pk}/removal/")
    assert queries.own_goals(ben) == []


def test_it_costs_the_same_with_more_on_it(ben_s, ben, ines, behaviour, same_queries):
    more = iter(range(9))

    def another():
        enrolment = learning.enrol(publish(ines, f"af-{next(more)}"), by=ben)
        for block in ("t1", "p1"):
            learning.finish_step(enrolment, block, by=ben)
        learning.answer(enrolment, "q1", chosen=[], by=ben)

    another()
    same_queries(lambda: ben_s.get(HERE), another)


def test_everything_is_one_step_from_today(ben_s, ben, mara, ines, words):
    assert "Er ligt niets" in words(ben_s.get("/learn/everything/"))
    for slug in ("een", "twee"):
        learning.assign(publish(ines, slug), to=ben, by=mara, reason="Maandag begint de nieuwe planning.")
    learning.enrol(publish(ines, "zelf"), by=ben)
    learning.enrol(publish(ines, "ook"), by=ben)
    assert "Nog 2: bekijk alles" in words(ben_s.get("/learn/"))
    page = words(ben_s.get("/learn/everything/"))
    assert all(title in page for title in ("Een", "Twee", "Zelf", "Ook"))
    assert ben_s.get("/learn/everything/").text.count("button primary") == 1
