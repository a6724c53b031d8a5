"""Before she begins and just after: one line, two minutes, and two plans that lie ready for who made none."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.practising import MONDAY, WORDS
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.learning.events import Completed
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Placement, ReportingLine
from vliegwiel.areas.practice import actions, permissions, queries
from vliegwiel.areas.practice.handlers import plan_the_check_ins
from vliegwiel.areas.practice.models import Intention, Offer, Plan
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock


@pytest.fixture
def serving(listening, dana, ines):
    """The activity serves a behaviour."""
    goal = Goal.objects.create(statement="Minder klachten", owner=dana)
    behaviour = TargetBehaviour.objects.create(goal=goal, owner=dana, action="vat eerst samen")
    Link.objects.create(activity=listening, behaviour=behaviour, rationale="x", claimed_by=ines)
    return listening


def told(person, kind):
    return Message.objects.filter(person=person, kind=f"practice.{kind}")


def test_what_she_wants_is_one_line_of_her_own_and_goes_when_she_empties_it(listening, ben):
    actions.intend(listening, text="  eerst   doorvragen ", by=ben)
    assert queries.intention_of(ben, listening.pk).text == "eerst doorvragen"
    with pytest.raises(ValidationError):
        actions.intend(listening, text="x" * 141, by=ben)
    actions.intend(listening, text="", by=ben)
    assert queries.intention_of(ben, listening.pk).text == ""


def test_two_minutes_brings_a_card_and_not_her_line(listening, ben, mara, olu):
    actions.intend(listening, text="eerst doorvragen", by=ben)
    for _twice in range(2):
        hers = actions.ask_two_minutes(listening, other=mara, by=ben)
    assert told(mara, "TwoMinutes").get().facts == {
        "name": ben.name,
        "title": {"nl": "Luisteren"},
        "intention": hers.pk,
    }
    assert [permissions.may_read_card(one, hers) for one in (ben, mara, olu)] == [True, True, False]
    with pytest.raises(ValidationError):
        actions.ask_two_minutes(listening, other=olu, by=ben)


def test_who_made_no_plan_is_offered_two_once_on_the_next_working_day(serving, ben, finish):
    friday = dt.date(2026, 3, 6)
    with clock.at(friday):
        finish(ben, serving, on=friday)
        for _twice in range(2):
            actions.lay_out_plans(serving, to=ben)
        assert actions.offer_plans() == 0
    with clock.at(dt.date(2026, 3, 9)):
        assert actions.offer_plans() == 1
        assert actions.offer_plans() == 0
    assert told(ben, "PlansReady").get().facts == {"title": {"nl": "Luisteren"}, "slug": "luisteren"}


def test_a_plan_made_meanwhile_needs_no_offer_and_without_a_behaviour_there_is_none(serving, publish, ben, finish):
    finish(ben, serving)
    with clock.at(MONDAY):
        plan_the_check_ins(Completed(by=ben.pk, person=ben.pk, activity=serving.pk, edition=1, completion=1))
        assert Offer.objects.get().due_on == MONDAY + dt.timedelta(days=1)
        actions.make_plan(serving, by=ben, **WORDS)
        assert actions.lay_out_plans(publish("los"), to=ben) is None
    with clock.at(MONDAY + dt.timedelta(days=1)):
        assert actions.offer_plans() == 0


def test_an_offer_waits_for_a_day_on_which_nothing_else_was_asked(serving, make_plan, publish, ben, finish):
    make_plan(ben, publish("ander"))
    with clock.at(MONDAY):
        finish(ben, serving)
        actions.lay_out_plans(serving, to=ben)
    sent = []
    for ahead in range(1, 10):
        with clock.at(MONDAY + dt.timedelta(days=ahead)):
            before = Message.objects.filter(person=ben).count()
            actions.tell_of_the_day()
            actions.offer_plans()
            sent += [ahead] * (Message.objects.filter(person=ben).count() - before)
    # Tuesday is the plan's, Wednesday the offer's; two in seven days is enough, so Thursday's step waits.
    assert sent == [1, 2, 8]


@pytest.mark.parametrize(
    ("action", "problem"),
    [
        ("mijn collega belt terug", True),
        ("moet mijn leidinggevende ruimte maken", True),
        ("gaat het team het opschrijven", True),
        ("my manager calls back", True),
        ("laat de klant uitpraten", False),
        ("vraag ik mijn collega om mee te lezen", False),
        ("zet het team op de hoogte", False),
        ("bel ik de klant", False),
    ],
)
def test_a_plan_for_somebody_else_is_refused_with_an_example(action, problem):
    problems = queries.wording_problems("de telefoon gaat", action, language="nl")
    assert ("heb je niet in de hand" in problems.get("action", "")) is problem


def test_who_no_longer_leads_her_and_works_elsewhere_sees_the_plan_no_more(plan, ben, mara, olu):
    assert queries.supporters_gone() == []
    ReportingLine.objects.filter(person=ben).update(ends=dt.date(2026, 3, 8))
    ReportingLine.objects.create(person=ben, manager=olu, starts=dt.date(2026, 3, 9))
    Placement.objects.filter(employment__person=mara).update(ends=dt.date(2026, 3, 8))
    with clock.at(dt.date(2026, 3, 10)):
        assert queries.supporters_gone() == [plan]
        for _twice in range(2):
            actions.release_supporter(plan)
            plan.refresh_from_db()
        assert not Plan.objects.visible_to(mara).exists()
        assert not Plan.objects.visible_to(olu).exists()
        assert [one.name for one in queries.managers(ben)] == [olu.name]
    assert told(ben, "SupporterMoved").count() == 1
    assert told(olu, "SupportAsked").count() == 0


def test_who_leads_five_of_them_hears_that_chances_are_missing_and_nothing_of_anybody(
    make_plan, listening, hire, company, mara
):
    team = [hire("Lid", f"Nummer {n}", unit=company.north, led_by=mara) for n in range(6)]
    for n, one in enumerate(team):
        plan = make_plan(one, listening)
        for days in (3, 14):
            with clock.at(MONDAY + dt.timedelta(days=days)):
                actions.answer_check_in(plan.check_ins.get(day=days), said="no_chance", by=one)
        assert told(mara, "ChancesMissing").count() == (1 if n >= 4 else 0)
    assert told(mara, "ChancesMissing").get().facts == {"title": {"nl": "Luisteren"}}


def test_nothing_of_before_is_left_when_the_activity_is_somebody_elses(listening, ben, mara):
    actions.intend(listening, text="eerst doorvragen", by=ben)
    assert queries.intention_of(mara, listening.pk) is None
    assert Intention.objects.count() == 1
