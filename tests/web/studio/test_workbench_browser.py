"""An author at her workbench, in a real browser: from nothing to published, by keyboard, in two tabs, offline."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.browser import close, eventually
from tests.pieces import a_behaviour, a_picture
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Draft, Edition

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, live_server, client, person):
    client.force_login(person)
    kept = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    page.context.add_cookies([{**kept, "url": live_server.url}])
    page.emulate_media(reduced_motion="reduce")  # a transition cut short by the next page is an error in the console
    return page


@pytest.fixture
def studio(browser, live_server, client, ines):
    """The browser, signed in as Ines."""
    return sign_in(browser, live_server, client, ines)


@pytest.fixture
def rough(chromium, live_server, client, ines):
    """The same where answers fail on purpose, of which the console complains rightly."""
    # Without a service worker: what goes through one cannot be made to fail.
    context = chromium.new_context(
        base_url=live_server.url, locale="nl-NL", viewport={"width": 1440, "height": 900}, service_workers="block"
    )
    yield sign_in(context.new_page(), live_server, client, ines)
    close(context)


@pytest.fixture
def draft(ines):
    return actions.make_activity("Navragen", by=ines).drafts.get()


def at(draft):
    return f"/studio/activity/{draft.activity.slug}/nl/"


def stored():
    return [(raw["type"], raw["data"]) for raw in Draft.objects.get().blocks]


def task():
    return stored()[0][1]["task"]


def saved(page):
    """Wait until everything typed is stored."""
    expect(page.locator("form[data-unsaved]")).to_have_count(0)
    expect(page.get_by_text("Bewaren…")).to_have_count(0)


def choose(page, kind):
    """Add a block and wait until one can type in it: a picture has nothing to type in yet."""
    before = page.locator(".piece").count()
    page.locator("#add").get_by_role("button", name=re.compile(f"^{kind}")).click()
    expect(page.locator(".piece")).to_have_count(before + 1)
    if kind != "Afbeelding":
        expect(page.locator(".piece").last.locator(":focus")).to_have_count(1)


@pytest.mark.parametrize(  # blocks, a file, jobs beside: on a phone with SQLite, on a desk with PostgreSQL
    "width", [390, pytest.param(1440, marks=[pytest.mark.database, pytest.mark.postgres])]
)
def test_from_a_question_to_a_published_activity(studio, dana, width):
    page = studio
    page.set_viewport_size({"width": width, "height": 900})
    behaviour = a_behaviour(dana)
    page.goto("/studio/")
    page.get_by_role("link", name="Begin met een vraag").click()
    page.get_by_label("Wat vragen collega’s jou altijd?").fill("Hoe weet ik of de klant het snapt?")
    page.get_by_label("Voor welk gedrag helpt het?").select_option(str(behaviour.pk))
    page.get_by_label("Waarom helpt het daarbij?").fill("Wie navraagt, hoort wat aankwam.")
    page.get_by_role("button", name="Naar de werkbank").click()
    page.get_by_label("Wat doe je hierna anders?").fill("Je vraagt wat de klant onthield.")
    saved(page)
    choose(page, "Tekst")
    page.keyboard.type("Klanten zeggen vaak ja.")
    saved(page)
    choose(page, "Vraag")
    page.keyboard.type("Wat vraag je?")
    for n, text, why in ((1, "Wat onthoudt u?", "Zo hoor je het."), (2, "Is het duidelijk?", "Daarop zegt men ja.")):
        page.get_by_role("textbox", name=f"Antwoord {n}").fill(text)
        page.get_by_label("Waarom klopt het, of waarom niet?").nth(n - 1).fill(why)
    page.get_by_label("Dit klopt").first.check()
    page.get_by_role("button", name="Nog een antwoord").click()
    page.get_by_role("button", name="Haal antwoord 3 weg").click()
    expect(page.get_by_role("button", name="Haal antwoord 3 weg")).to_have_count(0)
    choose(page, "Afbeelding")
    picture = {"name": "foto.png", "mimeType": "image/png", "buffer": a_picture((60, 40)).read()}
    piece = page.get_by_role("article", name="Afbeelding")
    piece.locator("input[name=file]").set_input_files(picture)
    expect(piece.locator(".piece-picture img")).to_be_visible()
    piece.get_by_label("Beschrijving voor wie de afbeelding niet ziet").fill("Een oranje vlak")
    saved(page)
    choose(page, "Oefenen")
    page.keyboard.type("Bij je volgende gesprek")
    page.get_by_label("Wat probeert iemand dan?").fill("Vraag wat de klant onthield.")
    saved(page)
    eventually(page, lambda: [kind for kind, _ in stored()], ["text", "question", "image", "practice"])
    actions.confirm(Draft.objects.get().activity.links.get(), by=dana)
    page.get_by_role("link", name="Publiceer", exact=True).click()
    expect(page.get_by_text("Alles is heel.")).to_be_visible()
    page.get_by_role("button", name="Publiceer").click()
    expect(page.get_by_text("Gepubliceerd. Collega’s vinden het")).to_be_visible()
    edition = Edition.objects.get()
    assert (edition.number, edition.activity.purpose) == (1, "strategic")


def test_what_was_typed_before_the_script_arrived_is_saved_too(rough, draft):
    page = rough
    held = []
    page.route("**/*editor*.js", lambda route: held.append(route), times=1)  # a slow line
    page.goto(at(draft), wait_until="commit")
    page.get_by_label("Wat doe je hierna anders?").fill("Je belt de planner.")
    eventually(page, lambda: bool(held), True)
    held[0].continue_()
    expect(page.locator("#saved--head .saved-at")).to_contain_text("Bewaard")
    eventually(page, lambda: Draft.objects.get().summary, "Je belt de planner.")


def test_by_keyboard_alone(studio, draft):
    page = studio
    page.goto(at(draft))
    page.locator("#add button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ProseMirror")).to_be_focused()
    page.keyboard.type("Eerst kijken.")
    page.keyboard.press("Enter")
    page.keyboard.press("/")
    sift = page.get_by_role("searchbox", name="Zoek een soort blok")
    expect(sift).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".ProseMirror")).to_be_focused()
    page.keyboard.press("/")
    expect(sift).to_be_focused()
    page.keyboard.type("vraag")
    expect(page.locator("#add [data-first]")).to_contain_text("Vraag")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(sift).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Vraag")).to_be_focused()
    page.keyboard.type("Wat zie je?")
    saved(page)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_text("Staat nu op plek 1 van 2.")).to_be_attached()
    saved(page)
    eventually(
        page,
        lambda: [(kind, data.get("prompt", data.get("html"))) for kind, data in stored()],
        [("question", "Wat zie je?"), ("text", "<p>Eerst kijken.</p><p></p>")],
    )
    expect(page.get_by_role("textbox", name="Vraag")).to_be_focused()


def test_what_is_moved_keeps_what_was_typed(studio, draft, ines):
    for n in (1, 2):
        actions.add_block(draft, kind="text", data={"html": f"<p>Blok {n}</p>"}, by=ines)
    page = studio
    page.goto(at(draft))
    page.locator(".ProseMirror").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" en meer")
    with page.expect_response("**/place/"):
        page.get_by_role("button", name="Zet Tekst lager").first.click()
    saved(page)
    eventually(page, lambda: [data["html"] for _, data in stored()], ["<p>Blok 2</p>", "<p>Blok 1 en meer</p>"])
    expect(page.locator(".ProseMirror").last).to_have_text("Blok 1 en meer")


def test_a_removed_block_is_one_press_away(studio, draft, ines):
    actions.add_block(draft, kind="text", data={"html": "<p>Hier</p>"}, by=ines)
    page = studio
    page.goto(at(draft))
    page.get_by_role("button", name="Haal Tekst weg").click()
    page.get_by_role("button", name="Zet terug").first.click()
    expect(page.locator(".ProseMirror")).to_have_text("Hier")
    eventually(page, lambda: len(stored()), 1)


def test_without_a_line_nothing_typed_is_lost(rough, draft, ines):
    actions.add_block(draft, kind="practice", by=ines)
    page = rough
    page.goto(at(draft))
    page.route("**/blocks/**", lambda route: route.fulfill(status=503, body=""))
    page.get_by_label("Wat probeert iemand dan?").fill("Vraag het na.")
    expect(page.get_by_text("Nog niet bewaard: er ging iets mis bij ons.")).to_be_visible()
    page.unroute("**/blocks/**")
    expect(page.locator(".piece .saved-at").last).to_contain_text("Bewaard om", timeout=40_000)
    eventually(page, task, "Vraag het na.")


def test_a_lost_session_says_so_and_keeps_the_words_on_the_page(rough, draft, ines, client):
    actions.add_block(draft, kind="practice", by=ines)
    page = rough
    page.goto(at(draft))
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.context.add_cookies([cookie for cookie in cookies if cookie["name"] != settings.SESSION_COOKIE_NAME])
    page.get_by_label("Wat probeert iemand dan?").fill("Vraag het na.")
    expect(page.get_by_text("Nog niet bewaard: je sessie is verlopen.")).to_be_visible()
    expect(page.get_by_label("Wat probeert iemand dan?")).to_have_value("Vraag het na.")
    page.context.add_cookies(cookies)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator(".piece .saved-at").last).to_contain_text("Bewaard om", timeout=40_000)
    eventually(page, task, "Vraag het na.")


@pytest.mark.database  # two windows on one row
def test_two_tabs_show_both_versions(rough, draft, ines):
    block = actions.add_block(draft, kind="practice", by=ines)["id"]
    page = rough
    page.goto(at(draft))
    actions.change_block(draft, block=block, data={"task": "Uit het andere tabblad"}, version=99, by=ines)
    page.get_by_label("Wat probeert iemand dan?").fill("Uit dit tabblad")
    expect(page.get_by_text("Er is niets overschreven.")).to_be_visible()
    expect(page.locator(".conflict .theirs")).to_contain_text("Uit het andere tabblad")
    eventually(page, task, "Uit het andere tabblad")
    page.get_by_role("button", name="Houd wat ik typte").click()
    expect(page.locator(".conflict")).to_have_count(0)
    eventually(page, task, "Uit dit tabblad")


def test_a_slow_press_keeps_what_was_typed_too(rough, draft, ines):
    """A press takes a person a tenth of a second: what answers meanwhile must not take the button away."""
    block = actions.add_block(draft, kind="practice", by=ines)["id"]
    page = rough
    page.goto(at(draft))
    actions.change_block(draft, block=block, data={"task": "Uit het andere tabblad"}, version=99, by=ines)
    page.get_by_label("Wat probeert iemand dan?").fill("Uit dit tabblad")
    page.get_by_role("button", name="Houd wat ik typte").hover()
    page.mouse.down()
    page.wait_for_timeout(1500)
    page.mouse.up()
    expect(page.locator(".conflict")).to_have_count(0)
    eventually(page, task, "Uit dit tabblad")


def test_a_file_that_is_too_large_is_told_before_it_is_sent(studio, draft, settings):
    settings.MEDIA_VIDEO_BYTES = 2 * 1024 * 1024
    studio.goto(at(draft))
    choose(studio, "Video")
    field = studio.locator("input[name=file]")
    field.wait_for(state="attached")
    saved(studio)
    sent = []
    studio.on("request", lambda request: sent.append(request.method))
    too_large = {"name": "\N{WATER WAVE} put.mp4", "mimeType": "video/mp4", "buffer": b"0" * (3 * 1024 * 1024)}
    field.set_input_files(too_large)
    studio.get_by_text("ten hoogste 2 MB. Wat er stond staat er nog.").wait_for()
    assert (sent.count("POST"), stored()[0][1]["media"]) == (0, "")
