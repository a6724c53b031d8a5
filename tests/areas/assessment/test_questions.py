"""Every kind of question: when an answer is right, part by part, and what a question still lacks."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from tests.questions import WHOLE
from vliegwiel.areas.assessment.enums import QuestionKind
from vliegwiel.areas.assessment.queries import check, explained, lacking, question, same_text, texts_in
from vliegwiel.areas.assessment.queries.comparing import figures, one_slip, plain


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_a_whole_question_lacks_nothing_and_its_own_answer_is_right(kind):
    data, right, wrong = WHOLE[kind]
    assert list(lacking(data)) == []
    assert check(question(data), right).correct
    assert not check(question(data), wrong).correct
    assert all(explanation for _answer, explanation in explained(data))
    assert any(texts_in(data))


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_not_knowing_yet_is_an_answer_that_is_not_right(kind):
    outcome = check(question(WHOLE[kind][0]), [])
    assert (outcome.correct, outcome.chosen, outcome.share) == (False, (), 0.0)


@pytest.mark.parametrize(
    ("kind", "without", "codes"),
    [
        ("single", "prompt", ["prompt"]),
        ("multiple", "options", ["options", "correct"]),
        ("hotspot", "media", ["picture"]),
        ("hotspot", "alt", ["alt"]),
        ("order", "explanation", ["explanation"]),
        ("match", "pairs", ["pairs"]),
        ("gaps", "text", ["gaps"]),
        ("gaps", "explanations", ["explanation"]),
        ("numeric", "value", ["value"]),
        ("numeric", "explanation", ["explanation"]),
        ("short", "accepted", ["accepted"]),
    ],
)
def test_what_is_left_out_is_asked_for(kind, without, codes):
    data = {name: value for name, value in WHOLE[kind][0].items() if name != without}
    assert [code for code, _text in lacking(data)] == codes


def test_two_spots_on_one_place_cannot_be_told_apart():
    data = WHOLE["hotspot"][0]
    together = {**data, "options": [{**option, "x": 1.0, "y": 1.0} for option in data["options"]]}
    assert [code for code, _text in lacking(together)] == ["spots"]


def test_an_order_is_judged_place_by_place_and_shown_back_as_she_put_it():
    asked = question(WHOLE["order"][0])
    assert [option.id for option in asked.shuffled] != ["a", "b", "c"]
    outcome = check(asked, ["b", "a", "c"])
    assert [(part.about, part.given, part.right) for part in outcome.parts] == [
        ("Kijk", "Meld", False),
        ("Meld", "Kijk", False),
        ("Loop", "Loop", True),
    ]
    assert [(option.id, option.correct) for option in outcome.options] == [("b", False), ("a", False), ("c", True)]
    assert outcome.share == pytest.approx(1 / 3)


def test_a_line_without_a_number_comes_last():
    outcome = check(question(WHOLE["order"][0]), ["a"])
    assert outcome.chosen[0] == "a"
    assert sorted(outcome.chosen) == ["a", "b", "c"]


def test_each_pair_tells_what_belongs_there_and_why():
    outcome = check(question(WHOLE["match"][0]), ["water", ""])
    assert [(part.about, part.given, part.right, part.wanted, part.explanation) for part in outcome.parts] == [
        ("Vet", "water", False, "deken", "Water doet vet spatten."),
        ("Papier", "", False, "water", "Water koelt."),
    ]


def test_gaps_are_read_from_the_text_itself():
    asked = question({"kind": "gaps", "text": "Bel binnen [24|vierentwintig] uur de [*planner|chef].[ ]"})
    assert [(gap.before, gap.accepted, gap.choices) for gap in asked.gaps] == [
        ("Bel binnen ", ("24", "vierentwintig"), ()),
        (" uur de ", ("planner",), ("planner", "chef")),
    ]
    assert asked.after == ".[ ]"
    assert [check(asked, answer).correct for answer in (["24", "planner"], ["Vierentwintig", "chef"])] == [True, False]


@pytest.mark.parametrize(
    ("given", "right"),
    [("2,5", True), ("2.5", True), ("2,6 bar", True), ("2,61", False), ("-2,5", False), ("twee", False), ("", False)],
)
def test_a_number_may_be_a_little_off_and_carry_its_unit(given, right):
    assert check(question(WHOLE["numeric"][0]), [given]).correct is right


def test_a_known_slip_is_explained_as_that_slip():
    with translation.override("nl"):
        (part,) = check(question(WHOLE["numeric"][0]), ["25"]).parts
    assert (part.wanted, part.explanation) == ("2,5 bar", "Dat is tien keer zoveel: let op de komma.")


def test_a_thousand_may_be_written_with_a_point_or_without():
    asked = question({"kind": "numeric", "value": "1250"})
    assert [check(asked, [given]).correct for given in ("1250", "1.250", "1,250", "1 250", "1,25")] == [
        True,
        True,
        True,
        True,
        False,
    ]
    assert figures("1.250") == (Decimal(1250), Decimal("1.250"))


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("vergrendel de schakelaar", True),
        ("Vergrendel de schakelaar.", True),
        ("vergrendel de schakelar", True),  # one letter short
        ("vergrendel de shcakelaar", True),  # two changed places
        ("vergrendel de shcakelar", False),
        ("vergrendel", False),
        ("", False),
    ],
)
def test_capitals_and_one_slip_of_the_pen_do_not_count(given, right):
    assert check(question(WHOLE["short"][0]), [given]).correct is right


def test_a_short_word_or_a_number_is_never_nearly_right():
    assert [same_text("aan", ["uit", "aam"]), same_text("1964", ["1965"]), same_text("Één", ["een"])] == [
        None,
        None,
        "een",
    ]


@given(some.text(alphabet="abcdef", min_size=1, max_size=8), some.integers(0, 7), some.sampled_from("abcdef"))
def test_one_slip_is_one_slip_both_ways(word, at, letter):
    for other in (word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]):
        assert one_slip(word, other) == one_slip(other, word) == (word != other)
    assert not one_slip(word, word)


def test_plain_text_keeps_nothing_but_the_words():
    assert [plain("  ‘Café’ - Öst!  "), plain("Zo’n 1,5 m.")] == ["cafe ost", "zo’n 1,5 m"]


def test_how_sure_she_was_is_kept_with_the_outcome_only_when_it_is_a_step():
    asked = question(WHOLE["single"][0])
    assert [check(asked, ["a"], sure=sure).sure for sure in (None, 0, 2, 9)] == [None, None, 2, None]
