"""A need typed on a phone that a colleague had already: found while typing, “me too”, and the same answer."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.web.studio.test_workbench_browser import sign_in
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Request, Support

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_a_colleague_asked_shows_while_typing_and_one_says_me_too(browser, live_server, client, ben, mara, lea):
    theirs = actions.ask("een gesprek met boze klanten beginnen", by=mara)
    sign_in(browser, live_server, client, ben)
    browser.goto("/learn/requests/")
    browser.get_by_label("Ik heb hulp nodig bij").press_sequentially("lastige gesprekken met boze klanten")
    found = browser.locator("#alike").get_by_role("link", name="Een gesprek met boze klanten beginnen")
    expect(found).to_be_visible()
    found.click()
    browser.get_by_role("button", name="Ik ook").click()
    expect(browser.get_by_role("button", name="Jij ook")).to_be_visible()
    assert Support.objects.get().person == ben
    assert Request.objects.count() == 1
    actions.answer(theirs, reply="no", reason="Dit leert niemand uit een cursus. Loop een dag mee.", by=lea)
    browser.reload()
    expect(browser.get_by_text("Loop een dag mee.").first).to_be_visible()


def test_a_need_stays_where_it_is_typed_when_the_session_ended_and_goes_after_signing_in(
    browser, live_server, client, ben
):
    """It may be about bullying or illness, so it is kept nowhere: then it must not leave the page too early."""
    sign_in(browser, live_server, client, ben)
    browser.goto("/learn/requests/")
    Session.objects.all().delete()
    field = browser.get_by_label("Ik heb hulp nodig bij")
    field.press_sequentially("lastige gesprekken met boze klanten")
    told = browser.get_by_text("Je bent intussen afgemeld.")
    expect(told).to_be_visible()  # looking for what is alike said so
    browser.get_by_role("button", name="Vraag het").click()
    expect(told.get_by_role("link", name="Meld je aan")).to_have_attribute("target", "_blank")
    expect(field).to_have_value("lastige gesprekken met boze klanten")
    assert not Request.objects.exists()
    again = browser.context.new_page()
    sign_in(again, live_server, client, ben)  # in another window, with another token
    browser.get_by_role("button", name="Vraag het").click()
    expect(browser.get_by_text("Lastige gesprekken met boze klanten").first).to_be_visible()
    assert Request.objects.get().by == ben
