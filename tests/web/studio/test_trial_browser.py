"""An author plays a package before anybody else does, in a real browser: it plays as it will, and leaves nothing."""

import pytest
from playwright.sync_api import expect

from tests import packages
from tests.web.learn.test_package_browser import TWO, leave, lesson
from vliegwiel.areas.catalogue.actions import make_activity
from vliegwiel.areas.learning.models import Completion, Enrolment, PackageRun
from vliegwiel.kit.models import Happening

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def signed_in_as(person, browser, client, live_server):
    client.force_login(person)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([cookie])


def test_a_trial_plays_follows_the_order_tells_what_was_set_and_keeps_nothing(
    browser, live_server, client, ines, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    package = packages.stored(ines, packages.a_package(TWO))
    activity = make_activity("Tillen", by=ines)
    activity.drafts.update(blocks=[packages.block(package)])
    signed_in_as(ines, browser, client, live_server)
    happened = Happening.objects.count()
    browser.goto(f"/studio/activity/{activity.slug}/nl/preview/")
    expect(lesson(browser).locator("#kept")).to_contain_text("ab-initio|")
    browser.get_by_text("Onderdelen").click()
    second = browser.locator("[data-item=twee] button")
    expect(second).to_be_disabled()
    lesson(browser).get_by_label("Notitie").fill("rechte rug")
    lesson(browser).get_by_role("button", name="Klaar").click()
    expect(browser.locator(".package-state")).to_have_text("Proef: er wordt niets bewaard")
    expect(second).to_be_enabled()
    browser.get_by_text("Wat het pakket meldde").click()
    expect(browser.locator("[data-said]")).to_contain_text("cmi.suspend_data")
    leave(browser)
    second.click()
    expect(lesson(browser).locator("#kept")).to_contain_text("ab-initio|")
    expect(browser.get_by_text("Bij een cursist zou deze stap nu klaar zijn.")).to_be_hidden()
    lesson(browser).get_by_role("button", name="Klaar").click()
    expect(browser.get_by_text("Bij een cursist zou deze stap nu klaar zijn.")).to_be_visible()
    leave(browser)
    browser.locator("[data-item=een] button").click()
    expect(lesson(browser).locator("#kept")).to_contain_text("resume|rechte rug|")
    browser.reload()
    expect(lesson(browser).locator("#kept")).to_contain_text("ab-initio||")
    assert browser.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('package:')).length") == 0
    assert [one.objects.count() for one in (Enrolment, PackageRun, Completion)] == [0, 0, 0]
    assert Happening.objects.count() == happened
