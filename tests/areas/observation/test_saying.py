"""What she says herself: before, six weeks after, and once more."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import retire
from tests.observing import MONDAY, POST_DAY
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.observation import actions, jobs, queries
from vliegwiel.areas.observation.enums import Moment
from vliegwiel.areas.observation.models import BehaviourCheck, Observation
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db


def said(check):
    return {one.moment: one.times for one in Observation.objects.filter(check_of=check)}


def test_before_it_a_few_behaviours_are_asked_what_matters_most_first(lesson, behave, ben):
    behave("praat zachter", lesson, observable=False)
    first = behave("noemt de dag", lesson, critical=True)
    behave("vraagt door", lesson)
    behave("belt terug", lesson)
    assert [str(one.action) for one in queries.items(lesson)] == ["noemt de dag", "vat eerst samen", "vraagt door"]
    (check,) = actions.say_before(lesson, {first.pk: 2}, by=ben)
    assert (str(check.action), said(check)) == ("noemt de dag", {"pre": 2})


def test_no_chance_is_missing_and_not_nought(lesson, ben):
    (behaviour,) = queries.items(lesson)
    (check,) = actions.say_before(lesson, {behaviour.pk: None}, by=ben)
    assert said(check) == {"pre": None}
    actions.say_before(lesson, {behaviour.pk: 0}, by=ben)
    assert said(check) == {"pre": 0}


def test_what_was_said_stands_from_the_next_day_on(lesson, ben):
    (behaviour,) = queries.items(lesson)
    with clock.at(MONDAY):
        (check,) = actions.say_before(lesson, {behaviour.pk: 1}, by=ben)
        actions.say_before(lesson, {behaviour.pk: 2}, by=ben)
    with clock.at(MONDAY + dt.timedelta(days=1)):
        actions.say_before(lesson, {behaviour.pk: 2}, by=ben)  # the same is no change
        with pytest.raises(ValidationError, match="dat blijft staan"):
            actions.say_before(lesson, {behaviour.pk: 5}, by=ben)
    assert said(check) == {"pre": 2}


@pytest.mark.parametrize("times", [-1, 6])
def test_more_than_five_or_less_than_none_is_no_answer(lesson, ben, times):
    (behaviour,) = queries.items(lesson)
    with pytest.raises(ValidationError, match="0 tot en met 5"):
        actions.say_before(lesson, {behaviour.pk: times}, by=ben)
    assert not Observation.objects.exists()


def test_before_is_over_once_it_is_finished_and_another_behaviour_is_refused(lesson, ben, finish):
    (behaviour,) = queries.items(lesson)
    with pytest.raises(ValidationError, match="De vragen zijn intussen veranderd"):
        actions.say_before(lesson, {behaviour.pk + 99: 1}, by=ben)
    with pytest.raises(ValidationError, match="minstens één"):
        actions.say_before(lesson, {}, by=ben)
    finish(ben, lesson)
    with pytest.raises(ValidationError, match="niet meer vooraf"):
        actions.say_before(lesson, {behaviour.pk: 1}, by=ben)


def test_six_weeks_after_finishing_she_is_asked_on_a_day_she_works(lesson, ben, learned):
    (check,) = learned(ben)
    check.refresh_from_db()
    assert check.due_on == POST_DAY
    actions.open_checks(ben, lesson, POST_DAY)  # finishing it again moves nothing
    assert BehaviourCheck.objects.get().due_on == POST_DAY


def test_what_is_law_alone_or_has_no_follow_up_is_not_asked_about(publish, behave, ben, learned):
    for slug, more in (("wet", {"purpose": Purpose.LEGAL}), ("los", {"follow_up": False})):
        activity = publish(slug, **more)
        behave("meldt het", activity)
        assert learned(ben, activity) == []


def test_who_measured_before_is_asked_after_all_the_same(publish, behave, ben, learned):
    activity = publish("wet", purpose=Purpose.LEGAL)
    behaviour = behave("meldt het", activity)
    actions.say_before(activity, {behaviour.pk: 1}, by=ben)
    assert [one.behaviour_id for one in learned(ben, activity)] == [behaviour.pk]
    assert BehaviourCheck.objects.get().due_on == POST_DAY


def test_finishing_asks_by_itself(lesson, ben):
    begun = learning.enrol(lesson, by=ben)
    learning.finish_step(begun, "t1", by=ben)
    assert BehaviourCheck.objects.filter(person=ben, due_on__isnull=False).count() == 1


def test_after_is_answered_on_its_day_also_when_the_activity_was_retired(check, ben, lesson):
    with clock.at(POST_DAY - dt.timedelta(days=1)), pytest.raises(ValidationError, match="13 april 2026"):
        actions.say_after(check, times=3, back=1, by=ben)
    retire(lesson)
    with clock.at(POST_DAY):
        actions.say_after(check, times=3, back=1, by=ben)
        assert said(check) == {"post": 3, "retro": 1}
        assert queries.check_row(check).retired


def test_a_clock_set_back_says_when_it_comes_and_loses_nothing(check, ben):
    with clock.at(POST_DAY):
        actions.say_after(check, times=3, back=1, by=ben)
    with clock.at(MONDAY):
        with pytest.raises(ValidationError, match="13 april 2026. Wat je eerder zei staat er nog."):
            actions.say_after(check, times=5, back=1, by=ben)
        row = queries.check_row(check)
    assert (row.now, said(check)) == (None, {"post": 3, "retro": 1})


def test_nobody_answers_for_another(check, mara, lea, hugo):
    with clock.at(POST_DAY):
        for other in (mara, lea, hugo):
            with pytest.raises(PermissionDenied):
                actions.say_after(check, times=3, back=1, by=other)
            with pytest.raises(PermissionDenied):
                actions.say_again(check, times=3, by=other)
            with pytest.raises(PermissionDenied):
                actions.stop_check(check, by=other)
            assert list(BehaviourCheck.objects.visible_to(other)) == []


def test_again_is_asked_eight_weeks_after_it_was_applied_and_only_then_it_lasts(check, ben, tess):
    with clock.at(POST_DAY):
        actions.say_after(check, times=4, back=1, by=ben)
        assert BehaviourCheck.objects.get().again_on is None  # what he says alone is not applied
        with pytest.raises(ValidationError, match="niet aan de beurt"):
            actions.say_again(check, times=4, by=ben)
        ask = actions.ask_observer(check, of=tess, by=ben)
        actions.observe(ask, times=3, by=tess)
    again = POST_DAY + dt.timedelta(days=56)
    assert BehaviourCheck.objects.get().again_on == again
    assert list(queries.observed_applied()) == [{"activity": check.activity_id, "person": ben.pk}]
    assert list(queries.sustained()) == []
    with clock.at(again):
        check.refresh_from_db()
        actions.say_again(check, times=5, by=ben)
        assert list(queries.sustained()) == []
        actions.observe(actions.ask_observer(check, of=tess, by=ben), times=4, by=tess)
    assert list(queries.sustained()) == [{"activity": check.activity_id, "person": ben.pk}]


def test_a_later_answer_takes_applied_back(check, ben, tess, mara):
    with clock.at(POST_DAY):
        actions.observe(actions.ask_observer(check, of=tess, by=ben), times=3, by=tess)
        assert queries.observed_applied().count() == 1
        actions.observe(actions.ask_observer(check, of=mara, by=ben), times=0, by=mara)
        assert queries.observed_applied().count() == 0


def test_she_is_told_once_and_not_when_she_answered_or_it_is_long_ago(check, ben):
    def told():
        jobs.tell_what_asks.call()
        return Message.objects.filter(person=ben, kind="observation.CheckReady").count()

    with clock.at(POST_DAY - dt.timedelta(days=1)):
        assert told() == 0
    with clock.at(POST_DAY + dt.timedelta(days=20)):
        assert told() == 0
    with clock.at(POST_DAY):
        assert told() == 1
        assert told() == 1


def test_who_answered_is_not_told(check, ben):
    with clock.at(POST_DAY):
        actions.say_after(check, times=4, back=1, by=ben)
        assert queries.due() == []
        actions.tell_due(ben.pk, Moment.POST, [])


def test_stopping_takes_no_reason_and_keeps_what_was_said(check, ben, tess):
    with clock.at(POST_DAY):
        actions.say_after(check, times=4, back=1, by=ben)
        ask = actions.ask_observer(check, of=tess, by=ben)
        actions.stop_check(check, by=ben)
        actions.stop_check(check, by=ben)
        assert said(check) == {"post": 4, "retro": 1}
        assert queries.asked_of(tess) == []
        with pytest.raises(ValidationError, match="voorbij"):
            actions.observe(ask, times=3, by=tess)
        with pytest.raises(ValidationError, match="Je stopte hiermee"):
            actions.say_after(check, times=5, back=1, by=ben)


def test_after_a_year_it_goes(check, ben):
    with clock.at(POST_DAY):
        actions.say_after(check, times=4, back=1, by=ben)
    with clock.at(POST_DAY + dt.timedelta(days=364)):
        assert actions.forget_checks() == 0
    with clock.at(POST_DAY + dt.timedelta(days=367)):
        jobs.forget_checks.call()
    assert not Observation.objects.exists()
    assert not BehaviourCheck.objects.exists()


def test_what_hr_writes_down_asks_nothing_new_but_ends_what_she_measured(lesson, ben, olu, hugo):
    (behaviour,) = queries.items(lesson)
    with clock.at(MONDAY):
        actions.say_before(lesson, {behaviour.pk: 1}, by=ben)
    with clock.at(MONDAY + dt.timedelta(days=2)):
        learning.record(lesson, people=[ben, olu], on=clock.today(), by=hugo, why="Op papier gedaan bij HR.")
    assert [one.person_id for one in BehaviourCheck.objects.exclude(due_on=None)] == [ben.pk]


def test_what_was_done_long_before_she_measured_ends_nothing(lesson, ben, hugo):
    (behaviour,) = queries.items(lesson)
    with clock.at(MONDAY):
        actions.say_before(lesson, {behaviour.pk: 1}, by=ben)
        learning.record(
            lesson, people=[ben], on=MONDAY - dt.timedelta(days=200), by=hugo, why="Op papier gedaan bij HR."
        )
    assert not BehaviourCheck.objects.exclude(due_on=None).exists()
