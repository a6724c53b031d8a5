"""Ben learns to sum up first; the behaviour may be seen by who leads him, a colleague, a customer and a system."""

import datetime as dt

import pytest

from tests.areas.strategy.conftest import GOAL
from tests.practising import MONDAY, finish, publish
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.observation import actions
from vliegwiel.areas.observation.models import BehaviourCheck
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock

EVERYBODY = ["self", "manager", "peer", "customer", "system"]
POST_DAY = MONDAY + dt.timedelta(days=42)  # Monday 13 April 2026

__all__ = ["EVERYBODY", "MONDAY", "POST_DAY", "behave", "check", "finish", "learned", "lesson", "publish", "tess"]


@pytest.fixture
def behave(dana, agreed):
    """`behave("vat samen", activity)`: a behaviour this activity serves."""

    def _behave(action, activity, *, observers=EVERYBODY, **more):
        goal = Goal.objects.filter(owner=dana).first() or strategy.write_goal(
            by=dana, owner=dana, due=clock.today() + dt.timedelta(days=300), **GOAL
        )
        Goal.objects.filter(pk=goal.pk).update(state=Goal.State.ACTIVE)
        behaviour = TargetBehaviour.objects.create(
            goal=goal,
            owner=dana,
            actor="Een medewerker",
            situation="die een boze klant aan de lijn heeft",
            action=action,
            standard="de klant zegt ja",
            observers=observers,
            **more,
        )
        Link.objects.create(activity=activity, behaviour=behaviour, rationale="Oefent het.", claimed_by=activity.owner)
        return behaviour

    return _behave


@pytest.fixture
def lesson(publish, behave):
    activity = publish("samenvatten")
    behave("vat eerst samen", activity)
    return activity


@pytest.fixture
def learned(lesson, finish):
    """`learned(ben)`: he finished it on the Monday; the checks that follow from it."""

    def _learned(person, activity=lesson):
        finish(person, activity)
        with clock.at(MONDAY):
            return actions.open_checks(person, activity, MONDAY)

    return _learned


@pytest.fixture
def check(learned, ben):
    """Ben's, after finishing."""
    (one,) = learned(ben)
    return BehaviourCheck.objects.get(pk=one.pk)


@pytest.fixture
def tess(company, hire, mara):
    """Beside Ben in his team."""
    return hire("Tess", "Visser", unit=company.north, led_by=mara)
