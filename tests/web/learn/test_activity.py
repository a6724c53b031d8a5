import pytest

from tests.library import publish, republish, retire
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Completion, Enrolment

pytestmark = pytest.mark.django_db
HERE = "/learn/activity/luisteren/"
WHY = "We krijgen veel boze telefoontjes."


def test_it_says_who_asked_it_what_it_takes_and_what_you_will_do(ben_s, ben, mara, activity, words):
    actions.assign(activity, to=ben, by=mara, reason=WHY)
    page = words(ben_s.get(HERE))
    for said in (WHY, "Mara de Wit vroeg je dit", "5 minuten", "1 oefenvraag", "Vat samen wat je hoort"):
        assert said in page
    assert "Wie ziet dit: jij en Mara de Wit" in page


def test_what_she_chose_herself_only_she_sees(ben_s, activity, words):
    page = words(ben_s.get(HERE), "//aside")
    assert page.count("Alleen jij ziet dit") == 2


def test_beginning_goes_to_the_first_step_and_twice_is_once(ben_s, ben, activity):
    for _ in range(2):
        response = ben_s.post(HERE + "enrolment/")
        assert response.url == HERE + "step/t1/"
    assert Enrolment.objects.filter(person=ben).count() == 1


def test_looking_begins_nothing(ben_s, activity):
    ben_s.get(HERE)
    assert ben_s.get(HERE + "step/t1/").url == HERE
    assert not Enrolment.objects.exists()


def test_what_is_not_on_the_shelf_is_not_found(ben_s, ines, activity):
    Activity.objects.create(slug="concept", owner=ines)
    retire(publish(ines, "oud"))
    for slug in ("concept", "oud", "bestaat-niet"):
        assert ben_s.get(f"/learn/activity/{slug}/").status_code == 404
        assert ben_s.post(f"/learn/activity/{slug}/enrolment/").status_code == 404
        assert ben_s.get(f"/learn/activity/{slug}/step/t1/").status_code == 404


def test_retired_while_she_was_at_it_she_may_go_on(ben_s, ben, activity, words):
    actions.enrol(activity, by=ben)
    retire(activity)
    assert "Ga verder" in words(ben_s.get(HERE))


def test_a_new_edition_is_offered_and_kept_out_until_she_wants_it(ben_s, ben, activity, words):
    enrolment = actions.enrol(activity, by=ben)
    republish(activity, title="Beter luisteren")
    page = words(ben_s.get(HERE))
    assert "Er is een nieuwe versie" in page
    assert page.count("Beter luisteren") == 1  # where it says what changed
    assert "Alles wat je deed, blijft gedaan" in page
    ben_s.post(HERE + "edition/")
    enrolment.refresh_from_db()
    assert enrolment.edition.number == 2
    assert "Er is een nieuwe versie" not in words(ben_s.get(HERE))


def test_an_english_reader_is_told_it_is_only_there_in_dutch(ben_s, ben, activity):
    ben.language = "en"
    ben.save()
    response = ben_s.get(HERE)
    assert response.context["on_shelf"].other_language
    assert "<h1>Luisteren</h1>" in response.content.decode()


def test_finished_it_says_when_and_may_be_done_again(ben_s, ben, activity, words):
    enrolment = actions.enrol(activity, by=ben)
    actions.finish_step(enrolment, "t1", by=ben)
    actions.answer(enrolment, "q1", chosen=[], by=ben)
    actions.finish_step(enrolment, "p1", by=ben)
    page = words(ben_s.get(HERE))
    assert "Je rondde dit af op" in page
    assert "Doe het nog eens" in page


def test_finished_long_ago_it_may_begin_again(ben_s, ben, activity, words):
    Completion.objects.create(person=ben, activity=activity, edition=activity.editions.get())
    assert "Doe het nog eens" in words(ben_s.get(HERE))
    assert ben_s.post(HERE + "enrolment/").url == HERE + "step/t1/"


def test_it_costs_no_more_than_a_page_may(ben_s, ben, mara, activity, django_assert_max_num_queries):
    actions.assign(activity, to=ben, by=mara, reason=WHY)
    actions.enrol(activity, by=ben)
    ben_s.get(HERE)  # notes the session, once in five minutes
    with django_assert_max_num_queries(12):
        response = ben_s.get(HERE)
    assert len(response.content) < 60 * 1024
