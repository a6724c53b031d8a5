"""Small groups: the rules as vectors, and an attack that tries to work the hidden ones out."""

import random
from fractions import Fraction

import pytest

from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.enums import Hidden
from vliegwiel.areas.insights.queries.units import groups, grow
from vliegwiel.kit.small_numbers import hidden


@pytest.mark.parametrize(
    ("sizes", "gone"),
    [
        ({"Sales": 12, "Marketing": 2, "Ops": 20}, {"Sales", "Marketing"}),
        ({"A": 9, "B": 11}, set()),
        ({"A": 5, "B": 4, "C": 9}, {"A", "B"}),
    ],
)
def test_the_vectors_of_the_rule_at_k_8(sizes, gone):
    assert hidden(sizes, 8) == gone
    units = {0: ("Alles", None)} | {n: (name, 0) for n, name in enumerate(sizes, 1)}
    tree = grow(units, {n: {"invited": sizes[name]} for n, name in enumerate(sizes, 1)})
    found = {group.name for group in groups(tree, 8) if group.hidden}
    assert found == gone


def show(sizes, parents, k=5):
    """{unit: (size shown or None, reason)} for a tree given as parents; direct groups have "name*"."""
    units = {name: (name, parent) for name, parent in parents.items()}
    own = {name: {"invited": size} for name, size in sizes.items()}
    return {
        group.name + "*" * group.direct: (group.numbers["invited"] if group.numbers else None, group.hidden)
        for group in groups(grow(units, own), k)
    }


def test_an_organisation_of_four_shows_nothing_and_says_why():
    assert show({"A": 4}, {"A": None}) == {"A": (None, Hidden.SMALL)}


def test_a_unit_of_six_of_which_five_in_one_part_shows_the_unit_and_neither_part():
    shown = show({"A": 1, "B": 5}, {"A": None, "B": "A"})
    assert shown == {"A": (6, None), "A*": (None, Hidden.SMALL), "B": (None, Hidden.PROTECTS)}


def test_below_a_hidden_unit_all_is_hidden_else_the_parts_would_add_up():
    sizes = {"Small": 2, "Large": 0, "L1": 6, "L2": 7, "Other": 30}
    shown = show(sizes, {"Top": None, "Small": "Top", "Large": "Top", "L1": "Large", "L2": "Large", "Other": "Top"})
    assert shown == {
        "Top": (45, None),
        "Small": (None, Hidden.SMALL),
        "Large": (None, Hidden.PROTECTS),
        "L1": (None, Hidden.WITHIN),
        "L2": (None, Hidden.WITHIN),
        "Other": (30, None),
    }


def test_two_separate_organisations_protect_each_other():
    assert show({"A": 3, "B": 20, "C": 40}, dict.fromkeys("ABC")) == {
        "A": (None, Hidden.SMALL),
        "B": (None, Hidden.PROTECTS),
        "C": (40, None),
    }


def test_a_unit_where_nobody_is_invited_is_not_a_group():
    assert show({"A": 9, "B": 0}, {"A": None, "B": "A"}) == {"A": (9, None)}


@pytest.mark.parametrize("seed", range(60))
def test_an_attacker_who_subtracts_all_she_likes_finds_no_hidden_group(seed):
    """Every shown number is an equation over people placed in each unit; solve them and look for a hidden one."""
    dice = random.Random(seed)
    size = dice.randint(2, 14)
    parents = {0: None} | {n: dice.randrange(n) for n in range(1, size)}
    own = {n: {"invited": dice.choice([0, 0, 1, 2, 3, 4, 5, 6, 9, 15])} for n in parents}
    tree = grow({n: (str(n), parent) for n, parent in parents.items()}, own)

    def inside(unit):
        return {n for n in parents if n == unit or (parents[n] is not None and n in below(unit))}

    def below(unit):
        found = {unit}
        for n in range(1, size):
            if parents[n] in found:
                found.add(n)
        return found

    def equation(group):
        people = {group.unit} if group.direct else inside(group.unit)
        # Where nobody is invited is no secret: such units drop out of the sums.
        return [Fraction(n in people and own[n]["invited"] > 0) for n in parents]

    found = list(groups(tree, 5))
    assert bool(found) == any(own[n]["invited"] for n in parents)
    known = _reduce([equation(group) for group in found if group.numbers])
    for group in found:
        assert (group.numbers is None) == (group.hidden is not None)
        if group.numbers:
            assert group.numbers["invited"] >= 5
        else:
            wanted = equation(group)
            assert any(_rest(known, wanted)), f"{group} can be worked out"
    for n in parents:  # nor the people placed in one unit, where they are a small group
        alone = [Fraction(m == n) for m in parents]
        if 0 < own[n]["invited"] < 5:
            assert any(_rest(known, alone)), f"the people of {n} can be worked out"


def _reduce(rows):
    reduced = []
    for row in rows:
        row = _rest(reduced, row)
        lead = next((i for i, value in enumerate(row) if value), None)
        if lead is not None:
            row = [value / row[lead] for value in row]
            reduced = [(at, [a - other[lead] * b for a, b in zip(other, row, strict=True)]) for at, other in reduced]
            reduced.append((lead, row))
    return reduced


def _rest(reduced, row):
    for lead, known in reduced:
        row = [a - row[lead] * b for a, b in zip(row, known, strict=True)]
    return row


def test_the_attack_does_find_what_is_left_unprotected():
    """Proof that the attack can win: parent and one of two parts shown give the other away."""
    known = _reduce([[Fraction(1), Fraction(1)], [Fraction(1), Fraction(0)]])
    assert not any(_rest(known, [Fraction(0), Fraction(1)]))


def test_by_unit_rolls_people_up_the_tree(activity, crowd, walk, company):
    for person in crowd(6, company.north):
        walk(person, activity, "started")
    for person in crowd(7, company.south):
        walk(person, activity, "invited")
    actions.recount()
    shown = {
        group.name: (group.depth, group.numbers["invited"], group.numbers["started"])
        for group in queries.by_unit(activity)
    }
    assert shown == {"Waterland": (0, 13, 6), "Team Noord": (1, 6, 6), "Team Zuid": (1, 7, 0)}


def test_k_is_a_setting_and_five_at_least(settings):
    settings.SMALLEST_GROUP = 3
    assert queries.smallest_group() == 5
    settings.SMALLEST_GROUP = 8
    assert queries.smallest_group() == 8
