import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.practising import MONDAY
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import ReportingLine
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import PlanState, Said, StepState, Support
from vliegwiel.areas.practice.models import ChanceRequest, CheckIn, Pause, SupportAct
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening


def told(person, kind):
    return Message.objects.filter(person=person, kind=f"practice.{kind}").count()


def test_she_says_how_it_went_and_her_support_hears_that_there_is_an_answer(first, ben, mara, on_day):
    with on_day(3):
        actions.answer_check_in(first, said="tried", note="  Lukte   half. ", by=ben)
    first.refresh_from_db()
    assert (first.said, first.note) == (Said.TRIED, "Lukte half.")
    assert told(mara, "AnswerWaits") == 1
    assert Message.objects.get(person=mara, kind="practice.AnswerWaits").facts == {"name": ben.name}


def test_answering_in_two_tabs_the_last_tab_counts_and_the_same_answer_is_said_once(first, ben, on_day):
    in_one_tab, in_another = CheckIn.objects.get(pk=first.pk), CheckIn.objects.get(pk=first.pk)
    with on_day(3):
        actions.answer_check_in(in_one_tab, said="did_it", by=ben)
        actions.answer_check_in(in_another, said="did_it", by=ben)
        assert Happening.objects.filter(kind="practice.CheckInAnswered").count() == 1
        actions.answer_check_in(in_another, said="tried", by=ben)
    first.refresh_from_db()
    assert first.said == Said.TRIED


def test_an_answer_stands_once_somebody_reacted(first, ben, mara, on_day):
    with on_day(3):
        actions.answer_check_in(first, said="did_it", by=ben)
        actions.support(first, kind="confirmed", by=mara)
        actions.answer_check_in(first, said="did_it", by=ben)
        with pytest.raises(ValidationError):
            actions.answer_check_in(first, said="tried", by=ben)
    first.refresh_from_db()
    assert first.said == Said.DID_IT


def test_a_question_for_later_or_of_a_stopped_plan_is_not_answered(plan, first, ben, on_day):
    with on_day(2), pytest.raises(ValidationError):
        actions.answer_check_in(first, said="did_it", by=ben)
    with on_day(3):
        actions.stop_plan(plan, by=ben)
        with pytest.raises(ValidationError):
            actions.answer_check_in(first, said="did_it", by=ben)
    assert queries.due_check_ins(ben) == []


def test_an_unknown_answer_and_a_note_too_long_are_refused(first, ben, on_day):
    with on_day(3):
        with pytest.raises(ValidationError):
            actions.answer_check_in(first, said="applied", by=ben)
        with pytest.raises(ValidationError):
            actions.answer_check_in(first, said="did_it", note="x" * 281, by=ben)
    first.refresh_from_db()
    assert first.said == ""


def test_nobody_answers_for_another(first, mara, lea, adam, on_day):
    for other in (mara, lea, adam):
        with on_day(3), pytest.raises(PermissionDenied):
            actions.answer_check_in(first, said="did_it", by=other)


def test_only_the_chosen_supporter_reacts_never_the_maker(first, ben, olu, lea, on_day):
    with on_day(3):
        actions.answer_check_in(first, said="did_it", by=ben)
        for other in (ben, olu, lea):
            with pytest.raises(PermissionDenied):
                actions.support(first, kind="confirmed", by=other)
    assert not SupportAct.objects.exists()


def test_confirming_twice_is_once_and_a_hint_may_be_worded_again(first, ben, mara, on_day):
    with on_day(3):
        actions.answer_check_in(first, said="did_it", by=ben)
        for _twice in range(2):
            actions.support(first, kind="confirmed", by=mara)
        actions.support(first, kind="hint", text="Begin met een vraag.", by=mara)
        actions.support(first, kind="hint", text="Begin met één vraag.", by=mara)
    assert list(first.support.order_by("kind").values_list("kind", "text")) == [
        ("confirmed", ""),
        ("hint", "Begin met één vraag."),
    ]
    assert told(ben, "SupportCame") == 2


def test_support_reacts_to_what_was_said(first, ben, mara, on_day):
    with on_day(3):
        with pytest.raises(ValidationError):
            actions.support(first, kind="confirmed", by=mara)
        actions.answer_check_in(first, said="no_chance", by=ben)
        with pytest.raises(ValidationError):
            actions.support(first, kind="confirmed", by=mara)
        with pytest.raises(ValidationError):
            actions.support(first, kind="hint", text="  ", by=mara)
        actions.support(first, kind=Support.HINT, text="Donderdag is er een klantgesprek.", by=mara)
    assert first.support.count() == 1


def test_applied_needs_the_eyes_of_another(plan, first, ben, mara, on_day):
    with on_day(3):
        assert queries.plans(ben)[0].state == PlanState.PLANNED
        actions.answer_check_in(first, said="did_it", by=ben)
        assert queries.plans(ben)[0].state == PlanState.APPLIED_SELF
        actions.support(first, kind="hint", text="Goed bezig.", by=mara)
        assert queries.plans(ben)[0].state == PlanState.APPLIED_SELF
        actions.support(first, kind="confirmed", by=mara)
        assert queries.plans(ben)[0].state == PlanState.APPLIED
    pair = {"activity": plan.activity_id, "person": ben.pk}
    assert list(queries.planned()) == list(queries.tried()) == list(queries.applied_self()) == [pair]
    assert list(queries.applied()) == [pair]


def test_tried_and_confirmed_is_not_applied(first, ben, mara, on_day):
    with on_day(3):
        actions.answer_check_in(first, said="tried", by=ben)
        actions.support(first, kind="confirmed", by=mara)
    assert list(queries.applied()) == list(queries.applied_self()) == []
    assert queries.plans(ben)[0].state == PlanState.TRIED


def test_no_chance_twice_is_said_about_the_work_without_a_name(plan, ben, on_day):
    for days in (3, 14, 42):
        with on_day(days):
            actions.answer_check_in(plan.check_ins.get(day=days), said="no_chance", by=ben)
    missed = Happening.objects.get(kind="practice.OpportunityMissed")
    assert (missed.by, missed.person) == (None, None)
    assert missed.facts == {"by": None, "person": None, "activity": plan.activity_id, "behaviour": None}


def test_a_manager_hears_of_missed_chances_only_as_a_number_of_five_or_more(make_plan, listening, hire, company, mara):
    team = [hire("Lid", f"Nummer {n}", unit=company.north, led_by=mara) for n in range(5)]
    for n, one in enumerate(team):
        plan = make_plan(one, listening)
        for days in (3, 14):
            with clock.at(MONDAY + dt.timedelta(days=days)):
                actions.answer_check_in(plan.check_ins.get(day=days), said="no_chance", by=one)
        led = type(mara).objects.led_by(mara)
        assert queries.missed_opportunities(led) == ({listening.pk: 5} if n == 4 else {})


def test_she_asks_a_manager_for_a_chance_and_he_learns_no_more_than_that(plan, ben, mara, olu, on_day):
    with on_day(3):
        actions.ask_for_chance(plan, to=mara, by=ben)
        actions.ask_for_chance(plan, to=mara, by=ben)
        with pytest.raises(ValidationError):
            actions.ask_for_chance(plan, to=olu, by=ben)
    assert ChanceRequest.objects.count() == 1
    assert Message.objects.get(person=mara, kind="practice.ChanceWanted").facts == {
        "name": ben.name,
        "title": {"nl": "Luisteren"},
    }


def test_pausing_moves_what_is_to_come_and_twice_is_once(plan, first, ben, on_day):
    with on_day(3):
        for _twice in range(2):
            actions.pause_plans(by=ben)
        assert queries.paused_until(ben) == dt.date(2026, 3, 19)
        assert queries.due_check_ins(ben) == []
    assert [row.due_on for row in plan.check_ins.order_by("day")] == [
        dt.date(2026, 3, 3),  # overtaken by the next one when she paused
        dt.date(2026, 3, 19),
        dt.date(2026, 3, 30),
        dt.date(2026, 4, 28),  # 27 April is King's Day
        dt.date(2026, 6, 9),
    ]
    assert Pause.objects.count() == 1


def test_a_longer_pause_adds_only_the_difference(plan, ben, on_day):
    with on_day(1):
        actions.pause_plans(until=MONDAY + dt.timedelta(days=8), by=ben)
        actions.pause_plans(until=MONDAY + dt.timedelta(days=15), by=ben)
        with pytest.raises(ValidationError):
            actions.pause_plans(until=MONDAY, by=ben)
    assert plan.check_ins.get(day=3).due_on == dt.date(2026, 3, 19)


def test_answered_ones_and_other_people_are_not_moved_by_a_pause(plan, first, ben, mara, make_plan, listening, on_day):
    other = make_plan(mara, listening).check_ins.get(day=3)
    with on_day(3):
        actions.answer_check_in(first, said="did_it", by=ben)
        actions.pause_plans(by=ben)
    first.refresh_from_db()
    assert first.due_on == CheckIn.objects.get(pk=other.pk).due_on == dt.date(2026, 3, 5)


def test_skipped_check_ins_never_pile_up(plan, ben, on_day):
    with on_day(15):
        (row,) = queries.due_check_ins(ben)
        assert row.due.day == 14
        assert [one.state for one in row.check_ins] == [
            StepState.DROPPED,
            StepState.DROPPED,
            StepState.DUE,
            StepState.PLANNED,
            StepState.PLANNED,
        ]
    with on_day(30):
        assert queries.due_check_ins(ben) == []


def test_the_demo_clock_brings_the_check_in(plan, ben, settings):
    settings.DEMO = True
    days = (MONDAY + dt.timedelta(days=3) - clock.today()).days
    clock.move(days)
    assert [row.due.day for row in queries.due_check_ins(ben)] == [3]
    clock.move(-3)
    assert queries.due_check_ins(ben) == []


def test_a_manager_ticks_his_part_once_a_week_and_takes_it_back(ben, mara, olu, on_day):
    with on_day(2):
        for _twice in range(2):
            moment = actions.mark_moment(ben, kind="ask", by=mara)
        assert moment.week == MONDAY
        with pytest.raises(PermissionDenied):
            actions.mark_moment(ben, kind="ask", by=olu)
        actions.undo_moment(ben, kind="ask", by=mara)
        actions.undo_moment(ben, kind="ask", by=mara)
    assert not mara.moments_taken.exists()
    assert Happening.objects.filter(kind="practice.MomentUndone").count() == 1


def test_who_no_longer_leads_no_longer_ticks(ben, mara):
    ReportingLine.objects.filter(person=ben).update(ends=dt.date(2026, 3, 8))
    with clock.at(dt.date(2026, 3, 9)), pytest.raises(PermissionDenied):
        actions.mark_moment(ben, kind="ask", by=mara)


@pytest.fixture
def new_manager(ben, hire, company):
    """`new_manager(5)`: from that many days after the Monday somebody else leads Ben."""

    def _new(days, name="Nadia"):
        starts = MONDAY + dt.timedelta(days=days)
        nadia = hire(name, "El Amrani", unit=company.north)
        ReportingLine.objects.filter(person=ben, ends=None).update(ends=starts - dt.timedelta(days=1))
        ReportingLine.objects.create(person=ben, manager=nadia, starts=starts)
        return nadia

    return _new


def test_an_open_request_for_a_chance_follows_her_to_a_new_manager_once(plan, ben, mara, new_manager, on_day):
    with on_day(3):
        asked = actions.ask_for_chance(plan, to=mara, by=ben)
    nadia = new_manager(5)
    with on_day(4):
        assert (actions.pass_on_chances(), ChanceRequest.objects.get().manager) == (0, mara)
    with on_day(5):
        assert (actions.pass_on_chances(), actions.pass_on_chances()) == (1, 0)
        passed = ChanceRequest.objects.get()
        assert (passed.pk, passed.manager, passed.at) == (asked.pk, nadia, asked.at)
        chance = next(card.thing for card in queries.team_week(nadia).cards if card.name == "return")
        assert (chance.kind, chance.person) == ("chance", ben.pk)
        assert queries.team_week(mara).reports == ()
    told = {"name": "Ben Bakker", "title": {"nl": "Luisteren"}}
    assert Message.objects.get(person=nadia, kind="practice.ChanceWanted").facts == told
    along = Message.objects.get(person=ben, kind="practice.ChanceWentAlong")
    assert along.facts == {"name": "Nadia El Amrani", "title": {"nl": "Luisteren"}}


@pytest.mark.parametrize("closed", ["made", "did", "stopped", "parked"])
def test_a_request_that_is_no_longer_open_stays_where_it_was(plan, ben, mara, new_manager, on_day, closed):
    with on_day(3):
        actions.ask_for_chance(plan, to=mara, by=ben)
    with on_day(4):
        if closed == "made":
            actions.mark_moment(ben, kind="chance", by=mara)
        elif closed == "did":
            actions.answer_check_in(plan.check_ins.get(day=3), said="did_it", by=ben)
        elif closed == "stopped":
            actions.stop_plan(plan, by=ben)
        else:
            actions.park_plan(plan, by=ben)
    new_manager(5)
    with on_day(6):
        assert actions.pass_on_chances() == 0
    assert ChanceRequest.objects.get().manager == mara


def test_who_still_leads_her_by_another_line_keeps_it_and_who_was_asked_too_gets_no_second(
    plan, ben, mara, new_manager, on_day
):
    with on_day(3):
        actions.ask_for_chance(plan, to=mara, by=ben)
    nadia = new_manager(5)
    dotted = ReportingLine.objects.create(person=ben, manager=mara, kind="dotted", starts=MONDAY)
    with on_day(6):
        assert actions.pass_on_chances() == 0
        actions.ask_for_chance(plan, to=nadia, by=ben)
        dotted.delete()
        assert actions.pass_on_chances() == 1
    assert [one.manager for one in ChanceRequest.objects.all()] == [nadia]
