"""Steps, callouts, what folds out and cards: made, shown, and asked for what they lack."""

import pytest
from django.urls import reverse
from lxml import html

from tests.library import publish
from tests.pieces import LAID_OUT
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Draft
from vliegwiel.areas.catalogue.queries import missing_to_publish
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning import queries

LISTED = ("steps", "accordion", "cards")


def words(response):
    return " ".join(" ".join(html.fromstring(response.content).itertext()).split())


@pytest.fixture
def draft(ines, client):
    client.force_login(ines)
    return actions.make_activity("Spanningsloos", by=ines).drafts.get()


def at(draft, *more, name="block"):
    return reverse(f"studio:{name}", args=[draft.activity.slug, draft.language, *more])


def stored():
    (block,) = Draft.objects.get().blocks
    return block["data"]


def fields(page, block):
    (form,) = html.fromstring(page.content).xpath(f"//form[@id='form--{block}']")
    return {name: value for name, value in form.form_values() if name != "do"}


@pytest.mark.parametrize("kind", LAID_OUT)
def test_what_the_form_shows_is_what_it_saves(draft, client, ines, kind):
    block = actions.add_block(draft, kind=kind, data=LAID_OUT[kind], by=ines)["id"]
    before = stored()
    assert before == LAID_OUT[kind]
    sent = fields(client.get(at(draft, block)), block)
    client.post(at(draft, block), sent)
    assert stored() == before
    client.post(at(draft, block), sent | {"title": "Een andere kop"})
    assert stored() == before | {"title": "Een andere kop"}


@pytest.mark.parametrize("kind", LISTED)
def test_a_new_list_has_three_places_and_grows_and_shrinks(draft, client, kind):
    client.post(at(draft, name="blocks"), {"kind": kind})
    assert [item["id"] for item in stored()["items"]] == ["a", "b", "c"]
    (block,) = (raw["id"] for raw in Draft.objects.get().blocks)
    sent = fields(client.get(at(draft, block)), block)
    client.post(at(draft, block), sent | {"do": "add-item"})
    sent = fields(client.get(at(draft, block)), block)
    client.post(at(draft, block), sent | {"do": "drop-item-1"})
    assert [item["id"] for item in stored()["items"]] == ["b", "c", "d"]


@pytest.mark.parametrize(
    ("kind", "without", "code"),
    [
        ("steps", {"items": []}, "steps"),
        ("callout", {"text": " "}, "text"),
        ("accordion", {"items": [{"title": "Wat?", "text": ""}, {"title": "Hoe?", "text": "Zo."}]}, "items"),
        ("cards", {"items": [{"title": "Wat?", "text": "Dat."}]}, "items"),
    ],
)
def test_what_is_left_out_is_asked_for(draft, ines, kind, without, code):
    block = actions.add_block(draft, kind=kind, data=LAID_OUT[kind] | without, by=ines)["id"]
    draft.refresh_from_db()
    assert [part.code for part in missing_to_publish(draft, "own_growth") if part.block == block] == [code]


def test_who_learns_reads_them_and_ticks_steps_off(client, ben, ines):
    blocks = [{"id": kind, "type": kind, "data": data} for kind, data in LAID_OUT.items()]
    learning.enrol(publish(ines, "lijst", edition={"blocks": blocks}), by=ben)
    client.force_login(ben)
    page = client.get(reverse("learn:step", args=["lijst", "steps"]))
    assert "Schakel uit Kijk of het lampje dooft." in words(page)
    assert len(html.fromstring(page.content).xpath("//div[@class='block-steps']//input[@type='checkbox']")) == 2
    assert "Let op Meet altijd zelf na." in words(page)  # a callout stands beside what it is about
    assert [screen.blocks for screen in queries.screens(blocks)] == [("steps", "callout"), ("accordion",), ("cards",)]
