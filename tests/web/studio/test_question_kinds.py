"""Every kind of question on the workbench, in the preview and for who learns: from form to answer."""

import pytest
from django.urls import reverse
from lxml import html

from tests.library import publish
from tests.pieces import a_picture
from tests.questions import WHOLE
from vliegwiel.areas.assessment.models import Answer
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Draft
from vliegwiel.areas.learning import actions as learning

KINDS = list(WHOLE)
JUDGED = [kind for kind in KINDS if kind != "open"]  # what one writes for oneself is not


def words(response):
    return " ".join(" ".join(html.fromstring(response.content).itertext()).split())


@pytest.fixture
def draft(ines):
    return actions.make_activity("Navragen", by=ines).drafts.get()


def data_of(kind, ines):
    """As it lacks nothing; pointing at something needs a picture that is there."""
    data = dict(WHOLE[kind][0])
    if kind == "hotspot":
        data["media"] = actions.upload_media(a_picture((400, 300)), wanted="image", by=ines).key
    return data


def at(draft, *more, name="draft"):
    return reverse(f"studio:{name}", args=[draft.activity.slug, draft.language, *more])


def fields(page, form):
    """What a browser sends of this form, as lxml reads it."""
    (found,) = html.fromstring(page.content).xpath(f"//form[{form}]")
    sent = {}
    for name, value in found.form_values():
        sent.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in sent.items() if name != "do"}


def stored():
    (block,) = Draft.objects.get().blocks
    return block["data"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_form_shows_is_what_it_saves(draft, client, ines, kind):
    client.force_login(ines)
    block = actions.add_block(draft, kind="question", data=data_of(kind, ines), by=ines)
    before = stored()
    address = at(draft, block["id"], name="block")
    sent = fields(client.get(address), f"@id='form--{block['id']}'")
    assert client.post(address, sent).status_code == 302
    assert stored() == before
    changed = {**sent, "prompt": "Anders gevraagd?"}
    client.post(address, changed)
    assert stored() == {**before, "prompt": "Anders gevraagd?"}


@pytest.mark.parametrize("kind", KINDS)
def test_another_kind_keeps_the_question_and_offers_what_that_kind_needs(draft, client, ines, kind):
    client.force_login(ines)
    block = actions.add_block(draft, kind="question", data=data_of("single", ines), by=ines)
    address = at(draft, block["id"], name="block")
    sent = fields(client.get(address), f"@id='form--{block['id']}'")
    client.post(address, {**sent, "answers": kind})
    assert (stored()["prompt"], stored()["kind"]) == ("Wat vraag je?", kind)
    if kind == "match":
        assert [pair["id"] for pair in stored()["pairs"]] == ["a", "b"]
    assert client.get(address).status_code == 200


def test_a_row_is_added_and_dropped_in_every_list(draft, client, ines):
    client.force_login(ines)
    for kind, row, name, before in (("match", "pair", "pairs", 2), ("short", "slip", "slips", 0)):
        block = actions.add_block(draft, kind="question", data=data_of(kind, ines), by=ines)
        address = at(draft, block["id"], name="block")
        sent = fields(client.get(address), f"@id='form--{block['id']}'")
        client.post(address, {**sent, "do": f"add-{row}"})
        assert len(stored()[name]) == before + 1
        sent = fields(client.get(address), f"@id='form--{block['id']}'")
        client.post(address, {**sent, "do": f"drop-{row}-{before + 1}"})
        assert len(stored()[name]) == before
        actions.remove_block(draft, block=block["id"], version=99, by=ines)


def filled_in(kind, sent, answer):
    """The fields of the form with this answer in them."""
    asked = WHOLE[kind][0]
    match kind:
        case "order":
            return sent | {f"place-{id}": str(place) for place, id in enumerate(answer, 1)}
        case "match":
            return sent | {f"pair-{pair['id']}": one for pair, one in zip(asked["pairs"], answer, strict=True)}
        case "gaps":
            return sent | {f"gap-{n}": one for n, one in enumerate(answer, 1)}
        case "numeric" | "short":
            return sent | {"written": answer[0]}
    return sent | {"chosen": answer}


@pytest.mark.parametrize("kind", JUDGED)
def test_who_learns_answers_and_hears_why(client, ben, ines, kind):
    data, right, wrong = data_of(kind, ines), *WHOLE[kind][1:]
    blocks = [{"id": "q1", "type": "question", "data": {**data, "sure": True}}]
    activity = publish(ines, "vraag", edition={"blocks": blocks})
    learning.enrol(activity, by=ben)
    client.force_login(ben)
    here = reverse("learn:step", args=["vraag", "q1"])
    for answer, correct, sure in ((wrong, False, "3"), (right, True, "1")):
        page = client.get(here)
        sent = fields(page, "@method='post' and contains(@class, 'question')")
        client.post(here + "answer/", filled_in(kind, sent, answer) | {"sure": sure})
        latest = Answer.objects.latest("pk")
        assert (latest.correct, latest.sure) == (correct, int(sure))
        shown = client.get(here).content.decode()
        assert ("Dat klopt, al gokte je." in shown) is correct
        assert ("Je was zeker en het zit anders" in shown) is not correct
    again = fields(client.get(here), "@method='post' and contains(@class, 'question')")
    client.post(here + "answer/", again)  # what she gave stands in the form: sent again it is the same
    assert Answer.objects.latest("pk").correct
    client.post(here + "answer/", {"unsure": "1"})
    assert "Prima om dat te zeggen" in client.get(here).content.decode()


@pytest.mark.parametrize("kind", JUDGED)
def test_in_the_preview_one_tries_and_nothing_is_kept(draft, client, ines, kind):
    client.force_login(ines)
    block = actions.add_block(draft, kind="question", data=data_of(kind, ines), by=ines)
    address = at(draft, name="draft_preview")
    sent = fields(client.get(address), "contains(@class, 'question')")
    shown = client.get(address, filled_in(kind, sent, WHOLE[kind][1]) | {"question": block["id"]})
    assert "Dat klopt." in shown.content.decode()
    assert not Answer.objects.exists()


def test_what_one_writes_for_oneself_is_kept_for_her_alone(client, ben, ines):
    activity = publish(ines, "vraag", edition={"blocks": [{"id": "q1", "type": "question", "data": WHOLE["open"][0]}]})
    learning.enrol(activity, by=ben)
    client.force_login(ben)
    here = reverse("learn:step", args=["vraag", "q1"])
    assert "Alleen jij leest het; na dertig dagen is het weg." in words(client.get(here))
    client.post(here + "answer/", {"written": "Gisteren, bij de Bakker."})
    shown = client.get(here)
    assert "Gisteren, bij de Bakker.</textarea>" in shown.content.decode()
    assert "Leg er dit eens naast:" in words(shown)
    assert "Vaak is het tijd, of schroom." in words(shown)
    client.force_login(ines)
    assert client.get(here).status_code in (302, 404)
