"""Really without a connection: today's cards are answered on a phone, explained at once, and arrive once."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.areas.retrieval.conftest import numbered
from tests.browser import barriers, eventually
from tests.library import TEXT, publish
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.retrieval import actions
from vliegwiel.areas.retrieval.models import Recall, RetrievalCard
from vliegwiel.kit import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/learn/retrieval/"
KEPT = "caches.has('kept')"


@pytest.fixture
def cards(ben, ines):
    """Two, due today, whatever day it is."""
    Placement.objects.update(pattern="roster")
    activity = publish(ines, "bellen", edition={"blocks": [TEXT, numbered(1), numbered(2)]})
    with clock.at(clock.now() - dt.timedelta(days=2)):
        actions.make_cards(ben.pk, activity.editions.get().pk)
    return list(RetrievalCard.objects.order_by("pk"))


@pytest.fixture
def phone(browser, live_server, client, ben):
    client.force_login(ben)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([session])
    return browser.context.new_page()  # what it complains of while the network is gone is no fault


@pytest.mark.database  # answers are counted once on each
def test_todays_cards_are_answered_without_a_connection_and_arrive_once(phone, cards):
    phone.goto(HERE)
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.get_by_text("De vragen van vandaag staan ook op dit apparaat").wait_for()
    assert barriers(phone) == []
    phone.context.set_offline(True)
    phone.get_by_label("Luisteren").check()  # on the page itself, when the connection goes
    phone.get_by_role("button", name="Kijk na").click()
    phone.get_by_text("Je werkt zonder verbinding").wait_for()
    phone.get_by_text("Vraag 2 van 2").wait_for()
    here = phone.locator("[data-screen]:not([hidden])")
    here.locator("form[method=post]").get_by_label("Uitleggen").check()
    here.get_by_role("button", name="Kijk na").click()
    here.get_by_text("Zo voelt de klant zich gehoord.").wait_for()  # why, at once
    expect(here.get_by_role("button", name="Kijk na")).to_have_count(0)  # and once
    phone.reload()
    phone.get_by_role("button", name="Verder").or_(phone.get_by_role("heading", name="Klaar voor vandaag")).wait_for()
    assert not Recall.objects.exists()

    phone.context.set_offline(False)
    phone.goto("/learn/")
    eventually(phone, Recall.objects.count, 2)
    phone.reload()
    phone.goto(HERE)
    phone.get_by_role("heading", name="Klaar voor vandaag").wait_for()
    answers = [(row.card_id, row.chosen, row.right) for row in Recall.objects.order_by("card")]
    assert answers == [(cards[0].pk, ["a"], True), (cards[1].pk, ["b"], False)]
    assert len(set(Recall.objects.values_list("key", flat=True)) - {""}) == 2
    assert all(row.seconds is not None and row.seconds < 600 for row in Recall.objects.all())
    assert phone.evaluate(KEPT)

    phone.locator(".person-menu summary").click()
    phone.get_by_role("button", name="Meld je af").click()
    phone.wait_for_url("**/account/login/**")
    assert not phone.evaluate(KEPT)


def test_by_keyboard_without_script_one_after_the_other(browser, live_server, client, ben, cards):
    client.force_login(ben)
    context = browser.context.browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([session])
    page = context.new_page()
    for n, onward in ((1, "Volgende vraag"), (2, "Klaar voor vandaag")):
        page.goto(f"{live_server.url}{HERE}")
        expect(page.get_by_text(f"{n} van 2")).to_be_visible()
        page.get_by_label("Luisteren").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Dat klopt.")).to_be_visible()
        page.get_by_role("link", name=onward).click()
    expect(page.get_by_role("heading", name="Klaar voor vandaag")).to_be_visible()
    context.close()
    assert Recall.objects.count() == 2


def test_on_a_kiosk_nothing_is_kept(browser, live_server, client, ben, adam, cards):
    _kiosk, secret = people.make_kiosk("Tablet magazijn", by=adam)
    client.force_login(ben)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([session, {"name": "kiosk", "value": secret, "url": live_server.url}])
    browser.goto(HERE)
    expect(browser.get_by_text("1 van 2")).to_be_visible()
    expect(browser.locator("device-copy")).to_be_hidden()
    assert browser.evaluate("caches.keys()") == []
    assert browser.evaluate("Object.keys(localStorage)") == []
