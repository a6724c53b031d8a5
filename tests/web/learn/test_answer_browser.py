"""The link in a mail, pressed in a browser that is signed in nowhere: it notes once, and then says what was said."""

import datetime as dt
import re

import pytest

from tests.browser import barriers
from tests.postbox import postbox
from vliegwiel.areas.messaging import jobs as messaging
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.practice import jobs
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.kit import clock

__all__ = ["postbox"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def links(postbox, make_plan, listening, ben):
    """The answers of the mail he got this morning, whatever day it is: what they are called -> where they lead."""
    Placement.objects.update(pattern="roster")
    make_plan(ben, listening, on=clock.today() - dt.timedelta(days=3))
    with clock.at(dt.datetime.combine(clock.today(), dt.time(10))):
        jobs.tell_what_stands_ready.call()
        messaging.mail_what_is_due.call()
    (mail,) = postbox.mails
    found = re.findall(r"^(.+): \S+(/account/mail/answer/[^/\s]+/)", mail.get_body(("plain",)).get_content(), re.M)
    return {called.strip(): link for called, link in found}


def test_one_tap_notes_it_and_a_second_time_says_what_was_said(browser, links, ben):
    assert list(links) == ["Gedaan", "Geprobeerd", "Nog geen kans", "Past niet"]
    browser.goto(links["Geprobeerd"])
    assert barriers(browser) == []
    assert not CheckIn.objects.exclude(said="").exists()
    browser.get_by_role("button", name="Noteer ‘Geprobeerd’").click()
    browser.get_by_role("heading", name="Genoteerd: Geprobeerd").wait_for()
    assert barriers(browser) == []
    assert CheckIn.objects.get(day=3).said == "tried"
    for again in ("Geprobeerd", "Gedaan"):
        browser.goto(links[again])
        browser.get_by_role("heading", name="Je zei al: Geprobeerd").wait_for()
    browser.get_by_role("link", name="Zeg er iets bij, of kijk wat helpt").click()
    browser.wait_for_url("**/account/login/**")  # for anything more one signs in
    assert CheckIn.objects.get(day=3).said == "tried"


def test_another_answer_is_one_more_tap(browser, links):
    browser.goto(links["Gedaan"])
    browser.get_by_role("link", name="Nog geen kans").click()
    browser.get_by_role("button", name="Noteer ‘Nog geen kans’").click()
    browser.get_by_role("heading", name="Genoteerd: Nog geen kans").wait_for()
    assert CheckIn.objects.get(day=3).said == "no_chance"
