"""Steps, callouts, what folds out and cards: made, shown, and asked for what they lack."""

import pytest
from django.urls import reverse
from lxml import html

from tests.library import publish
from tests.pieces import LAID_OUT
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Draft, Media
from vliegwiel.areas.catalogue.queries import blocks, media_keys, missing_to_publish, walk, word_count
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
    for key in media_keys([{"data": before}]):
        Media.objects.create(key=key, name=f"{key}.webp", content_type="image/webp", size=1, uploaded_by=ines)
    sent = fields(client.get(at(draft, block)), block)
    client.post(at(draft, block), sent)
    assert stored() == before
    name = "title" if "title" in before else "prompt"
    client.post(at(draft, block), sent | {name: "Een andere kop"})
    assert stored() == before | {name: "Een andere kop"}


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
        ("gallery", {"pictures": [{"media": "a", "alt": "A"}, {"media": "b"}]}, "alt"),
        ("audio", {"transcript": ""}, "transcript"),
        ("file", {"title": ""}, "title"),
        ("embed", {"captioned": False}, "captions"),
        ("embed", {"lasts": 0}, "lasts"),
        ("poll", {"options": [{"text": "De tijd"}, {"text": ""}]}, "options"),
        ("table", {"head_row": False}, "head"),
    ],
)
def test_what_is_left_out_is_asked_for(draft, ines, kind, without, code):
    block = actions.add_block(draft, kind=kind, data=LAID_OUT[kind] | without, by=ines)["id"]
    draft.refresh_from_db()
    assert [part.code for part in missing_to_publish(draft, "own_growth") if part.block == block] == [code]


def test_who_learns_reads_them_and_ticks_steps_off(client, ben, ines):
    raw = [{"id": kind, "type": kind, "data": data} for kind, data in LAID_OUT.items()]
    learning.enrol(publish(ines, "lijst", edition={"blocks": raw}), by=ben)
    client.force_login(ben)
    page = client.get(reverse("learn:step", args=["lijst", "steps"]))
    assert "Schakel uit Kijk of het lampje dooft." in words(page)
    assert len(html.fromstring(page.content).xpath("//div[@class='block-steps']//input[@type='checkbox']")) == 2
    assert "Let op Meet altijd zelf na." in words(page)  # a callout stands beside what it is about
    alone = [(kind,) for kind in LAID_OUT if kind not in ("steps", "callout")]
    assert [screen.blocks for screen in queries.screens(raw)] == [("steps", "callout"), *alone]


def case(*scenes):
    """Scenes as (text, *choices), a choice as the id it leads to."""
    return {
        "scenes": [
            {
                "id": id,
                "text": text,
                "choices": [{"text": "Dit", "consequence": "Dat", "next": to} for to in ways],
            }
            for id, text, *ways in scenes
        ]
    }


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (case(("a", "Zo", "b", "end"), ("b", "Slot")), []),
        (case(("a", "Zo", "end")), ["scenes"]),
        (case(("a", "Zo", "", "end")), ["dead_end"]),
        (case(("a", "Zo", "zz", "end")), ["dead_end"]),  # a scene that was taken away
        (case(("a", "Zo", "end", "end"), ("b", "Slot")), ["unreachable"]),
        (case(("a", "Zo", "b", "b"), ("b", "Terug", "a", "a")), ["no_end"]),
        (case(("a", "", "end", "end")), ["scene"]),
    ],
)
def test_a_case_without_an_end_or_with_a_scene_nobody_reaches_is_named(draft, ines, data, codes):
    block = actions.add_block(draft, kind="case", data=data, by=ines)["id"]
    draft.refresh_from_db()
    assert [part.code for part in missing_to_publish(draft, "own_growth") if part.block == block] == codes


def test_a_case_is_walked_by_its_address_alone(client, ben, ines):
    raw = [{"id": "b1", "type": "case", "data": LAID_OUT["case"]}]
    learning.enrol(publish(ines, "deur", edition={"blocks": raw}), by=ben)
    client.force_login(ben)
    address = reverse("learn:step", args=["deur", "b1"])
    begun = html.fromstring(client.get(address).content)
    (first, _second) = begun.xpath("//a[@class='case-way']/@href")
    shown = words(client.get(address + first.partition("#")[0]))
    assert "Je koos: Je legt uit waarom niet. Hij luistert. Hij belt de planner." in shown
    assert "Hier eindigt de casus." in shown
    told = blocks(Draft(blocks=raw))[0]
    assert (walk(told, "2").here, walk(told, "2").ended) == (None, True)
    assert walk(told, "9.x").chosen == ()


def test_everything_in_rows_is_read_and_counted():
    raw = [{"type": kind, "data": LAID_OUT[kind]} for kind in ("table", "case", "gallery", "file")]
    assert [word_count([one]) for one in raw] == [9, 29, 3, 5]


def test_a_table_and_a_case_grow_and_shrink(draft, client):
    client.post(at(draft, name="blocks"), {"kind": "table"})
    client.post(at(draft, name="blocks"), {"kind": "case"})
    table, scenes = (raw["id"] for raw in Draft.objects.get().blocks)

    def press(block, do):
        client.post(at(draft, block), fields(client.get(at(draft, block)), block) | {"do": do})
        return next(raw["data"] for raw in Draft.objects.get().blocks if raw["id"] == block)

    assert [[len(row) for row in press(table, do)["rows"]] for do in ("add-row", "drop-column-1", "drop-row-2")] == [
        [3, 3, 3, 3],
        [2, 2, 2, 2],
        [2, 2, 2],
    ]
    doings = ("add-scene", "add-choice-2", "drop-choice-1-2", "drop-scene-2")
    grown = [[len(scene["choices"]) for scene in press(scenes, do)["scenes"]] for do in doings]
    assert grown == [[2, 2], [2, 3], [1, 3], [1]]
