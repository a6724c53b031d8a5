"""Ophalen: one question at a time, the explanation always, and then it is done for today."""

import datetime as dt
import json

import pytest
from django.urls import reverse
from lxml import html

from tests.areas.retrieval.conftest import MONDAY, numbered
from tests.library import TEXT, publish
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.models import Deck, Limits, Recall, RetrievalCard
from vliegwiel.kit import clock

HERE, SETTINGS = "/learn/retrieval/", "/learn/retrieval/settings/"
DAY = dt.timedelta(days=1)


@pytest.fixture
def had(ben, ines):
    """`had(2)`: Ben has so many cards, due from Wednesday 4 March."""

    def _had(n=1, slug="bellen", **data):
        activity = publish(ines, slug, edition={"blocks": [TEXT, *(numbered(one, **data) for one in range(n))]})
        with clock.at(MONDAY):
            enrolment = learning.enrol(activity, by=ben)
            learning.finish_step(enrolment, "t1", by=ben)
            for one in range(n):
                learning.answer(enrolment, f"q{one}", chosen=[], by=ben)
        return activity

    return _had


@pytest.fixture
def wednesday():
    with clock.at(MONDAY + 2 * DAY):
        yield


def form(response):
    return html.fromstring(response.content.decode()).xpath("//form[contains(@class, 'question ')]")[0]


def test_a_question_comes_back_with_where_it_is_from_and_how_long_it_takes(had, ben_s, words, wednesday):
    had(2)
    page = words(ben_s.get(HERE))
    assert "1 van 2" in page
    assert "Uit ‘Bellen’, ongeveer 20 seconden." in page
    assert "Een klant belt boos op. Wat doe je eerst?" in page
    assert "Alleen jij ziet dit" in page
    assert "Klopt" not in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"chosen": "a"}, "Dat klopt."),
        ({"chosen": "b"}, "Nog niet helemaal. Lees waarom."),
        ({"unsure": "1"}, "Prima om dat te zeggen. Zo zit het:"),
    ],
)
def test_the_explanation_is_always_given(had, ben_s, words, wednesday, given, said):
    had()
    answered = ben_s.post(form(ben_s.get(HERE)).get("action"), given)
    row = Recall.objects.get()
    assert answered.url == f"/learn/retrieval/recall/{row.pk}/"
    page = words(ben_s.get(answered.url))
    assert said in page
    assert "Zo voelt de klant zich gehoord." in page
    assert "nog eens terug." in page
    assert row.seconds is not None


def test_it_goes_card_by_card_and_ends_calmly(had, ben_s, words, wednesday):
    had(2)
    for n, after in ((1, "Volgende vraag"), (2, "Klaar voor vandaag")):
        assert f"{n} van 2" in words(ben_s.get(HERE))
        page = words(ben_s.post(form(ben_s.get(HERE)).get("action"), {"chosen": "a"}, follow=True))
        assert after in page
    page = words(ben_s.get(HERE))
    assert "Klaar voor vandaag" in page
    assert "Wat je zelf ophaalt, blijft langer hangen." in page


def test_what_waits_is_counted_nowhere(had, ben_s, words, wednesday):
    had(40)
    pages = [words(ben_s.get(HERE)), words(ben_s.get("/learn/"))]
    assert "1 van 5" in pages[0]
    assert [page for page in pages if "40" in page] == []


def test_without_an_answer_it_asks_for_one(had, ben_s, words, wednesday):
    had()
    assert "Geef eerst een antwoord." in words(ben_s.post(form(ben_s.get(HERE)).get("action"), follow=True), "//body")
    assert not Recall.objects.exists()


def test_reading_back_shows_what_stood_before_and_says_what_it_costs(had, ben_s, words, wednesday):
    had()
    assert "Dan komt de vraag wat eerder weer langs." in words(ben_s.get(HERE))
    back = ben_s.get(f"{HERE}?back")
    assert "Een klant belt boos op." in words(back, "//section[contains(@class, 'block-text')]")
    ben_s.post(form(back).get("action"), {"chosen": "a"})
    assert (Recall.objects.get().helped, Recall.objects.get().grade) == (True, 2)


def test_that_it_was_easy_is_one_tap_after_a_right_answer(had, ben_s, words, wednesday):
    had()
    page = ben_s.post(form(ben_s.get(HERE)).get("action"), {"chosen": "a"}, follow=True)
    assert "6 maart nog eens terug" in words(page)
    page = ben_s.post(f"/learn/retrieval/recall/{Recall.objects.get().pk}/ease/", follow=True)
    assert "12 maart nog eens terug" in words(page)
    assert "Dit was makkelijk" not in words(page)


def test_on_a_day_off_nothing_waits(had, ben_s, words):
    had()
    with clock.at(MONDAY + 5 * DAY):
        assert "Je werkt vandaag niet. Er wacht niets op je." in words(ben_s.get(HERE))
        assert "Weet je het nog?" not in words(ben_s.get("/learn/"))


def test_who_never_finished_anything_reads_what_it_is(ben_s, words, wednesday):
    assert "dan komen vragen daaruit af en toe bij je terug" in words(ben_s.get(HERE))
    assert "Er komt nog niets terug" in words(ben_s.get(SETTINGS))


def test_today_offers_it_when_something_is_due_and_never_as_a_fourth_thing(had, ben_s, ben, words):
    had(9)
    with clock.at(MONDAY + DAY):
        assert "Weet je het nog?" not in words(ben_s.get("/learn/"))
    with clock.at(MONDAY + 2 * DAY):
        page = ben_s.get("/learn/")
        assert "Weet je het nog? Uit wat je eerder leerde; een paar minuten, alleen voor jou Haal het op" in words(page)
        assert page.content.decode().count("button primary") == 1
        for one in queries.today(ben).come:
            card = RetrievalCard.objects.select_related("deck").get(pk=one.card)
            actions.recall(card, chosen=["a"], by=ben)
        assert "Weet je het nog?" not in words(ben_s.get("/learn/"))


def test_another_s_card_and_answer_are_not_found(had, ben, ben_s, client, mara, olu, lea, wednesday):
    had()
    card = RetrievalCard.objects.select_related("deck").get()
    row = actions.recall(card, chosen=["b"], by=ben)
    for other in (mara, olu, lea):
        client.force_login(other)
        assert client.get(f"/learn/retrieval/recall/{row.pk}/").status_code == 404
        for address in (f"card/{card.pk}/answer", f"recall/{row.pk}/ease", f"deck/{card.deck_id}/erasure"):
            assert client.post(f"{HERE}{address}/", {"chosen": "a"}).status_code == 404
    assert Recall.objects.get() == row


def test_switching_one_off_and_on_wiping_and_switching_all_off(had, ben_s, words, wednesday):
    had()
    deck = Deck.objects.get()
    page = words(ben_s.get(SETTINGS))
    assert "Bellen 1 vraag komt af en toe terug. Zet uit Wis wat ik deed" in page
    assert "het telt nergens voor mee" in page
    switch, wipe = reverse("learn:deck_switch", args=[deck.pk]), reverse("learn:deck_erasure", args=[deck.pk])
    assert "Je zette dit uit. Zet weer aan" in words(ben_s.post(switch, {"off": "1"}, follow=True))
    assert "1 vraag komt af en toe terug." in words(ben_s.post(switch, {"on": "1"}, follow=True))
    assert "is gewist" in words(ben_s.post(wipe, follow=True), "//body")
    assert not RetrievalCard.objects.exists()
    ben_s.post(switch, {"on": "1"})
    page = words(ben_s.post(f"{HERE}switch/", {"off": "1"}, follow=True))
    assert "Alles staat uit" in page
    assert "Ophalen staat uit" in words(ben_s.get(HERE))
    assert "Alles staat uit" not in words(ben_s.post(f"{HERE}switch/", {"on": "1"}, follow=True))
    assert "Alles wat je met ophaaloefeningen deed is gewist." in words(
        ben_s.post(f"{HERE}erasure/", follow=True), "//body"
    )
    assert not RetrievalCard.objects.exists()


def test_pages_cost_the_same_with_one_card_and_with_more(had, ben_s, same_queries):
    slugs = map(str, range(99))
    with clock.at(MONDAY + 2 * DAY):
        for address in (HERE, SETTINGS, "/learn/"):
            same_queries(lambda address=address: ben_s.get(address), lambda: had(2, next(slugs)))


def test_every_kind_of_question_can_come_back(had, ben_s, words, wednesday):
    had(returns="yes", kind="short", prompt="Hoe heet dat?", accepted=["luisteren"], explanation="Zo heet het.")
    page = ben_s.get(HERE)
    answered = ben_s.post(form(page).get("action"), {"written": "Luisteren"}, follow=True)
    assert "Dat klopt." in words(answered)
    assert "Zo heet het." in words(answered)


def deliver(client, *items):
    body = {"items": [{"key": "", "what": "answer", "at": clock.now().isoformat(), **item} for item in items]}
    return client.post(f"{HERE}deliveries/", json.dumps(body), content_type="application/json")


def test_a_copy_for_the_device_holds_todays_cards_each_with_why(had, ben_s, words, wednesday):
    had(7)
    page = words(ben_s.get(f"{HERE}device/"))
    assert page.count("Een klant belt boos op. Wat doe je eerst?") == 10  # five, each asked and explained
    assert page.count("Zo zit het:") == 5


def test_what_waited_on_a_device_arrives_once_and_says_what_came_of_it(had, ben_s, ben, olu, client, wednesday):
    had(2)
    one, two = RetrievalCard.objects.order_by("pk")
    shown = (clock.now() - dt.timedelta(seconds=30)).isoformat().replace("+", "%2B")
    first = {"key": "aaaaaaaa-1", "block": str(one.pk), "body": f"chosen=a&shown={shown}"}
    second = {"key": "aaaaaaaa-2", "block": str(two.pk), "body": "unsure=1"}
    for _twice in range(2):
        said = deliver(ben_s, first, second, {"key": "aaaaaaaa-3", "block": "99999", "body": "chosen=a"}).json()
        assert [row["arrival"] for row in said["results"]] == ["kept", "kept", "refused"]
    answers = Recall.objects.order_by("card").values_list("card", "right", "seconds")
    assert list(answers) == [(one.pk, True, 30), (two.pk, False, None)]
    assert deliver(ben_s, {**first, "key": "kort"}).status_code == 400
    client.force_login(olu)
    assert deliver(client, {**first, "key": "aaaaaaaa-4"}).json()["results"][0]["arrival"] == "refused"
    assert Recall.objects.count() == 2


def test_fewer_a_day_or_a_week_is_hers_to_choose_and_more_is_not(had, ben_s, words, wednesday):
    had(4)
    page = words(ben_s.get(SETTINGS))
    assert "Hoeveel vragen op een dag, hooguit? 1 2 3 4 5" in page
    assert "Op hoeveel dagen in een week, hooguit? 1 2 3" in page
    limits = "/learn/retrieval/limits/"
    assert ben_s.post(limits, {"cards": "2", "days": "1"}).url == SETTINGS
    page = ben_s.get(SETTINGS).content.decode()
    assert '<option value="2" selected>2</option>' in page
    assert '<option value="1" selected>1</option>' in page
    assert "1 van 2" in words(ben_s.get(HERE))
    for given in ({"cards": "9", "days": "1"}, {"cards": "veel", "days": "1"}, {}):
        assert ben_s.post(limits, given).url == SETTINGS
        assert "Minder mag altijd, meer niet" in ben_s.get(SETTINGS).content.decode()
    assert Limits.objects.values_list("cards", "days").get() == (2, 1)
