"""Two people after each other on one tablet, by keyboard: nothing of the first is there for the second."""

import pytest
from playwright.sync_api import expect

from tests.browser import barriers, eventually
from vliegwiel.areas.people import actions
from vliegwiel.run import assets

pytestmark = pytest.mark.browser
LEFT = """async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  databases: (await indexedDB.databases()).map((one) => one.name),
})"""
KEPT = """async () => {
  localStorage.setItem("device", "van Ben"); sessionStorage.setItem("typed", "van Ben");
  await (await caches.open("copies")).put("/learn/x/", new Response("van Ben"));
  await new Promise((done) => {
    const asked = indexedDB.open("steps");
    asked.onsuccess = () => { asked.result.close(); done(); };
  });
}"""
NOTHING = {"local": [], "session": [], "caches": [], "workers": 0, "databases": []}


@pytest.fixture(scope="module", autouse=True)
def built():
    assets.build()


def sign_in(page, person, pin):
    page.get_by_label("Je personeelsnummer").focus()
    page.keyboard.type(person.number)
    page.keyboard.press("Tab")
    page.keyboard.type(pin)
    page.keyboard.press("Enter")
    page.wait_for_url("**/learn/**")


def test_the_second_finds_nothing_of_the_first(browser, client, live_server, adam, ben, mara, activity):
    _kiosk, secret = actions.make_kiosk("Tablet magazijn", by=adam)
    actions.set_pin("2580", by=ben)
    actions.set_pin("9173", by=mara)
    browser.context.add_cookies([{"name": "kiosk", "value": secret, "url": live_server.url}])
    browser.goto("/learn/requests/")
    expect(browser.get_by_role("heading", name="Aanmelden")).to_be_visible()
    assert barriers(browser) == []
    big = browser.locator(".kiosk-form button, .kiosk-form input:not([type=hidden])")
    assert min(one.bounding_box()["height"] for one in big.all()) >= 60
    sign_in(browser, ben, "2580")
    browser.wait_for_url("**/learn/requests/")
    browser.locator("main textarea").first.fill("Alleen van Ben.")
    browser.evaluate(KEPT)  # what pages may keep: words, copies to take along, steps that wait to be sent
    browser.goto("/learn/")
    mine = browser.locator("body").get_attribute("data-who")
    done = browser.get_by_role("button", name="Klaar")
    assert done.bounding_box()["height"] >= 56
    assert barriers(browser) == []
    done.focus()
    browser.keyboard.press("Enter")
    browser.wait_for_url("**/kiosk/")
    eventually(browser, lambda: browser.evaluate(LEFT), NOTHING)
    browser.go_back()
    expect(browser.get_by_label("Je personeelsnummer")).to_be_visible()
    sign_in(browser, mara, "9173")
    assert browser.locator("body").get_attribute("data-who") == str(mara.pk) != mine
    browser.goto("/learn/requests/")
    expect(browser.locator("main textarea").first).to_have_value("")
    assert "Alleen van Ben." not in browser.content()
    # She walks away. The clock of the page goes on, not ours: a sign of life keeps her in, silence takes her out.
    browser.clock.install()
    browser.goto("/learn/requests/")
    soon = browser.locator("[data-soon]")
    browser.clock.fast_forward(101_000)
    expect(soon).not_to_be_empty()
    browser.keyboard.press("Shift")
    expect(soon).to_be_empty()
    browser.clock.fast_forward(101_000)
    expect(soon).not_to_be_empty()
    browser.clock.fast_forward(21_000)
    browser.wait_for_url("**/kiosk/")
    expect(browser.get_by_label("Je personeelsnummer")).to_be_visible()
    browser.goto("/learn/")
    browser.wait_for_url("**/kiosk/?next=**")
