"""A package on a phone, in a real browser: it plays, and whatever happens to the window, nothing she did is lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests import packages
from tests.browser import eventually
from tests.library import publish
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Completion, PackageRun

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/learn/activity/tillen/step/k1/"
TWO = "".join(
    f'<item identifier="{id}" identifierref="les"><title>{title}</title>{more}</item>'
    for id, title, more in (
        ("een", "Eerste", ""),
        ("twee", "Tweede", "<adlcp:prerequisites>een</adlcp:prerequisites>"),
    )
)


@pytest.fixture
def began(ines, ben):
    def _began(content: bytes, **data):
        package = packages.stored(ines, content)
        activity = publish(ines, "tillen", edition={"blocks": [packages.block(package, **data)]})
        return actions.enrol(activity, by=ben)

    return _began


@pytest.fixture
def sign_in(browser, live_server, client, ben):
    def _sign_in():
        client.force_login(ben)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        browser.context.add_cookies([cookie])

    _sign_in()
    return _sign_in


@pytest.fixture
def window(browser, sign_in):
    """Another window on the page of the package; what it complains of when the network is gone is no fault."""

    def _window():
        page = browser.context.new_page()
        page.goto(HERE)
        return page

    return _window


def lesson(page):
    """Inside the package, inside its window."""
    return page.frame_locator("package-player iframe").frame_locator("#item")


def leave(page):
    """What is open goes now: what is looked for from here on is looked for in what comes, which may say the same."""
    lesson(page).locator("#kept").evaluate("(kept) => kept.removeAttribute('id')")


def note(page, words):
    lesson(page).get_by_label("Notitie").fill(words)


def state(page, words):
    expect(page.locator(".package-state")).to_contain_text(words)


def kept(item="een"):
    return PackageRun.objects.get(item=item)


def noted(page, words):
    """The note arrived: the page may say "Opgeslagen" of what came before it."""
    eventually(page, lambda: kept().values.get("cmi.suspend_data"), words)


@pytest.mark.parametrize(
    "content",
    [packages.a_package(), packages.a_package(lesson=packages.LESSON_2004, head=packages.HEAD_2004)],
    ids=["1.2", "2004"],
)
def test_it_plays_keeps_goes_on_where_she_was_and_completes(browser, sign_in, ben, began, content):
    began(content)
    browser.goto(HERE)
    expect(lesson(browser).locator("#kept")).to_contain_text("ab-initio|")
    note(browser, "rechte rug")
    noted(browser, "rechte rug")
    state(browser, "Opgeslagen om")
    expect(browser.locator("#go-on")).to_be_hidden()
    browser.goto("/learn/")
    browser.goto(HERE)
    expect(lesson(browser).locator("#kept")).to_contain_text("resume|rechte rug|")
    expect(lesson(browser).locator("#kept")).to_contain_text("|10")
    lesson(browser).get_by_role("button", name="Klaar").click()
    browser.get_by_role("button", name="Rond af").click()
    browser.wait_for_url("**/plan/")
    assert Completion.objects.filter(person=ben).count() == 1
    assert (kept().score, kept().is_done) == (80, True)


def test_h5p_content_is_kept_as_she_left_it_and_tells_what_she_answered(browser, window, began):
    began(packages.an_h5p())
    page = window()
    note(page, "rechte rug")
    state(page, "Opgeslagen om")
    page.close()
    back = window()
    expect(lesson(back).get_by_label("Notitie")).to_have_value("rechte rug")
    lesson(back).get_by_role("button", name="Klaar").click()
    back.get_by_role("button", name="Rond af").wait_for()

    def told():
        run = kept("h5p")
        answered = '"verb":"answered"' in "".join(value for name, value in run.values.items() if "event" in name)
        return run.score, run.is_done, run.is_passed, run.values["h5p.data.0.state"], answered

    eventually(back, told, (80, True, True, '{"note":"rechte rug"}', True))


def test_a_window_that_is_gone_without_a_network_has_lost_nothing(browser, window, began):
    began(packages.a_package())
    page = window()
    expect(lesson(page).locator("#kept")).to_contain_text("ab-initio")
    note(page, "eerst")
    noted(page, "eerst")
    browser.context.set_offline(True)
    note(page, "daarna zonder verbinding")
    state(page, "Nog niet bewaard: geen verbinding, we proberen het vanzelf")
    assert kept().values["cmi.suspend_data"] == "eerst"
    page.close()  # from here on the line is not certain to be gone: Chromium may send a last word without the emulation
    browser.context.set_offline(False)
    back = window()
    expect(lesson(back).locator("#kept")).to_contain_text("resume|daarna zonder verbinding|")
    noted(back, "daarna zonder verbinding")


def test_the_network_comes_back_and_what_waited_goes_by_itself(browser, window, began):
    began(packages.a_package())
    page = window()
    expect(lesson(page).locator("#kept")).to_contain_text("ab-initio")
    browser.context.set_offline(True)
    note(page, "vanzelf")
    state(page, "Nog niet bewaard")
    browser.context.set_offline(False)
    state(page, "Opgeslagen om")
    noted(page, "vanzelf")


@pytest.mark.database  # two windows on one row
def test_the_older_of_two_windows_is_told_and_overwrites_nothing(window, began):
    began(packages.a_package())
    older = window()
    expect(lesson(older).locator("#kept")).to_contain_text("ab-initio")
    note(older, "oud")
    noted(older, "oud")
    newer = window()
    expect(lesson(newer).locator("#kept")).to_contain_text("resume|oud|")
    note(newer, "nieuw")
    noted(newer, "nieuw")
    note(older, "te laat")
    state(older, "Je bent hier in een ander venster verder gegaan")
    run = kept()
    assert run.values["cmi.suspend_data"] == "nieuw"
    assert [one["values"].get("cmi.suspend_data") for one in run.aside][0] is not None
    older.get_by_role("button", name="Ga hier verder").click()
    expect(lesson(older).locator("#kept")).to_contain_text("resume|nieuw|")


@pytest.mark.database  # a session that is gone in the middle
def test_a_session_that_ended_keeps_what_she_does_until_she_is_back(window, sign_in, began):
    began(packages.a_package())
    page = window()
    expect(lesson(page).locator("#kept")).to_contain_text("ab-initio")
    Session.objects.all().delete()
    note(page, "na het afmelden")
    state(page, "Je bent afgemeld")
    sign_in()
    state(page, "Opgeslagen om")
    noted(page, "na het afmelden")


def test_several_items_open_in_their_order(browser, sign_in, began):
    began(packages.a_package(TWO))
    browser.goto(HERE)
    expect(lesson(browser).locator("#kept")).to_contain_text("ab-initio")
    browser.get_by_text("Onderdelen").click()
    second = browser.locator("[data-item=twee] button")
    expect(second).to_be_disabled()
    lesson(browser).get_by_role("button", name="Klaar").click()
    expect(second).to_be_enabled()
    leave(browser)
    second.click()
    expect(browser.locator("[data-item=twee] [aria-current]")).to_be_visible()
    expect(lesson(browser).locator("#kept")).to_contain_text("ab-initio")
    expect(browser.locator("[data-item=een]")).to_have_attribute("data-state", "done")


def test_a_container_is_not_set_and_wipes_nothing(browser, sign_in, began):
    began(packages.a_package(lesson=packages.LESSON_2004, head=packages.HEAD_2004))
    browser.goto(HERE)
    expect(lesson(browser).locator("#kept")).to_contain_text("ab-initio")
    note(browser, "blijft")
    inside = next(frame for frame in browser.frames if "/f/les/" in frame.url)
    said = inside.evaluate(
        """() => ["cmi", "cmi.score", "cmi.interactions", "cmi.interactions.0", "adl", "adl.nav"].map((name) =>
           [api.SetValue(name, "x"), api.GetLastError(), api.GetValue(name), api.GetLastError()].join())"""
    )
    assert said == ["false,401,,401"] * 6
    assert inside.evaluate('api.GetValue("cmi.suspend_data") + api.GetLastError()') == "blijft0"
    assert inside.evaluate("Object.keys(api).length") == 8


def test_a_package_reaches_nothing_of_ours(browser, sign_in, began, live_server):
    began(packages.a_package())
    browser.goto(HERE)
    expect(lesson(browser).locator("#kept")).to_contain_text("ab-initio")
    inside = next(frame for frame in browser.frames if "/f/les/" in frame.url)
    assert inside.evaluate("document.cookie") == ""
    page = "() => { try { return top.document.title } catch (error) { return error.name } }"
    assert inside.evaluate(page) == "SecurityError"
    assert inside.url.startswith(live_server.url.replace("localhost", "127.0.0.1") + "/c/")
