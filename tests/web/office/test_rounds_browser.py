"""A review round in a real browser: one letter on a row proposes, unless such keys are switched off."""

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSWORD
from tests.liking import barista, liked, score
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.models import Proposal

__all__ = ["barista", "liked", "score"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_letters_on_a_row_propose(browser, barista, lea):
    opened = actions.open_round("Kwartaal 3", by=lea)
    first, second, *_others = queries.items(opened)
    browser.set_viewport_size({"width": 1440, "height": 900})
    browser.goto(f"/account/login/?next=/office/rounds/{opened.pk}/")
    browser.get_by_label("E-mail").fill(lea.email)
    browser.get_by_label("Wachtwoord").fill(PASSWORD)
    browser.get_by_role("button", name="Meld je aan").click()
    browser.wait_for_url(f"**/rounds/{opened.pk}/")  # with its script, that hears the letters
    row = browser.locator(f"#row-{first.pk}")
    row.focus()
    browser.keyboard.press("k")
    expect(browser.get_by_role("status").get_by_text("1 voorstel staat.")).to_be_visible(timeout=30_000)
    expect(browser.locator(f"tr:has(#row-{first.pk}) td").last).to_contain_text("Houden")
    assert Proposal.objects.get().item_id == first.pk
    browser.locator(f"#row-{first.pk}").focus()
    browser.keyboard.press("ArrowDown")
    expect(browser.locator(f"#row-{second.pk}")).to_be_focused()
    browser.keyboard.press("s")
    expect(browser.get_by_role("radio", name="Stoppen")).to_be_checked(timeout=30_000)
    assert browser.url.endswith(f"/items/{second.pk}/?verdict=stop")
    browser.context.add_cookies([{"name": "keys", "value": "off", "url": browser.url.split("office/")[0]}])
    browser.goto(browser.url.split("items/")[0])
    browser.locator(f"#row-{second.pk}").focus()
    browser.keyboard.press("k")
    browser.keyboard.press("ArrowDown")
    expect(browser.locator(f"#row-{second.pk}")).to_be_focused()
    assert Proposal.objects.count() == 1
