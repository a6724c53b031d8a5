"""The flows people come for, by keyboard alone on a screen of 390 pixels, with axe silent on every page on the way: in
Dutch on SQLite, in English on PostgreSQL."""

import datetime as dt

import pytest

from tests.browser import eventually
from tests.conftest import PASSWORD
from tests.keyboard import keyboard
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Assignment, Completion, Extension
from vliegwiel.areas.messaging.models import Preference
from vliegwiel.kit import clock

__all__ = ["keyboard"]
pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.django_db(transaction=True)]
REASON = "Maandag begint de nieuwe planning."


@pytest.fixture
def asked(activity, ben, mara):
    """Mara asked Ben to do it, before a day; he may decline."""
    due = clock.today() + dt.timedelta(days=20)
    return learning.assign(activity, to=ben, by=mara, reason=REASON, due=due)


def test_she_signs_in_and_does_what_is_asked_of_her(keyboard, browser, asked, ben):
    keys = keyboard(ben)
    hers, keys.language = keys.language, "nl"  # before she is known the page speaks the browser's language
    browser.context.clear_cookies()
    keys.goes("/account/login/")
    keys.types("E-mail", ben.email)
    keys.types("Wachtwoord", PASSWORD)
    keys.presses("Meld je aan")
    keys.language = hers
    keys.comes_to("/learn/")
    keys.presses("Bekijk en begin")
    keys.comes_to("/learn/activity/luisteren/")
    keys.presses("Begin")
    keys.comes_to("/step/t1/")
    keys.presses("Verder")
    keys.comes_to("/step/q1/")
    keys.picks("Luisteren")
    keys.presses("Kijk na")
    browser.locator("#go-on").wait_for()
    keys.presses("Verder")
    keys.comes_to("/step/p1/")
    keys.presses("Rond af")
    keys.comes_to("/learn/activity/luisteren/plan/")
    assert Completion.objects.get().person == ben


def test_she_asks_for_a_later_date_and_whoever_asked_says_yes(keyboard, asked, ben, mara):
    keys = keyboard(ben)
    keys.goes("/learn/activity/luisteren/")
    keys.presses("Vraag om een latere datum")
    until = asked.due + dt.timedelta(days=10)
    keys.dates("Welke dag lukt wel?", until)
    keys.types("Waarom", "Ik heb die week dienst.")
    keys.presses("Vraag het")
    eventually(keys.page, Extension.objects.count, 1)
    keys = keyboard(mara)
    keys.goes("/learn/later-dates/")
    keys.presses("Ja, dat mag")
    keys.reads("Niemand wacht op je")
    assert Extension.objects.get().granted
    asked.refresh_from_db()
    assert asked.due == until


def test_she_says_when_and_how_she_wants_to_be_mailed(keyboard, ben):
    keys = keyboard(ben)
    keys.goes("/learn/messages/settings/")
    keys.dates("Weer mail vanaf", clock.today() + dt.timedelta(days=14))
    keys.presses("Zet mail stil")
    keys.reads("Toch weer mail")
    keys.listens()
    assert Preference.objects.get(person=ben).paused_until


def test_a_manager_gives_something_with_a_reason(keyboard, activity, ben, mara):
    keys = keyboard(mara)
    keys.goes("/lead/assign/?activity=luisteren")
    keys.ticks("Ben Bakker")
    keys.types("Waarom vraag je dit?", REASON)
    keys.presses("Geef het")
    keys.comes_to("/lead/given/")
    assert Assignment.objects.get().person == ben


def test_a_rule_is_written_tried_and_switched_on(keyboard, activity, company, ben, mara, lea):
    keys = keyboard(lea)
    keys.goes("/office/rules/")
    keys.presses("Maak een regel")
    keys.comes_to("/rules/new/")
    keys.types("Hoe heet de regel?", "Tillen")
    keys.picks("Een lege regel")
    keys.presses("Verder")
    keys.comes_to("/draft/")
    keys.chooses("Welke voorwaarde erbij", "Werkt in afdeling")
    keys.presses("Voeg toe")
    keys.types("Werkt in afdeling", "Team Noord")
    keys.types("Welke activiteit of welk programma?", "Luisteren")
    keys.types("Waarom? Wie het krijgt leest dit", "Je tilt hier elke dag, en dit houdt je rug heel.")
    keys.picks("een eigen wens van de organisatie")
    keys.presses("Bewaar en bekijk de proef")
    keys.comes_to("/preview/")
    assert not Assignment.objects.exists()
    keys.presses("Zet aan")
    keys.comes_to("/office/rules/tillen/")
    assert {row.person for row in Assignment.objects.all()} == {ben, mara}
