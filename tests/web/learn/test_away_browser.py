"""Really without a connection: an activity is done to its end on a phone, and arrives once the connection is back."""

import pytest
from playwright.sync_api import expect

from tests.browser import eventually
from tests.library import PRACTICE, TEXT, holds, publish, section
from vliegwiel.areas.assessment.models import Answer
from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Completion, Delivery

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/learn/activity/luisteren/"


@pytest.mark.database  # many deeds at once, each once
def test_an_activity_is_done_without_a_connection_and_arrives_once(browser, live_server, client, ben, activity):
    actions.enrol(activity, by=ben)
    client.force_login(ben)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([session])
    page = browser.context.new_page()  # what it complains of while the network is gone is no fault
    page.goto(HERE + "step/t1/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_text("Tekst en vragen staan ook op dit apparaat").wait_for()
    page.context.set_offline(True)
    page.get_by_role("button", name="Verder").click()
    page.get_by_text("Je werkt zonder verbinding").wait_for()
    page.get_by_label("Uitleggen").check()
    page.get_by_role("button", name="Kijk na").click()
    page.get_by_text("Je antwoord staat op dit apparaat.").wait_for()
    page.reload()
    page.get_by_text("Je antwoord staat op dit apparaat.").wait_for()
    page.get_by_role("button", name="Verder").click()
    page.get_by_text("Vat samen wat je hoort").wait_for()
    page.get_by_role("button", name="Verder").click()
    page.get_by_text("Je bent aan het eind").wait_for()
    page.goto("/learn/")
    page.get_by_role("link", name="Luisteren").wait_for()
    assert not Delivery.objects.exists()

    page.context.set_offline(False)
    page.goto("/learn/")
    page.get_by_text("is aangekomen: 3 stappen.").wait_for()
    assert list(Answer.objects.values_list("chosen", flat=True)) == [["b"]]
    assert (Delivery.objects.count(), Completion.objects.count()) == (3, 1)
    page.reload()
    expect(page.get_by_text("is aangekomen")).to_have_count(0)

    page.locator(".person-menu summary").click()
    page.get_by_role("button", name="Meld je af").click()
    page.wait_for_url("**/account/login/**")
    kept = "caches.keys().then((names) => names.filter((name) => name === 'kept'))"
    assert page.evaluate(kept) == []
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.database  # many deeds at once, each once
def test_a_programme_is_taken_along_done_and_ticked_when_it_arrives(browser, live_server, client, ben, ines):
    lessons = [publish(ines, slug, edition={"blocks": [TEXT]}) for slug in ("een", "twee")]
    blocks = [section("s1", "Begin"), holds("a", lessons[0]), PRACTICE, holds("b", lessons[1])]
    programme = publish(ines, "inwerken", shape=Shape.PROGRAMME, edition={"blocks": blocks})
    actions.enrol(programme, by=ben)
    client.force_login(ben)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([session])
    page = browser.context.new_page()
    page.goto("/learn/activity/inwerken/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_role("link", name="Neem mee voor onderweg").click()
    page.get_by_role("button", name="Neem 2 activiteiten mee").click()
    page.get_by_text("Alles wat mee kan staat op dit apparaat.").wait_for()
    page.context.set_offline(True)
    page.goto("/learn/activity/inwerken/")
    page.get_by_text("Je werkt zonder verbinding, met wat hier staat").wait_for()
    page.get_by_role("button", name="Ik heb het geprobeerd").click()
    page.get_by_text("Gedaan op dit apparaat.").wait_for()
    for slug in ("Een", "Twee"):
        page.get_by_role("link", name=slug, exact=True).click()
        page.get_by_role("button", name="Verder").click()
        page.get_by_text("Je bent aan het eind").wait_for()
        page.goto("/learn/activity/inwerken/")
    expect(page.get_by_text("Wat je hier deed wacht op verbinding.")).to_have_count(2)
    page.context.set_offline(False)
    page.goto("/learn/activity/inwerken/")
    eventually(page, lambda: Completion.objects.filter(person=ben, activity=programme).count(), 1)
    page.goto("/learn/activity/inwerken/device/")
    page.get_by_role("button", name="Haal alles van dit apparaat").click()
    page.get_by_text("Het staat niet meer op dit apparaat.").wait_for()
    assert page.evaluate("caches.open('kept').then((kept) => kept.keys()).then((keys) => keys.length)") == 0
