"""The link in a mail, pressed in a browser that is signed in nowhere: it notes once, and then says what was said."""

import datetime as dt
import re

import pytest

from tests.browser import barriers
from tests.postbox import postbox
from vliegwiel.areas.messaging import jobs as messaging
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.practice import jobs
from vliegwiel.areas.practice.models import CheckIn, HowOften
from vliegwiel.kit import clock

__all__ = ["postbox"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def links(postbox, make_plan, listening, ben):
    """`links(3)`: the answers of the mail he got this morning, so many days after finishing, whatever day it is: what
    they are called -> where they lead."""

    def _links(days):
        Placement.objects.update(pattern="roster")
        make_plan(ben, listening, on=clock.today() - dt.timedelta(days=days))
        with clock.at(dt.datetime.combine(clock.today(), dt.time(10))):
            jobs.tell_what_stands_ready.call()
            messaging.mail_what_is_due.call()
        (mail,) = postbox.mails
        found = re.findall(r"^(.+): \S+(/account/mail/answer/[^/\s]+/)", mail.get_body(("plain",)).get_content(), re.M)
        return {called.strip(): link for called, link in found}

    return _links


@pytest.fixture
def pressed(browser):
    """`pressed(link)`: opened from a mail. Waits until the device kept what it keeps: that is asked on the same line as
    the answer, and a page that reads may not write."""

    def _pressed(link):
        browser.goto(link)
        browser.evaluate("navigator.serviceWorker.ready.then(() => true)")
        browser.wait_for_load_state("networkidle")

    return _pressed


def test_one_tap_notes_it_and_a_second_time_says_what_was_said(browser, pressed, links, ben):
    links = links(3)
    assert list(links) == ["Gedaan", "Geprobeerd", "Nog geen kans", "Past niet"]
    pressed(links["Geprobeerd"])
    assert barriers(browser) == []
    assert not CheckIn.objects.exclude(said="").exists()
    browser.get_by_role("button", name="Noteer ‘Geprobeerd’").click()
    browser.get_by_role("heading", name="Genoteerd: Geprobeerd").wait_for()
    assert barriers(browser) == []
    assert CheckIn.objects.get(day=3).said == "tried"
    for again in ("Geprobeerd", "Gedaan"):
        pressed(links[again])
        browser.get_by_role("heading", name="Je zei al: Geprobeerd").wait_for()
    browser.get_by_role("link", name="Zeg er iets bij, of kijk wat helpt").click()
    browser.wait_for_url("**/account/login/**")  # for anything more one signs in
    assert CheckIn.objects.get(day=3).said == "tried"


def test_another_answer_is_one_more_tap(browser, pressed, links):
    pressed(links(3)["Gedaan"])
    browser.get_by_role("link", name="Nog geen kans").click()
    browser.get_by_role("button", name="Noteer ‘Nog geen kans’").click()
    browser.get_by_role("heading", name="Genoteerd: Nog geen kans").wait_for()
    assert CheckIn.objects.get(day=3).said == "no_chance"


def test_after_two_weeks_how_often_is_one_more_tap_on_the_page_after_it(browser, pressed, links):
    browser.set_viewport_size({"width": 320, "height": 640})
    pressed(links(14)["Gedaan"])
    browser.get_by_role("button", name="Noteer ‘Gedaan’").click()
    browser.get_by_role("heading", name="Hoe vaak lukte het?").wait_for()
    assert barriers(browser) == []
    assert browser.evaluate("document.documentElement.scrollWidth") == 320
    browser.get_by_role("button", name="3 meestal").click()
    browser.get_by_role("heading", name="Genoteerd: meestal").wait_for()
    assert barriers(browser) == []
    assert HowOften.objects.get().times == 3
