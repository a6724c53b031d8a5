"""Really without a connection: a list is opened, filled in on the floor and sent once the connection is back."""

import pytest

from tests.observing import behave, lesson, publish, tess
from vliegwiel.areas.observation import actions
from vliegwiel.areas.observation.models import FilledList

__all__ = ["behave", "lesson", "publish", "tess"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_list_is_filled_in_without_a_connection_and_arrives_once(
    browser, live_server, client, ben, tess, ines, lesson
):
    made = actions.write_list(
        title="Bellen", lines=["Luistert", "Vat samen"], assessors=["colleague"], activity=lesson, by=ines
    )
    actions.ask_to_see(made, of=tess, by=ben)
    client.force_login(tess)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser.context.add_cookies([session])
    page = browser.context.new_page()
    here = f"/learn/list/{made.pk}/{ben.pk}/"
    page.goto(here)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_text("Deze lijst staat op dit apparaat").wait_for()
    page.context.set_offline(True)
    page.reload()  # out of what was kept
    page.get_by_role("button", name="Teken voor wat je zag").click()
    page.get_by_text("Kies bij elke regel een antwoord").wait_for()
    for line in ("line_0", "line_1"):
        page.locator(f"[name={line}][value=yes]").check()
    page.get_by_role("button", name="Teken voor wat je zag").click()
    page.get_by_text("Bewaard op dit apparaat").wait_for()
    assert not FilledList.objects.exists()
    page.context.set_offline(False)
    page.get_by_text("is aangekomen: één stap.").wait_for()
    assert [row.seen for row in FilledList.objects.all()] == [[["Luistert", "yes"], ["Vat samen", "yes"]]]
    page.reload()
    assert FilledList.objects.count() == 1
