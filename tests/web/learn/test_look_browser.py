"""A manager ticks what she saw on her phone, by keyboard alone, and signs; nothing stands in anybody's way."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.areas.qualifications.conftest import TODAY, _late_in_2026, do, short
from tests.areas.qualifications.test_seeing import lift
from tests.browser import barriers
from tests.web.studio.test_workbench_browser import sign_in
from vliegwiel.areas.qualifications.models import Sighting

__all__ = ["_late_in_2026", "do", "lift", "short"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_was_seen_is_signed_by_keyboard(browser, live_server, client, ben, mara, lift, do):
    do(lift.lesson, ben, TODAY - dt.timedelta(days=1))
    sign_in(browser, live_server, client, mara)
    browser.goto("/learn/looks/")
    browser.get_by_role("link", name="Ben Bakker").focus()
    browser.keyboard.press("Enter")

    expect(browser.get_by_role("heading", name="Wat zag je Ben Bakker doen?")).to_be_visible()
    assert barriers(browser) == []
    day = browser.get_by_label("Op welke dag zag je het?")
    day.fill(TODAY.isoformat())
    for n in range(2):
        browser.locator(f"[name=line_{n}][value=yes]").focus()
        browser.keyboard.press("Space")
    browser.get_by_role("button", name="Teken voor wat je zag").focus()
    browser.keyboard.press("Enter")
    expect(browser.get_by_text("Getekend. Ben Bakker hoort het, en het telt.")).to_be_visible()
    expect(browser.get_by_text("alles gezien")).to_be_visible()
    assert Sighting.objects.get().is_whole
