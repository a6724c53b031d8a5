"""What she adds to an answer after two and twelve weeks, what helps then, and beginning again."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tests.observing import behave
from tests.practising import MONDAY, WORDS
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.practice import actions, jobs, queries
from vliegwiel.areas.practice.enums import Commit, Obstacle, Often, Said, Step
from vliegwiel.areas.practice.models import CheckIn, HowOften, Plan
from vliegwiel.areas.practice.queries import helping
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import Goal, Kpi
from vliegwiel.kit import clock

__all__ = ["behave"]


@pytest.fixture
def after(plan, ben, on_day):
    """`after(14, "tried")`: she answers that step on its day."""

    def _after(day, said):
        step = plan.check_ins.get(day=day)
        with clock.at(step.due_on):
            return actions.answer_check_in(step, said=said, by=ben)

    return _after


def test_how_often_it_worked_is_said_once_or_again_and_by_nobody_else(after, ben, mara):
    step = after(14, "tried")
    with clock.at(step.due_on):
        actions.say_how_often(step, times=1, by=ben)
        actions.say_how_often(step, times=1, by=ben)
        assert actions.say_how_often(step, times=3, by=ben).times == Often.MOSTLY
        for times in (-1, 5):
            with pytest.raises(ValidationError, match="van 0 tot en met 4"):
                actions.say_how_often(step, times=times, by=ben)
        with pytest.raises(PermissionDenied):
            actions.say_how_often(step, times=4, by=mara)
    assert list(HowOften.objects.values_list("times", flat=True)) == [3]
    assert not HowOften.objects.visible_to(mara).exists()


def test_no_chance_is_missing_and_never_nought(after, ben, plan):
    step = after(14, "no_chance")
    with clock.at(step.due_on):
        with pytest.raises(ValidationError, match="Zeg eerst hoe het ging"):
            actions.say_how_often(step, times=0, by=ben)
        actions.answer_check_in(step, said="tried", by=ben)
        actions.say_how_often(step, times=0, by=ben)
        actions.answer_check_in(step, said="no_chance", by=ben)  # no chance after all
    assert not HowOften.objects.exists()
    first = after(3, "did_it")
    with clock.at(step.due_on), pytest.raises(ValidationError):
        actions.say_how_often(first, times=2, by=ben)  # another step


def test_it_goes_with_the_words_and_after_a_year(after, ben, plan):
    step = after(14, "did_it")
    with clock.at(step.due_on):
        actions.say_how_often(step, times=4, by=ben)
        actions.wipe_plan(plan, by=ben)
    assert not HowOften.objects.exists()
    HowOften.objects.create(check_in=step, times=4, at=clock.now() - dt.timedelta(days=366))
    jobs.forget_how_often.call()
    assert actions.forget_how_often() == 0
    assert not HowOften.objects.exists()


def test_what_it_brought_is_a_line_that_stays_once_somebody_reacted(after, ben, mara):
    step = after(84, "did_it")
    with clock.at(step.due_on):
        actions.say_what_it_brought(step, text=" Minder  boze bellers. ", by=ben)
        assert CheckIn.objects.get(pk=step.pk).note == "Minder boze bellers."
        with pytest.raises(ValidationError):
            actions.say_what_it_brought(step, text="x" * 281, by=ben)
        with pytest.raises(PermissionDenied):
            actions.say_what_it_brought(step, text="Van mij.", by=mara)
        actions.support(step, kind="confirmed", by=mara)
        with pytest.raises(ValidationError, match="daarom blijft het staan"):
            actions.say_what_it_brought(step, text="Iets anders.", by=ben)
    assert CheckIn.objects.get(pk=step.pk).note == "Minder boze bellers."


def test_what_it_brought_may_still_be_added_after_a_reaction_and_not_after_a_no(after, ben, mara):
    step = after(84, "did_it")
    with clock.at(step.due_on):
        actions.support(step, kind="confirmed", by=mara)
        actions.say_what_it_brought(step, text="Rust.", by=ben)
    assert CheckIn.objects.get(pk=step.pk).note == "Rust."
    other = after(42, "not_useful")
    with pytest.raises(ValidationError):
        actions.say_what_it_brought(other, text="Niets.", by=ben)


def test_beginning_again_is_a_new_plan_with_the_same_words_and_twice_is_once(after, plan, ben, mara, olu):
    step = after(84, "no_chance")
    with clock.at(step.due_on):
        with pytest.raises(PermissionDenied):
            actions.begin_again(plan, by=olu)
        again = actions.begin_again(plan, by=ben)
        assert actions.begin_again(plan, by=ben) == again
    plan.refresh_from_db()
    assert plan.stopped_at is not None
    assert (again.situation, again.action, again.supporter) == (*WORDS.values(), mara)
    assert list(again.check_ins.order_by("day").values_list("day", flat=True)) == [1, 3, 14, 42, 84]
    assert again.check_ins.earliest("day").due_on > step.due_on
    assert Plan.objects.standing().get() == again


def test_a_plan_that_still_asks_is_not_begun_again(plan, ben, on_day):
    with on_day(3), pytest.raises(ValidationError, match="loopt nog"):
        actions.begin_again(plan, by=ben)
    assert Plan.objects.get().stopped_at is None


@given(
    st.sampled_from([*Commit, *Said]),
    st.one_of(st.none(), st.sampled_from(Obstacle)),
    st.sampled_from(Step),
    st.one_of(st.none(), st.sampled_from(Often)),
)
def test_every_answer_leads_somewhere_once(said, obstacle, step, times):
    ways = helping.ways_for(said, obstacle, step=step, times=times)
    assert len(set(ways)) == len(ways)
    no_longer = step == Step.IMPACT and said in (Said.NO_CHANCE, Said.NOT_USEFUL)
    assert (ways[:3] == helping.NO_LONGER) is no_longer
    if step == Step.IMPACT:
        assert not set(ways) & {helping.PARK, helping.PAUSE, helping.SMALLER}
    elif times in (Often.NEVER, Often.SELDOM):
        assert ways[:2] == (helping.AID, helping.MATE)


def test_when_it_seldom_worked_there_is_a_tip_and_a_buddy_for_that_behaviour(plan, publish, behave, ben, listening):
    behaviour = behave("vat samen", listening)
    Plan.objects.update(behaviour=behaviour)
    aid = publish("spiekbriefje", is_reference=True)
    Link.objects.create(activity=aid, behaviour=behaviour, rationale="Erbij te houden.", claimed_by=aid.owner)
    plan = Plan.objects.select_related("activity__owner", "person").get()
    found = queries.help_for(plan, Said.TRIED, None, step=Step.PRACTICE, times=1)
    assert found.ways == ("aid", "mate", "smaller", "again")
    assert [one.title for one in found.aids] == ["Spiekbriefje"]
    assert found.behaviour == behaviour.pk
    Plan.objects.update(behaviour=None)
    plan.refresh_from_db()
    assert queries.help_for(plan, Said.TRIED, None, step=Step.PRACTICE, times=0).ways == ("smaller", "again")


def test_another_way_is_another_activity_for_the_same(plan, publish, behave, ben, listening):
    behaviour = behave("vat samen", listening)
    other, aid, elsewhere = publish("samen-oefenen"), publish("kaartje", is_reference=True), publish("iets-anders")
    for one in (other, aid):
        Link.objects.create(activity=one, behaviour=behaviour, rationale="Oefent het.", claimed_by=one.owner)
    Plan.objects.update(behaviour=behaviour)
    plan = Plan.objects.select_related("activity__owner", "person").get()
    found = queries.help_for(plan, Said.NOT_USEFUL, None, step=Step.IMPACT)
    assert found.ways == ("restart", "other", "stop")
    assert ([one.slug for one in found.others], [one.slug for one in found.aids]) == ([other.slug], [aid.slug])
    assert elsewhere.slug not in repr(found)


def test_the_measure_beside_it_is_the_one_its_behaviour_moves_as_far_as_she_may_see_it(
    plan, behave, ben, dana, listening
):
    behaviour = behave("vat samen", listening)
    assert queries.figure_beside(Plan.objects.get(), ben) is None  # the plan names no behaviour
    Plan.objects.update(behaviour=behaviour)
    plan = Plan.objects.select_related("behaviour__goal").get()
    assert queries.figure_beside(plan, ben) is None  # never read
    kpi = Kpi.objects.get(goal=behaviour.goal)
    for month, value in ((1, 12), (2, Decimal("10.5")), (3, 11), (4, 9)):
        with clock.at(dt.date(2026, 4, 2)):
            strategy.record_reading(kpi, by=dana, on=dt.date(2026, month, 1), value=value)
    found = queries.figure_beside(plan, ben)
    assert (str(found.name), str(found.unit)) == ("Ongevallen met verzuim", "per jaar")
    assert [(on.month, value) for on, value in found.readings] == [(4, "9"), (3, "11"), (2, "10,5")]
    assert found.curve == (12, 10.5, 11, 9)
    Goal.objects.update(state=Goal.State.DRAFT)
    assert queries.figure_beside(Plan.objects.select_related("behaviour__goal").get(), ben) is None
    assert queries.figure_beside(Plan.objects.select_related("behaviour__goal").get(), dana) is not None


def test_the_one_she_chose_reads_the_answer_and_not_the_number(after, ben, mara, client):
    step = after(14, "tried")
    with clock.at(step.due_on):
        actions.say_how_often(step, times=1, by=ben)
        client.force_login(mara)
        page = client.get("/learn/support/").content.decode()
    assert "Geprobeerd" in page
    assert "zelden" not in page
    (ask,) = queries.asked_support(mara)
    assert "times" not in repr(ask)
    assert step.due_on > MONDAY
