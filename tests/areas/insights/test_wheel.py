import datetime as dt

import pytest
from django.utils import timezone

from tests.pieces import a_kpi
from vliegwiel.areas.catalogue.models import Confirmation, Link
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.queries import Wheel
from vliegwiel.areas.strategy.models import Goal, KpiReading, TargetBehaviour
from vliegwiel.kit import clock


@pytest.fixture
def behaviour(dana):
    goal = Goal.objects.create(statement="Minder lekken van 9 naar 3", owner=dana, state="active")
    return TargetBehaviour.objects.create(
        goal=goal, owner=dana, actor="een monteur", situation="bij een lek", action="meldt het", standard="elke keer"
    )


def wheel(behaviour):
    behaviour.refresh_from_db()
    return queries.wheels([behaviour])[behaviour.pk]


def test_each_arc_closes_on_its_own_fact(behaviour, activity, dana, ines, crowd, walk, company):
    assert wheel(behaviour) == Wheel(aim=True)
    link = Link.objects.create(activity=activity, behaviour=behaviour, rationale="Omdat", claimed_by=ines)
    assert not wheel(behaviour).learn
    Confirmation.objects.create(link=link, by=dana)
    assert wheel(behaviour) == Wheel(aim=True, learn=True)
    people = crowd(5, company.north)
    for n, person in enumerate(people):
        walk(person, activity, "applied" if n == 0 else "invited")
    actions.recount()
    assert wheel(behaviour) == Wheel(aim=True, learn=True, apply=True)
    KpiReading.objects.create(kpi=a_kpi(behaviour.goal), on=clock.today() - dt.timedelta(days=80), value=8)
    assert wheel(behaviour) == Wheel(aim=True, learn=True, apply=True, measure=True)


def test_an_old_reading_or_a_retired_behaviour_opens_the_wheel_again(behaviour):
    KpiReading.objects.create(kpi=a_kpi(behaviour.goal), on=clock.today() - dt.timedelta(days=91), value=8)
    behaviour.retired_at = clock.now()
    behaviour.save()
    assert wheel(behaviour) == Wheel()


def test_the_age_of_a_reading_is_counted_in_days_here_and_not_in_greenwich(behaviour):
    just_after_midnight = timezone.make_aware(dt.datetime(2026, 7, 1, 0, 2))
    kpi = a_kpi(behaviour.goal)
    with clock.at(just_after_midnight):
        KpiReading.objects.create(kpi=kpi, on=dt.date(2026, 4, 1), value=8)
        assert not wheel(behaviour).measure
        KpiReading.objects.create(kpi=kpi, on=dt.date(2026, 4, 2), value=8)
        assert wheel(behaviour).measure


def test_what_a_handful_applied_closes_nothing_that_could_point_at_them(
    behaviour, activity, dana, ines, crowd, walk, company
):
    link = Link.objects.create(activity=activity, behaviour=behaviour, rationale="Omdat", claimed_by=ines)
    Confirmation.objects.create(link=link, by=dana)
    for person in crowd(4, company.north):
        walk(person, activity, "applied")
    actions.recount()
    assert not wheel(behaviour).apply


def test_a_decision_is_measuring_too(behaviour, activity, dana, ines, lea):
    link = Link.objects.create(activity=activity, behaviour=behaviour, rationale="Omdat", claimed_by=ines)
    Confirmation.objects.create(link=link, by=dana)
    actions.decide(activity, verdict="keep", reason="Even aanzien.", by=lea)
    assert wheel(behaviour).measure


def test_a_goal_has_turned_as_far_as_its_behaviours_together(behaviour):
    each = {1: Wheel(aim=True), behaviour.pk: Wheel(learn=True)}
    assert queries.wheel_of_goal([behaviour], each) == Wheel(learn=True)
    assert queries.wheel_of_goal([], each) == Wheel()
