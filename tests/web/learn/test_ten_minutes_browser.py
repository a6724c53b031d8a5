"""Ten minutes without a network, with a session that ends meanwhile: she goes on, reads all the time how it stands, and
afterwards everything is there, once and in order. Nobody waits: the clocks of her browser and the academy are moved."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests import packages
from tests.browser import eventually
from tests.library import QUESTION, publish
from vliegwiel.areas.assessment.models import Answer
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Delivery, PackageRun
from vliegwiel.kit import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/learn/activity/tillen/step/"
OFFLINE = "Nog niet bewaard: geen verbinding, we proberen het vanzelf"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(packages.a_package(), id="1.2"),
        pytest.param(
            packages.a_package(lesson=packages.LESSON_2004, head=packages.HEAD_2004),
            id="2004",
            marks=pytest.mark.database,  # two windows that send what waited, at the same moment
        ),
    ],
)
def test_ten_minutes_away(browser, live_server, client, ines, ben, monkeypatch, content):
    blocks = [QUESTION, packages.block(packages.stored(ines, content))]
    actions.enrol(publish(ines, "tillen", edition={"blocks": blocks}), by=ben)
    context = browser.context

    def sign_in():
        client.force_login(ben)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        context.add_cookies([cookie])

    def note(words):
        lesson.get_by_label("Notitie").fill(words)

    def noted(words):
        expect(state).to_contain_text("Opgeslagen om")
        eventually(playing, lambda: PackageRun.objects.get().values.get("cmi.suspend_data"), words)

    sign_in()
    context.clock.install()
    asked, playing = context.new_page(), context.new_page()  # their complaints about the network are no fault
    asked.goto(HERE + "q1/")
    asked.evaluate("navigator.serviceWorker.ready.then(() => true)")
    asked.get_by_text("Tekst en vragen staan ook op dit apparaat").wait_for()
    playing.goto(HERE + "k1/")
    lesson = playing.frame_locator("package-player iframe").frame_locator("#item")
    state = playing.locator(".package-state")
    expect(lesson.locator("#kept")).to_contain_text("ab-initio")
    note("eerst")
    noted("eerst")

    context.set_offline(True)
    note("zonder verbinding")
    expect(state).to_contain_text(OFFLINE)
    asked.get_by_label("Luisteren").check()
    asked.get_by_role("button", name="Kijk na").click()
    asked.get_by_text("Je antwoord staat op dit apparaat.").wait_for()
    later = clock.now() + dt.timedelta(minutes=10)
    monkeypatch.setattr(clock, "now", lambda: later)
    Session.objects.update(expire_date=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    context.clock.fast_forward("10:00")  # what waited for its time meanwhile tried once more, in vain
    note("tien minuten later")
    expect(state).to_contain_text(OFFLINE)
    expect(asked.locator("#offline")).to_contain_text("geen verbinding")
    assert not Answer.objects.exists()
    assert PackageRun.objects.get().values["cmi.suspend_data"] == "eerst"

    context.set_offline(False)
    expect(state).to_contain_text("Je bent afgemeld. Wat je deed staat op dit apparaat")
    expect(asked.locator("#flash")).to_contain_text("Je bent afgemeld.")
    sign_in()
    asked.locator("#flash").get_by_role("link", name="Meld je aan").click()
    asked.get_by_text("is aangekomen: één stap.").wait_for()
    context.clock.fast_forward("01:00")
    noted("tien minuten later")
    assert list(Answer.objects.values_list("chosen", flat=True)) == [["a"]]
    assert (Delivery.objects.count(), PackageRun.objects.get().aside) == (1, [])

    # The lid is shut while it could not be sent; when it opens the line is back, and nobody told this tab.
    context.set_offline(True)
    note("klep dicht")
    expect(state).to_contain_text(OFFLINE)
    devtools = context.new_cdp_session(playing)
    devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    context.set_offline(False)
    devtools.send("Page.setWebLifecycleState", {"state": "active"})
    noted("klep dicht")
