"""The contribution score against the design's vectors (A1 to A4), and what must hold for any numbers (T04)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.areas.insights.queries.contribution.formulas import (
    PathOf,
    Weights,
    contribution,
    line_of,
    outcome_of,
    path_score,
)

W = Weights()
STRENGTHS = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])
EDGES = st.lists(st.tuples(STRENGTHS, st.integers(0, 4)), min_size=1, max_size=5).map(tuple)
PATHS = st.builds(PathOf, EDGES, st.floats(0, 1))
CHECKS = st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=8, max_size=8)
OUTCOMES = st.none() | st.floats(0, 1)

A1 = [PathOf(((1, 1), (0.75, 1), (1, 2), (1, 2), (0.75, 1)))]
A2 = [PathOf(((0.25, 0), (0.25, 0), (0.5, 0), (0.25, 0), (0.5, 0)))]


def test_a1_a_good_line_with_an_outcome():
    score = contribution(A1, (1, 1, 1, 0.5, 1, 1, 0.5, 1), outcome_of(6, "positive", W))
    assert (round(score.line, 4), round(score.weakest, 4), score.weakest_at) == (0.4646, 0.3375, 1)
    assert (score.design, round(score.value, 1), score.demonstrated) == (0.875, 60.1, True)


def test_a2_a_thin_line_and_nothing_known_yet():
    score = contribution(A2, (0, 0.5, 0, 0, 0, 0, 0.5, 0), None)
    assert (round(score.line, 3), score.design, round(score.value, 1)) == (0.099, 0.125, 10.8)
    assert (round(score.high, 1), score.demonstrated, score.gated) == (15.9, False, False)


def test_a3_no_line_and_a_perfect_design_stay_at_the_gate():
    score = contribution([], [1] * 8, None)
    assert (score.value, score.low, score.high, score.gated, score.best, score.weakest) == (
        30,
        30,
        30,
        True,
        None,
        None,
    )


def test_a4_all_there_is_is_a_hundred():
    score = contribution([PathOf(((1, 4),) * 5)], [1] * 8, outcome_of(8, "positive", W))
    assert (score.value, score.high, score.line, score.weakest) == (100, 100, 1, 1)


@given(st.lists(PATHS, min_size=1, max_size=4), PATHS)
def test_t04_a_weaker_path_more_never_raises_or_lowers_the_line(paths, another):
    before, best = line_of(paths, W)
    after, which = line_of([*paths, another], W)
    assert after == max(before, path_score(another, W))
    if path_score(another, W) <= before:
        assert (after, which) == (before, best)


@given(st.lists(PATHS, max_size=3), CHECKS, OUTCOMES)
def test_a_score_lies_within_its_range_and_within_a_hundred(paths, checks, outcome):
    score = contribution(paths, checks, outcome)
    assert 0 <= score.low <= score.value <= score.high <= 100


@given(EDGES, st.integers(0, 4), CHECKS, OUTCOMES, st.data())
def test_a_stronger_edge_or_better_evidence_never_lowers_a_score(edges, evidence, checks, outcome, data):
    at = data.draw(st.integers(0, len(edges) - 1))
    strength, level = edges[at]
    better = (min(1.0, strength + 0.25), max(level, evidence))
    raised = (*edges[:at], better, *edges[at + 1 :])
    assert _value(raised, checks, outcome) >= _value(edges, checks, outcome)


@given(EDGES, CHECKS, st.integers(0, 7), st.floats(0, 1), st.floats(0, 1))
def test_a_better_design_or_outcome_never_lowers_a_score(edges, checks, at, one, other):
    better = [*checks[:at], 1.0, *checks[at + 1 :]]
    assert _value(edges, better, None) >= _value(edges, checks, None)
    assert _value(edges, checks, max(one, other)) >= _value(edges, checks, min(one, other))


@given(EDGES, CHECKS, OUTCOMES, st.floats(0, 1), st.floats(0, 1))
def test_a_goal_of_more_weight_never_lowers_a_score(edges, checks, outcome, one, other):
    low, high = (contribution([PathOf(edges, p)], checks, outcome).value for p in sorted((one, other)))
    assert low <= high


@given(EDGES)
def test_the_weakest_link_is_on_the_path_that_counts(edges):
    score = contribution([PathOf(edges)], [], None)
    weights = [strength * W.cf[evidence] for strength, evidence in edges]
    assert score.weakest == min(weights) == weights[score.weakest_at]


@pytest.mark.parametrize(
    ("tier", "result", "days", "useful", "worth"),
    [
        (1, "positive", None, True, 0),
        (2, "positive", None, True, 0),
        (3, "positive", 0, True, 0.10),
        (3, "positive", 0, False, 0),
        (4, "positive", 0, True, 0.125),
        (4, "positive", 7, True, 0.25),
        (5, "positive", 6, True, 0.225),
        (6, "positive", 1, True, 0.30),
        (6, "inconclusive", 30, True, 0.30),
        (7, "positive", 0, True, 0.85),
        (7, "none", 42, True, 0),
        (8, "positive", None, True, 1),
    ],
)
def test_what_an_outcome_is_worth(tier, result, days, useful, worth):
    assert outcome_of(tier, result, W, days=days, useful=useful) == pytest.approx(worth)


def test_a_line_at_the_gate_passes_it():
    at_the_gate = [PathOf(((1, 4),), 0.15)]
    assert contribution(at_the_gate, [1] * 8, None).gated is False
    assert contribution([PathOf(((1, 4),), 0.149)], [1] * 8, None).gated is True


def _value(edges, checks, outcome):
    return contribution([PathOf(edges)], checks, outcome).value
