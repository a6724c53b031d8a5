"""Resting, going on, saying it in other words, being away: the loop follows, and nothing piles up."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.practising import MONDAY, WORDS
from vliegwiel.areas.catalogue.enums import Exempt, Purpose, Skill
from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.messaging.queries import knows_who_is_full
from vliegwiel.areas.messaging.queries.fullness import _askers
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import Obstacle, PlanState, StepState
from vliegwiel.areas.practice.models import CheckIn, Plan
from vliegwiel.kit import clock


def due_dates(plan):
    return {row.day: row.due_on for row in plan.check_ins.all()}


def state(ben):
    return queries.plans(ben)[0].state


def states(ben):
    return {one.day: one.state for one in queries.plans(ben)[0].check_ins}


def test_a_plan_that_rests_asks_nothing_and_goes_on_where_it_was(plan, ben, on_day):
    with on_day(5):
        for _twice in range(2):
            actions.park_plan(plan, by=ben)
        assert queries.due_now(ben) is None
        assert state(ben) == PlanState.PARKED
    with on_day(25):
        assert queries.to_tell() == queries.Today()
        assert states(ben)[14] == StepState.PARKED
        for _twice in range(2):
            actions.take_up_plan(plan, by=ben)
    assert due_dates(plan) == {
        1: dt.date(2026, 3, 3),
        3: dt.date(2026, 3, 27),  # stood ready when it began to rest: it waits as long as that
        14: dt.date(2026, 4, 7),  # 5 and 6 April are Easter
        42: dt.date(2026, 5, 4),
        84: dt.date(2026, 6, 15),
    }


def test_a_plan_that_rests_makes_room_and_wants_it_back_when_it_goes_on(make_plan, publish, ben):
    one, _two = make_plan(ben, publish("een")), make_plan(ben, publish("twee"))
    with clock.at(MONDAY):
        actions.park_plan(one, by=ben)
    make_plan(ben, publish("drie"))
    with clock.at(MONDAY + dt.timedelta(days=1)), pytest.raises(ValidationError) as refused:
        actions.take_up_plan(one, by=ben)
    assert "twee plannen" in refused.value.messages[0]
    assert Plan.objects.get(pk=one.pk).parked_at is not None


def test_not_now_lets_it_rest_and_another_answer_takes_it_up(plan, ben, on_day):
    commit = plan.check_ins.get(day=1)
    with on_day(1):
        actions.answer_check_in(commit, said="not_now", by=ben)
        assert state(ben) == PlanState.PARKED
        actions.answer_check_in(commit, said="stands", by=ben)
        assert state(ben) == PlanState.PLANNED
        with pytest.raises(ValidationError):
            actions.answer_check_in(commit, said="did_it", by=ben)


def test_her_support_hears_nothing_of_whether_the_plan_stands(plan, ben, mara, on_day):
    with on_day(1):
        actions.answer_check_in(plan.check_ins.get(day=1), said="stands", by=ben)
        with pytest.raises(ValidationError):
            actions.support(plan.check_ins.get(day=1), kind="hint", text="Begin klein.", by=mara)
        (ask,) = queries.asked_support(mara)
    assert ask.waiting is None
    assert not Message.objects.filter(person=mara, kind="practice.AnswerWaits").exists()


def test_said_in_other_words_after_a_try_and_a_habit_after_twelve_weeks(plan, first, ben, on_day):
    with on_day(3):
        actions.answer_check_in(first, said="tried", by=ben)
        assert state(ben) == PlanState.TRIED
    with on_day(4):
        actions.change_plan(plan, situation="een klant mailt", action="bel ik terug", by=ben)
        assert state(ben) == PlanState.ADJUSTED
    with on_day(90):
        actions.answer_check_in(plan.check_ins.get(day=84), said="did_it", by=ben)
        assert state(ben) == PlanState.HABIT


def test_what_stood_in_the_way_is_hers_to_say_and_to_take_back(plan, first, ben, mara, on_day):
    with on_day(3):
        with pytest.raises(ValidationError):
            actions.name_obstacle(first, obstacle="forgot", by=ben)
        actions.answer_check_in(first, said="no_chance", by=ben)
        with pytest.raises(PermissionDenied):
            actions.name_obstacle(first, obstacle="forgot", by=mara)
        with pytest.raises(ValidationError):
            actions.name_obstacle(first, obstacle="lui", by=ben)
        actions.name_obstacle(first, obstacle=Obstacle.FORGOT, by=ben)
        assert CheckIn.objects.get(pk=first.pk).obstacle == "forgot"
        actions.name_obstacle(first, obstacle="", by=ben)
        assert CheckIn.objects.get(pk=first.pk).obstacle == ""
        actions.name_obstacle(first, obstacle=Obstacle.FORGOT, by=ben)
        actions.answer_check_in(first, said="did_it", by=ben)  # nothing stood in the way after all
    assert CheckIn.objects.get(pk=first.pk).obstacle == ""


def test_days_away_move_what_is_to_come_and_its_last_day(plan, ben, on_day):
    with on_day(2):
        messaging.be_away(starts=MONDAY + dt.timedelta(days=3), ends=MONDAY + dt.timedelta(days=20), by=ben)
    with on_day(3):
        assert actions.wait_out() == 4
        assert actions.wait_out() == 0
        actions.tell_of_the_day()
        assert queries.due_now(ben) is None
    assert due_dates(plan) == {
        1: dt.date(2026, 3, 3),
        3: dt.date(2026, 3, 23),
        14: dt.date(2026, 4, 7),  # 3 April is Good Friday, then comes Easter
        42: dt.date(2026, 5, 1),
        84: dt.date(2026, 6, 15),
    }
    assert not Message.objects.filter(person=ben).exists()


def test_what_she_heard_of_and_what_she_did_not_are_told_apart_when_they_are_over(plan, ben, on_day):
    with on_day(1):
        actions.tell_of_the_day()
        assert states(ben)[1] == StepState.SENT
    with on_day(20):
        assert (states(ben)[1], states(ben)[3]) == (StepState.IGNORED, StepState.DROPPED)


def test_while_her_learning_time_is_full_nothing_is_asked_and_the_step_says_so(plan, ben, on_day):
    try:
        knows_who_is_full(asker := lambda people: {ben.pk})
        with on_day(3):
            actions.tell_of_the_day()
            assert not Message.objects.filter(person=ben).exists()
    finally:
        _askers.remove(asker)
    with on_day(20):
        assert states(ben)[3] == StepState.SKIPPED


def test_two_that_ended_close_together_share_their_messages(make_plan, publish, ben):
    one = make_plan(ben, publish("een"))
    two = make_plan(ben, publish("twee"), on=MONDAY + dt.timedelta(days=8))
    assert [due_dates(one)[day] for day in (14, 42, 84)] == [due_dates(two)[day] for day in (14, 42, 84)]
    with clock.at(due_dates(one)[14]):
        actions.tell_of_the_day()
        assert StepState.MERGED in {one.state for row in queries.plans(ben) for one in row.check_ins}
    message = Message.objects.get(person=ben, kind="practice.CheckInsReady")
    assert sorted(step["title"]["nl"] for step in message.facts["steps"]) == ["Een", "Twee"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, Skill.OPEN),
        ({"purpose": Purpose.LEGAL}, Skill.LEGAL),
        ({"exempt_category": Exempt.COMPLIANCE}, Skill.LEGAL),
        ({"exempt_category": Exempt.SAFETY}, Skill.CLOSED),
        ({"purpose": Purpose.LEGAL, "skill": Skill.OPEN}, Skill.OPEN),
    ],
)
def test_the_activity_says_what_kind_of_skill_it_is_about(publish, said, kind):
    assert publish("kennis", **said).kind_of_skill == kind


def test_what_the_law_asks_is_followed_up_for_two_weeks(make_plan, publish, ben):
    plan = make_plan(ben, publish("kennis", purpose=Purpose.LEGAL), **WORDS)
    assert sorted(due_dates(plan)) == [3, 14]
