"""How often it happens: before, six weeks after, whom she asks, and what an observer and a customer read."""

import re

import pytest
from lxml import html

from tests.observing import MONDAY, POST_DAY, behave, check, finish, learned, lesson, publish, tess
from vliegwiel.areas.observation import actions, queries
from vliegwiel.areas.observation.models import Observation, ObserverAsk
from vliegwiel.areas.strategy.actions import record_consent
from vliegwiel.areas.strategy.models import Consent
from vliegwiel.kit import clock

__all__ = ["behave", "check", "finish", "learned", "lesson", "publish", "tess"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def later():
    with clock.at(POST_DAY):
        yield


def answers(response):
    return html.fromstring(response.text).xpath("//*[@name='times' or starts-with(@name,'times_')]/@value")


def test_before_she_begins_she_says_how_often_it_happens_now(ben_s, lesson, words):
    page = f"/learn/activity/{lesson.slug}/before/"
    told = words(ben_s.get(page))
    assert "vat eerst samen" in told
    assert "Niemand beoordeelt je hierop" in told
    (behaviour,) = queries.items(lesson)
    assert answers(ben_s.get(page)) == ["0", "1", "2", "3", "4", "5", "none"]
    assert ben_s.post(page, {}).status_code == 422
    assert ben_s.post(page, {f"times_{behaviour.pk}": "9"}).status_code == 422
    assert not Observation.objects.exists()
    assert ben_s.post(page, {f"times_{behaviour.pk}": "1"}).url == f"/learn/activity/{lesson.slug}/"
    assert Observation.objects.get().times == 1
    assert html.fromstring(ben_s.get(page).text).xpath("//input[@checked]/@value") == ["1"]


def test_where_nothing_can_be_seen_it_says_so_and_afterwards_it_is_late(ben_s, ben, publish, lesson, finish, words):
    assert "Hier valt vooraf niets te meten" in words(ben_s.get(f"/learn/activity/{publish('los').slug}/before/"))
    finish(ben, lesson)
    assert "Je rondde dit al af" in words(ben_s.get(f"/learn/activity/{lesson.slug}/before/"))


def test_her_page_says_when_it_asks_and_then_asks(ben_s, check, words):
    page = f"/learn/check/{check.pk}/"
    with clock.at(MONDAY):
        assert "Op 13 april 2026 vragen we hoe vaak het dan lukt" in words(ben_s.get(page))
        refused = ben_s.post(page, {"moment": "post", "times": "3", "back": "1"})
        assert (refused.status_code, "Deze vraag komt op 13 april 2026" in refused.text) == (422, True)
    with clock.at(POST_DAY):
        assert "Hoe vaak deed je het vóór de activiteit" in words(ben_s.get(page)).replace("hoe vaak", "Hoe vaak")
        part = ben_s.post(page, {"moment": "post", "times": "3"})
        assert (part.status_code, Observation.objects.count()) == (422, 0)
        assert html.fromstring(part.text).xpath("//input[@checked]/@value") == ["3"]  # what was chosen is still there
        assert ben_s.post(page, {"moment": "post", "times": "3", "back": "1"}).url == page
        told = words(ben_s.get(page))
    assert "dit wat je er zelf van zegt" in told
    assert "Hoeveel er veranderde weten we niet" in told


def test_she_chooses_who_looks_and_reads_it_apart(ben_s, client, check, ben, tess, mara, words, later):
    page = f"/learn/check/{check.pk}/"
    actions.say_after(check, times=5, back=1, by=ben)
    told = words(ben_s.get(page))
    assert "Dit ziet wie je het vraagt" in told
    assert "Tess Visser · Collega op je afdeling" in told
    assert ben_s.post(f"{page}observers/", {"observer": tess.pk}).url == f"{page}#observers"
    ask = ObserverAsk.objects.get()
    client.force_login(tess)
    assert "Ben Bakker" in words(client.get("/learn/checks/"))
    seen = words(client.get(f"/learn/observe/{ask.pk}/"))
    assert "Ben ziet je antwoord met je naam erbij" in seen
    assert "5 van de 5" not in seen
    assert client.post(f"/learn/observe/{ask.pk}/", {"times": "7"}).status_code == 422
    client.post(f"/learn/observe/{ask.pk}/", {"times": "2"})
    assert "Je zei: 2 van de laatste vijf keer." in words(client.get(f"/learn/observe/{ask.pk}/"))
    assert client.get(page).status_code == 404
    client.force_login(mara)
    for address in (page, f"/learn/observe/{ask.pk}/"):
        assert client.get(address).status_code == 404
    client.force_login(ben)
    told = words(client.get(page))
    assert "Jij en een ander zien iets anders" in told
    assert "Tess Visser" in told and "antwoordde op 13 april" in told
    assert client.get(f"/learn/observe/{ask.pk}/").status_code == 404


def test_an_observer_may_say_no_and_she_takes_a_question_back(ben_s, client, check, ben, tess, mara, words, later):
    page = f"/learn/check/{check.pk}/"
    first, second = (actions.ask_observer(check, of=one, by=ben) for one in (tess, mara))
    assert ben_s.post(f"{page}observers/{second.pk}/removal/").url == f"{page}#observers"
    client.force_login(mara)
    assert "Deze vraag is voorbij" in words(client.get(f"/learn/observe/{second.pk}/"))
    client.force_login(tess)
    assert client.post(f"/learn/observe/{first.pk}/refusal/").url == "/learn/checks/"
    client.force_login(ben)
    assert "kan nu niet" in words(client.get(page))


def test_a_customer_answers_without_an_account_and_once(ben_s, client, check, later):
    page = f"/learn/check/{check.pk}/"
    assert ben_s.post(f"{page}customers/", {"label": ""}).status_code == 422
    ben_s.post(f"{page}customers/", {"label": "mevrouw van dinsdag"})
    (link,) = re.findall(r"http://testserver(/seen/[^<]+)<", ben_s.get(page).text)
    client.logout()
    asked = client.get(link)
    assert (asked.status_code, "Wat zag u Ben Bakker doen?" in asked.text) == (200, True)
    assert not Observation.objects.exists()  # a visit writes nothing
    assert "mevrouw van dinsdag" not in asked.text
    assert client.post(link, {"times": "x"}).status_code == 422
    done = client.post(link, {"times": "4"})
    assert (done.status_code, "Dank u wel" in done.text) == (200, True)
    for again in (client.get(link), client.post(link, {"times": "0"})):
        assert (again.status_code, "Deze link is al gebruikt" in again.text) == (410, True)
    assert [one.times for one in Observation.objects.all()] == [4]
    wrong = client.get("/seen/niets/")
    assert (wrong.status_code, "Deze link werkt niet meer" in wrong.text) == (410, True)


def test_a_link_that_was_taken_back_opens_nothing(ben_s, client, check, ben, later):
    ask = actions.ask_customer(check, label="mevrouw van dinsdag", by=ben)
    actions.take_back_ask(ask, by=ben)
    client.logout()
    gone = client.post(f"/seen/{queries.customer_key(ask)}/", {"times": "4"})
    assert (gone.status_code, "Ben" in gone.text, Observation.objects.count()) == (410, False, 0)


def test_stopping_is_one_press(ben_s, check, words, later):
    ben_s.post(f"/learn/check/{check.pk}/stopping/")
    assert "Je stopte hiermee" in words(ben_s.get(f"/learn/check/{check.pk}/"))


def test_what_she_did_and_others_saw_costs_the_same_however_many(
    ben_s, ben, learned, publish, behave, tess, same_queries
):
    numbers = iter(range(9))

    def more():
        n = next(numbers)
        activity = publish(f"les-{n}")
        behave(f"doet het {n}", activity)
        (one,) = learned(ben, activity)
        with clock.at(POST_DAY):
            actions.observe(actions.ask_observer(one, of=tess, by=ben), times=3, by=tess)

    with clock.at(POST_DAY):
        same_queries(lambda: ben_s.get("/learn/checks/"), more)


def test_one_check_stays_within_twelve_questions(ben_s, check, ben, tess, mara, django_assert_max_num_queries, later):
    for one in (tess, mara):
        actions.ask_observer(check, of=one, by=ben)
    ben_s.get("/learn/")
    with django_assert_max_num_queries(12):
        ben_s.get(f"/learn/check/{check.pk}/")


def test_while_nobody_agreed_the_pages_say_so_and_her_own_answer_goes_on(ben_s, client, check, ben, tess, words, later):
    page = f"/learn/check/{check.pk}/"
    ask = actions.ask_observer(check, of=tess, by=ben)
    link = f"/seen/{queries.customer_key(actions.ask_customer(check, label='mevrouw van dinsdag', by=ben))}/"
    Consent.objects.all().delete()
    assert ben_s.post(page, {"moment": "post", "times": "3", "back": "1"}).url == page
    told = words(ben_s.get(page))
    assert "Dit staat hier uit" in told
    assert "Vraag het hieronder" not in told
    assert html.fromstring(ben_s.get(page).text).xpath("//*[@name='observer' or @name='label']") == []
    assert link not in ben_s.get(page).text
    refused = ben_s.post(f"{page}observers/", {"observer": tess.pk})
    assert (refused.status_code, "staat hier uit" in refused.text) == (422, True)
    assert "Dit staat hier uit" in words(ben_s.get("/learn/checks/"))
    client.force_login(tess)
    assert "Ben Bakker" not in words(client.get("/learn/checks/"))
    looked = client.get(f"/learn/observe/{ask.pk}/")
    assert "niet meer mee ingestemd" in words(looked)
    assert answers(looked) == []
    assert client.post(f"/learn/observe/{ask.pk}/", {"times": "2"}).status_code == 422
    client.logout()
    for said in (client.get(link), client.post(link, {"times": "4"})):
        assert (said.status_code, "Deze vraag staat nu uit" in said.text) == (410, True)
    assert [one.source for one in Observation.objects.all()] == ["self", "self"]


def test_it_goes_on_where_it_was_once_somebody_agrees(ben_s, client, check, ben, tess, wim, words, later):
    ask = actions.ask_observer(check, of=tess, by=ben)
    Consent.objects.all().delete()
    record_consent("observers", decided_on=clock.today(), by=wim)
    client.force_login(tess)
    client.post(f"/learn/observe/{ask.pk}/", {"times": "2"})
    assert "Je zei: 2 van de laatste vijf keer." in words(client.get(f"/learn/observe/{ask.pk}/"))
