"""The shell around every page: the doors somebody may pass, and what it costs to ask."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from vliegwiel.areas.messaging.models import Message


@pytest.fixture
def look(client):
    def _look(person, address="/search/"):
        client.force_login(person)
        return html.fromstring(client.get(address).content)

    return _look


def test_a_page_stands_in_the_shell(look, ben):
    page = look(ben)
    assert page.find_class("skip")[0].text_content() == "Naar de inhoud"
    assert page.get_element_by_id("content").tag == "main"
    assert "Ben Bakker" in page.find_class("person-menu")[0].text_content()


# Signing in and the list of one's sessions have their own tests.
NOT_OURS = ("session", "SAVEPOINT", '"people_person"."password"')


def test_the_shell_costs_two_queries_beside_session_and_person(client, ben):
    client.force_login(ben)
    client.get("/search/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/search/")
    shell = [query["sql"] for query in asked if not any(word in query["sql"] for word in NOT_OURS)]
    assert len(shell) <= 2, shell


@pytest.mark.parametrize(
    ("who", "doors"),
    [
        ("ben", ["Leren"]),
        ("mara", ["Leren", "Leiden"]),
        ("ines", ["Leren", "Maken"]),
        ("lea", ["Leren", "Maken", "Sturen"]),
        ("dana", ["Leren", "Sturen"]),
        ("hugo", ["Leren", "Sturen"]),
        ("adam", ["Leren", "Sturen"]),
        ("wim", ["Leren", "Sturen"]),
    ],
)
def test_one_sees_the_doors_one_may_pass(look, request, ben, who, doors):
    page = look(request.getfixturevalue(who))
    rail = page.find_class("doors")[0]
    assert [" ".join(door.find("a").text_content().split()) for door in rail.findall("li")] == doors


def test_where_one_is_says_so(look, lea):
    page = look(lea, "/office/brand/")
    here = [link for link in page.find_class("rail")[0].iter("a") if link.get("aria-current")]
    assert [(link.text_content().strip(), link.get("aria-current")) for link in here] == [
        ("Sturen", "true"),
        ("Huisstijl", "page"),
    ]


def test_unread_messages_are_counted_in_words_and_beside_the_tray(look, ben):
    Message.objects.create(person=ben, kind="none", key="one")
    tray = look(ben).find_class("bell")[0]
    assert (tray.get("aria-label"), tray.text_content().strip()) == ("Berichten: 1 nieuw", "1")


def test_before_signing_in_there_are_no_doors(client, company):
    page = html.fromstring(client.get("/offline/").content)
    assert page.find_class("doors") == []
    assert page.find_class("brand")[0].text_content().split() == ["Waterland", "academie"]


def test_a_plan_s_page_is_under_applying_and_not_under_today(client, ben):
    client.force_login(ben)
    here = re.findall(r'href="([^"]+)" aria-current="page"', client.get("/learn/support/").text)
    assert set(here) == {"/learn/practice/", "/learn/support/"}  # its place in the rail, and its own tab
    assert set(re.findall(r'href="([^"]+)" aria-current="page"', client.get("/learn/").text)) == {"/learn/"}


def test_a_door_with_many_places_has_headings_and_the_bar_leads_to_the_rest(look, lea):
    page = look(lea, "/office/goals/")
    rail = page.find_class("rail")[0]
    assert [head.text_content() for head in rail.find_class("group")] == ["Richten", "Meten", "Bewijzen", "Beheren"]
    bar = page.find_class("bottom")[0]
    stops = [" ".join(stop.text_content().split()) for stop in bar.xpath("./ul/li/a | ./ul/li//summary")]
    assert stops == ["Cockpit", "Vragen", "Mensen", "Rode draad", "Meer"]
    in_rail = [place.get("href") for place in rail.xpath(".//ul[@class='places']//a")]
    assert [place.get("href") for place in bar.find_class("sheet-list")[0].iter("a")] == in_rail


def test_what_the_bar_does_not_hold_lights_up_the_way_to_it(look, lea):
    assert look(lea, "/office/brand/").find_class("sheet")[0].find("summary").get("aria-current") == "true"
    assert look(lea, "/office/").find_class("sheet")[0].find("summary").get("aria-current") is None


def test_a_door_with_five_places_has_no_more(look, ben):
    assert not look(ben, "/learn/").find_class("sheet")
