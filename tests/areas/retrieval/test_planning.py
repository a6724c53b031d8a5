"""When a card comes back: the vectors of the design, with fuzzing off (learning design 2.3, T06)."""

import datetime as dt

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.areas.retrieval.enums import Grade
from vliegwiel.areas.retrieval.queries import Method, Standing, graded, method, planned, retrievability

START = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
AGAIN, HARD, GOOD, EASY = Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY


def walk(grades, *, retention=0.9, fuzz=False):
    """Each answer on the day it comes back."""
    standing, at, steps = Standing(), START, []
    for grade in grades:
        step = planned(standing, grade, at, by=Method(retention), card=7, fuzz=fuzz)
        steps.append(step)
        standing, at = step.standing, step.due
    return steps


@pytest.mark.parametrize(
    ("grades", "retention", "days"),
    [
        ([GOOD] * 4, 0.90, [2, 11, 46, 120]),
        ([AGAIN, GOOD, GOOD, GOOD], 0.90, [1, 2, 6, 17]),
        ([HARD, GOOD, GOOD, GOOD], 0.90, [1, 5, 17, 50]),
        ([GOOD, GOOD, AGAIN, GOOD, GOOD], 0.90, [2, 11, 2, 5, 12]),
        ([GOOD] * 3, 0.85, [4, 31, 120]),
        ([GOOD] * 5, 0.95, [1, 3, 8, 19, 43]),
    ],
)
def test_the_intervals_are_those_of_the_design(grades, retention, days):
    steps = walk(grades, retention=retention)
    assert [step.days for step in steps] == days
    assert [step.due - step.standing.last_at for step in steps] == [dt.timedelta(days=n) for n in days]


def test_stability_and_difficulty_are_those_of_the_design():
    standings = [step.standing for step in walk([GOOD] * 3)]
    assert [round(one.stability, 4) for one in standings] == [2.3065, 10.9643, 46.2802]
    assert [round(one.difficulty, 4) for one in standings] == [2.1181, 2.1112, 2.1043]


@pytest.mark.parametrize(
    ("days", "known"), [(1, 0.9857), (3, 0.9610), (7, 0.9226), (10, 0.9), (14, 0.8753), (30, 0.8094), (90, 0.7031)]
)
def test_what_is_still_known_is_as_the_design_says(days, known):
    assert round(retrievability(10, days), 4) == known


def test_what_never_came_back_is_taken_to_be_forgotten():
    assert retrievability(None, 3) == 0


@given(st.floats(0.1, 400), st.integers(0, 400))
def test_our_formula_is_that_of_the_library(stability, days):
    card = Card(card_id=1, state=2, stability=stability, difficulty=5.0, last_review=START, due=START)
    theirs = Scheduler().get_card_retrievability(card, START + dt.timedelta(days=days))
    assert retrievability(stability, days) == pytest.approx(theirs)


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        planned(Standing(), GOOD, dt.datetime(2026, 3, 2, 8), by=method())


def test_a_moment_in_another_zone_is_the_same_moment():
    amsterdam = START.astimezone(dt.timezone(dt.timedelta(hours=1)))
    assert planned(Standing(), GOOD, amsterdam, by=method()) == planned(Standing(), GOOD, START, by=method())


def test_a_safety_card_comes_back_sooner():
    assert (method().retention, method(safety=True).retention, method().longest) == (0.90, 0.95, 120)
    assert (len(method().parameters), method().version) == (21, "6.3.2")
    assert method().seal != method(safety=True).seal


def test_four_times_in_a_row_right_with_the_longest_interval_is_known():
    steps = walk([GOOD] * 7)
    assert [step.days for step in steps] == [2, 11, 46, 120, 120, 120, 120]
    assert [step.known for step in steps] == [False] * 6 + [True]
    assert not walk([GOOD] * 6 + [HARD])[-1].known
    assert walk([GOOD] * 6 + [HARD])[-1].standing.sure == 0


@given(st.lists(st.sampled_from(list(Grade)), min_size=1, max_size=12))
def test_nothing_comes_back_on_the_same_day_or_after_more_than_120_days(grades):
    for step in walk(grades):
        assert 1 <= step.days <= 120


@given(st.lists(st.sampled_from([GOOD, EASY]), min_size=7, max_size=7))
def test_fuzz_spreads_the_day_and_nothing_else(grades):
    plain, fuzzed = Standing(), Standing()
    at = START
    for grade in grades:
        one = planned(plain, grade, at, by=method())
        other = planned(fuzzed, grade, at, by=method(), fuzz=True)
        assert (one.standing, one.days, one.known) == (other.standing, other.days, other.known)
        assert 1 <= (other.due - at).days <= 120
        plain = fuzzed = one.standing
        at = one.due


@pytest.mark.parametrize(
    ("how", "grade"),
    [
        ({"right": False}, AGAIN),
        ({"right": False, "seconds": 1, "median": 30}, AGAIN),
        ({"right": True}, GOOD),
        ({"right": True, "helped": True}, HARD),
        ({"right": True, "seconds": 61, "median": 30}, HARD),
        ({"right": True, "seconds": 60, "median": 30}, GOOD),
        ({"right": True, "seconds": 601, "median": 30}, GOOD),  # she was away
        ({"right": True, "seconds": 300, "median": None}, GOOD),  # nobody knows what is slow here
        ({"right": True, "seconds": 1, "median": 30}, GOOD),  # quick is not easy: that is hers to say
    ],
)
def test_how_it_went_is_read_from_the_answer_alone(how, grade):
    assert graded(**how) == grade


def test_the_grades_are_those_of_the_library():
    assert [(one.name, int(one)) for one in Rating] == [
        ("Again", AGAIN),
        ("Hard", HARD),
        ("Good", GOOD),
        ("Easy", EASY),
    ]
