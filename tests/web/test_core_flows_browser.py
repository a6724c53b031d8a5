"""The flows people come for, by keyboard alone on a screen of 390 pixels, with axe silent on every page on the way: in
Dutch on SQLite, in English on PostgreSQL."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.browser import eventually
from tests.conftest import PASSWORD
from tests.keyboard import keyboard
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Assignment, Completion, Extension
from vliegwiel.areas.live import actions as live
from vliegwiel.areas.live.actions import PartPlan
from vliegwiel.areas.live.models import Booking
from vliegwiel.areas.messaging.models import Preference
from vliegwiel.areas.moments.models import LearningMoment
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.practice.models import CheckIn, Plan
from vliegwiel.areas.qualifications import actions as qualifications
from vliegwiel.areas.qualifications.models import OutsideCertificate
from vliegwiel.areas.reports.models import SavedView
from vliegwiel.areas.study import actions as study
from vliegwiel.areas.study.models import StudyRequest
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


def test_she_books_a_seat_and_gives_it_back(keyboard, activity, ben, lea):
    starts = clock.now() + dt.timedelta(days=10)
    part = PartPlan(starts=starts, ends=starts + dt.timedelta(hours=3), place="Kantine")
    session = live.plan(activity, parts=[part], capacity=2, by=lea)
    keys = keyboard(ben)
    keys.goes("/learn/activity/luisteren/")
    keys.presses("Bekijk wanneer je samenkomt")
    keys.comes_to("/learn/activity/luisteren/sessions/")
    keys.goes(f"/learn/session/{session.key}/")
    keys.presses("Boek een plek")
    keys.reads("Ik kan toch niet")
    keys.listens()
    assert Booking.objects.get().person == ben
    keys.presses("Ik kan toch niet")
    keys.presses("Geef je plek terug")
    keys.reads("Boek een plek")
    keys.listens()


def test_she_plans_moments_to_learn_and_skips_one(keyboard, ben):
    keys = keyboard(ben)
    keys.goes("/learn/moments/")
    keys.presses("Plan het zo")
    keys.reads("Wat er gepland staat")
    keys.listens()
    keys.presses(keys.said("Sla %(day)s over").partition("%")[0])  # the first there is
    keys.reads("Toch wel")
    keys.listens()
    assert LearningMoment.objects.filter(person=ben).exists()


def test_she_asks_for_something_from_outside_and_her_manager_says_yes(keyboard, company, ben, mara, hugo):
    starts = clock.today() + dt.timedelta(days=40)
    study.give_budget(company.north, year=starts.year, amount=Decimal(900), by=hugo, why="Begroting van dit jaar.")
    keys = keyboard(ben)
    keys.goes("/learn/studies/")
    keys.presses("Vraag iets aan")
    keys.comes_to("/learn/studies/new/")
    keys.types("Wat wil je doen?", "Onderhandelen")
    keys.types("Wie geeft het?", "Hogeschool")
    keys.types("Wat kost het, in euro’s?", "400")
    keys.dates("Eerste dag", starts)
    keys.types("Uren in werktijd", "8")
    keys.types("Waarom wil je dit?", "Ik onderhandel vanaf januari met drie leveranciers.")
    keys.presses("Stuur het in")
    eventually(keys.page, lambda: StudyRequest.objects.filter(state="asked").count(), 1)
    asked = StudyRequest.objects.get()
    keys.comes_to(f"/learn/study/{asked.pk}/")
    keys = keyboard(mara)
    keys.goes("/lead/studies/")
    keys.presses("Onderhandelen")
    keys.comes_to(f"/learn/study/{asked.pk}/")
    keys.presses("Ja, dit mag")
    eventually(keys.page, lambda: StudyRequest.objects.get().state, "approved")
    assert asked.person == ben
    keys = keyboard(hugo)
    for address in ("studies/?state=approved", f"studies/{asked.pk}/", "budgets/"):
        keys.goes(f"/office/{address}")


def test_who_must_is_asked_kept_and_taken_along(keyboard, asked, hugo):
    keys = keyboard(hugo)
    keys.goes("/office/reports/")
    keys.presses("Wie moet wat")
    keys.comes_to("/office/reports/answer/")
    keys.presses("Bewaar deze vraag")
    keys.types("Hoe noem je het?", "Wie nog moet")
    keys.presses("Bewaar")
    keys.reads("Wie nog moet")
    keys.listens()
    assert SavedView.objects.get().owner == hugo


def test_a_certificate_from_outside_is_brought(keyboard, company, activity, ben, lea):
    rijbewijs = qualifications.write_qualification(title="Rijbewijs", ground="law", source="Wegenverkeerswet", by=lea)
    long_ago = dt.date(2020, 1, 1)
    qualifications.write_requirement(
        rijbewijs, starts=long_ago, first=[activity], months=60, outside=True, why="Dat vraagt de wet.", by=lea
    )
    qualifications.demand(rijbewijs, unit=company.north, starts=long_ago, by=lea)
    keys = keyboard(ben)
    keys.goes(f"/learn/records/proof/{rijbewijs.pk}/")
    keys.reaches("Het certificaat")
    # What then opens is the browser's own window for files.
    bewijs = {"name": "bewijs.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 bewijs"}
    keys.page.locator("input[type=file]").set_input_files(bewijs)
    keys.types("Wie gaf het af?", "CBR")
    keys.dates("Wanneer?", clock.today() - dt.timedelta(days=40))
    keys.presses("Stuur het in")
    eventually(keys.page, OutsideCertificate.objects.count, 1)
    keys.reads("CBR")
    keys.listens()
    brought = OutsideCertificate.objects.get()
    assert (brought.person, brought.qualification, brought.issuer) == (ben, rijbewijs, "CBR")


def test_a_plan_is_made_and_she_says_how_it_went(keyboard, activity, ben):
    with clock.at(clock.now() - dt.timedelta(days=4)):
        enrolment = learning.enrol(activity, by=ben)
        learning.answer(enrolment, "q1", chosen=["a"], by=ben)
        for block in ("t1", "q1", "p1"):
            learning.finish_step(enrolment, block, by=ben)
    keys = keyboard(ben)
    keys.goes("/learn/activity/luisteren/plan/")
    keys.types("Als …", "een klant belt die al wacht")
    keys.types("Dan …", "vraag ik wat er al geprobeerd is")
    keys.presses("Maak het plan")
    eventually(keys.page, Plan.objects.count, 1)
    keys.comes_to("/learn/practice/")
    check_in = CheckIn.objects.get(day=3)
    CheckIn.objects.filter(pk=check_in.pk).update(due_on=clock.today())  # three days go by
    keys.goes(f"/learn/check-in/{check_in.pk}/")
    keys.presses("Gedaan")
    eventually(keys.page, lambda: CheckIn.objects.get(pk=check_in.pk).said, "did_it")
    assert check_in.plan.person == ben


def test_at_a_kiosk_she_comes_in_with_number_and_pin_and_leaves(keyboard, browser, client, adam, ben):
    people.set_pin("2580", by=ben)
    keys = keyboard(adam)
    keys.goes("/office/kiosks/")
    keys.types("Hoe heet dit apparaat?", "Tablet magazijn")
    keys.presses("Maak er een kiosk van")
    keys.comes_to("/kiosk/")
    keys.language = "nl"  # nobody is known here: it speaks the browser's language
    keys.types("Je personeelsnummer", ben.number)
    keys.types("Je pincode", "2580")
    keys.presses("Meld je aan")
    keys.comes_to("/learn/")
    keys.presses("Klaar")
    keys.comes_to("/kiosk/")
    browser.goto("/learn/")
    assert "/kiosk/" in browser.url  # whoever comes next is nobody yet
