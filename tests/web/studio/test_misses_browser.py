"""Leaving the search without an answer is counted; opening what was found is not."""

import pytest
from playwright.sync_api import expect

from tests.browser import eventually
from tests.library import TEXT, publish
from tests.web.studio.test_workbench_browser import sign_in
from vliegwiel.areas.catalogue.models import SearchMiss

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_who_leaves_without_an_answer_is_counted_and_who_opens_one_is_not(browser, live_server, client, ben, ines):
    publish(ines, "gesprek", edition={"title": "Lastige gesprekken", "summary": "Rustig.", "blocks": [TEXT]})
    sign_in(browser, live_server, client, ben)
    browser.goto("/learn/activities/?q=gesprek")
    browser.get_by_role("link", name="Lastige gesprekken").click()
    expect(browser.get_by_role("heading", name="Lastige gesprekken")).to_be_visible()
    browser.keyboard.press("Control+k")
    field = browser.get_by_role("searchbox", name="Zoek een activiteit")
    field.fill("heftruck")
    expect(browser.locator("#search-dialog").get_by_text("Niets gevonden voor")).to_be_visible()
    field.press("Escape")
    eventually(browser, counted, [("heftruck", "nothing", 1)])


def counted():
    return list(SearchMiss.objects.order_by("pk").values_list("words", "kind", "people"))
