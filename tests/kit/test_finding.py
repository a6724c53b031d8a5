"""Words find text whatever their accents, case and hyphens, on both databases alike."""

import pytest
from django.db.models import Value

from vliegwiel.areas.people.models import Position
from vliegwiel.kit.finding import FOLDED, Folded, find, fold, matches, words_of

TITLES = [
    "Eén vraag in elk 1\u2011op\u20111",
    "Hoe één team luistert",
    "Ploeg in Ångström",
    "Straße & Œuvre",
    "50% van A_B",
]


@pytest.fixture
def titles(db):
    Position.objects.bulk_create(Position(name=title) for title in TITLES)
    return lambda asked: [one.name for one in find(Position.objects.all(), asked, "name").order_by("nearness", "pk")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("een", [0, 1]),  # begins the title; begins a word
        ("ÉÉN", [0, 1]),
        ("1-op-1", [0]),
        ("strom", [2]),  # inside a word
        ("strasse oeuvre", [3]),
        ("luistert team", [1]),
        ("50%", [4]),
        ("0%v", []),
        ("a_b", [4]),
        ("a%b", []),
        ("vraag luistert", []),
    ],
)
def test_every_word_occurs_and_the_nearest_comes_first(titles, asked, found):
    assert titles(asked) == [TITLES[number] for number in found]


def test_nothing_asked_finds_everything(titles):
    assert titles("  ") == TITLES


def test_the_database_folds_as_python_does(db):
    Position.objects.create(name="x")
    everything = " ".join([*FOLDED, *TITLES])
    folded = Position.objects.annotate(folded=Folded(Value(everything))).get().folded
    assert folded == " " + fold(everything)


def test_only_the_first_words_of_a_long_question_count():
    assert words_of("a b c d e f g h i j") == list("abcdefgh")


def test_what_is_not_in_the_database_is_found_alike():
    assert matches("EEN vraag", "Eén vraag")
    assert not matches("twee", "Eén vraag")
    assert matches("", "Eén vraag")
