"""One finds by stem, beginning, part of a compound, word of the same meaning and near miss; never what is not there."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import PRACTICE, TEXT, publish, republish, retire
from tests.pieces import a_behaviour
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import SearchEntry, SearchTerm, SynonymGroup
from vliegwiel.areas.catalogue.queries import Where, search_activities, shelf


@pytest.fixture
def offer(ines):
    """Four activities, in words that are like each other."""
    texts = {
        "gesprek": {"title": "Lastige gesprekken voeren", "summary": "Je blijft rustig aan de telefoon."},
        "opleiding": {"title": "Veiligheidsopleiding op locatie", "summary": "Je kent de regels."},
        "helm": {"title": "Je helm dragen", "summary": "Je hoofd blijft heel; veiligheid begint bij jou."},
        "overdracht": {"title": "Een storing overdragen", "summary": "Opleiding in vijf minuten."},
    }
    return {slug: publish(ines, slug, edition={**words, "blocks": [TEXT]}) for slug, words in texts.items()}


def found(text, language="nl"):
    return [match.activity for match in search_activities(text, language=language).found]


def test_a_stem_finds_every_form_and_the_title_comes_first(offer):
    assert found("gesprek") == [offer["gesprek"].pk]
    assert found("OPLEIDINGEN")[0] in (offer["opleiding"].pk, offer["overdracht"].pk)
    (match,) = search_activities("telefoon", language="nl").found
    assert (match.activity, match.where) == (offer["gesprek"].pk, Where.SUMMARY)


def test_every_word_must_be_found(offer):
    assert found("lastige telefoon") == [offer["gesprek"].pk]
    assert found("lastige helm") == []


def test_the_last_word_may_be_half_typed(offer):
    assert found("lastige gesp") == [offer["gesprek"].pk]
    assert found("overdr") == [offer["overdracht"].pk]


def test_a_part_of_a_compound_finds_it_once_the_parts_are_known(offer):
    assert set(found("opleiding")) == {offer["overdracht"].pk}
    actions.index_all()
    assert set(found("opleiding")) == {offer["overdracht"].pk, offer["opleiding"].pk}


def test_a_misspelt_word_is_taken_for_the_nearest_and_says_so(offer):
    matches = search_activities("gesprkeken", language="nl")
    assert ([match.activity for match in matches.found], matches.instead) == ([offer["gesprek"].pk], "gesprekken")
    assert search_activities("qqqqqq", language="nl").found == ()


def test_words_that_mean_the_same_find_each_other_and_say_by_which(offer, ines):
    actions.set_synonyms([["PBM", "helm"], ["moeilijk praten", "lastige gesprekken"]], by=ines)
    (match,) = search_activities("pbm", language="nl").found
    assert (match.activity, match.via) == (offer["helm"].pk, "helm")
    assert offer["gesprek"].pk in found("moeilijk praten")


def test_what_left_the_shelf_is_not_found(offer):
    retire(offer["gesprek"])
    assert found("gesprek") == []


def test_what_is_only_a_draft_is_not_found(ines):
    actions.make_activity("Geheime plannen", by=ines)
    assert found("geheime") == []


def test_it_is_found_by_the_behaviour_it_helps_with(ines, dana):
    activity = publish(ines, "bellen", edition={"title": "Bellen", "blocks": [PRACTICE]})
    actions.link(
        activity, behaviour=a_behaviour(dana, action="herhaalt de afspraak"), rationale="Zo blijft het.", by=ines
    )
    actions.index_activity(activity)
    (match,) = search_activities("afspraken", language="nl").found
    assert (match.activity, match.where) == (activity.pk, Where.BEHAVIOUR)


def test_two_languages_are_one_activity_and_a_new_edition_replaces_the_old(ines):
    activity = publish(ines, "bellen", edition={"blocks": [TEXT]})
    republish(activity, language="en", title="Calling back", blocks=[TEXT])
    assert found("calling") == found("bellen") == [activity.pk]
    republish(activity, title="Afspreken", blocks=[TEXT])
    assert (found("bellen"), found("afspreken")) == ([], [activity.pk])
    assert SearchEntry.objects.count() == 2


def test_the_shelf_keeps_the_order_of_what_was_found_and_its_filters(offer, ben):
    assert [row.slug for row in shelf(ben, search="gesprekken").rows] == ["gesprek"]
    assert shelf(ben, search="gesprekken", purpose="legal").rows == ()
    assert shelf(ben, search="gesprkeken").instead == "gesprekken"


def test_searching_costs_the_same_with_one_and_with_many(ines, ben, same_queries):
    slugs = iter("abc")
    same_queries(
        lambda: shelf(ben, search="luisteren"), lambda: publish(ines, next(slugs), edition={"title": "Luisteren"})
    )


def test_an_activity_has_no_more_terms_than_is_sensible(ines):
    words = " ".join(f"woord{n}x" for n in range(3_000))
    block = {"id": "t1", "type": "text", "data": {"html": f"<p>{words}</p>"}}
    publish(ines, "boek", edition={"blocks": [block]})
    assert SearchTerm.objects.count() == 1_500


def test_a_group_of_one_word_is_refused_and_nothing_changes(ines):
    actions.set_synonyms([["a", "b"]], by=ines)
    with pytest.raises(ValidationError, match="geen ander woord"):
        actions.set_synonyms([["c"]], by=ines)
    assert [group.words for group in SynonymGroup.objects.all()] == [["a", "b"]]


def test_only_authors_and_educators_say_what_is_the_same(ben):
    with pytest.raises(PermissionDenied):
        actions.set_synonyms([["a", "b"]], by=ben)
