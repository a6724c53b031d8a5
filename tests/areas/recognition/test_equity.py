"""In which teams nobody is seen: the maths on planted inequity, rings, and what two tables side by side may tell."""

import datetime as dt
from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.practising import MONDAY
from vliegwiel.areas.people.models import Organisation, Placement
from vliegwiel.areas.recognition import permissions, queries
from vliegwiel.areas.recognition.enums import SMALLEST_GROUP, Contract
from vliegwiel.areas.recognition.models import Question, Recognition
from vliegwiel.kit import clock


@pytest.mark.parametrize(
    ("day", "starts", "ends"),
    [
        (dt.date(2026, 1, 1), dt.date(2025, 10, 1), dt.date(2025, 12, 31)),
        (dt.date(2026, 3, 31), dt.date(2025, 10, 1), dt.date(2025, 12, 31)),
        (dt.date(2026, 4, 1), dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        (dt.date(2024, 5, 29), dt.date(2024, 1, 1), dt.date(2024, 3, 31)),
    ],
)
def test_a_quarter_is_told_once_it_is_over(day, starts, ends):
    assert queries.last_quarter(day) == (starts, ends)


@pytest.mark.parametrize(
    ("thanks", "counted"),
    [
        ([(1, 2), (2, 1)], [(1, 2)]),
        ([(1, 2), (2, 3), (3, 1)], [(1, 2), (2, 3)]),
        ([(1, 2), (1, 2), (3, 2)], [(1, 2), (1, 2), (3, 2)]),
        ([(1, 1), (2, 1), (1, 3)], [(2, 1), (1, 3)]),
    ],
)
def test_thanks_that_come_back_round_a_ring_count_no_second_time(thanks, counted):
    assert queries.counted(thanks) == counted


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=25))
def test_what_is_counted_has_no_ring_and_leaves_nobody_out_who_was_seen_outside_one(thanks):
    kept = queries.counted(thanks)
    left = list(kept)
    while left:  # take away who thanks and is not thanked: a ring would stay
        givers = {by for by, _to in left} - {to for _by, to in left}
        assert givers, f"a ring in {kept}"
        left = [one for one in left if one[0] not in givers]
    real = [one for one in thanks if one[0] != one[1]]
    assert bool(kept) == bool(real)
    if not any((to, by) in real for by, to in real) and len({by for by, _ in real} & {to for _, to in real}) == 0:
        assert kept == real


@pytest.fixture
def planted(hire, company, listening, make_plan):
    """`planted("north", 10, seen=8, hours=36)`: so many people there, of whom so many were seen in a quarter."""
    writer = hire("Wilma", "Ver", unit=company.root)
    numbers = iter(range(99))

    def _planted(unit, n, *, seen, on=MONDAY, **more):
        people = [hire("Lid", f"Nummer {next(numbers)}", unit=getattr(company, unit), **more) for _ in range(n)]
        for person in people[:seen]:
            plan = make_plan(person, listening, on=on)
            with clock.at(on):
                about = {"person": person, "asked": writer, "activity": listening}
                asked = Question.objects.create(plan=plan, **about)
                Recognition.objects.create(question=asked, person=person, by=writer, text="x" * 20)
        return people

    return _planted


def told(day=dt.date(2026, 4, 2)):
    found = queries.equity(Organisation.objects.get(), day)
    return {one.name: one.tenths for one in found.units}, {one.key: one.tenths for one in found.contracts}


def test_planted_inequity_is_found(planted, django_assert_num_queries):
    planted("north", 20, seen=16, hours=36)
    planted("south", 20, seen=1, hours=20)
    planted("staff", 12, seen=6, hours=36)
    units, contracts = told()
    assert units == {"Team Noord": 8, "Team Zuid": 0, "Staf": 5, "Waterland": None} or units["Team Zuid"] == 0
    assert (units["Team Noord"], units["Team Zuid"]) == (8, 0)
    assert contracts.get(Contract.PART) in (0, None)
    found = queries.equity(Organisation.objects.get(), dt.date(2026, 4, 2))
    assert [one.name for one in found.unseen] == ["Team Zuid"]
    with django_assert_num_queries(3):
        queries.equity(Organisation(full_time_hours=36), dt.date(2026, 4, 2))


def test_fewer_than_five_are_told_about_nowhere_and_nobody_subtracts_them(planted):
    planted("north", 12, seen=3)
    planted("south", 4, seen=4)
    units, _contracts = told()
    # Two in other places and four in the south: together six, so they stay hidden and the north may be told.
    assert units == {"Team Noord": 2, "Team Zuid": None, "Waterland": None, "Staf": None}


def test_a_quarter_tells_what_was_in_it_whoever_moved_since(planted, company):
    people = planted("north", 10, seen=9)
    planted("staff", 3, seen=0)
    planted("south", 10, seen=0)
    planted("south", 3, seen=3, on=dt.date(2026, 4, 7))
    first, _ = told()
    Placement.objects.filter(employment__person__in=people).update(ends=dt.date(2026, 4, 1))
    Recognition.objects.update(text="", erased_at=dt.datetime(2026, 4, 3, tzinfo=dt.UTC))
    assert told()[0] == first
    assert (first["Team Noord"], first["Team Zuid"]) == (10, 0)
    assert SMALLEST_GROUP == 5


def known_of_somebody(cells, tables):
    """By trying every way in which it could be: how many of each cell were seen, so that it fits what both tables tell.
    Of people in one cell nothing sets them apart, so something is known of one when all or none of them always were."""
    names = list(cells)
    fits = []
    for hits in product(*(range(cells[name][0] + 1) for name in names)):
        world = dict(zip(names, hits, strict=True))
        for side, table in enumerate(tables):
            for key, band in table.items():
                n = sum(cells[name][0] for name in names if name[side] == key)
                least, most = queries.limits(band, n)
                if not least <= sum(world[name] for name in names if name[side] == key) <= most:
                    break
            else:
                continue
            break
        else:
            fits.append(world)
    return any(
        all(world[name] == 0 for world in fits) or all(world[name] == n for world in fits)
        for name, (n, _hits) in cells.items()
    )


def tables_of(cells):
    tables = []
    for side in (0, 1):
        sizes, hits = Counter(), Counter()
        for cell, (n, seen) in cells.items():
            sizes[cell[side]] += n
            hits[cell[side]] += seen
        tables.append(queries.bands(sizes, hits))
    return tables


@settings(max_examples=60)
@given(st.data())
def test_the_audit_says_exactly_when_two_tables_together_tell_of_somebody(data):
    names = [(unit, kind) for unit in ("N", "Z") for kind in ("voltijd", "deeltijd")]
    sizes = data.draw(st.lists(st.integers(0, 7), min_size=4, max_size=4).filter(any))
    cells = {name: (n, data.draw(st.integers(0, n))) for name, n in zip(names, sizes, strict=True) if n}
    tables = tables_of(cells)
    assert queries.gives_away(cells, tables) == known_of_somebody(cells, tables)


def test_two_tables_that_tell_of_somebody_are_not_told_side_by_side():
    # Of five in N at least three were seen; of the five who work full time at most two. Four are in both.
    cells = {("N", "v"): (4, 2), ("N", "d"): (1, 1), ("Z", "v"): (1, 0), ("Z", "d"): (5, 2)}
    tables = tables_of(cells)
    assert (tables[0]["N"], tables[1]["v"]) == (10, 0)
    assert known_of_somebody(cells, tables)
    assert queries.gives_away(cells, tables)
    assert not known_of_somebody(cells, tables[:1])  # the one table is safe by itself


def test_the_figures_are_for_the_lead_and_for_the_line(lea, dana, hugo, mara, ben, ines):
    assert [one.given_name for one in (lea, dana, hugo, mara, ben, ines) if permissions.may_see_equity(one)] == [
        "Lea",
        "Dana",
    ]
