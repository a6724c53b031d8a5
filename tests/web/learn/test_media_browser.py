"""A video in the player, on a real device: it goes on where she was, and what is said can be searched."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.browser import eventually
from tests.library import TEXT, publish
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.demo.content import ART

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def film(ines, ben):
    def file(name, wanted):
        upload = SimpleUploadedFile(name, (ART / name).read_bytes())
        return catalogue.upload_media(upload, wanted=wanted, by=ines).key

    captions = {code: file(f"laatste-minuut.{code}.vtt", "captions") for code in ("nl", "en")}
    data = {"media": file("laatste-minuut.mp4", "video"), "title": "De laatste minuut", "captions": captions}
    block = {"id": "v1", "type": "video", "data": data | {"transcript": "Een manager loopt weg van haar bureau."}}
    activity = publish(ines, "film", edition={"blocks": [block, TEXT]})
    return actions.enrol(activity, by=ben)


def test_a_video_goes_on_where_she_was_as_she_had_it_and_its_words_lead_there(browser, live_server, client, ben, film):
    client.force_login(ben)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([session])
    browser.goto("/learn/activity/film/step/v1/")
    browser.get_by_label("Snelheid").select_option("1.5")
    browser.get_by_label("Ondertitels").select_option("en")
    browser.get_by_text("Lees wat er gezegd wordt").click()
    browser.get_by_label("Zoek in wat er gezegd wordt").fill("cYclÏst")
    browser.get_by_text("Op 2 plekken.").wait_for()
    browser.locator(".cues li:visible button").first.click()
    # By eventually: Playwright's own waiting evaluates strings, which the page's security policy forbids.
    eventually(browser, lambda: browser.evaluate("document.querySelector('video').currentTime > 6.1"), True)
    browser.evaluate("document.querySelector('video').pause()")
    eventually(browser, lambda: Enrolment.objects.get(pk=film.pk).second >= 6, True)
    browser.evaluate(
        "Object.keys(localStorage).forEach((key) => key.startsWith('video:') && localStorage.removeItem(key))"
    )
    browser.reload()
    browser.get_by_text("Verder vanaf 0:0").wait_for()
    chosen = [browser.get_by_label(label).input_value() for label in ("Snelheid", "Ondertitels")]
    assert chosen == ["1.5", "en"]

    # And by keys alone.
    def is_so(script):
        eventually(
            browser,
            lambda: browser.evaluate(f"(() => {{ const v = document.querySelector('video'); return {script} }})()"),
            True,
        )

    press = browser.keyboard.press
    browser.locator("video").focus()
    press("k")
    is_so("!v.paused")
    press("k")
    is_so("v.paused")
    press("j")
    is_so("v.currentTime === 0")
    press("l")
    is_so("v.currentTime > 5")
    press("c")
    is_so("[...v.textTracks].every((track) => track.mode !== 'showing')")
    press("c")
    is_so("[...v.textTracks].some((track) => track.mode === 'showing')")
    press("?")
    browser.locator("#keys-dialog[open]").get_by_text("In een video of geluid").wait_for()
    press("Escape")
    browser.locator("#keys-dialog[open]").wait_for(state="detached")
    is_so("document.activeElement === v")
    press("ArrowRight")  # the video's own, and no next step
    for _control in range(20):  # the browser's own come first
        if browser.evaluate("document.activeElement.matches('video')"):
            press("Tab")
    is_so("document.activeElement.matches('[data-speed], [data-captions]')")
    browser.get_by_label("Zoek in wat er gezegd wordt").focus()
    browser.keyboard.type("cyclist")
    press("Enter")
    is_so("v.currentTime > 5.5 && v.currentTime < 9")
    assert "/step/v1/" in browser.url
