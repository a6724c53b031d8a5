"""The transfer board: figures of groups, each of which follows from rows; nothing of anybody can be worked out."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pieces import a_behaviour
from tests.practising import MONDAY, finish, listening, make_plan, publish
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.enums import Came, Change, Hidden, Stage
from vliegwiel.areas.insights.models import TransferCount
from vliegwiel.areas.insights.queries.counting import counts, homes
from vliegwiel.areas.insights.queries.transfer import RIPE_AFTER, STANDS_AFTER, advice, quarter_of, together
from vliegwiel.areas.observation.models import Applied, BehaviourCheck
from vliegwiel.areas.people.models import Employment
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice.models import Plan
from vliegwiel.kit import clock
from vliegwiel.kit.small_numbers import hidden

__all__ = ["finish", "listening", "make_plan", "publish"]
Q1 = dt.date(2026, 1, 1)
LATER = MONDAY + dt.timedelta(days=200)
K = 5


@pytest.fixture
def lives(make_plan, listening, mara):
    """`lives(person, ["did_it", "", "no_chance"], seen=True, on=day)`: what she said from day 3 on, in order."""

    def _lives(person, says, *, seen=False, on=MONDAY):
        plan = make_plan(person, listening, supporter=mara, on=on)
        for step, said in zip(plan.check_ins.filter(day__gte=3).order_by("day"), says, strict=False):
            if not said:
                continue
            with clock.at(step.due_on):
                practice.answer_check_in(step, said=said, by=person)
                if seen and said == "did_it":
                    practice.support(step, kind="confirmed", by=mara)
        return plan

    return _lives


@pytest.fixture
def team(crowd, company, mara):
    """Colleagues of whom Mara may be chosen as support."""
    return lambda n: crowd(n, company.north)


def figures(activity, quarter):
    rows = TransferCount.objects.filter(activity=activity, quarter=quarter).order_by("what")
    return dict(rows.values_list("what", "people"))


@pytest.fixture
def lived(lives, team, finish, listening):
    """Seven who finished in March: one without a plan, one who only said so, two seen once, two seen for good."""
    people = team(7)
    finish(people[0], listening)
    lives(people[1], ["", "", "", ""])
    lives(people[2], ["no_chance", "did_it"])
    lives(people[3], ["did_it", "did_it"], seen=True)
    lives(people[4], ["tried", "did_it"], seen=True)
    lives(people[5], ["did_it", "did_it", "did_it", "did_it"], seen=True)
    lives(people[6], ["no_chance", "did_it", "", "did_it"], seen=True)
    return people


def test_every_figure_follows_from_what_people_said_and_others_saw(lived, listening):
    with clock.at(LATER):
        actions.count_transfer()
    found = figures(listening, Q1)
    reached = {one.value: found.get(one.value, 0) for one in Came if one != Came.RIPE}
    assert reached == {"finished": 7, "planned": 6, "tried": 5, "applied": 4, "sustained": 2}
    assert {what: n for what, n in found.items() if what.startswith(("said", "first", "answered"))} == {
        "answered": 5,
        "answered:3": 5,
        "answered:14": 5,
        "answered:42": 1,
        "answered:84": 2,
        "first:3": 2,
        "first:14": 3,
        "said:did_it": 5,
        "said:tried": 1,
        "said:no_chance": 2,
    }
    assert {what: n for what, n in found.items() if what.startswith("asked")} == dict.fromkeys(
        ["asked:1", "asked:3", "asked:14", "asked:42", "asked:84"], 6
    )
    assert figures(listening, None) == found | {"ripe": 7}


def test_counting_again_changes_nothing_and_what_is_no_longer_so_goes(lived, listening):
    with clock.at(LATER):
        assert actions.count_transfer(listening) > 0
        assert actions.count_transfer(listening) == 0
        Employment.objects.filter(person=lived[5]).update(ends=LATER - dt.timedelta(days=1))
        assert actions.count_transfer(listening) > 0
    assert figures(listening, Q1)["finished"] == 6
    assert figures(listening, Q1)["sustained"] == 1
    assert figures(listening, Q1)["answered:84"] == 1
    assert "answered:42" not in figures(listening, Q1)


def test_a_quarter_that_ended_half_a_year_ago_stands_whatever_goes_after_that(lived, listening, lives, team):
    closes = dt.date(2026, 4, 1) + STANDS_AFTER
    for day, finished in ((closes - dt.timedelta(days=1), 7), (closes, 7)):
        with clock.at(day):
            actions.count_transfer(listening)
            assert figures(listening, Q1)["finished"] == finished
    before = figures(listening, Q1)
    Plan.objects.filter(activity=listening).delete()  # as after two years
    with clock.at(closes):
        assert actions.count_transfer(listening) == 0
        assert figures(listening, Q1) == before
        row = queries.board_of(listening).row
        assert (row.planned.n, row.tried.n, row.applied.n, row.sustained.n) == (6, 5, 4, 2)


def test_the_day_before_it_stands_it_still_follows_the_rows(lived, listening):
    with clock.at(dt.date(2026, 4, 1) + STANDS_AFTER - dt.timedelta(days=1)):
        actions.count_transfer(listening)
        Plan.objects.filter(activity=listening).delete()
        actions.count_transfer(listening)
    assert figures(listening, Q1) == {"finished": 7}


def test_of_a_quarter_long_gone_that_was_never_counted_the_rows_are_counted_once(lived, listening):
    with clock.at(dt.date(2026, 4, 1) + 2 * STANDS_AFTER):
        actions.count_transfer(listening)
    assert figures(listening, Q1)["applied"] == 4


def test_after_which_nothing_is_asked_has_no_shares_and_no_advice(team, finish, publish):
    silent = publish("stil")
    silent.follow_up = False
    silent.save()
    for person in team(12):
        finish(person, silent)
    with clock.at(LATER):
        actions.count_transfer()
        (row,) = queries.board()
        board = queries.board_of(silent)
    assert row == board.row
    assert (row.unasked, row.finished, row.planned.n, row.hidden) == (True, 12, None, None)
    assert (board.cohorts, board.steps, board.words, board.advice) == ((), (), (), ())


def test_seen_twice_within_eight_weeks_is_not_for_good(lives, team, listening):
    for person in team(5):
        lives(person, ["did_it", "did_it", "did_it"], seen=True)  # days 3, 14 and 42: 39 days
    with clock.at(LATER):
        actions.count_transfer()
        row = queries.board_of(listening).row
    assert (row.applied.n, row.sustained.n, row.sustained.of) == (5, 0, 5)


def test_a_behaviour_check_counts_as_seen_too(lives, team, listening, company, ines):
    """Written straight into the table: how it comes there is asked in tests/areas/observation."""
    behaviour = a_behaviour(ines)
    for n, person in enumerate(team(5)):
        lives(person, ["did_it"])
        check = BehaviourCheck.objects.create(person=person, activity=listening, behaviour=behaviour)
        for moment in ("post", "again")[: n % 3]:
            Applied.objects.create(check_of=check, moment=moment, on=MONDAY)
    with clock.at(LATER):
        actions.count_transfer()
    found = figures(listening, Q1)
    assert (found["applied"], found["sustained"]) == (3, 1)
    per_unit = counts(listening, homes())  # the way per unit says the same, asked of all or of these alone
    assert sum(n for (_unit, stage), n in per_unit.items() if stage == Stage.APPLIED) == 3
    assert counts(listening, homes(), only_these=True) == per_unit


def test_what_stood_in_the_way_comes_in_the_order_of_how_many_said_so(lives, team, listening):
    for n, person in enumerate(team(12)):
        step = lives(person, []).check_ins.get(day=3)
        with clock.at(step.due_on):
            practice.answer_check_in(step, said="tried", by=person)
            practice.name_obstacle(step, obstacle="time" if n < 7 else "forgot", by=person)
    with clock.at(LATER):
        actions.count_transfer()
        board = queries.board_of(listening)
    assert [(word.said, word.share.n, word.share.of) for word in board.words] == [("time", 7, 12), ("forgot", 5, 12)]


def test_it_is_too_early_to_say_what_lasts_until_all_of_a_quarter_were_asked_for_the_last_time(lives, team, listening):
    for person in team(5):
        lives(person, ["did_it", "", "", "did_it"], seen=True)
    last = dt.date(2026, 4, 1) + RIPE_AFTER
    for day, says in ((last - dt.timedelta(days=1), None), (last, (5, 5))):
        with clock.at(day):
            actions.count_transfer()
            board = queries.board_of(listening)
        told = board.row.sustained and (board.row.sustained.n, board.row.sustained.of)
        assert (told, board.cohorts[0].early) == (says, says is None)


def test_a_small_group_shows_nothing_and_says_why(lives, team, listening):
    for person in team(4):
        lives(person, ["did_it"], seen=True)
    with clock.at(LATER):
        actions.count_transfer()
        (row,) = queries.board()
        board = queries.board_of(listening)
    assert row == board.row
    assert (row.hidden, row.finished, row.applied.n, row.sustained) == (Hidden.SMALL, 0, None, None)
    assert (board.cohorts, board.steps, board.words, board.advice) == ((), (), (), ())


def test_a_small_quarter_hides_with_its_neighbour_and_the_total_is_of_what_is_shown(lives, team, listening):
    people = team(16)
    for n, person in enumerate(people):
        on = MONDAY if n < 3 else dt.date(2026, 4, 7) if n < 9 else dt.date(2026, 7, 6)
        lives(person, ["did_it"], seen=True, on=on)
    with clock.at(LATER + dt.timedelta(days=200)):
        actions.count_transfer()
        board = queries.board_of(listening)
    assert [(one.quarter.month, one.finished, one.hidden) for one in board.cohorts] == [
        (7, 7, None),
        (4, 0, Hidden.PROTECTS),
        (1, 0, Hidden.SMALL),
    ]
    assert (board.row.finished, board.row.applied.n) == (7, 7)


def test_what_was_in_the_way_is_told_from_five_people_on_the_most_first(lives, team, listening):
    for n, person in enumerate(team(12)):
        lives(person, ["no_chance", "not_useful" if n < 4 else "no_chance"])
    with clock.at(LATER):
        actions.count_transfer()
        board = queries.board_of(listening)
    assert [(word.said, word.share.n, word.share.of) for word in board.words] == [("no_chance", 12, 12)]
    assert [one.change for one in board.advice] == [Change.MAKE_CHANCES]


def test_the_board_puts_the_largest_share_first_and_what_is_hidden_last(lives, team, finish, listening, publish):
    well, small = publish("goed"), publish("klein")
    people = team(6)
    for person in people:
        finish(person, well)
    finish(people[0], small)
    for person in people:
        lives(person, ["tried"])
    with clock.at(LATER):
        actions.count_transfer()
        assert [row.title for row in queries.board()] == ["Goed", "Luisteren", "Klein"]
        assert [row.title for row in queries.board("planned")] == ["Luisteren", "Goed", "Klein"]
        assert [row.title for row in queries.board("tried")] == ["Luisteren", "Goed", "Klein"]


def test_many_activities_cost_as_many_questions_as_one(publish, finish, team, django_assert_num_queries):
    people = team(5)
    for n in range(3):
        activity = publish(f"les-{n}")
        for person in people:
            finish(person, activity)
    actions.count_transfer()
    with django_assert_num_queries(3):
        assert len(queries.board()) == 3


# --- the formulas -------------------------------------------------------------------------------------------------

QUARTERS = [dt.date(2025 + n // 4, 1 + 3 * (n % 4), 1) for n in range(8)]


@st.composite
def counted(draw):
    """Figures per quarter as they may be: nobody tries without having finished."""
    found = {}
    for quarter in draw(st.sets(st.sampled_from(QUARTERS))):
        finished = draw(st.integers(1, 30))
        applied = draw(st.integers(0, finished))
        for what, n in ((Came.FINISHED, finished), (Came.APPLIED, applied), (Came.SUSTAINED, applied // 2)):
            if n:
                found[quarter, what.value] = n
    return found


@given(counted(), st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)))
def test_nothing_small_follows_from_all_that_is_told(figures, day):
    """Told are the quarters that are not hidden and the sums. What is left when those are subtracted is nobody, or a
    group large enough."""
    sums = together(figures, K, day)
    sizes = {quarter: n for (quarter, what), n in figures.items() if what == Came.FINISHED}
    shown = {quarter for quarter in sizes if quarter not in hidden(sizes, K)}
    told, all_of_them = sum(sizes[quarter] for quarter in shown), sum(sizes.values())
    assert all(sizes[quarter] >= K for quarter in shown)
    assert sums.get((None, "finished"), 0) in ({told} if shown else {0, all_of_them})
    assert sums.get((None, "finished"), 0) == 0 or sums[None, "finished"] >= K
    assert all_of_them - told == 0 or all_of_them - told >= K or not shown
    ripe = sums.get((None, "ripe"), 0)
    assert ripe == sum(sizes[quarter] for quarter in shown if quarter_end(quarter) + RIPE_AFTER <= day)
    assert sums.get((None, "sustained"), 0) == sum(
        figures.get((quarter, "sustained"), 0) for quarter in shown if quarter_end(quarter) + RIPE_AFTER <= day
    )


def quarter_end(quarter):
    return dt.date(quarter.year + (quarter.month == 10), (quarter.month + 2) % 12 + 1, 1)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_a_day_is_in_the_quarter_that_begins_on_or_before_it(day):
    first = quarter_of(day)
    assert first <= day < quarter_end(first)
    assert (first.day, first.month % 3) == (1, 1)


def test_advice_follows_from_figures_and_never_from_a_handful():
    few = {"finished": 9, "planned": 0}
    many = {"finished": 40, "planned": 6, "tried": 5, "applied": 0}
    assert advice(few) == []
    assert [(one.change, one.n, one.of) for one in advice(many)] == [(Change.ASK_PLAN, 6, 40)]
    unseen = {"finished": 40, "planned": 38, "tried": 30, "applied": 4, "asked:14": 38, "answered:14": 8}
    assert [one.change for one in advice(unseen)] == [Change.SHORTEN, Change.LET_SEE]
    sinks = {"finished": 40, "planned": 38, "tried": 30, "applied": 28, "ripe": 40, "sustained": 2}
    assert [one.change for one in advice(sinks)] == [Change.KEEP_UP]
    misfit = {"finished": 40, "planned": 38, "tried": 30, "applied": 25, "said:not_useful": 20, "said:no_chance": 30}
    assert Counter(one.change for one in advice(misfit)) == Counter([Change.MAKE_CHANCES, Change.FIT])
    fine = {"finished": 40, "planned": 38, "tried": 30, "applied": 28, "ripe": 40, "sustained": 25}
    assert advice(fine) == []
