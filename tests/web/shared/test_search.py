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
