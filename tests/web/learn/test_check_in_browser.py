"""The steps on a small phone: after the tap comes what they ask, by keyboard, and axe is silent in light and dark."""

import datetime as dt

import pytest

from tests.areas.retrieval.conftest import numbered
from tests.browser import barriers
from tests.keyboard import keyboard
from tests.library import TEXT, republish
from tests.observing import behave
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.practice.models import HowOften, Plan
from vliegwiel.areas.retrieval import actions as retrieval
from vliegwiel.areas.retrieval.models import Recall
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import Kpi
from vliegwiel.kit import clock

__all__ = ["behave", "keyboard"]
# What a device keeps is asked for on the side, on the same line as the answer: a page that reads may not write.
KEPT = "navigator.serviceWorker.ready.then(() => true)"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def step(make_plan, listening, behave, ben, dana):
    """`step(14)`: the address of the step that asks today, whatever day it is; with questions and a measure."""

    def _step(day):
        Placement.objects.update(pattern="roster")
        begun = clock.today() - dt.timedelta(days=day)
        behaviour = behave("vat samen", listening)
        plan = make_plan(ben, listening, on=begun)
        Plan.objects.update(behaviour=behaviour)
        edition = republish(listening, blocks=[TEXT, numbered(1), numbered(2)])
        with clock.at(begun):
            retrieval.make_cards(ben.pk, edition.pk)
        for days, value in ((60, 12), (30, 10), (1, 9)):
            on = clock.today() - dt.timedelta(days=days)
            strategy.record_reading(Kpi.objects.get(goal=behaviour.goal), by=dana, on=on, value=value)
        return f"/learn/check-in/{plan.check_ins.get(day=day).pk}/"

    return _step


def test_after_two_weeks_by_keyboard(keyboard, browser, step, ben):
    here = step(14)
    browser.set_viewport_size({"width": 320, "height": 640})
    keys = keyboard(ben)
    keys.goes(here)
    browser.evaluate(KEPT)
    assert barriers(browser) == []
    keys.presses("Geprobeerd")
    keys.comes_to(here)
    keys.presses("1 zelden")
    browser.locator("[aria-pressed=true]", has_text="zelden").wait_for()
    assert HowOften.objects.get().times == 1
    browser.get_by_role("heading", name="Een situatie uit je werk").wait_for()
    assert barriers(browser) == []
    assert browser.evaluate("document.documentElement.scrollWidth") == 320
    browser.get_by_role("link", name="Zoek een maatje").click()
    browser.wait_for_url("**/learn/buddies/?behaviour=*")
    assert browser.get_by_label("vat samen").is_checked()


def test_at_the_first_try_two_questions_and_back(browser, keyboard, step, ben):
    here = step(3)
    browser.set_viewport_size({"width": 320, "height": 640})
    keyboard(ben).goes(here)
    browser.evaluate(KEPT)
    browser.get_by_role("button", name="Nog geen kans").click()
    browser.get_by_role("link", name="Begin, 1 minuut").click()
    for on in ("Volgende vraag", "Terug naar je plan"):
        browser.get_by_label("Luisteren").check()
        assert barriers(browser) == []
        browser.get_by_role("button", name="Kijk na").click()
        browser.get_by_text("Zo voelt de klant zich gehoord.").wait_for()
        assert barriers(browser) == []
        assert browser.evaluate("document.documentElement.scrollWidth") == 320
        browser.get_by_role("link", name=on).click()
    browser.wait_for_url(f"**{here}")
    assert Recall.objects.count() == 2


def test_after_twelve_weeks_a_no_leads_to_a_choice_beside_the_measure(browser, keyboard, step, ben):
    here = step(84)
    browser.set_viewport_size({"width": 320, "height": 640})
    keyboard(ben).goes(here)
    browser.evaluate(KEPT)
    browser.get_by_role("button", name="Nee, het past niet meer").click()
    browser.get_by_role("heading", name="Waarvoor we dit deden").wait_for()
    assert barriers(browser) == []
    assert browser.evaluate("document.documentElement.scrollWidth") == 320
    browser.get_by_role("button", name="Begin opnieuw").click()
    browser.get_by_text("Je begint opnieuw.").wait_for()
    assert Plan.objects.standing().get().check_ins.count() == 5
