"""One whole activity with the keyboard alone, on a phone; and every page of the learner without a barrier axe knows."""

import pytest

from tests.browser import barriers
from tests.library import publish
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Completion

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/learn/activity/luisteren/"
WHY = "We krijgen veel boze telefoontjes."


@pytest.fixture
def phone(browser, live_server, client, ben, activity):
    client.force_login(ben)
    browser.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    browser.emulate_media(reduced_motion="reduce")  # a cut-short transition complains in the console
    return browser


def tab_to(page, words):
    """Tab until the focus stands on what says these words."""
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).innerText ?? ''")
        if words in said:
            return
    pytest.fail(f"no way to ‘{words}’ with Tab")


def test_a_whole_activity_with_the_keyboard_alone(phone, ben):
    phone.goto(HERE)
    tab_to(phone, "Begin")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/step/t1/")
    phone.keyboard.press("ArrowRight")
    phone.wait_for_url("**/step/q1/")
    tab_to(phone, "Luisteren")
    phone.keyboard.press("Space")
    tab_to(phone, "Kijk na")
    phone.keyboard.press("Enter")
    phone.get_by_text("Zo voelt de klant zich gehoord.").wait_for()
    phone.get_by_text("Daar is het nog te vroeg voor.").wait_for()
    phone.keyboard.press("ArrowLeft")
    phone.wait_for_url("**/step/t1/")
    phone.keyboard.press("ArrowRight")
    phone.wait_for_url("**/step/q1/")
    tab_to(phone, "Verder")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/step/p1/")
    tab_to(phone, "Rond af")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/plan/")
    assert Completion.objects.filter(person=ben).count() == 1


def test_the_back_button_brings_the_step_before(phone, ben, activity):
    actions.enrol(activity, by=ben)
    phone.goto(HERE + "step/t1/")
    phone.get_by_role("button", name="Verder").click()
    phone.wait_for_url("**/step/q1/")
    phone.go_back()
    phone.wait_for_url("**/step/t1/")
    phone.get_by_text("Een klant belt boos op.").wait_for()
    assert phone.get_by_text("Een klant belt boos op.").is_visible()


def test_without_a_connection_what_was_chosen_waits_and_is_explained_later(phone, ben, activity):
    actions.enrol(activity, by=ben)
    phone.goto(HERE + "step/q1/")
    phone.get_by_text("Tekst en vragen staan ook op dit apparaat").wait_for()
    phone.get_by_label("Uitleggen").check()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Kijk na").click()
    phone.get_by_text("Je antwoord staat op dit apparaat.").wait_for()
    assert phone.get_by_label("Uitleggen").is_checked()
    phone.context.set_offline(False)
    phone.get_by_role("link", name="Lees bij de vraag waarom").click()
    phone.get_by_text("Daar is het nog te vroeg voor.").wait_for()


@pytest.mark.parametrize("width", [320, 1440])
def test_no_page_of_the_learner_has_a_barrier(phone, ben, mara, ines, activity, width):
    actions.assign(activity, to=ben, by=mara, reason=WHY)
    actions.answer(actions.enrol(activity, by=ben), "q1", chosen=["b"], by=ben)
    begun = actions.enrol(publish(ines, "kort", edition={"blocks": activity.editions.get().blocks[:1]}), by=ben)
    actions.enrol(publish(ines, "zelf"), by=ben)
    actions.finish_step(begun, "t1", by=ben)
    phone.set_viewport_size({"width": width, "height": 800})
    pages = (
        "/learn/",
        "/learn/activities/",
        "/learn/activities/?list=mine",
        "/learn/activities/?q=xyzzy",
        HERE,
        "/learn/activity/kort/",
        *(HERE + f"step/{block}/" for block in ("t1", "q1", "p1")),
        "/learn/activity/zelf/step/q1/",
        "/learn/activity/kort/done/",
        "/learn/messages/",
        "/learn/records/",
    )
    for address in pages:
        phone.goto(address)
        assert (address, barriers(phone)) == (address, [])
        sideways = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (address, sideways) == (address, 0)
