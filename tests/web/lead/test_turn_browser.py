"""The second half of the wheel in a real browser: given, planned, done, seen; on a phone."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSWORD
from vliegwiel.areas.learning.models import Assignment
from vliegwiel.areas.practice.models import Plan
from vliegwiel.kit import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(browser, person, address):
    browser.context.clear_cookies(name="sessionid")
    browser.goto(f"/account/login/?next={address}")
    browser.get_by_label("E-mail").fill(person.email)
    browser.get_by_label("Wachtwoord").fill(PASSWORD)
    browser.get_by_role("button", name="Meld je aan").click()


def test_a_manager_gives_it_and_sees_at_once_what_it_asks(browser, mara, ben, listening):
    enter(browser, mara, "/lead/assign/?activity=luisteren")
    expect(browser.locator("#asks")).to_contain_text("Kies aan wie")
    browser.get_by_text("Ben Bakker").click()
    expect(browser.locator("#asks")).to_contain_text("Je vraagt 5 minuten van 1 persoon. Er is ruimte.")
    browser.get_by_label("Waarom vraag je dit?").fill("Maandag begint de nieuwe planning.")
    browser.get_by_role("button", name="Geef het").click()
    expect(browser.get_by_text("Net gegeven: ‘Luisteren’ aan 1 persoon.")).to_be_visible()
    assert Assignment.objects.get().person == ben


def test_a_plan_is_previewed_kept_answered_and_seen(browser, mara, ben, listening, finish):
    finish(ben, listening, on=clock.today() - dt.timedelta(days=20))
    enter(browser, ben, "/learn/activity/luisteren/plan/")
    browser.get_by_label("Als …").fill("een klant belt die al wacht")
    browser.get_by_label("Dan …").fill("vraag ik wat er al geprobeerd is")
    browser.get_by_text("Mara de Wit · Leidinggevende").click()
    expect(browser.locator("#preview")).to_contain_text("Dit ziet Mara de Wit")
    expect(browser.locator("#preview")).to_contain_text("dan vraag ik wat er al geprobeerd is")
    browser.get_by_role("button", name="Maak het plan").click()
    expect(browser.get_by_role("heading", name="Als een klant belt die al wacht")).to_be_visible()

    plan = Plan.objects.get()
    check_in = plan.check_ins.get(day=3)
    plan.check_ins.filter(day=3).update(due_on=clock.today())  # three days go by
    browser.goto(f"/learn/check-in/{check_in.pk}/")
    browser.get_by_role("button", name="Gedaan").click()
    expect(browser.get_by_text("Mara de Wit krijgt bericht")).to_be_visible()

    enter(browser, mara, "/lead/")
    expect(browser.get_by_role("heading", name="Geef steun aan Ben Bakker")).to_be_visible()
    browser.get_by_role("link", name="Geef steun").click()
    browser.get_by_role("button", name="Gezien").click()
    expect(browser.get_by_text("Er wacht niets op je.")).to_be_visible()
    browser.goto("/lead/")
    expect(browser.get_by_text("Je gaf Ben Bakker steun")).to_be_visible()
    assert check_in.support.get().kind == "confirmed"
