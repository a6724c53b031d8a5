"""Counts for who may not see names: an attack that knows all but the answers finds nobody's."""

import datetime as dt
import itertools
import random

import pytest

from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.reports import actions, queries
from vliegwiel.areas.reports.models import MonthCount
from vliegwiel.areas.reports.queries.counts import shown
from vliegwiel.kit import clock
from vliegwiel.kit.small_numbers import hidden, tenths

DAY = dt.date(2026, 11, 1)


@pytest.mark.parametrize(
    ("hits", "n", "said"),
    [(0, 5, 0), (2, 5, 0), (3, 5, 10), (5, 5, 10), (3, 40, 1), (20, 40, 5), (37, 40, 9), (38, 40, 10)],
)
def test_a_share_speaks_of_no_one(hits, n, said):
    assert tenths(hits, n) == said


def published(groups, k=5):
    """What is told of {unit: answers}; the people and their units are known to everybody."""
    rows = [(unit, str(unit), len(answers), sum(answers), DAY) for unit, answers in sorted(groups.items())]
    return [(one.people, one.tenths) for one in shown(rows, k)]


@pytest.mark.parametrize("seed", range(25))
def test_whoever_tries_every_world_that_fits_what_is_told_can_say_of_nobody_how_she_stands(seed):
    """All answers that give the same figures are tried: of everybody both answers remain."""
    dice = random.Random(seed)
    sizes = dice.choice([[5, 6], [3, 5, 4], [1, 7, 2], [11], [4], [6, 1, 5], [2, 2, 2, 5]])
    truth = {unit: [dice.random() < dice.choice([0.1, 0.5, 0.95]) for _ in range(n)] for unit, n in enumerate(sizes)}
    told = published(truth)
    fits = [
        bits for bits in itertools.product((False, True), repeat=sum(sizes)) if published(_cut(bits, sizes)) == told
    ]
    assert all(len({bits[one] for bits in fits}) == 2 for one in range(sum(sizes)))


def _cut(bits, sizes):
    rest = iter(bits)
    return {unit: list(itertools.islice(rest, n)) for unit, n in enumerate(sizes)}


def test_the_attack_does_find_somebody_where_plain_counts_are_told():
    """Proof that the attack can win: five people, all in order, told as five of five."""
    fits = [bits for bits in itertools.product((False, True), repeat=5) if sum(bits) == 5]
    assert all(len({bits[one] for bits in fits}) == 1 for one in range(5))


def test_what_is_hidden_is_hidden_by_the_one_function():
    groups = {1: [True] * 12, 2: [True] * 2, 3: [False] * 20}
    gone = hidden({unit: len(answers) for unit, answers in groups.items()}, 8)
    assert [people is None for people, _share in published(groups, 8)] == [unit in gone for unit in (1, 2, 3)]


def test_from_two_months_nobody_who_came_or_went_is_told(company, hire, bhv, do):
    crew = [hire(f"P{n}", "Noord", unit=company.north) for n in range(6)]
    for one in crew[:3]:
        do(bhv.first, one, dt.date(2026, 9, 1))
    thing = f"q{bhv.pk}"
    with clock.at(dt.date(2026, 11, 3)):
        assert (actions.count_month(), actions.count_month()) == (1, 0)
        before = queries.counted(thing)
        assert [(one.people, one.tenths, one.of) for one in before.rows] == [(6, 5, DAY)]
        assert queries.counted_things() == {thing: "BHV"}
    with clock.at(dt.date(2026, 11, 10)):
        late = hire("Nieuw", "Noord", unit=company.north)
        Placement.objects.filter(employment__person=late).update(starts=dt.date(2026, 11, 10))
        late.employments.update(starts=dt.date(2026, 11, 10))
    with clock.at(dt.date(2026, 12, 3)):  # one more: the figures stay those of November
        actions.count_month()
        after = queries.counted(thing)
        assert after.day == dt.date(2026, 12, 1)
        assert after.rows == before.rows
    Placement.objects.filter(employment__person__in=crew[:5]).update(ends=dt.date(2026, 12, 20))
    with clock.at(dt.date(2027, 1, 3)):  # six changed since November: a group, but what is left is too small
        actions.count_month()
        assert [(one.people, one.of) for one in queries.counted(thing).rows] == [(None, None)]
        assert MonthCount.objects.filter(day=dt.date(2027, 1, 1)).values_list("people", flat=True).get() == 2
