"""Asked, questioned, answered and approved on a phone-sized screen by keyboard alone, with axe silent on every page."""

import datetime as dt
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.browser import barriers
from tests.web.studio.test_workbench_browser import sign_in
from vliegwiel.areas.study import actions
from vliegwiel.areas.study.models import StudyRequest
from vliegwiel.kit import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def write(page, label, words):
    """Into the field that is called so, with the keyboard."""
    field = page.get_by_label(label)
    field.focus()
    page.keyboard.type(words)


def press(page, words):
    """Tab until the focus stands on what says just these words (a table that scrolls says them too), then Enter."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText?.trim()") == words:
            return page.keyboard.press("Enter")
    pytest.fail(f"no way to ‘{words}’ with Tab")


def test_from_a_wish_to_a_yes(browser, live_server, client, company, ben, mara, hugo):
    starts = clock.today() + dt.timedelta(days=20)
    actions.give_budget(company.north, year=starts.year, amount=Decimal(900), by=hugo, why="Begroting van dit jaar.")
    sign_in(browser, live_server, client, ben)
    browser.goto("/learn/studies/")
    assert barriers(browser) == []
    press(browser, "Vraag iets aan")
    write(browser, "Wat wil je doen?", "Beter overdragen")
    assert barriers(browser) == []
    press(browser, "Bewaar als concept")
    expect(browser.get_by_text("Bewaard als concept. Niemand ziet het nog.")).to_be_visible()
    write(browser, "Wie geeft het?", "De Werkschool")
    write(browser, "Wat kost het, in euro’s?", "300")
    browser.get_by_label("Eerste dag").fill(starts.isoformat())
    write(browser, "Waarom wil je dit?", "Onze overdracht gaat vaak mis.")
    press(browser, "Stuur het in")
    expect(browser.get_by_text("Mara de Wit is aan zet").first).to_be_visible()
    assert barriers(browser) == []
    sign_in(browser, live_server, client, mara)
    browser.goto("/lead/studies/")
    assert barriers(browser) == []
    press(browser, "Beter overdragen")
    expect(browser.get_by_text("In dit budget is nu € 900,00 vrij.")).to_be_visible()
    assert barriers(browser) == []
    press(browser, "Ja, dit mag")
    expect(browser.get_by_text("Mara de Wit zei ja (Leidinggevende).")).to_be_visible()
    assert StudyRequest.objects.get().state == "approved"
    sign_in(browser, live_server, client, hugo)
    for address in (
        "/office/studies/?state=approved",
        f"/office/studies/{StudyRequest.objects.get().pk}/",
        "/office/budgets/",
    ):
        browser.goto(address)
        assert barriers(browser) == []
