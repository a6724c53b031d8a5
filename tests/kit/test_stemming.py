"""Words become the same when they mean the same to who searches."""

import pytest

from vliegwiel.kit.stemming import asked_for, nearest, parts_of, stem, stems_in, words_in


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("veiligheidstraining", "veiligheidstrainingen", "nl"),
        ("gesprek", "gesprekken", "nl"),
        ("klant", "klanten", "nl"),
        ("machine", "machines", "nl"),
        ("meeting", "meetings", "en"),
        ("safety", "safety", "en"),
    ],
)
def test_one_and_many_have_one_stem(one, other, language):
    assert stem(one, language) == stem(other, language)


def test_accents_capitals_and_hyphens_do_not_count_and_empty_words_go():
    assert words_in("Het Café-gesprek: één") == ["het", "cafe", "gesprek", "een"]
    assert stems_in("Het gesprek met de klant", "nl") == [stem("gesprek", "nl"), "klant"]


def test_what_is_asked_is_looked_for_in_both_languages():
    assert asked_for("de meetings") == [("meetings", frozenset({stem("meetings", "nl"), stem("meetings", "en")}))]


def test_empty_words_alone_are_still_asked():
    assert [word for word, _stems in asked_for("wat is het")] == ["wat", "is", "het"]


def test_a_compound_is_known_by_its_parts():
    known = {"veiligheid", "opleiding", "klant", "gesprek", "ding"}
    assert parts_of("veiligheidsopleiding", known) == ("veiligheid", "opleiding")
    assert parts_of("klantengesprek", known) == ("klant", "gesprek")
    assert parts_of("gesprek", known) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gesprkken", ["gesprekken"]), ("gespreken", ["gesprekken"]), ("helm", []), ("klnat", ["klant"])],
)
def test_a_slip_of_the_pen_is_near(typed, meant):
    assert nearest(typed, ["gesprekken", "klant", "veiligheid"]) == meant
