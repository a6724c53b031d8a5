"""Coming together on a phone: the list of who is there, in a cellar without connection."""

import datetime as dt

import pytest

from tests.browser import barriers, eventually, nothing_moves
from vliegwiel.areas.live import actions
from vliegwiel.areas.live.actions import PartPlan
from vliegwiel.areas.live.models import Presence
from vliegwiel.kit import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def plan(activity, by, starts, **more):
    """A session of one part of three hours, planned the day before it begins."""
    with clock.at(starts - dt.timedelta(days=1)):
        part = PartPlan(starts=starts, ends=starts + dt.timedelta(hours=3), place="Kantine")
        return actions.plan(activity, parts=[part], capacity=3, by=by, **more)


def enter(window, client, live_server, person):
    client.force_login(person)
    signed = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    window.context.add_cookies([signed])


def test_the_list_is_kept_without_a_connection_and_arrives(browser, client, live_server, activity, lea, ben, olu):
    session = plan(activity, lea, clock.now() - dt.timedelta(hours=1))
    with clock.at(clock.now() - dt.timedelta(days=1)):
        seats = [actions.book(session, person=one, by=one) for one in (ben, olu)]
    enter(browser, client, live_server, lea)
    page = browser.context.new_page()  # what it complains of while the network is gone is no fault
    page.goto(f"/trainer/{session.key}/presence/1/")
    assert barriers(page) == []
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    copy = "caches.open('kept').then((cache) => cache.match(location.pathname)).then(Boolean)"
    eventually(page, lambda: page.evaluate(copy), True)
    page.context.set_offline(True)
    page.get_by_text("Je hebt even geen verbinding").wait_for()
    with nothing_moves(page):
        page.get_by_role("group", name="Ben Bakker").get_by_label("Is er", exact=True).check()
        page.get_by_text("Het staat op dit apparaat en gaat vanzelf mee.").wait_for()
    page.reload()  # from what is kept on the phone
    page.get_by_role("group", name="Olu Adeyemi").get_by_label("Is er niet").check()
    assert page.get_by_role("group", name="Ben Bakker").get_by_label("Is er", exact=True).is_checked()
    assert not Presence.objects.exists()

    page.context.set_offline(False)
    page.get_by_text("Bewaard.", exact=True).wait_for()
    said = Presence.objects.order_by("booking")
    eventually(page, lambda: [row.was_there for row in said.all()], [True, False])
    eventually(page, lambda: page.evaluate("localStorage.length"), 0)
    assert [row.booking_id for row in said.all()] == [seat.pk for seat in seats]


def test_the_run_sheet_keeps_time_from_the_press_and_the_group_is_asked(
    browser, client, live_server, activity, lea, ben
):
    session = plan(activity, lea, clock.now() + dt.timedelta(days=2))
    actions.book(session, person=ben, by=ben)
    lines = [actions.Line(15, "Welkom"), actions.Line(30, "Oefenen", "In tweetallen.")]
    actions.write_run_sheet(session.parts.get(), lines=lines, by=lea)
    enter(browser, client, live_server, lea)
    browser.goto(f"/trainer/{session.key}/run-sheet/1/")
    now = browser.get_by_role("region", name="Nu")
    now.get_by_text("Nog niet begonnen").wait_for()
    with nothing_moves(browser):
        now.get_by_role("button", name="Begin nu").press("Enter")
        now.get_by_text("Welkom", exact=True).wait_for()
        now.get_by_role("button", name="Volgende").press("Enter")
        now.get_by_text("Oefenen", exact=True).wait_for()
    assert barriers(browser) == []
    browser.reload()  # it goes on where it was
    now.get_by_text("Oefenen", exact=True).wait_for()
    browser.get_by_text("Stel de groep een vraag").press("Enter")
    browser.get_by_label("Je vraag").fill("Wat wil je oefenen?")
    browser.get_by_label("De antwoorden, elk op een regel").fill("Luisteren\nDoorvragen")
    browser.get_by_role("button", name="Stel de vraag").press("Enter")
    browser.get_by_text("Wat wil je oefenen?").wait_for()
    question = session.questions.get()

    enter(browser, client, live_server, ben)
    browser.goto(f"/learn/session/{session.key}/")
    browser.get_by_label("Doorvragen").check()
    browser.get_by_role("button", name="Geef antwoord").press("Enter")
    browser.get_by_text("Je antwoord is bewaard.").wait_for()
    assert barriers(browser) == []
    assert [row.choice for row in question.answers.all()] == [1]
