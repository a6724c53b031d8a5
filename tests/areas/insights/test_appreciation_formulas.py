import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.areas.insights.queries.appreciation.formulas import (
    Cuts,
    Facts,
    conditions,
    middle,
    quadrant,
    shrunken_mean,
    stands_out,
)

# A2 of the design: contribution 10.8, at best 15.9; enjoyed .90.
CANDY = Facts(
    enjoyment=0.90,
    contribution=10.8,
    low=5.0,
    high=15.9,
    ratings=20,
    exempt=False,
    mandatory=False,
    hours=40,
    median_hours=12,
)


def test_few_answers_stay_near_what_is_usual():
    assert shrunken_mean(20 * 0.95, 20, prior_mean=0.80) == pytest.approx(0.90)
    assert shrunken_mean(20 * 0.60, 20, prior_mean=0.80) == pytest.approx(0.667, abs=0.0005)
    assert shrunken_mean(0, 0, prior_mean=0.72) == pytest.approx(0.72)


@pytest.mark.parametrize(
    ("enjoyment", "contribution", "where"),
    [
        (0.90, 10.8, "candy"),  # A2
        (0.667, 60.1, "hard_work"),  # A1
        (0.90, 60.1, "engine"),
        (0.667, 10.8, "review"),
        (0.75, 55.0, "engine"),
        (0.7499, 55.0, "hard_work"),
        (0.75, 54.9, "middle"),
        (0.75, 40.0, "middle"),
        (0.75, 39.9, "candy"),
        (0.7499, 39.9, "review"),
        (None, 39.9, None),
        (0.75, None, None),
    ],
)
def test_where_an_activity_lies(enjoyment, contribution, where):
    assert quadrant(enjoyment, contribution) == where


def test_with_all_conditions_it_stands_out():
    assert stands_out(CANDY)
    assert [(one.name, one.figure, one.against) for one in conditions(CANDY)] == [
        ("enjoyed", 0.90, 0.75),
        ("contribution", 10.8, 40.0),
        ("even_at_best", 15.9, 50.0),
        ("enough_ratings", 20, 8),
        ("not_exempt", None, None),
        ("not_mandatory", None, None),
        ("takes_more", 40, 12),
    ]


@pytest.mark.parametrize(
    ("flipped", "name"),
    [
        ({"enjoyment": 0.74}, "enjoyed"),
        ({"enjoyment": None}, "enjoyed"),
        ({"contribution": 40.0}, "contribution"),
        ({"contribution": None}, "contribution"),
        ({"high": 50.0}, "even_at_best"),
        ({"high": None}, "even_at_best"),
        ({"ratings": 7}, "enough_ratings"),
        ({"exempt": True}, "not_exempt"),
        ({"mandatory": True}, "not_mandatory"),
        ({"hours": 12.0}, "takes_more"),
        ({"hours": 12.0, "cost": 900.0, "median_cost": 900.0}, "takes_more"),
    ],
)
def test_each_condition_alone_holds_it_back(flipped, name):
    facts = replace(CANDY, **flipped)
    assert [one.name for one in conditions(facts) if not one.holds] == [name]
    assert not stands_out(facts)


def test_cost_or_hours_above_the_median_is_enough():
    costly = replace(CANDY, hours=1.0, cost=5000.0, median_cost=900.0)
    assert stands_out(costly)
    assert [(one.name, one.figure, one.against) for one in conditions(costly)][-1] == ("costs_more", 5000.0, 900.0)
    assert stands_out(replace(CANDY, cost=1.0, median_cost=900.0))


def test_another_method_draws_other_lines():
    strict = Cuts(joy=0.95, low=10.0, high=20.0, top=12.0, least=25)
    assert [one.name for one in conditions(CANDY, strict) if not one.holds] == [
        "enjoyed",
        "contribution",
        "even_at_best",
        "enough_ratings",
    ]


SHARE = st.floats(0, 1)
SCORE = st.floats(0, 100)
EUROS = st.none() | st.floats(0, 10**6)


@given(
    enjoyment=SHARE,
    scores=st.tuples(SCORE, SCORE, SCORE).map(sorted),
    ratings=st.integers(0, 500),
    reasons=st.sampled_from([(True, False), (False, True), (True, True)]),
    hours=st.floats(0, 10**4),
    median_hours=st.floats(0, 10**4),
    cost=EUROS,
    median_cost=EUROS,
)
def test_what_is_exempt_or_asked_by_law_never_stands_out(
    enjoyment, scores, ratings, reasons, hours, median_hours, cost, median_cost
):
    low, value, high = scores
    exempt, mandatory = reasons
    facts = Facts(enjoyment, value, low, high, ratings, exempt, mandatory, hours, median_hours, cost, median_cost)
    assert not stands_out(facts)


def test_it_stands_out_for_exactly_one_of_all_combinations_of_conditions():
    flips = [{"enjoyment": 0.1}, {"contribution": 90.0}, {"high": 90.0}, {"ratings": 0}, {"exempt": True}]
    flips += [{"mandatory": True}, {"hours": 0.0}]
    outcomes = []
    for chosen in itertools.product([False, True], repeat=len(flips)):
        facts = CANDY
        for flip, flipped in zip(flips, chosen, strict=True):
            facts = replace(facts, **flip) if flipped else facts
        outcomes.append(stands_out(facts))
    assert (len(outcomes), sum(outcomes), outcomes[0]) == (128, 1, True)


def test_the_median_of_nothing_is_nothing():
    assert [middle([]), middle([3]), middle([1, 2, 9])] == [0.0, 3.0, 2.0]
