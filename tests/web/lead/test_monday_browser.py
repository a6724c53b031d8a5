"""A manager's Monday and what she saw, by keyboard alone on a phone, with axe silent on every page."""

import datetime as dt

import pytest

from tests.browser import eventually
from tests.keyboard import keyboard
from tests.seeing import SAW, seen
from vliegwiel.areas.practice.models import ManagerMoment
from vliegwiel.areas.recognition.models import Recognition
from vliegwiel.kit import clock

__all__ = ["keyboard", "seen"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTH = 390


def test_she_looks_ahead_writes_what_she_saw_and_he_lets_his_team_read_it(
    keyboard, browser, ben, mara, listening, publish, give, seen
):
    give(publish("vragen"), [ben], on=clock.today())
    question = seen(ben, mara, on=clock.today() - dt.timedelta(days=12))
    browser.set_viewport_size({"width": WIDTH, "height": 844})
    keys = keyboard(mara)
    keys.goes("/lead/")
    assert browser.evaluate("document.documentElement.scrollWidth") == WIDTH
    keys.presses("Besproken", "submit")
    eventually(browser, lambda: ManagerMoment.objects.filter(kind="start", person=ben).count(), 1)
    keys.goes("/learn/recognition/")
    keys.presses("Schrijf aan")
    keys.comes_to(f"/learn/recognition/question/{question.pk}/")
    assert browser.evaluate("document.documentElement.scrollWidth") == WIDTH
    keys.types("Wat zag je, en waarbij hielp het?", f"Je moet dit vaker doen. {SAW}")
    keys.presses("Stuur het", "submit")
    eventually(browser, lambda: browser.get_by_text("Klinkt dit zoals je het bedoelt?").count(), 1)
    keys.listens()
    keys.types("Wat zag je, en waarbij hielp het?", SAW)
    keys.presses("Stuur het", "submit")
    keys.comes_to("/learn/recognition/")
    eventually(browser, lambda: list(Recognition.objects.values_list("text", flat=True)), [SAW])
    his = keyboard(ben)
    his.goes("/learn/recognition/")
    his.presses("Laat mijn team het lezen", "submit")
    eventually(browser, lambda: list(Recognition.objects.values_list("publicity", flat=True)), ["team"])
    his.listens()
    assert browser.evaluate("document.documentElement.scrollWidth") == WIDTH
