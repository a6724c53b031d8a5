"""A programme on the workbench, and copies, templates and previews of whatever one makes."""

import pytest
from django.urls import reverse
from lxml import html

from tests.library import holds, publish, section
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.catalogue.models import Activity, Draft


@pytest.fixture
def author(ines, client):
    client.force_login(ines)
    return client


@pytest.fixture
def draft(ines):
    return actions.make_activity("Inwerken", by=ines, shape=Shape.PROGRAMME).drafts.get()


def at(draft, *more, name="block"):
    return reverse(f"studio:{name}", args=[draft.activity.slug, draft.language, *more])


def said(response):
    return " ".join(" ".join(html.fromstring(response.content).itertext()).split())


def fields(page, block):
    (form,) = html.fromstring(page.content).xpath(f"//form[@id='form--{block}']")
    return {name: value for name, value in form.form_values() if name != "do"}


def stored(block):
    return next(raw["data"] for raw in Draft.objects.get(activity__slug="inwerken").blocks if raw["id"] == block)


def test_from_an_idea_to_a_step_without_a_script(author, ines):
    listening = publish(ines)
    publish(ines, "luisterprogramma", shape=Shape.PROGRAMME)
    author.post(reverse("studio:idea"), {"title": "Inwerken", "shape": "programme"})
    draft = Draft.objects.get(activity__slug="inwerken")
    author.post(at(draft, name="blocks"), {"kind": "section"})
    author.post(at(draft, name="blocks"), {"kind": "activity"})
    first, step = (raw["id"] for raw in Draft.objects.get(pk=draft.pk).blocks)
    sent = fields(author.get(at(draft, first)), first)
    author.post(at(draft, first), sent | {"title": "Je eerste week", "need": "1", "opens_after": "7", "ordered": "on"})
    assert stored(first) == {
        "title": "Je eerste week",
        "purpose": "",
        "need": 1,
        "ordered": True,
        "after": "",
        "opens_on": "",
        "opens_after": 7,
    }
    sent = fields(author.get(at(draft, step)), step)
    found = author.post(at(draft, step), sent | {"find": "luister", "do": "find"})
    assert "Luisteren" in said(found) and "Luisterprogramma" not in said(found)
    author.post(at(draft, step), sent | {"text": "Hier begint het.", "do": f"take-{listening.pk}"})
    assert stored(step)["items"] == [{"activity": listening.pk, "title": "Luisteren"}]
    assert stored(step)["text"] == "Hier begint het."
    sent = fields(author.get(at(draft, step)), step)
    author.post(at(draft, step), sent)
    assert stored(step)["items"] == [{"activity": listening.pk, "title": "Luisteren"}]
    author.post(at(draft, step), sent | {"do": "drop-item-1"})
    assert stored(step)["items"] == []
    bench = said(author.get(at(draft, name="draft")))
    assert "Langste weg" in bench and "Over hoeveel weken" in bench and "Eerlijke tijd" not in bench


def test_many_steps_cost_no_more_queries_than_one(author, draft, ines, same_queries):
    def more():
        actions.add_block(draft, kind="section", data={"title": "Deel"}, by=ines)
        items = [{"activity": publish(ines, f"les-{Activity.objects.count()}").pk}]
        actions.add_block(draft, kind="activity", data={"items": items}, by=ines)

    same_queries(lambda: author.get(at(draft, name="draft")), more)
    same_queries(lambda: author.get(at(draft, name="draft_preview")), more)


def test_phone_and_desk_are_seen_beside_each_other(author, draft, ines):
    listening = publish(ines)
    Draft.objects.filter(pk=draft.pk).update(blocks=[section("s1", "Begin", need=1), holds("a", listening)])
    both = author.get(at(draft, name="draft_preview"), {"width": "both"})
    frames = html.fromstring(both.content).xpath("//iframe/@src")
    assert frames == ["?frame=phone", "?frame=desk"]
    assert "frame-src 'self'" in both["Content-Security-Policy"]
    frame = author.get(at(draft, name="draft_preview") + frames[0])
    assert "frame-ancestors 'self'" in frame["Content-Security-Policy"]
    assert "Klaar als je de activiteit afrondt." in said(frame) and not html.fromstring(frame.content).xpath("//nav")
    alone = author.get(at(draft, name="draft_preview"))
    assert "frame-ancestors 'none'" in alone["Content-Security-Policy"]


def test_a_copy_takes_one_press_and_a_template_is_offered(author, ines, lea, client):
    publish(ines)
    made = author.post(reverse("studio:copies", args=["luisteren"]))
    assert made.url == reverse("studio:workbench", args=["kopie-van-luisteren"])
    assert "Kopie van Luisteren" in said(author.get(made.url))
    author.post(reverse("studio:template", args=["kopie-van-luisteren"]), {"is_template": "1"})
    client.force_login(lea)
    offered = said(client.get(reverse("studio:templates")))
    assert "Kopie van Luisteren" in offered and "Wat doe jij als …" in offered
    begun = client.post(reverse("studio:templates"), {"template": "first-week"})
    assert "Vrijdag: op eigen benen" in client.get(begun.url, follow=True).text
    assert client.post(reverse("studio:templates"), {"template": "niets"}).status_code == 404
