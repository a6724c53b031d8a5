"""The shell around every page: the doors somebody may pass, and what it costs to ask."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html


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
