"""One page, on a phone too: what is typed comes on the shelf, or the page says what it needs."""

import pytest

from tests.pieces import a_picture
from vliegwiel.areas.catalogue.models import Activity, Draft, Edition

HERE = "/studio/five/"
ASKED = {
    "prompt": "Wat doe je eerst?",
    "right": "De klep sluiten",
    "why_right": "Zo komt er geen druk op.",
    "wrong": "De pomp aanzetten",
    "why_wrong": "Dan spuit het water eruit.",
}


@pytest.fixture
def author(client, ines):
    client.force_login(ines)
    return client


def test_three_steps_and_a_question_are_on_the_shelf_at_once(author):
    steps = {f"step_{n}": text for n, text in enumerate(("Sluit", "Open", "Wacht"), 1)}
    answer = author.post(HERE, {"title": "De pomp ontluchten", **steps, **ASKED})
    assert (answer.status_code, answer.url) == (302, "/learn/activity/de-pomp-ontluchten/")
    steps_block, question = Edition.objects.get().blocks
    assert [item["title"] for item in steps_block["data"]["items"]] == ["Sluit", "Open", "Wacht"]
    assert {(option["text"], option["correct"]) for option in question["data"]["options"]} == {
        ("De klep sluiten", True),
        ("De pomp aanzetten", False),
    }
    assert author.get(answer.url).status_code == 200


def test_a_photo_says_what_is_on_it_or_the_page_asks(author):
    answer = author.post(HERE, {"title": "De pomp", "upload": a_picture(), "step_1": "Sluit", "step_2": "Open"})
    assert answer.status_code == 422
    assert "Zeg in één zin wat erop te zien is." in answer.content.decode()
    assert not Activity.objects.exists()


def test_nothing_to_show_is_nothing_to_publish(author):
    answer = author.post(HERE, {"title": "De pomp"})
    assert answer.status_code == 422
    assert "Laat iets zien" in answer.content.decode()


def test_half_a_question_is_asked_for_the_rest(author):
    answer = author.post(HERE, {"title": "De pomp", "step_1": "Sluit", "step_2": "Open", "prompt": "Wat eerst?"})
    assert answer.status_code == 422
    assert answer.content.decode().count("Een vraag is af met een goed en een fout antwoord") >= 4


def test_what_is_not_a_picture_is_refused_in_words_and_what_was_typed_stays(author):
    upload = a_picture(name="verslag.png")
    upload.seek(0)
    upload.truncate(12)
    answer = author.post(HERE, {"title": "De pomp", "alt": "Een pomp.", "upload": upload})
    assert answer.status_code == 422
    assert 'value="De pomp"' in answer.content.decode()
    assert not Activity.objects.exists()


def test_as_a_draft_it_goes_to_the_workbench(author):
    answer = author.post(HERE, {"title": "De pomp", "text": "Sluit eerst de klep.", "do": "keep"})
    assert answer.url == "/studio/activity/de-pomp/"
    assert (Draft.objects.get().title, Edition.objects.exists()) == ("De pomp", False)


def test_one_step_is_no_list_and_the_page_leads_to_what_is_missing(author):
    answer = author.post(HERE, {"title": "De pomp", "step_1": "Sluit"})
    assert answer.url == "/studio/activity/de-pomp/publication/"


def test_who_makes_nothing_is_told_so(client, ben):
    client.force_login(ben)
    assert client.get(HERE).status_code == 403
