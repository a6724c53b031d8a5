"""A report by keyboard alone on a phone: asked, kept, made into a file and taken; and a manager's four cards."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser import barriers
from tests.conftest import PASSWORD
from tests.library import publish
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.practice.models import ManagerMoment
from vliegwiel.areas.qualifications import actions
from vliegwiel.areas.reports.models import SavedView

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(browser, person, address):
    browser.context.clear_cookies(name="sessionid")
    browser.goto(f"/account/login/?next={address}")
    browser.get_by_label("E-mail").fill(person.email)
    browser.get_by_label("Wachtwoord").fill(PASSWORD)
    browser.get_by_role("button", name="Meld je aan").press("Enter")


def test_a_report_is_asked_kept_made_and_taken_by_keyboard(browser, lea, ben, company, settings, tmp_path):
    settings.HOME = tmp_path
    held = actions.write_qualification(title="BHV", ground="own", by=lea)
    since = dt.date(2020, 1, 1)
    actions.write_requirement(held, starts=since, first=[], months=12, outside=True, why="Elk jaar opnieuw.", by=lea)
    actions.demand(held, unit=company.north, starts=since, by=lea)
    enter(browser, lea, "/office/reports/answer/")
    expect(browser.get_by_role("rowheader", name="Ben Bakker")).to_be_visible()
    assert barriers(browser) == []
    browser.get_by_label("Wie", exact=True).focus()
    browser.keyboard.type("wie nog niet")
    browser.get_by_role("button", name="Toon").press("Enter")
    browser.wait_for_url("**answer=no**")
    browser.get_by_text("Bewaar deze vraag").press("Enter")
    browser.get_by_label("Hoe noem je het?").fill("BHV nog niet")
    browser.keyboard.press("Enter")
    expect(browser.get_by_role("heading", name="BHV nog niet")).to_be_visible()
    assert SavedView.objects.get().ask["answer"] == "no"
    browser.get_by_role("button", name="Maak een CSV").press("Enter")
    take = browser.get_by_role("button", name="Haal het op")
    expect(take).to_be_visible()
    assert barriers(browser) == []
    with browser.expect_download() as coming:
        take.press("Enter")
    (made,) = (tmp_path / "exports").glob("*.csv")
    assert "Ben Bakker;BHV;nee" in made.read_text("utf-8-sig")
    assert coming.value.suggested_filename.startswith("bhv-nog-niet-")


def test_a_manager_does_her_week_by_keyboard(browser, mara, ben, ines):
    learning.assign(publish(ines), to=ben, by=mara, reason="Maandag begint de nieuwe planning.")
    enter(browser, mara, "/lead/")
    expect(browser.get_by_role("heading", name="Kijk met Ben Bakker vooruit")).to_be_visible()
    assert barriers(browser) == []
    browser.get_by_role("button", name="Besproken").press("Enter")
    expect(browser.get_by_text("Je keek met Ben Bakker vooruit")).to_be_visible()
    expect(browser.get_by_text("Dat was het voor deze week.")).to_be_visible()
    assert ManagerMoment.objects.get().kind == "start"
    browser.get_by_role("link", name="Verplicht").first.press("Enter")
    expect(browser.get_by_role("heading", name="Verplicht in je team")).to_be_visible()
    assert barriers(browser) == []
