"""An edge judged on a phone with the keyboard alone, by both sides, and what axe says of the pages around it."""

import pytest
from playwright.sync_api import expect

from tests.browser import barriers
from tests.conftest import PASSWORD
from tests.threads import a_thread
from vliegwiel.areas.insights import actions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHY = "Dat zagen we gebeuren bij de ploegen van Noord en Zuid, vorig jaar."
OURS = "Wij zagen het in de winter bij drie ploegen, en zonder dit niet."


def enter(browser, person, address):
    browser.context.clear_cookies(name="sessionid")
    browser.goto(f"/account/login/?next={address}")
    browser.get_by_label("E-mail").fill(person.email)
    browser.get_by_label("Wachtwoord").fill(PASSWORD)
    browser.get_by_role("button", name="Meld je aan").click()


def judge(browser, reason, steps):
    """From the first choice on: arrows choose, Tab goes on, Enter on the button gives it."""
    browser.get_by_label("Dit ís wat het verschil maakt").focus()
    browser.keyboard.press("Space")
    for _step in range(steps):
        browser.keyboard.press("ArrowDown")
    browser.keyboard.press("Tab")
    browser.keyboard.press("Space")
    browser.keyboard.press("ArrowDown")
    browser.keyboard.press("Tab")
    browser.keyboard.type(reason)
    browser.get_by_role("button", name="Geef je oordeel").focus()
    browser.keyboard.press("Enter")


@pytest.mark.database  # two people at one edge
def test_two_judges_speak_by_keyboard_and_then_see_each_other(browser, ines, mara, lea):
    thread = a_thread(ines, mara)
    address = f"/office/edge/activity/{thread.link.pk}/"
    enter(browser, lea, address)
    judge(browser, WHY, steps=1)
    expect(browser.get_by_text("Wacht op Mara de Wit.")).to_be_visible()
    enter(browser, mara, address)
    expect(browser.get_by_text("Dit oordeel is gegeven.")).to_be_visible()
    expect(browser.get_by_text(WHY)).to_have_count(0)
    judge(browser, OURS, steps=4)
    expect(browser.get_by_text("Jullie zien dit anders")).to_be_visible()
    expect(browser.get_by_text(WHY)).to_be_visible()
    assert set(thread.link.ratings.values_list("side", "strength", "evidence")) == {
        ("education", 0.75, 1),
        ("line", 0.0, 1),
    }


def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, ines, mara, lea):
    thread = a_thread(ines, mara)
    actions.recompute()
    enter(browser, lea, "/office/edges/")
    for address in (
        "/office/edges/",
        f"/office/edge/kpi/{thread.kpi.pk}/",
        "/office/method/",
        "/office/activity/luisteren/contribution/",
        "/office/activity/luisteren/design/",
        "/office/activity/luisteren/outcome/",
    ):
        browser.goto(address)
        browser.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        assert barriers(browser) == []
        assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
