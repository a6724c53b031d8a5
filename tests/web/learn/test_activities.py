import pytest

from tests.library import TEXT, publish, republish, retire
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.learning import actions

pytestmark = pytest.mark.django_db


def listed(response):
    return [row.slug for row, _standing in response.context["rows"]]


def test_the_shelf_is_narrowed_by_words_time_and_kind(ben_s, ines):
    publish(ines, "luisteren", edition={"minutes": 12})
    publish(ines, "bhv", purpose=Purpose.LEGAL, legal_basis="Arbowet", edition={"blocks": [TEXT]})
    retire(publish(ines, "oud"))
    assert listed(ben_s.get("/learn/activities/")) == ["bhv", "luisteren"]
    assert listed(ben_s.get("/learn/activities/?q=luis")) == ["luisteren"]
    assert listed(ben_s.get("/learn/activities/?length=5")) == ["bhv"]
    assert listed(ben_s.get("/learn/activities/?purpose=legal")) == ["bhv"]


def test_it_shows_where_she_stands(ben_s, ben, mara, ines, words):
    asked, begun = publish(ines, "gevraagd"), publish(ines, "begonnen")
    actions.assign(asked, to=ben, by=mara, reason="We krijgen veel boze telefoontjes.")
    actions.enrol(begun, by=ben)
    response = ben_s.get("/learn/activities/")
    assert [standing for _row, standing in response.context["rows"]] == ["begun", "asked"]


def test_what_is_only_in_another_language_says_so(ben_s, ines, words):
    activity = publish(ines, "listening")
    activity.editions.all().delete()
    republish(activity, language="en", title="Listening")
    assert "In het Engels" in words(ben_s.get("/learn/activities/"))


def test_nothing_found_offers_the_way_back(ben_s, activity, words):
    assert "Niets gevonden" in words(ben_s.get("/learn/activities/?q=xyzzy"))


def test_nonsense_in_the_address_is_no_error(ben_s, activity):
    assert listed(ben_s.get("/learn/activities/?page=zz&length=x&behaviour=99999&purpose=%00")) == ["luisteren"]


def test_her_own_list_holds_what_is_asked_and_chosen(ben_s, ben, mara, ines, words):
    assert "Je lijst is leeg" in words(ben_s.get("/learn/activities/?list=mine"))
    actions.assign(publish(ines, "gevraagd"), to=ben, by=mara, reason="We krijgen veel boze telefoontjes.")
    actions.enrol(publish(ines, "begonnen"), by=ben)
    page = words(ben_s.get("/learn/activities/?list=mine"))
    assert (
        page.index("Gevraagd aan jou") < page.index("Gevraagd door Mara de Wit") < page.index("Begonnen Zelf gekozen")
    )


def test_it_costs_the_same_however_long_it_is(ben_s, ben, ines, same_queries):
    slugs = iter(["een", "twee", "drie", "vier"])
    same_queries(lambda: ben_s.get("/learn/activities/"), lambda: actions.enrol(publish(ines, next(slugs)), by=ben))
