"""Room to learn on a phone, by keyboard: moments, a suggestion, a goal of one's own, and everything."""

import pytest
from playwright.sync_api import expect

from tests.browser import barriers, eventually
from tests.library import publish
from vliegwiel.areas.moments.models import Dismissal, LearningMoment, OwnGoal, Suggested
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page, role, name):
    """By keyboard: it is reached, it is seen to be, and Enter does it."""
    one = page.get_by_role(role, name=name).first
    one.focus()
    expect(one).to_be_focused()
    page.keyboard.press("Enter")


def test_she_plans_her_week_looks_at_what_is_suggested_and_aims(browser, live_server, client, ben, mara, ines):
    goal = Goal.objects.create(statement=Words(nl="Minder boze klanten"), owner=mara, state=Goal.State.ACTIVE)
    words = {name: Words(nl="vat samen wat hij hoort") for name in ("actor", "situation", "action", "standard")}
    TargetBehaviour.objects.create(goal=goal, owner=mara, **words)
    publish(ines, "een")
    client.force_login(ben)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([session])

    browser.goto("/learn/moments/")
    press(browser, "button", "Plan het zo")
    browser.get_by_text("Gepland. Niemand anders ziet dit.").wait_for()
    eventually(browser, lambda: LearningMoment.objects.filter(person=ben).exists(), True)
    assert barriers(browser) == []
    press(browser, "button", "Sla")
    browser.get_by_text("Overgeslagen. Dat mag").wait_for()
    eventually(browser, lambda: LearningMoment.objects.filter(person=ben, state="skipped").count(), 1)

    browser.goto("/learn/suggestions/")
    eventually(browser, lambda: Suggested.objects.filter(person=ben).count(), 1)  # the page notes what it showed
    assert barriers(browser) == []
    press(browser, "button", "Niet nu")
    browser.get_by_text("Over vier weken kan het weer langskomen.").wait_for()
    eventually(browser, lambda: Dismissal.objects.filter(person=ben).count(), 1)

    browser.goto("/learn/path/")
    browser.get_by_label("Ik wil beter worden in").select_option("vat samen wat hij hoort")
    press(browser, "button", "Kies dit")
    browser.get_by_text("Bij het doel: Minder boze klanten").wait_for()
    eventually(browser, lambda: OwnGoal.objects.filter(person=ben).count(), 1)
    browser.goto("/learn/everything/")
    browser.get_by_text("Er ligt niets").wait_for()
