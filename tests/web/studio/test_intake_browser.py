"""An intake from the first question to “no training needed”, on a phone."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.areas.strategy.conftest import BEHAVIOUR, goal
from tests.web.studio.test_workbench_browser import sign_in
from vliegwiel.areas.catalogue.models import IntakeClosing
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import WorkplaceFix
from vliegwiel.kit import clock

__all__ = ["goal"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_five_screens_lead_to_no_training_and_a_change_at_work(browser, live_server, client, lea, dana, mara, goal):
    strategy.activate_goal(goal, by=dana)
    sign_in(browser, live_server, client, lea)
    browser.goto("/studio/intakes/")
    browser.get_by_label("Waar gaat het om?").fill("Te veel ongevallen op Noord")
    browser.get_by_role("button", name="Begin").click()
    onward = browser.get_by_role("button", name="Bewaar en ga verder")
    browser.get_by_label("Welk getal moet er beter worden?").select_option(label="Ongevallen met verzuim")
    onward.click()
    for label, name in (("Wie?", "actor"), ("In welke situatie?", "situation"), ("Doet wat?", "action")):
        browser.get_by_label(label).first.fill(BEHAVIOUR[name])
    browser.get_by_label("Goed genoeg als?").first.fill(BEHAVIOUR["standard"])
    onward.click()
    for question, answer in (
        ("Weten ze niet hoe?", "Nee"),
        ("Kunnen ze het nog niet?", "Nee"),
        ("Willen ze niet, of zien ze het nut niet?", "Een beetje"),
        ("Laat het werk het niet toe?", "Helemaal"),
    ):
        browser.get_by_role("group", name=question).get_by_label(answer, exact=True).check()
    onward.click()
    expect(browser.get_by_text("Verander eerst iets op de werkplek").first).to_be_visible()
    browser.get_by_label("Iets op de werkplek veranderen").check()
    browser.get_by_label("Wat is er straks anders?").fill("De kaart met vijf punten hangt bij elke machine")
    browser.get_by_label("Wat voor verandering?").select_option(value="tool")
    browser.get_by_label("Wie zorgt ervoor?").fill("Mara de Wit")
    browser.get_by_label("Klaar op").fill((clock.today() + dt.timedelta(days=30)).isoformat())
    onward.click()
    expect(browser.get_by_text("Hier is geen training nodig").first).to_be_visible()
    browser.get_by_role("button", name="Rond af: geen training nodig").click()
    expect(browser.get_by_text("Geen training nodig. Dat is winst").first).to_be_visible()
    assert WorkplaceFix.objects.get().owner == mara
    assert list(IntakeClosing.objects.values_list("finished", "made")) == [(True, False)]
