"""A programme on its page, on Today and after an activity of it."""

import pytest
from django.urls import reverse

from tests.library import PRACTICE, holds, publish, section
from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Completion, Enrolment

LESSON = {"blocks": [{"id": "t1", "type": "text", "data": {"html": "<p>Lees.</p>"}}]}


@pytest.fixture
def lessons(ines):
    return [publish(ines, slug, edition=LESSON) for slug in ("een", "twee", "drie")]


@pytest.fixture
def programme(ines, lessons):
    one, two, three = lessons
    blocks = [section("s1", "Begin", ordered=True), holds("a", one), PRACTICE, section("s2", "Kies", need=1)]
    blocks += [holds("b", two), holds("c", three)]
    return publish(ines, "inwerken", shape=Shape.PROGRAMME, edition={"blocks": blocks, "minutes": 30, "weeks": 3})


def said(response):
    return " ".join(response.text.split())


def test_from_looking_to_one_plan_at_the_end(ben_s, ben, programme, lessons):
    page = reverse("learn:activity", args=["inwerken"])
    first = said(ben_s.get(page))
    assert "Kies 1 van de 2" in first and "over 3 weken, ongeveer 10 minuten per week" in first
    assert ben_s.post(reverse("learn:enrolment", args=["inwerken"]), follow=True).redirect_chain[-1][0] == (
        page + "#step-s1"
    )
    shown = said(ben_s.get(page))
    assert "0 van 3 stappen" in shown and "Eerst ‘Een’" in shown
    refused = said(ben_s.post(reverse("learn:step", args=["inwerken", "p1"]), follow=True))
    assert "Deze stap is nog niet open" in refused
    today = said(ben_s.get("/learn/"))
    assert "Nu: ‘Een’" in today and "Daarna: Vat samen wat je hoort" in today
    ben_s.post(reverse("learn:enrolment", args=["een"]))
    done = ben_s.post(reverse("learn:step", args=["een", "t1"]))
    assert done.url == reverse("learn:done", args=["een"])  # no plan yet
    assert "Verder met ‘Inwerken’" in said(ben_s.get(done.url))
    assert ben_s.post(reverse("learn:step", args=["inwerken", "p1"])).url == page
    ben_s.post(reverse("learn:enrolment", args=["drie"]))
    last = ben_s.post(reverse("learn:step", args=["drie", "t1"]))
    assert last.url == reverse("learn:plan", args=["inwerken"])
    assert Completion.objects.filter(person=ben, activity=programme).exists()
    assert "Je rondde dit af op" in said(ben_s.get(page))


def test_its_page_costs_the_same_with_many_steps(ben_s, ben, ines, same_queries, mara):
    blocks = [section("s1", "Begin")]
    programme = publish(ines, "lang", shape=Shape.PROGRAMME, edition={"blocks": blocks, "minutes": 30})
    edition = programme.editions.get()
    blocks += [holds("z", publish(ines, "eerst"))]
    edition.blocks = blocks
    edition.save()
    actions.assign(programme, to=ben, by=mara, reason="Je begint hier maandag.")
    actions.enrol(programme, by=ben)

    def more():
        blocks.append(holds(f"a{len(blocks)}", publish(ines, f"les-{len(blocks)}")))
        edition.blocks = blocks
        edition.save()

    same_queries(lambda: ben_s.get("/learn/activity/lang/"), more)
    same_queries(lambda: ben_s.get("/learn/"), more)
    assert Enrolment.objects.count() == 1


def test_the_shelf_knows_programmes(ben_s, programme):
    found = said(ben_s.get("/learn/activities/?shape=programme"))
    assert "Inwerken" in found and "Twee" not in found.split("<main")[1]


def test_who_gives_it_sees_what_is_in_it(client, mara, ben, programme):
    client.force_login(mara)
    shown = said(client.get("/lead/assign/?activity=inwerken"))
    assert "Een programma van 2 onderdelen" in shown and "Zonder datum verdeelt het zich over 3 weken." in shown
