"""What only a browser shows: nothing typed is lost, search from the keyboard, and nothing axe complains of."""

import datetime as dt

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.browser import barriers, close, eventually
from tests.conftest import PASSWORD
from tests.practising import finish, listening, publish
from vliegwiel.kit import clock
from vliegwiel.run import assets

__all__ = ["finish", "listening", "publish"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", autouse=True)
def built():
    assets.build()


@pytest.fixture
def signed_in(browser, client, live_server):
    def _signed_in(person, **window):
        client.force_login(person)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        browser.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}],
        )
        return browser

    return _signed_in


def keeps(page, number):
    """As many forms are kept in this window. By eventually: Playwright's own waiting evaluates strings, which the
    page's security policy forbids."""
    eventually(page, lambda: page.evaluate("Object.keys(sessionStorage).length"), number)


def test_what_was_typed_is_there_again_after_a_reload_and_gone_once_it_was_sent(signed_in, lea):
    page = signed_in(lea)
    page.goto("/office/brand/")
    page.fill("#id_why", "Omdat vakwerk blijft groeien.")
    keeps(page, 1)
    page.reload()
    expect(page.locator("#id_why")).to_have_value("Omdat vakwerk blijft groeien.")
    expect(page.locator(".draft-note")).to_have_text("Dit had je al getypt en nog niet verstuurd. Begin opnieuw")
    page.click("main button.primary")
    page.wait_for_selector(".flash.success")
    keeps(page, 0)


def test_the_next_person_on_this_device_does_not_get_what_was_typed(signed_in, lea, adam):
    page = signed_in(lea)
    page.goto("/office/brand/")
    page.fill("#id_why", "Alleen van Lea.")
    keeps(page, 1)
    signed_in(adam).goto("/office/brand/")
    keeps(page, 0)
    assert page.input_value("#id_why") == ""


def test_without_a_connection_it_says_what_is_kept(signed_in, lea):
    page = signed_in(lea)
    page.goto("/office/brand/", wait_until="networkidle")
    page.context.set_offline(True)
    expect(page.locator("#offline")).to_contain_text("Je hebt even geen verbinding.")
    page.context.set_offline(False)
    page.wait_for_selector("#offline", state="detached")


def test_search_opens_from_the_keyboard_and_leads_to_a_page(signed_in, lea):
    page = signed_in(lea)
    page.goto("/account/")
    page.keyboard.press("Control+k")
    page.keyboard.type("huiss")
    expect(page.locator("#results[data-for='huiss'] a").first).to_contain_text("Huisstijl")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/office/brand/")


def test_a_slash_opens_search_and_enter_opens_the_first_that_is_found(signed_in, lea, ben):
    page = signed_in(lea)
    page.goto("/account/")
    page.keyboard.press("/")
    page.keyboard.type("Bakk")
    expect(page.locator("#results[data-for='Bakk'] a").first).to_contain_text("Ben Bakker")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/office/people/{ben.pk}/")
    page.keyboard.press("Control+k")
    page.fill("#search-dialog-field", "1/")
    page.keyboard.type("2")
    assert page.input_value("#search-dialog-field") == "1/2"


def test_a_colour_is_seen_before_it_is_kept(signed_in, lea):
    page = signed_in(lea)
    page.goto("/office/brand/")
    page.evaluate(
        "(field) => { field.value = '#1b7f5c'; field.dispatchEvent(new Event('input', { bubbles: true })); }",
        page.query_selector("#id_colour"),
    )
    page.wait_for_selector("text=Jullie kleur #1b7f5c is precies zo gebruikt")
    button = page.locator(".brand-preview[data-scheme=light] .button.primary")
    expect(button).to_have_css("background-color", "rgb(27, 127, 92)")


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(signed_in, lea, width):
    page = signed_in(lea)
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for address in ("/office/elements/", "/office/brand/", "/search/?q=lea", "/offline/"):
        page.goto(address)
        problems = barriers(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            problems.append("scrolls sideways")
        if problems:
            found[address] = problems
    assert found == {}


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_word_in_the_bottom_bar_stands_on_one_line_and_is_whole(signed_in, lea, hire, company, language, width):
    lea.language = language
    lea.save()
    hire("Pia", "Gans", unit=company.south, led_by=lea)
    page = signed_in(lea)
    page.set_viewport_size({"width": width, "height": 800})
    for address in ("/learn/", "/lead/", "/studio/", "/office/"):
        page.goto(address)
        cut = page.evaluate("""() => [...document.querySelectorAll(".bottom :is(ul > li > a, summary) > span")]
          .filter((word) => word.checkVisibility())
          .filter((word) => word.scrollWidth > word.clientWidth || word.clientHeight > 20)
          .map((word) => word.textContent)""")
        assert page.locator(".bottom > ul > li").count() >= 2, address
        assert cut == [], address


@pytest.mark.django_db(transaction=True)
def test_a_session_that_ends_while_one_types_costs_no_word(signed_in, dana, ben, listening, finish):
    def back_in(person):
        expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()
        page.get_by_label("E-mail").fill(person.email)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Meld je aan").click()

    page = signed_in(dana)
    page.goto("/office/goals/new/")
    Session.objects.all().delete()
    page.get_by_label("Wat wordt er anders?").fill("Klachten dalen van 40 naar 20 per maand")  # what is weak is asked
    back_in(dana)
    expect(page.get_by_label("Wat wordt er anders?")).to_have_value("Klachten dalen van 40 naar 20 per maand")
    finish(ben, listening, on=clock.today() - dt.timedelta(days=20))
    page.context.clear_cookies()
    page = signed_in(ben)
    page.goto("/learn/activity/luisteren/plan/")
    page.get_by_label("Als …").fill("een klant belt die al wacht")
    page.get_by_label("Dan …").fill("vraag ik wat er al geprobeerd is")
    expect(page.locator("#preview")).to_contain_text("dan vraag ik wat er al geprobeerd is")  # nothing is on its way
    Session.objects.all().delete()
    page.get_by_role("button", name="Maak het plan").click(no_wait_after=True)
    back_in(ben)
    expect(page.get_by_label("Als …")).to_have_value("een klant belt die al wacht")
    expect(page.get_by_label("Dan …")).to_have_value("vraag ik wat er al geprobeerd is")


@pytest.mark.django_db(transaction=True)
def test_what_only_asks_is_not_said_to_be_unsent(chromium, live_server, client, dana):
    client.force_login(dana)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = chromium.new_context(base_url=live_server.url, locale="nl-NL")  # its console rightly complains
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto("/office/goals/new/")
    context.set_offline(True)
    with page.expect_event("requestfailed"):
        page.get_by_label("Wat wordt er anders?").fill("Klachten dalen")
    expect(page.get_by_text("Je hebt even geen verbinding.")).to_be_visible()
    page.wait_for_timeout(300)  # long enough for what must not come
    expect(page.get_by_text("Dit is niet verstuurd")).to_have_count(0)
    close(context)
