"""The decision rule of the intake, over all 4 x 4 x 4 x 4 combinations."""

from itertools import product

import pytest

from vliegwiel.areas.catalogue.enums import Barrier, Route
from vliegwiel.areas.catalogue.queries import explain, smallest_fix

J, P, L, W, N = Route.JOB_AID, Route.PRACTICE, Route.LEADER, Route.WORKPLACE, Route.NOTHING
LETTERS = {"J": J, "P": P, "L": L, "W": W, ".": N}

# (knowledge, skill): for motivation 0 | 1 | 2 | 3, for environment 0 1 2 3. More letters: the rule does not choose.
TABLE = {
    (0, 0): ". W W W | L L W W | L L L W | L L L L",
    (0, 1): "P P W W | PL PL W W | L L L W | L L L L",
    (0, 2): "P P P W | P P P W | PL PL PL W | L L L L",
    (0, 3): "P P P P | P P P P | P P P P | PL PL PL PL",
    (1, 0): "J J W W | JL JL W W | L L L W | L L L L",
    (1, 1): "JP JP W W | JPL JPL W W | L L L W | L L L L",
    (1, 2): "P P P W | P P P W | PL PL PL W | L L L L",
    (1, 3): "P P P P | P P P P | P P P P | PL PL PL PL",
    (2, 0): "J J J W | J J J W | JL JL JL W | L L L L",
    (2, 1): "J J J W | J J J W | JL JL JL W | L L L L",
    (2, 2): "P P P W | P P P W | PL PL PL W | L L L L",
    (2, 3): "P P P P | P P P P | P P P P | PL PL PL PL",
    (3, 0): "J J J J | J J J J | J J J J | JL JL JL JL",
    (3, 1): "J J J J | J J J J | J J J J | JL JL JL JL",
    (3, 2): "P P P P | P P P P | P P P P | L L L L",
    (3, 3): "P P P P | P P P P | P P P P | PL PL PL PL",
}
ALL = list(product(range(4), repeat=4))


def advised(knowledge, skill, motivation, environment):
    return smallest_fix(knowledge=knowledge, skill=skill, motivation=motivation, environment=environment)


def test_the_table_holds_for_all_256_combinations():
    cells = {
        (knowledge, skill, motivation, environment): tuple(LETTERS[letter] for letter in cell)
        for (knowledge, skill), row in TABLE.items()
        for motivation, block in enumerate(row.split(" | "))
        for environment, cell in enumerate(block.split())
    }
    assert len(cells) == 256
    assert {weights: advised(*weights).routes for weights in ALL} == cells


def test_the_sentences_of_the_rule_hold_wherever_they_speak():
    for weights in ALL:
        k, s, m, e = weights
        routes = advised(*weights).routes
        if e > max(k, s, m):
            assert routes == (W,), weights
        else:
            assert W not in routes, weights
        if k > max(s, m, e) and s <= 1:
            assert routes == (J,), weights
        if s > max(k, m, e):
            assert routes == (P,), weights
        if m > max(k, s, e):
            assert routes == (L,), weights


def test_ties_are_told_as_ties():
    for weights in ALL:
        advice = advised(*weights)
        top = max(weights)
        assert len(advice.highest) == (weights.count(top) if top else 0), weights
        assert advice.is_tied == (len(advice.highest) > 1), weights
        told = " ".join(explain(advice))
        assert ("even zwaar" in told) == advice.is_tied, weights


def test_what_the_rule_leaves_open_is_practice_with_the_information():
    advice = advised(3, 2, 0, 0)
    assert (advice.routes, advice.highest) == ((P,), (Barrier.KNOWLEDGE,))
    (told,) = explain(advice)
    assert told.endswith("Een hulpmiddel is te weinig: laat ze oefenen, met de uitleg erbij.")


@pytest.mark.parametrize("weights", [(4, 0, 0, 0), (0, -1, 0, 0)])
def test_a_barrier_weighs_nought_to_three(weights):
    with pytest.raises(ValueError):
        advised(*weights)
