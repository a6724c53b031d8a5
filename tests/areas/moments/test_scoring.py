"""The sum behind a suggestion: its vectors, its few choices, and the reasons it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vliegwiel.areas.moments.queries.scoring import Because, Scored, Terms, choose, fit, gap, reasons, score, shrunk


@pytest.mark.parametrize(
    ("terms", "total"),
    [
        ((0.60, 0.67, 1, 0.5, 1, 1), 0.7275),
        ((0.22, 0, 0, 0.2, 1, 1), 0.2470),
        ((1, 1, 1, 1, 1, 1), 1),
        ((0, 0, 0, 0, 0, 0), 0),
    ],
)
def test_the_score_as_its_source_computes_it(terms, total):
    assert score(Terms(*terms)) == pytest.approx(total, abs=1e-9)


def test_what_is_asked_above_her_time_makes_it_less_and_below_it_no_more():
    terms = Terms(0.60, 0.67, 1, 0.5, 1, 1)
    assert score(terms, 0.5) == score(terms, None) == score(terms, 1.0)
    assert score(terms, 1.5) == pytest.approx(0.7275 / 1.5)


def test_the_terms_of_their_own():
    assert [fit(minutes, 20) for minutes in (20, 21, 40, 41)] == [1, 0.5, 0.5, 0]
    assert [gap(0.2, 0.8), gap(None, 0.8), gap(0.9, 0.8), gap(0.1, None)] == [pytest.approx(0.75), 0, 0, 0]
    assert [shrunk(4, 4, least=5), shrunk(5, 5, least=5)] == [0.5, 0.75]


scored = st.builds(
    Scored,
    activity=st.integers(1, 10_000),
    minutes=st.integers(1, 60),
    score=st.floats(0, 1),
    terms=st.builds(Terms),
    served=st.frozensets(st.integers(1, 6), max_size=2),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(scored, max_size=40, unique_by=lambda one: one.activity))
def test_few_are_chosen_no_two_for_one_behaviour_and_always_a_short_one(rows):
    chosen = choose(rows)
    assert chosen == choose(list(reversed(rows)))
    first = chosen[:3] if len(chosen) <= 3 else chosen[:-1]
    assert len(first) <= 3 and len(chosen) <= 4
    assert any(one.short for one in chosen) == any(one.short for one in rows)
    several = [one.served for one in first]
    assert all(not a & b for n, a in enumerate(several) for b in several[n + 1 :]) or len(chosen) <= 3
    assert all(one.short for one in choose(rows, only_short=True))
    assert not rows or chosen[0].score == max(one.score for one in rows)


def test_at_most_two_reasons_the_weightiest_first_and_none_of_nothing():
    terms = Terms(0.60, 0.67, 1, 0.5, 1, 1)
    assert reasons(terms, set(Because)) == [Because.CONTRIBUTION, Because.GAP]
    assert reasons(Terms(0.22, 0, 0, 0.2, 1, 1), {Because.GAP, Because.FIT, Because.NOVELTY}) == [
        Because.FIT,
        Because.NOVELTY,
    ]
    assert reasons(Terms(), set(Because)) == []
