"""From a search without an answer to a list of what to make."""

import itertools

import pytest

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import MissDismissal, SearchMiss

HERE = "/studio/misses/"


@pytest.fixture
def crowd(company, hire):
    return [hire(name, "Zwartjes", unit=company.north) for name in ("Abel", "Bo", "Cas", "Daan", "Eefje")]


def test_what_five_people_missed_is_made_named_otherwise_or_put_away(client, crowd, ines):
    client.force_login(ines)
    assert "Nog niets dat velen misten" in client.get(HERE).content.decode()
    for person in crowd:
        client.force_login(person)
        assert client.post("/search/misses/", {"missed": "veilig heftrucken"}).status_code == 204
    client.force_login(ines)
    page = client.get(HERE).content.decode()
    assert "Minstens 5 mensen in een maand" in page
    assert "/studio/idea/?title=veilig%20heftrucken" in page
    assert 'value="veilig heftrucken"' in client.get("/studio/idea/?title=veilig%20heftrucken").content.decode()
    assert "veilig heftrucken, </textarea>" in client.get("/studio/synonyms/?word=veilig%20heftrucken").content.decode()
    assert client.post(f"{HERE}{SearchMiss.objects.get().pk}/dismissal/").url == HERE
    page = client.get(HERE).content.decode()
    assert "Weggezet. Het komt een jaar niet terug." in page and "Minstens 5" not in page
    client.post(f"{HERE}dismissals/{MissDismissal.objects.get().pk}/return/")
    assert "Minstens 5" in client.get(HERE).content.decode()


def test_a_list_of_misses_costs_the_same_however_long(client, crowd, ines, same_queries):
    words = itertools.cycle(["heftruck", "asbest", "steiger"])

    def missed():
        word = next(words)
        for person in crowd:
            actions.note_miss(word, by=person)

    client.force_login(ines)
    same_queries(lambda: client.get(HERE), missed)


def test_who_makes_nothing_does_not_come_here(client, ben):
    client.force_login(ben)
    assert client.get(HERE).status_code == 403


def test_a_search_says_where_to_count_only_when_it_may_be_a_miss(client, ben, olu):
    client.force_login(ben)
    assert b'data-misses="/search/misses/"' in client.get("/search/", {"q": "heftruck"}).content
    assert b"data-misses" not in client.get("/search/", {"q": "Adeyemi"}).content
    assert b'data-for="heftruck"' in client.get("/learn/activities/", {"q": "heftruck"}).content
    assert b"data-misses" not in client.get("/learn/activities/", {"q": "heftruck", "length": "5"}).content
