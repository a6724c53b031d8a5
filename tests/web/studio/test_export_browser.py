"""An activity taken elsewhere as SCORM 1.2 comes in as any package, plays to its end and goes on where one was."""

import json

import pytest
from playwright.sync_api import expect

from tests import packages
from tests.browser import eventually
from tests.library import PRACTICE, QUESTION, TEXT, publish
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import PackageRun
from vliegwiel.web.studio.taken import as_scorm

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GAPS = {
    "id": "g1",
    "type": "question",
    "data": {"prompt": "Vul in", "text": "Til met een [rechte] rug.", "kind": "gaps"},
}
ORDER = {
    "id": "o1",
    "type": "question",
    "data": {
        "prompt": "In welke volgorde?",
        "kind": "order",
        "options": [
            {"id": id, "text": text, "correct": False, "explanation": ""} for id, text in (("a", "Buk"), ("b", "Til"))
        ],
        "explanation": "Eerst buk je.",
    },
}


def test_it_plays_elsewhere_is_answered_and_goes_on_where_one_was(browser, live_server, client, ines, ben):
    blocks = [TEXT, QUESTION, GAPS, ORDER, PRACTICE]
    title, parts = as_scorm(publish(ines, "tillen", edition={"blocks": blocks}), "nl")
    package = packages.stored(ines, b"".join(parts), "tillen.scorm12.zip")
    assert (package.read["edition"], package.read["talks"], package.read["notes"]) == ("1.2", True, ())
    actions.enrol(publish(ines, "elders", edition={"blocks": [packages.block(package)]}), by=ben)
    client.force_login(ben)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([cookie])
    here = "/learn/activity/elders/step/k1/"
    browser.goto(here)
    lesson = browser.frame_locator("package-player iframe").frame_locator("#item")
    expect(lesson.get_by_role("heading", name=title)).to_be_visible()
    lesson.get_by_role("button", name="Volgende").click()
    lesson.get_by_label("Uitleggen").check()
    lesson.get_by_role("button", name="Kijk na").click()
    expect(lesson.locator(".result:visible")).to_contain_text("Daar is het nog te vroeg voor.")
    expect(browser.locator(".package-state")).to_contain_text("Opgeslagen om")
    browser.goto("/learn/")
    browser.goto(here)
    expect(lesson.get_by_label("Uitleggen")).to_be_checked()
    lesson.get_by_label("Luisteren").check()
    lesson.get_by_role("button", name="Kijk na").click()
    expect(lesson.locator(".result:visible")).to_contain_text("Dat klopt.")
    lesson.get_by_role("button", name="Volgende").click()
    lesson.get_by_label("Gat 1").fill("Rechte")
    lesson.get_by_role("button", name="Kijk na").click()
    expect(lesson.locator(".result:visible")).to_contain_text("Dat klopt.")
    lesson.get_by_role("button", name="Volgende").click()
    lesson.get_by_label("Buk").select_option("2")
    lesson.get_by_label("Til").select_option("1")
    lesson.get_by_role("button", name="Kijk na").click()
    expect(lesson.locator(".result:visible")).to_contain_text("Eerst buk je.")
    lesson.get_by_role("button", name="Volgende").click()
    expect(lesson.get_by_text("Vat samen wat je hoort")).to_be_visible()
    browser.get_by_role("button", name="Rond af").wait_for()
    eventually(browser, kept, (True, 67, "5", {"q1": 1, "g1": 1, "o1": 0}))


def test_a_test_is_one_there_too(browser, live_server, client, ines, ben):
    asked = publish(ines, "tillen", edition={"blocks": [QUESTION, ORDER]})
    catalogue.set_exam(asked, attempts=2, again_days=7, minutes=20, pass_mark=60, draw=0, by=ines)
    _title, parts = as_scorm(asked, "nl")
    package = packages.stored(ines, b"".join(parts), "tillen.scorm12.zip")
    item = package.read["items"][0]
    assert (item["mastery"], item["time_allowed"], item["time_action"]) == (60, "0000:20:00", "continue,message")
    actions.enrol(publish(ines, "elders", edition={"blocks": [packages.block(package)]}), by=ben)
    client.force_login(ben)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([cookie])
    browser.goto("/learn/activity/elders/step/k1/")
    lesson = browser.frame_locator("package-player iframe").frame_locator("#item")
    expect(lesson.get_by_text("Nog 20 min.")).to_be_visible()
    lesson.get_by_label("Uitleggen").check()
    lesson.get_by_role("button", name="Kijk na").click()
    expect(lesson.get_by_label("Luisteren")).to_be_disabled()  # an answer stands
    lesson.get_by_role("button", name="Volgende").click()
    lesson.get_by_label("Buk").select_option("1")
    lesson.get_by_label("Til").select_option("2")
    lesson.get_by_role("button", name="Kijk na").click()
    expect(lesson.get_by_text("Je hebt de toets nog niet gehaald: 1 van de 2 goed.")).to_be_visible()
    eventually(browser, lambda: [(run.is_passed, run.score) for run in PackageRun.objects.all()], [(False, 50)])


def kept():
    run = PackageRun.objects.get()
    right = json.loads(run.values["cmi.suspend_data"])["right"]
    return run.is_done, run.score, run.values["cmi.core.lesson_location"], right
