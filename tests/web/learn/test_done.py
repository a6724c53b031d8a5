import pytest

from tests.library import TEXT, publish, retire
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Completion, Reaction
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
PAGE, POST = "/learn/activity/luisteren/done/", "/learn/activity/luisteren/done/reaction/"


@pytest.fixture
def finished(ben, activity):
    return Completion.objects.create(person=ben, activity=activity, edition=activity.editions.get())


def test_two_questions_each_in_five_words_and_who_sees_it(ben_s, finished, words):
    said = words(ben_s.get(PAGE))
    for told in (
        "Vond je het prettig om te doen? Helemaal niet Een beetje Gaat wel Goed Heel goed",
        "Dit kan ik binnen twee weken gebruiken Nee Waarschijnlijk niet Misschien Waarschijnlijk wel Zeker",
        "anderen alleen aantallen, vanaf acht antwoorden",
    ):
        assert told in said
    assert "Haal mijn antwoord weg" not in said


def test_without_a_script_each_question_has_its_button(ben_s, finished):
    assert ben_s.post(POST, {"enjoyment": "5"}).url == PAGE
    assert ben_s.post(POST, {"usefulness": "2"}).url == PAGE
    assert Reaction.objects.values_list("enjoyment", "usefulness").get() == (5, 2)
    assert ben_s.get(PAGE).text.count(" checked>") == 2


def test_with_a_script_a_tap_brings_the_part_back(ben_s, finished):
    response = ben_s.post(POST, {"enjoyment": "4"}, headers={"HX-Request": "true", "HX-Target": "div#reaction"})
    assert "<h1>" not in response.text
    assert "Bewaard." in response.text


def test_leaving_it_and_taking_it_back_leave_nothing(ben_s, finished):
    ben_s.post(POST, {})
    ben_s.post(POST, {"enjoyment": "9"})
    assert not Reaction.objects.exists()
    ben_s.post(POST, {"enjoyment": "1"})
    ben_s.post(POST, {"back": "1"})
    assert not Reaction.objects.exists()


def test_who_did_not_finish_it_is_not_asked(ben_s, activity):
    assert ben_s.get(PAGE).status_code == ben_s.post(POST, {"enjoyment": "1"}).status_code == 404


def test_who_makes_a_plan_right_after_finishing_is_asked_too(ben_s, finished):
    plan = {
        "situation": "een klant belt die al wacht",
        "action": "vraag eerst wat er geprobeerd is",
        "supporter": "nobody",
    }
    assert ben_s.post("/learn/activity/luisteren/plan/", plan).url == PAGE


def test_what_was_merged_leads_on_and_who_finished_the_old_one_keeps_it(ben_s, client, olu, finished, activity, ines):
    retired = retire(activity)
    retired.retirement.replaced_by = publish(ines, "nieuw")
    retired.retirement.save()
    assert ben_s.get("/learn/activity/luisteren/").status_code == 200
    client.force_login(olu)
    assert client.get("/learn/activity/luisteren/").url == "/learn/activity/nieuw/"
    assert client.get("/learn/activity/bestaat-niet/").status_code == 404


def test_what_is_done_can_be_done_again_for_a_new_date(ben_s, ben, ines, mara):
    activity = publish(ines, "bhv", edition={"blocks": [TEXT]})
    actions.assign(activity, to=ben, by=mara, reason="Voor je team, elk jaar.", due=clock.today())
    actions.finish_step(actions.enrol(activity, by=ben), "t1", by=ben)
    page = "/learn/activity/bhv/"
    assert "Opnieuw afronden" in ben_s.get(page).content.decode()
    ben_s.post(f"{page}rounds/")
    shown = ben_s.get(page).content.decode()
    assert "Je rondde dit eerder af" in shown
    assert "vraagt het opnieuw" not in shown
    assert "latere datum" not in shown
    assert ben_s.post(f"{page}enrolment/").url.endswith("/step/t1/")
    actions.finish_step(actions.enrol(activity, by=ben), "t1", by=ben)
    assert ben_s.get(f"{page}done/").status_code == 200
    actions.begin_round(activity, person=ben, by=mara, why="Elk jaar opnieuw, zegt de wet.")
    assert "Mara de Wit vraagt het opnieuw: Elk jaar opnieuw" in ben_s.get(page).content.decode()
