"""A debrief by keyboard alone on a phone, from open to done; what was typed and not sent; and a wall beside it."""

import pytest

from tests.areas.community.conftest import _on_a_monday, circle, crew
from tests.browser import barriers, eventually
from vliegwiel.areas.community.models import Meeting, Outcome, TryOut

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["_on_a_monday", "circle", "crew"]


def enter(window, client, live_server, person):
    client.force_login(person)
    signed = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    window.context.add_cookies([signed])


def press(page, name):
    page.get_by_role("button", name=name, exact=True).press("Enter")


def test_a_debrief_from_open_to_done_by_keyboard_on_a_phone(browser, client, live_server, circle, ben):
    enter(browser, client, live_server, ben)
    browser.goto("/learn/circles/")
    assert barriers(browser) == []
    browser.get_by_role("link", name="Team van Mara de Wit").press("Enter")
    browser.get_by_role("link", name="Nabespreking", exact=True).press("Enter")
    press_begin = browser.get_by_role("button", name="Begin nu")
    press_begin.wait_for()
    assert barriers(browser) == []
    press_begin.press("Enter")
    now = browser.get_by_role("region", name="Nu")
    now.get_by_text("Wat was de bedoeling?").wait_for()
    eventually(browser, lambda: now.get_by_role("timer").inner_text() < "3:00", True)
    assert barriers(browser) == []

    wall = browser.context.new_page()
    wall.set_viewport_size({"width": 1440, "height": 900})
    wall.goto(browser.url.split("#")[0] + "wall/")
    wall.get_by_role("heading", name="Wat was de bedoeling?").wait_for()
    assert barriers(wall) == []

    press(browser, "Volgende")
    browser.locator("#step-1[aria-current]").wait_for()
    wall.get_by_role("heading", name="Wat gebeurde er?").wait_for()  # it follows by itself
    line = browser.get_by_label("Wat eruit komt, in een regel")
    line.fill("De rij liep op.")
    eventually(browser, lambda: browser.evaluate("JSON.stringify(sessionStorage).includes('De rij liep op')"), True)
    browser.reload()  # a phone that fell asleep
    eventually(browser, line.input_value, "De rij liep op.")
    press(browser, "Schrijf het op")
    browser.get_by_role("button", name="Haal weg: De rij liep op.").press("Enter")
    browser.get_by_role("button", name="Zet terug: De rij liep op.").press("Enter")
    browser.get_by_role("button", name="Haal weg: De rij liep op.").wait_for()
    wall.get_by_text("De rij liep op.").wait_for()
    wall.close()

    press(browser, "Volgende")
    browser.locator("#step-2[aria-current]").wait_for()
    press(browser, "Volgende")
    browser.locator("#step-3[aria-current]").wait_for()
    browser.get_by_label("Wat gaan jullie proberen?").fill("Eerder zelf bellen.")
    press(browser, "Spreek het af")
    browser.get_by_role("button", name="Haal weg: Eerder zelf bellen.").wait_for()
    assert barriers(browser) == []
    press(browser, "Rond af")
    browser.get_by_role("button", name="Open het weer").wait_for()
    assert barriers(browser) == []
    assert not Meeting.objects.get().is_open
    assert list(Outcome.objects.filter(gone_at=None).values_list("step", "text")) == [(1, "De rij liep op.")]
    assert [row.text for row in TryOut.objects.all()] == ["Eerder zelf bellen."]
