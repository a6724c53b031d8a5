"""A learner's first run by keyboard alone on the smallest screen, with axe silent on every page."""

import pytest

from tests.browser import eventually
from tests.keyboard import keyboard
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.moments.models import LearningMoment, OwnGoal
from vliegwiel.areas.practice.models import Buddy
from vliegwiel.areas.welcome.models import Run

__all__ = ["keyboard"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/learn/first-run/learner/"


def test_she_ends_with_a_goal_a_moment_and_something_to_do(keyboard, browser, activity, ben, mara):
    browser.set_viewport_size({"width": 320, "height": 640})
    keys = keyboard(ben)
    keys.goes("/learn/")
    keys.presses("Begin je start")
    keys.comes_to(HERE)
    keys.presses("Begin", "submit")
    keys.comes_to(f"{HERE}goal/")
    keys.types("In je eigen woorden", "Een boze klant")
    keys.presses("Kies dit")
    keys.comes_to(f"{HERE}short/")
    keys.presses("Zet het klaar")
    keys.comes_to(f"{HERE}slot/")
    keys.presses("Plan het")
    keys.comes_to(f"{HERE}digest/")
    keys.presses("Sla over")
    keys.comes_to(f"{HERE}support/")
    keys.presses("Nu geen tijd")  # why she passed the question over, in one tap
    keys.comes_to(f"{HERE}support/")
    keys.picks("Mara de Wit")
    keys.presses("Kies dit")
    keys.comes_to(f"{HERE}outcome/")
    assert browser.evaluate("document.documentElement.scrollWidth") == 320
    keys.presses(keys.said("Doe nu: {title}").partition("{")[0].strip())
    keys.comes_to("/learn/activity/luisteren/")
    eventually(browser, lambda: Run.objects.exclude(finished_at=None).count(), 1)
    counted = [model.objects.filter(person=ben).count() for model in (OwnGoal, Enrolment, LearningMoment, Buddy)]
    assert counted == [1, 1, 1, 1]
