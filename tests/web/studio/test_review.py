"""Asking a colleague, answering on what one saw, planning and leaving, on the pages."""

import datetime as dt

from tests.pieces import a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import PlannedPublication, Review
from vliegwiel.kit import clock


def test_a_colleague_is_asked_sees_the_difference_and_answers(client, ines, lea, mara):
    piece = a_piece(ines)
    at = f"/studio/activity/{piece.slug}/nl/review/"
    client.force_login(lea)
    client.post("/office/second-pair/", {"purposes": ["own_growth"]})
    client.force_login(ines)
    page = client.get(f"/studio/activity/{piece.slug}/publication/").content.decode()
    assert "Laat een collega meekijken" in page and "Een tweede paar ogen" in page
    assert client.post(f"/studio/activity/{piece.slug}/publication/", {"purpose": "own_growth"}).status_code == 422
    assert client.post(at, {"of": lea.pk, "question": "Klopt het?"}).url == at
    client.force_login(lea)
    assert piece.drafts.get().title in client.get("/studio/").content.decode()
    assert "Klopt het?" in client.get(at).content.decode()
    asked, seen = Review.objects.get(), piece.drafts.get().version
    refused = client.post(f"{at}{asked.pk}/answer/", {"verdict": "changes", "note": "", "seen": seen})
    assert (refused.status_code, "Zeg wat er anders moet" in refused.content.decode()) == (422, True)
    client.post(f"{at}{asked.pk}/answer/", {"verdict": "approved", "note": "Mooi", "seen": seen})
    client.force_login(ines)
    assert "vindt het goed zo" in client.get(at).content.decode()
    assert client.post(f"/studio/activity/{piece.slug}/publication/", {"purpose": "own_growth"}).status_code == 302
    client.force_login(mara)
    assert client.get(at).status_code == 403


def test_it_is_planned_shown_and_cancelled(client, ines):
    piece = a_piece(ines)
    client.force_login(ines)
    at, page = f"/studio/activity/{piece.slug}/nl/planned/", f"/studio/activity/{piece.slug}/publication/"
    day = clock.today() + dt.timedelta(days=3)
    client.post(at, {"day": "gisteren", "time": "8"})
    assert not PlannedPublication.objects.exists()
    client.post(at, {"day": day.isoformat(), "time": "08:30", "purpose": "own_growth"})
    assert "om 08:30" in client.get(page).content.decode()
    client.post(f"{at}removal/")
    assert PlannedPublication.objects.get().outcome == "cancelled"


def test_care_agrees_a_day_and_what_comes_instead(client, ines):
    old, new = a_piece(ines), a_piece(ines, title="Doorvragen")
    actions.publish(new, language="nl", by=ines)
    client.force_login(ines)
    care = f"/studio/activity/{old.slug}/care/"
    asked = {"reason": "Vernieuwd", "instead": "Bestaat niet", "on": ""}
    assert client.post(f"{care}retirement/", asked).status_code == 422
    day = clock.today() + dt.timedelta(days=3)
    asked |= {"instead": f"http://testserver/learn/activity/{new.slug}/", "on": day.isoformat()}
    assert client.post(f"{care}retirement/", asked).status_code == 302
    old.refresh_from_db()
    assert (old.leaves_on, old.leaving.replaced_by) == (day, new)
    assert "Laat het toch staan" in client.get(care).content.decode()
    client.post(f"{care}return/")
    old.refresh_from_db()
    assert old.leaves_on is None
