"""A point is set by key, and a file chosen from the library without leaving the workbench."""

import pytest
from playwright.sync_api import expect

from tests.browser import eventually
from tests.pieces import a_picture, a_piece
from tests.web.studio.test_workbench_browser import sign_in
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Draft, Media

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.database  # a file, drawn beside
def test_the_point_is_set_by_key_and_the_file_chosen_in_the_workbench(
    browser, live_server, client, ines, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    picture = actions.upload_media(a_picture((90, 60), name="Klem.png"), wanted="image", by=ines)
    piece = a_piece(ines)
    block = actions.add_block(piece.drafts.get(), kind="image", by=ines)["id"]
    sign_in(browser, live_server, client, ines)

    browser.goto(f"/studio/media/{picture.key}/")
    stage = browser.get_by_role("group", name="Verschuif met de pijltjes")
    expect(stage).to_be_visible()
    stage.press("ArrowRight")
    stage.press("ArrowUp")
    browser.get_by_label("Beschrijving voor wie het niet ziet (Nederlands)").fill("De klem zit vast.")
    browser.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    eventually(
        browser,
        lambda: [(one.focus, one.alts) for one in Media.objects.all()],
        [((55, 45), {"nl": "De klem zit vast."})],
    )

    browser.goto(f"/studio/activity/{piece.slug}/nl/")
    link = browser.locator(f"#piece--{block}").get_by_role("link", name="Kies uit de mediatheek")
    link.press("Enter")
    dialog = browser.get_by_role("dialog", name="Kies uit de mediatheek")
    dialog.get_by_role("searchbox").fill("zit vast")
    dialog.get_by_role("searchbox").press("Enter")
    expect(dialog.get_by_role("searchbox")).to_have_value("zit vast")
    dialog.get_by_role("button", name="Klem").press("Enter")
    eventually(browser, lambda: chosen(block), (picture.key, "De klem zit vast."))


def chosen(block):
    data = next(raw["data"] for raw in Draft.objects.get().blocks if raw["id"] == block)
    return data["media"], data["alt"]
