"""A plan goes two years after its last use, with all that was said there; what rests or still runs stays."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.practising import MONDAY, WORDS
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.practice import actions, jobs
from vliegwiel.areas.practice.actions import forgetting
from vliegwiel.areas.practice.models import (
    ChanceRequest,
    CheckIn,
    HowOften,
    Joining,
    ManagerMoment,
    Pause,
    Plan,
    SupportAct,
    SupportDecline,
)
from vliegwiel.areas.recognition import actions as recognition
from vliegwiel.areas.recognition.models import Question, Recognition
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

DAY = dt.timedelta(days=1)
TERM = dt.timedelta(days=730)


def goes_on(day):
    """It is there the last night of its term, and gone the night after it; twice is once."""
    with clock.at(day + TERM - DAY):
        actions.forget_old()
    assert Plan.objects.exists()
    with clock.at(day + TERM + DAY):
        assert actions.forget_old() > 0
        assert actions.forget_old() == 0
    return not Plan.objects.exists()


@pytest.fixture
def answered(plan, ben):
    step = plan.check_ins.get(day=14)
    with clock.at(step.due_on):
        actions.answer_check_in(step, said="did_it", by=ben)
        actions.say_how_often(step, times=2, by=ben)
    return step


def test_the_term_counts_from_when_it_was_made(plan):
    assert goes_on(MONDAY)


def test_or_from_the_last_answer_and_all_that_was_said_goes_along(plan, answered, ben, mara, hire, company):
    with clock.at(answered.due_on):
        actions.support(answered, kind="hint", text="Begin met één vraag.", by=mara)
        actions.ask_for_chance(plan, to=mara, by=ben)
        actions.decline_support(plan, by=mara)
    assert goes_on(answered.due_on)
    for left in (CheckIn, HowOften, SupportAct, SupportDecline, ChanceRequest):
        assert not left.objects.exists()


def test_or_from_the_last_reaction(plan, answered, mara):
    later = MONDAY + 200 * DAY
    with clock.at(later):
        actions.support(answered, kind="confirmed", by=mara)
    assert goes_on(later)


def test_or_from_when_she_said_it_in_other_words(plan, ben):
    later = MONDAY + 300 * DAY
    with clock.at(later):
        actions.change_plan(plan, **(WORDS | {"situation": "een klant mailt die al wacht"}), by=ben)
    assert goes_on(later)


def test_or_from_when_she_stopped_it_also_while_it_rested(plan, ben):
    with clock.at(MONDAY + DAY):
        actions.park_plan(plan, by=ben)
    with clock.at(MONDAY + 400 * DAY):
        actions.stop_plan(plan, by=ben)
    assert goes_on(MONDAY + 400 * DAY)


def test_erasing_the_words_later_on_does_not_keep_it_longer(plan, ben):
    with clock.at(MONDAY + DAY):
        actions.stop_plan(plan, by=ben)
    with clock.at(MONDAY + 700 * DAY):
        actions.wipe_plan(plan, by=ben)
    assert goes_on(MONDAY + DAY)


def test_what_rests_stays_however_long(plan, answered, ben):
    with clock.at(MONDAY + 20 * DAY):
        actions.park_plan(plan, by=ben)
    with clock.at(MONDAY + 3000 * DAY):
        actions.forget_old()
    assert (Plan.objects.get(), plan.check_ins.filter(said="did_it").count()) == (plan, 1)


def test_what_waits_for_the_activity_to_be_finished_stays(listening, ben):
    with clock.at(MONDAY):
        plan = actions.make_plan(listening, by=ben, **WORDS)
    with clock.at(MONDAY + 3000 * DAY):
        actions.forget_old()
    assert list(Plan.objects.all()) == [plan]


def test_what_has_a_step_to_come_stays_until_that_is_past(plan):
    last = plan.check_ins.order_by("due_on").last()
    CheckIn.objects.filter(pk=last.pk).update(due_on=MONDAY + 800 * DAY, until=MONDAY + 810 * DAY)
    with clock.at(MONDAY + 810 * DAY):
        actions.forget_old()
    assert Plan.objects.exists()
    with clock.at(MONDAY + 811 * DAY):
        actions.forget_old()
    assert not Plan.objects.exists()


def test_a_step_that_was_asked_with_that_of_another_plan_stays_as_it_was(plan, make_plan, publish, ben):
    other = make_plan(ben, publish("vragen"))
    CheckIn.objects.filter(plan=other).update(with_step=plan.check_ins.first())
    with clock.at(MONDAY + DAY):
        actions.park_plan(other, by=ben)
    with clock.at(MONDAY + TERM + DAY):
        actions.forget_old()
    assert list(Plan.objects.all()) == [other]
    assert other.check_ins.exists()
    assert not other.check_ins.exclude(with_step=None).exists()


def test_what_a_colleague_wrote_about_her_has_a_term_of_its_own(plan, answered, mara, ben):
    with clock.at(answered.due_on + DAY):
        actions.support(answered, kind="confirmed", by=mara)
    with clock.at(answered.due_on + 8 * DAY):
        recognition.recognise(Question.objects.get(), text="Je vatte eerst samen wat de klant zei.", by=mara)
    with clock.at(answered.due_on + 2 * DAY + TERM):
        actions.forget_old()
        recognition.forget_recognitions()
    assert not Plan.objects.exists()
    assert Recognition.objects.get().question.plan is None
    with clock.at(answered.due_on + 9 * DAY + TERM):
        recognition.forget_recognitions()
    assert not Recognition.objects.exists()


def test_the_group_she_joined_keeps_its_proposal(team, propose, ben):
    team(5)
    proposal = propose()
    with clock.at(MONDAY + DAY):
        plan = actions.join_group_plan(proposal, by=ben)
        actions.stop_plan(plan, by=ben)
    Plan.objects.update(made_at=clock.now() - 2000 * DAY, stopped_at=clock.now() - 2000 * DAY)
    actions.forget_old()
    assert not Joining.objects.exists()
    assert type(proposal).objects.filter(pk=proposal.pk).exists()


def test_a_pause_that_still_holds_stays(ben):
    until = MONDAY + 500 * DAY
    with clock.at(MONDAY):
        actions.pause_plans(until=until, by=ben)
    with clock.at(until - DAY):
        assert actions.forget_old() == 0
    with clock.at(until):
        assert actions.forget_old() == 1
    assert not Pause.objects.exists()


def test_the_night_says_so_once_and_names_nobody(plan, ben, mara):
    with clock.at(MONDAY):
        actions.mark_moment(ben, kind="support", by=mara)
    with clock.at(MONDAY + 1000 * DAY):
        jobs.forget_old.call()
        jobs.forget_old.call()
    assert not (Plan.objects.exists() or ManagerMoment.objects.exists())
    said = Happening.objects.filter(kind="practice.PracticeForgotten")
    assert [(one.facts, one.by_id, one.person_id) for one in said] == [({"by": None, "person": None}, None, None)]


MOMENTS = ("made_at", "adjusted_at", "went_on_at", "stopped_at", "parked_at")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example takes its plan away first
@given(
    days=st.tuples(st.integers(0, 900), *[st.none() | st.integers(0, 900)] * 4),
    said=st.none() | st.integers(0, 900),
    seen=st.none() | st.integers(0, 900),
    night=st.integers(0, 1700),
)
def test_whatever_happened_it_goes_after_the_last_of_it_and_never_before(db, ines, ben, mara, days, said, seen, night):
    """days: of each moment, counted from the Monday. Its one step was asked at first and is too late by then."""
    start = dt.datetime.combine(MONDAY, dt.time(12), dt.UTC)
    activity, _new = Activity.objects.get_or_create(slug="eigenschap", owner=ines)
    at = {name: None if day is None else start + day * DAY for name, day in zip(MOMENTS, days, strict=True)}
    Plan.objects.filter(activity=activity).delete()
    plan = Plan.objects.create(person=ben, activity=activity, situation="een klant belt", action="vraag ik door", **at)
    step = CheckIn.objects.create(plan=plan, day=3, due_on=MONDAY, until=MONDAY)
    step.said, step.said_at = ("", None) if said is None else ("did_it", start + said * DAY)
    step.save()
    if seen is not None:
        SupportAct.objects.create(check_in=step, by=mara, kind="confirmed", at=start + seen * DAY)
    with clock.at(start + night * DAY + dt.timedelta(hours=1)):
        actions.forget_old()
        rests = at["parked_at"] is not None and at["stopped_at"] is None
        runs = at["stopped_at"] is None and night == 0 and said is None
        last = max(day for day in (*days[:4], said, seen) if day is not None)
        assert Plan.objects.filter(pk=plan.pk).exists() == (rests or runs or night - last < 730)


def test_many_go_some_hundreds_at_a_time(plan, monkeypatch, ben, publish, make_plan):
    monkeypatch.setattr("vliegwiel.kit.letting_go.TOGETHER", 1)
    make_plan(ben, publish("vragen"))
    with clock.at(MONDAY + TERM + DAY):
        assert actions.forget_old() == 2
    assert not CheckIn.objects.exists()
    assert forgetting.TWO_YEARS == TERM
