"""Maatjes: what she looks for one for, who fits, and the three times they see each other."""

import pytest

from tests.pieces import a_behaviour
from tests.practising import MONDAY
from vliegwiel.areas.buddies import actions
from vliegwiel.areas.buddies.models import Contact, Pair, Wish
from vliegwiel.areas.moments import actions as moments
from vliegwiel.kit import clock

ADDRESS = "/learn/buddies/"


@pytest.fixture
def behaviour(dana, ben, mara):
    found = a_behaviour(dana)
    moments.aim_for(found, by=ben)
    return found


@pytest.fixture
def tess(hire, company):
    return hire("Tess", "Visser", unit=company.north)


@pytest.fixture(autouse=True)
def _monday():
    with clock.at(MONDAY):
        yield


def test_without_something_to_work_at_it_says_where_that_is_chosen(ben_s, words):
    assert "Eerst iets waar je aan werkt" in words(ben_s.get(ADDRESS))


def test_from_a_wish_to_three_contacts(ben_s, client, behaviour, ben, tess, words):
    actions.wish(behaviour, by=tess)
    assert "Zoek een maatje" in words(ben_s.get(ADDRESS))
    assert ben_s.post(ADDRESS, {"behaviour": behaviour.pk, "side": "wants"}).url == ADDRESS
    page = words(ben_s.get(ADDRESS))
    assert "Vraag Tess Visser" in page
    assert "Jullie werken 5 dagen in de week samen." in page
    wish = Wish.objects.get(person=ben)
    assert ben_s.post(f"{ADDRESS}wish/{wish.pk}/question/", {"to": tess.pk}).url == ADDRESS
    assert "Je vroeg Tess Visser." in words(ben_s.get(ADDRESS))
    client.force_login(tess)
    assert "Iemand wil jouw maatje zijn" in words(client.get(ADDRESS))
    pair = Pair.objects.get()
    assert client.post(f"{ADDRESS}{pair.pk}/answer/", {"said": "yes"}).url == ADDRESS
    page = words(client.get(ADDRESS))
    assert "Jij en Ben Bakker" in page
    assert "Rond maandag 9 maart" in page
    first = pair.contacts.get(number=1)
    client.post(f"{ADDRESS}contact/{first.pk}/tick/")
    assert "Jullie zagen elkaar" in words(client.get(ADDRESS))
    client.post(f"{ADDRESS}contact/{first.pk}/tick/", {"undo": "yes"})
    assert Contact.objects.get(pk=first.pk).ticked_at is None
    client.post(f"{ADDRESS}{pair.pk}/end/")
    assert "Jij en Ben Bakker" not in words(client.get(ADDRESS))
    client.force_login(ben)
    client.post(f"{ADDRESS}wish/{wish.pk}/removal/")
    assert not Wish.objects.filter(person=ben).exists()


def test_others_find_nothing(client, behaviour, ben, tess, mara, lea):
    actions.wish(behaviour, by=tess)
    wish = actions.wish(behaviour, by=ben)
    pair = actions.accept(actions.ask(wish, to=tess, by=ben), by=tess)
    for other in (mara, lea):
        client.force_login(other)
        for address in (
            f"wish/{wish.pk}/removal/",
            f"wish/{wish.pk}/question/",
            f"{pair.pk}/answer/",
            f"{pair.pk}/end/",
            f"contact/{pair.contacts.get(number=1).pk}/tick/",
        ):
            assert client.post(ADDRESS + address).status_code == 404


def test_a_behaviour_that_is_not_hers_and_somebody_who_does_not_fit_are_refused_in_words(
    ben_s, behaviour, dana, ben, mara
):
    other = a_behaviour(dana, action="doet iets anders")
    assert ben_s.post(ADDRESS, {"behaviour": other.pk, "side": "wants"}).status_code == 422
    wish = actions.wish(behaviour, by=ben)
    actions.wish(behaviour, by=mara)
    ben_s.post(f"{ADDRESS}wish/{wish.pk}/question/", {"to": mara.pk})
    assert "past nu niet meer" in ben_s.get(ADDRESS).content.decode()
    assert not Pair.objects.exists()


def test_however_many_fit_it_costs_the_same(same_queries, ben_s, behaviour, ben, hire, company):
    numbers = iter(range(9))
    wish = actions.wish(behaviour, by=ben)
    other = hire("Tess", "Visser", unit=company.north)
    actions.wish(behaviour, by=other)
    actions.accept(actions.ask(wish, to=other, by=ben), by=other)
    same_queries(
        lambda: ben_s.get(ADDRESS),
        lambda: actions.wish(behaviour, by=hire("Lid", f"Nummer {next(numbers)}", unit=company.north)),
    )
