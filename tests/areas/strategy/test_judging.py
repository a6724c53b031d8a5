"""What two judges together say of an edge: every state, and the careful one who counts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.areas.strategy.models import EdgeState, Side
from vliegwiel.areas.strategy.queries import Rated, judge, unfit
from vliegwiel.kit import clock

DAY = dt.date(2026, 6, 1)
QUARTERS = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])


def a_word(side, strength, evidence=1, *, by=None, days_ago=10, holds=365):
    said = DAY - dt.timedelta(days=days_ago)
    at = dt.datetime.combine(said, dt.time(9), dt.UTC)
    by = by or {"education": 1, "line": 2}[side]
    return Rated(side, strength, evidence, by, at, said + dt.timedelta(days=holds))


def test_one_judge_alone_is_a_draft_that_counts_for_nothing():
    found = judge([a_word("education", 1.0)], DAY)
    assert (found.state, found.counts, found.strength, found.line) == (EdgeState.DRAFT, False, None, None)
    assert judge([], DAY).state == EdgeState.DRAFT


def test_the_careful_one_of_two_counts():
    found = judge([a_word("education", 0.75, 3), a_word("line", 0.5, 1)], DAY)
    assert (found.state, found.strength, found.evidence) == (EdgeState.AGREED, 0.5, 1)


@given(QUARTERS, QUARTERS, st.integers(0, 4), st.integers(0, 4))
def test_near_is_agreed_far_is_contested(one, other, level, another):
    found = judge([a_word("education", one, level), a_word("line", other, another)], DAY)
    if abs(one - other) >= 0.5:
        assert (found.state, found.counts, found.evidence) == (EdgeState.CONTESTED, False, None)
    else:
        assert (found.state, found.strength, found.evidence) == (EdgeState.AGREED, min(one, other), min(level, another))


def test_the_last_word_of_a_side_counts():
    words = [a_word("education", 0.0, days_ago=5), a_word("education", 1.0, days_ago=50), a_word("line", 0.25)]
    found = judge(words, DAY)
    assert (found.state, found.strength) == (EdgeState.AGREED, 0.0)


def test_a_lapsed_edge_counts_one_level_lower_until_it_is_judged_anew():
    old = a_word("line", 0.75, 2, days_ago=400)
    found = judge([a_word("education", 1.0, 3), old], DAY)
    assert (found.state, found.strength, found.evidence) == (EdgeState.LAPSED, 0.75, 1)
    assert judge([a_word("education", 1.0, 3), old, a_word("line", 0.75, 2)], DAY).evidence == 2
    assert judge([a_word("education", 1.0, 0), a_word("line", 1.0, 0, days_ago=400)], DAY).evidence == 0


def test_it_lapses_the_day_after_its_review_date():
    words = [a_word("education", 1.0), a_word("line", 1.0, days_ago=10, holds=10)]
    assert judge(words, DAY).state == EdgeState.AGREED
    assert judge(words, DAY + dt.timedelta(days=1)).state == EdgeState.LAPSED


def test_nobody_speaks_for_both_sides():
    assert judge([a_word("education", 1.0, by=7), a_word("line", 1.0, by=7)], DAY).state == EdgeState.DRAFT


def test_a_contested_edge_says_since_when():
    words = [a_word("education", 1.0, days_ago=70), a_word("line", 0.25, days_ago=61)]
    assert judge(words, DAY).contested_since.date() == DAY - dt.timedelta(days=61)
    assert judge(words[:1], DAY).contested_since is None


def test_whom_it_waits_for():
    today = clock.today()
    with clock.at(dt.datetime.combine(DAY, dt.time(12), dt.UTC)):
        draft = judge([a_word("education", 1.0)], DAY)
        contested = judge([a_word("education", 1.0), a_word("line", 0.25)], DAY)
        lapsed = judge([a_word("education", 1.0), a_word("line", 1.0, days_ago=400)], DAY)
        assert [draft.waits_for(side) for side in Side] == [False, True]
        assert [contested.waits_for(side) for side in Side] == [True, True]
        assert [lapsed.waits_for(side) for side in Side] == [False, True]
    assert clock.today() == today


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ((0.5, 1, "x" * 40, None), set()),
        ((0.6, 1, "x" * 40, None), {"strength"}),
        ((None, 5, "te kort", None), {"strength", "evidence", "reason"}),
        ((0.5, 1, "x" * 40, "yesterday"), {"review_by"}),
        ((0.5, 1, "x" * 40, "in two years"), {"review_by"}),
    ],
)
def test_what_is_wrong_with_a_rating(given, wrong):
    strength, evidence, reason, when = given
    days = {"yesterday": -1, "in two years": 700}
    day = clock.today() + dt.timedelta(days=days[when]) if when else None
    assert set(unfit(strength, evidence, reason, day)) == wrong
