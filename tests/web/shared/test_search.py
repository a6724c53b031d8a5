"""One search field: activities, pages and colleagues, and of a colleague only the name."""

import pytest
from lxml import html


@pytest.fixture
def found(client):
    def _found(person, words, **headers):
        client.force_login(person)
        page = html.fromstring(client.get("/search/", {"q": words}, headers=headers).content)
        return [" ".join(item.text_content().split()) for item in page.get_element_by_id("results").iter("li")]

    return _found


def test_a_colleague_is_found_by_name_and_nothing_more_is_said(found, ben, olu, mara):
    assert found(ben, "ade") == ["Olu Adeyemi"]
    assert found(ben, "mara wit") == ["Mara de Wit"]


def test_accents_and_case_do_not_count_and_who_begins_with_it_comes_first(found, ben, hire, company):
    hire("Zoë", "Adams", unit=company.south)
    hire("Anne", "Zoetemelk", unit=company.south)
    hire("Bert", "van Hazoe", unit=company.south)
    assert found(ben, "ZOE") == ["Zoë Adams", "Anne Zoetemelk", "Bert van Hazoe"]


@pytest.fixture
def links(client):
    def _links(person, words):
        client.force_login(person)
        page = html.fromstring(client.get("/search/", {"q": words}).content)
        return {
            " ".join(link.text_content().split()): link.get("href")
            for link in page.get_element_by_id("results").iter("a")
        }

    return _links


def test_a_name_leads_to_her_page_for_who_may_go_there(links, mara, ben, olu, hugo):
    assert links(mara, "bakker") == {"Ben Bakker Medewerker, Team Noord": f"/lead/person/{ben.pk}/"}
    assert links(hugo, "bakker") == {"Ben Bakker Medewerker, Team Noord": f"/office/people/{ben.pk}/"}
    assert links(olu, "bakker") == {}
    assert links(ben, "bakker") == {"Ben Bakker dat ben jij": "/account/"}


def test_who_keeps_people_reaches_all_of_a_name(links, hugo, mara, hire, company):
    for given_name in ("Ans", "Bea", "Cor", "Dik", "Eva", "Fee", "Gé"):
        hire(given_name, "Visser", unit=company.south)
    assert links(hugo, "visser")["Alle mensen die passen"] == "/office/people/?q=visser"
    assert "Alle mensen die passen" not in links(mara, "visser")
    assert len(links(hugo, "visser")) == 7


def test_one_letter_is_too_little_to_look_for_people(found, ben, olu):
    assert found(ben, "ol") == ["Olu Adeyemi"]
    assert "Olu Adeyemi" not in found(ben, "o")


def test_a_page_is_found_only_behind_an_open_door(found, ben, lea):
    assert found(lea, "huisst") == ["Huisstijl Sturen"]
    assert found(ben, "huisst") == []


def test_nothing_found_says_what_to_try(client, ben):
    client.force_login(ben)
    assert "Niets gevonden voor “qqq”" in client.get("/search/?q=qqq").text


def test_htmx_gets_the_results_alone(client, ben):
    client.force_login(ben)
    part = client.get("/search/?q=ben", headers={"HX-Request": "true", "HX-Target": "div#results"}).text
    assert part.strip().startswith('<div id="results"')


def test_searching_costs_the_same_with_more_to_find(client, ben, hire, company, same_queries):
    client.force_login(ben)
    names = iter(["Tess", "Bart", "Mila"])
    same_queries(lambda: client.get("/search/?q=vis"), lambda: hire(next(names), "Visser", unit=company.south))


def test_searching_costs_a_leader_the_same_with_more_of_her_people(client, mara, ben, hire, company, same_queries):
    client.force_login(mara)
    names = iter(["Tess", "Bart", "Mila"])
    more = lambda: hire(next(names), "Visser", unit=company.south, led_by=mara)  # noqa: E731 -- said in one line
    same_queries(lambda: client.get("/search/?q=vis"), more)
