"""Six weeks after, the loop asks and the check asks: one message about one activity, and nothing lost."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.observing import MONDAY, POST_DAY
from tests.practising import WORDS
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.observation import jobs, queries
from vliegwiel.areas.observation.queries.due import LATE_DAYS, stands_aside
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice import jobs as practice_jobs
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.areas.practice.queries import StepDays
from vliegwiel.kit import clock

DAY = dt.timedelta(days=1)


@pytest.fixture
def told(ben):
    """`told(day)`: both jobs of that morning; how many messages there are by then, of the step and of the check."""

    def _told(day):
        with clock.at(day):
            practice_jobs.tell_what_stands_ready.call()
            jobs.tell_what_asks.call()
        kinds = list(Message.objects.filter(person=ben).values_list("kind", flat=True))
        return kinds.count("practice.CheckInsReady"), kinds.count("observation.CheckReady")

    return _told


@pytest.fixture
def plan(check, ben, lesson):
    """Made on the day he finished; what came before six weeks he answered."""
    with clock.at(MONDAY):
        plan = practice.make_plan(lesson, by=ben, **WORDS)
    for step in plan.check_ins.filter(day__lt=42):
        with clock.at(step.due_on):
            practice.answer_check_in(step, said="stands" if step.day == 1 else "did_it", by=ben)
    return plan


def test_with_a_plan_there_is_one_message(plan, told):
    assert [told(POST_DAY + n * DAY) for n in range(LATE_DAYS + 1)] == [(1, 0)] * (LATE_DAYS + 1)


def test_without_a_plan_the_check_has_its_own(check, told):
    assert [told(POST_DAY - DAY), told(POST_DAY), told(POST_DAY + DAY)] == [(0, 0), (0, 1), (0, 1)]


@pytest.mark.parametrize("rests", [practice.stop_plan, practice.park_plan])
def test_a_plan_that_is_not_asked_about_takes_nothing_away(plan, told, ben, rests):
    with clock.at(POST_DAY - 3 * DAY):
        rests(plan, by=ben)
    assert told(POST_DAY) == (0, 1)


def test_who_answered_before_any_message_still_hears_of_the_check(plan, told, ben):
    with clock.at(POST_DAY):
        practice.answer_check_in(plan.check_ins.get(day=42), said="tried", by=ben)
    assert told(POST_DAY) == (0, 1)


def test_a_step_a_few_days_later_is_waited_for_and_one_weeks_later_is_not(plan, told):
    step = CheckIn.objects.filter(plan=plan, day=42)
    step.update(due_on=POST_DAY + 2 * DAY)
    assert [told(POST_DAY + n * DAY) for n in (0, 1, 2, 9)] == [(0, 0), (0, 0), (1, 0), (1, 0)]
    step.update(due_on=POST_DAY + 20 * DAY, until=POST_DAY + 34 * DAY, told_on=None)
    assert told(POST_DAY + 10 * DAY) == (1, 1)


def test_another_activitys_message_takes_nothing_away(check, told, publish, finish, ben):
    other = publish("iets-anders")
    finish(ben, other)
    with clock.at(MONDAY):
        practice.make_plan(other, by=ben, **WORDS)
    assert told(POST_DAY)[1] == 1


def test_the_question_costs_the_same_for_many(plan, learned, hire, company, django_assert_num_queries):
    with clock.at(POST_DAY), django_assert_num_queries(3):
        queries.due()
    for n in range(4):
        learned(hire("Lid", f"Nummer {n}", unit=company.north))
    with clock.at(POST_DAY), django_assert_num_queries(3):
        assert len(queries.due()) == 4


DUE = dt.date(2026, 4, 13)
near = st.integers(-10, 25)


@given(
    starts=near,
    lasts=st.integers(0, 20),
    goes=st.one_of(st.none(), near),
    answered=st.one_of(st.none(), near),
    rests=st.one_of(st.none(), near),
)
def test_never_two_in_that_week_and_never_none(starts, lasts, goes, answered, rests):
    """A step that is asked from a day on, for some days, is told on one of them unless she answers or lets it rest
    first; each morning it comes before the check."""
    due_on, until = DUE + starts * DAY, DUE + (starts + lasts) * DAY
    step_told, check_told = None, None
    for n in range(-10, LATE_DAYS + 1):
        day = DUE + n * DAY
        over = (answered is not None and n >= answered) or (rests is not None and n >= rests)
        if step_told is None and goes == n and due_on <= day <= until and not over:
            step_told = day
        step = StepDays(due_on, until, step_told, waits=not over and step_told is None)
        if check_told is None and day >= DUE and not stands_aside(day, DUE, [step]):
            check_told = day
    week = [day for day in (step_told, check_told) if day and abs(day - DUE) < 7 * DAY]
    assert step_told or check_told
    assert check_told or abs(step_told - DUE) < 7 * DAY  # what led on to it was near
    if step_told and abs(step_told - DUE) < 7 * DAY:
        assert week == [step_told]
