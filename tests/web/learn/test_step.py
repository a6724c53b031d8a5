import datetime as dt

import pytest

from tests.library import QUESTION, TEXT, publish, republish
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Completion, Enrolment
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
HERE = "/learn/activity/luisteren/"


@pytest.fixture
def enrolment(activity, ben):
    return actions.enrol(activity, by=ben)


def test_one_whole_activity_from_beginning_to_end(ben_s, ben, activity, words):
    assert ben_s.post(HERE + "enrolment/").url == HERE + "step/t1/"
    page = words(ben_s.get(HERE + "step/t1/"))
    assert "Een klant belt boos op." in page
    assert "1 van 3" in page
    assert ben_s.post(HERE + "step/t1/").url == HERE + "step/q1/"
    asked = words(ben_s.get(HERE + "step/q1/"))
    assert "Alleen jij ziet dit" in asked
    assert "Zo voelt de klant zich gehoord." not in asked
    assert ben_s.post(HERE + "step/q1/answer/", {"chosen": "b"}).url == HERE + "step/q1/#block-q1"
    explained = words(ben_s.get(HERE + "step/q1/"))
    assert "Zo voelt de klant zich gehoord." in explained
    assert "Daar is het nog te vroeg voor." in explained
    assert ben_s.post(HERE + "step/q1/").url == HERE + "step/p1/"
    assert "Vat samen wat je hoort" in words(ben_s.get(HERE + "step/p1/"))
    assert ben_s.post(HERE + "step/p1/").url == HERE + "plan/"
    assert Completion.objects.filter(person=ben, activity=activity).count() == 1
    assert "‘Luisteren’ afgerond" in words(ben_s.get(HERE + "done/"))


def test_without_follow_up_the_end_is_the_end(ben_s, ben, ines):
    actions.enrol(publish(ines, "weetje", follow_up=False, edition={"blocks": [TEXT]}), by=ben)
    assert ben_s.post("/learn/activity/weetje/step/t1/").url == "/learn/activity/weetje/done/"


def test_what_is_not_finished_has_no_end(ben_s, enrolment):
    assert ben_s.get(HERE + "done/").status_code == 404


def test_not_knowing_is_an_answer_and_explains_too(ben_s, enrolment, words):
    ben_s.post(HERE + "step/q1/answer/", {"unsure": "1", "chosen": "a"})
    page = words(ben_s.get(HERE + "step/q1/"))
    assert "Zo voelt de klant zich gehoord." in page
    assert enrolment.steps.filter(block="q1").exists()


def test_choosing_nothing_says_what_to_do(ben_s, enrolment, words):
    ben_s.post(HERE + "step/q1/answer/")
    assert "Geef eerst een antwoord." in words(ben_s.get(HERE + "step/q1/"))
    assert not enrolment.steps.exists()


def test_going_on_without_an_answer_stays_and_says_so(ben_s, enrolment, words):
    assert ben_s.post(HERE + "step/q1/").url == HERE + "step/q1/"
    assert "Geef eerst een antwoord." in words(ben_s.get(HERE + "step/q1/"))


def test_skipping_to_the_end_leads_back_to_what_is_open(ben_s, enrolment, words):
    assert ben_s.post(HERE + "step/p1/").url == HERE + "step/t1/"
    assert "Nog 2 stappen open" in words(ben_s.get(HERE + "step/t1/"))
    ben_s.post(HERE + "step/q1/answer/", {"chosen": "a"})
    assert ben_s.post(HERE + "step/t1/").url == HERE + "plan/"


def test_doing_it_again_walks_on_to_the_end(ben_s, ben, enrolment):
    for block in ("t1", "p1"):
        actions.finish_step(enrolment, block, by=ben)
    actions.answer(enrolment, "q1", chosen=["a"], by=ben)
    Completion.objects.update(at=clock.now() - dt.timedelta(days=2))  # on the day itself she is asked for a plan
    assert [ben_s.post(HERE + f"step/{block}/").url for block in ("t1", "q1", "p1")] == [
        HERE + "step/q1/",
        HERE + "step/p1/",
        HERE + "done/",
    ]


def test_another_s_steps_and_answers_are_not_hers(client, olu, ben, activity, enrolment, words):
    actions.answer(enrolment, "q1", chosen=["b"], by=ben)
    client.force_login(olu)
    assert client.get(HERE + "step/q1/").url == HERE
    assert client.post(HERE + "step/q1/answer/", {"chosen": "a"}).status_code == 404
    client.post(HERE + "enrolment/")
    assert "Zo voelt de klant zich gehoord." not in words(client.get(HERE + "step/q1/"))


def test_a_step_of_an_older_link_leads_to_the_first(ben_s, enrolment):
    assert ben_s.get(HERE + "step/weg/").url == HERE + "step/t1/"


def test_two_tabs_lose_nothing(ben_s, ben, activity, enrolment):
    other = Enrolment.objects.get(pk=enrolment.pk)
    republish(activity, blocks=[TEXT])
    ben_s.post(HERE + "step/t1/")
    actions.begin_again(other, by=ben)
    assert ben_s.post(HERE + "step/q1/", follow=True).status_code == 200
    assert Completion.objects.filter(person=ben).count() == 1


def test_sixty_steps_stay_light(ben_s, ines, ben, django_assert_max_num_queries):
    blocks = [{**TEXT, "id": f"t{n}"} for n in range(30)] + [{**QUESTION, "id": f"q{n}"} for n in range(30)]
    actions.enrol(publish(ines, "lang", edition={"blocks": blocks}), by=ben)
    ben_s.get("/learn/")  # notes the session, once in five minutes
    with django_assert_max_num_queries(12):
        response = ben_s.get("/learn/activity/lang/step/q3/")
    assert len(response.content) < 60 * 1024


def test_an_activity_that_ends_with_a_question_asks_for_a_plan_too(ben_s, ben, ines):
    actions.enrol(publish(ines, "vraag", edition={"blocks": [TEXT, QUESTION]}), by=ben)
    ben_s.post("/learn/activity/vraag/step/t1/")
    ben_s.post("/learn/activity/vraag/step/q1/answer/", {"chosen": "a"})  # the answer finishes the activity
    assert ben_s.post("/learn/activity/vraag/step/q1/").url == "/learn/activity/vraag/plan/"


def test_where_she_is_is_kept_to_the_second_and_only_in_her_own(ben_s, ben, olu, client, enrolment):
    assert ben_s.post(HERE + "place/", {"block": "p1", "second": "84"}).status_code == 204
    assert list(Enrolment.objects.values_list("place", "second")) == [("p1", 84)]
    assert ben_s.post(HERE + "place/", {"block": "weg"}).status_code == 422
    client.force_login(olu)
    assert client.post(HERE + "place/", {"block": "t1"}).status_code == 404
    actions.finish_step(enrolment, "t1", by=ben)
    assert list(Enrolment.objects.values_list("place", "second")) == [("q1", 0)]


def test_each_step_says_what_does_it_and_that_it_stays_done(ben_s, ben, enrolment, words):
    assert "‘weet ik nog niet’ telt ook" in words(ben_s.get(HERE + "step/q1/"))
    assert "Nog 3 dingen om dit af te ronden" in words(ben_s.get(HERE))
    actions.answer(enrolment, "q1", chosen=[], by=ben)
    assert "Deze stap is gedaan. Dat blijft zo" in words(ben_s.get(HERE + "step/q1/"))
