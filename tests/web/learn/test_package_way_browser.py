"""A package of SCORM 2004 with rules of its own, on a phone: what she failed is done over, and the way she went is kept
by the academy, whatever happens to her window."""

import pytest
from playwright.sync_api import expect

from tests import packages
from tests.browser import eventually
from tests.standards.scorm.test_way import FLOW, ITSELF, item, rule, rules
from tests.web.learn.test_package_browser import began, kept, leave, lesson, sign_in, state, window
from tests.web.studio.test_trial_browser import signed_in_as
from vliegwiel.areas.catalogue.actions import make_activity
from vliegwiel.areas.learning.models import PackageRun, PackageWay, Step

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["began", "sign_in", "window"]
TEST = packages.LESSON_2004.replace(
    "</script>",
    """
for(const [name,said,going] of [
  ["Gezakt","failed","continue"],["Gehaald","passed","continue"],["Weg","","suspendAll"]]){
  const button=document.body.appendChild(document.createElement("button"));button.textContent=name;
  button.onclick=()=>{if(said){api.SetValue("cmi.exit","");api.SetValue("cmi.completion_status","completed");api.SetValue("cmi.success_status",said)}
    api.SetValue("adl.nav.request",going);api.Terminate("")}}
</script>""",
)
AGAIN = rules(
    rule("post", "exitAll", 'condition="satisfied"'),
    rule("post", "exitAll", 'condition="attemptLimitExceeded"'),
    rule("post", "retry", 'condition="always"'),
)
UP = rules(rule("post", "exitParent", 'condition="always"'))
COURSE = packages.a_package(
    item("les", sequencing=ITSELF)
    + item(
        "ronde",
        item("toets", sequencing=UP + ITSELF),
        sequencing=FLOW + AGAIN + '<imsss:limitConditions attemptLimit="2"/>',
    )
    + f"<imsss:sequencing>{FLOW}</imsss:sequencing>",
    lesson=TEST,
    head=packages.HEAD_2004,
)


def press(page, name):
    """A button of the lesson, after each of which something else opens."""
    leave(page)
    lesson(page).get_by_role("button", name=name).click()


def opened(page, words):
    expect(lesson(page).locator("#kept")).to_contain_text(words)


@pytest.mark.database  # two windows on one way
def test_what_she_failed_is_done_over_once_more_and_her_way_outlives_her_window(window, began):
    began(COURSE)
    page = window()
    opened(page, "ab-initio|")
    expect(page.get_by_role("button", name="Vorig onderdeel")).to_be_hidden()
    lesson(page).get_by_label("Notitie").fill("halverwege")
    press(page, "Weg")
    state(page, "Je hebt dit lespakket even weggelegd")
    page.close()
    back = window()
    state(back, "Je hebt dit lespakket even weggelegd")
    back.get_by_role("button", name="Ga hier verder").click()
    opened(back, "resume|halverwege|")
    press(back, "Gehaald")
    eventually(back, lambda: PackageWay.objects.get().state["current"], "toets")
    opened(back, "ab-initio|")
    second = window()  # the same item in another window: the older one is told, and walks no further
    opened(second, "|")
    back.get_by_role("button", name="Volgend onderdeel").click()
    state(back, "Je bent hier in een ander venster verder gegaan")
    lesson(second).get_by_label("Notitie").fill("eerste poging")
    press(second, "Gezakt")
    eventually(second, lambda: PackageWay.objects.get().state["activities"]["ronde"]["tries"], 2)
    opened(second, "ab-initio||")
    assert [one["values"].get("cmi.suspend_data") for one in kept("toets").aside][-1] == "eerste poging"
    press(second, "Gezakt")
    state(second, "Dit lespakket is afgesloten. Wat je deed is bewaard.")
    assert (PackageWay.objects.get().outcome, Step.objects.exists()) == (False, False)
    second.get_by_role("button", name="Begin opnieuw").click()
    opened(second, "ab-initio||")
    press(second, "Gehaald")
    eventually(second, lambda: PackageWay.objects.get().state["current"], "toets")
    opened(second, "ab-initio||")
    press(second, "Gehaald")
    state(second, "Dit lespakket is afgesloten.")
    second.get_by_role("button", name="Rond af").wait_for()
    assert (PackageWay.objects.get().outcome, Step.objects.count()) == (True, 1)


def test_its_author_walks_the_same_way_and_nothing_is_kept(browser, live_server, client, ines, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    activity = make_activity("Tillen", by=ines)
    activity.drafts.update(blocks=[packages.block(packages.stored(ines, COURSE))])
    signed_in_as(ines, browser, client, live_server)
    browser.goto(f"/studio/activity/{activity.slug}/nl/preview/")
    for pressed in ("Gehaald", "Gezakt"):
        opened(browser, "ab-initio|")
        press(browser, pressed)
    opened(browser, "ab-initio||")
    press(browser, "Gehaald")
    state(browser, "Dit lespakket is afgesloten.")
    expect(browser.get_by_text("Bij een cursist zou deze stap nu klaar zijn.")).to_be_visible()
    assert not PackageRun.objects.exists() and not PackageWay.objects.exists()
