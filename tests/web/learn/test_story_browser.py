"""Toepassen on the smallest phone: three tabs and what lies under them without scrolling, and her own story to read."""

import datetime as dt

import pytest

from tests.browser import barriers
from vliegwiel.areas.practice import actions
from vliegwiel.areas.practice.models import Plan
from vliegwiel.kit import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ("practice/", "practice/story/", "checks/", "keeping/", "support/", "buddies/", "circles/", "recognition/")
OUT_OF_SIGHT = """() => [...document.querySelectorAll("main .tabs a")].filter((one) => {
  const at = one.getBoundingClientRect();
  return at.left < 0 || at.right > innerWidth;
}).map((one) => one.textContent.trim())"""


@pytest.fixture
def phone(browser, live_server, client, ben):
    client.force_login(ben)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([session])
    browser.set_viewport_size({"width": 320, "height": 640})
    return browser


def test_every_tab_is_in_sight_on_the_smallest_phone_in_both_languages(phone, ben):
    for language in ("nl", "en"):
        ben.language = language
        ben.save()
        for page in PAGES:
            phone.goto(f"/learn/{page}")
            top = phone.locator("main .tabs").first
            assert top.locator("a").count() == 3, page
            assert phone.evaluate(OUT_OF_SIGHT) == [], (page, language)
            assert phone.evaluate("document.documentElement.scrollWidth") == 320, (page, language)
            assert phone.locator("main .tabs [aria-current]").count() == (1 if page == "recognition/" else 2), page


def test_her_story_opens_by_keyboard_and_has_no_barriers(phone, ben, mara, listening, finish):
    with clock.at(clock.now() - dt.timedelta(days=10)):
        finish(ben, listening, clock.today())
        actions.make_plan(listening, situation="een klant belt", action="luister ik eerst", by=ben, supporter=mara)
        actions.park_plan(Plan.objects.get(), by=ben)
    phone.goto("/learn/practice/story/")
    phone.get_by_text("Je legde je plan stil.").wait_for()  # the first stands open
    assert barriers(phone) == []
    phone.locator("summary", has_text="Hoe het ging").focus()
    phone.keyboard.press("Enter")
    phone.get_by_text("Je legde je plan stil.").wait_for(state="hidden")
    phone.keyboard.press("Enter")
    phone.get_by_text("Je legde je plan stil.").wait_for()
