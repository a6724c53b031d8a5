"""A shared block in a real browser: made of a block, put in another activity by key, and made loose and fast again."""

import pytest
from playwright.sync_api import expect

from tests.browser import eventually
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Draft

from .test_workbench_browser import at, saved, studio

__all__ = ["studio"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [390, 1440])
def test_an_author_shares_a_block_and_puts_it_in_another_activity_by_key(studio, ines, width):
    page = studio
    page.set_viewport_size({"width": width, "height": 900})
    first = actions.make_activity("Lekkage", by=ines, language="nl").drafts.get()
    actions.add_block(first, kind="text", data={"html": "<p>Bel 112.</p>"}, by=ines)
    other = actions.make_activity("Brand", by=ines, language="nl").drafts.get()
    actions.add_block(other, kind="text", data={"html": "<p>Ren.</p>"}, by=ines)
    page.goto(at(first))
    page.get_by_role("link", name="Maak een bouwsteen van Tekst").click()
    page.get_by_label("Hoe heet de bouwsteen?").fill("Zo meld je het")
    page.get_by_role("button", name="Maak er een bouwsteen van").click()
    expect(page.get_by_role("heading", name="Zo meld je het", level=1)).to_be_visible()
    page.goto(at(other))
    page.locator(".ProseMirror").click()
    page.keyboard.press("End")
    page.keyboard.type(" Snel.")
    page.get_by_role("link", name="Voeg iets toe na Tekst").click()
    page.keyboard.type("meld")
    expect(page.get_by_role("button", name="Zo meld je het")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bouwsteen: Zo meld je het")).to_be_visible()
    expect(page.get_by_text("Gebruikt in 2 activiteiten")).to_be_visible()

    def says():
        return [raw["data"]["html"] for raw in Draft.objects.get(pk=other.pk).blocks]

    eventually(page, says, ["<p>Ren. Snel.</p>", "<p>Bel 112.</p>"])  # what was being typed was stored first
    page.get_by_role("button", name="Maak los").click()
    expect(page.get_by_text("Losgemaakt van de bouwsteen ‘Zo meld je het’.")).to_be_visible()
    page.get_by_role("button", name="Maak weer vast").click()
    expect(page.get_by_text("Bouwsteen: Zo meld je het")).to_be_visible()
    saved(page)
