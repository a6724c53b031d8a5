"""From the file of a meeting to the list: shown first, then kept as decided, and a second time nothing changes."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.areas.live.conftest import _a_monday_in_november, moment, session
from tests.areas.live.test_presence import FIRST
from vliegwiel.areas.live import actions
from vliegwiel.areas.live.models import Presence
from vliegwiel.kit import clock

__all__ = ["_a_monday_in_november", "session"]


def zoom(ben):
    lines = [
        "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest",
        f"Benny,{ben.email.upper()},2026-11-10 09:00:00,2026-11-10 12:00:00,180,No",
        "Olu Adeyemi,olu@thuis.example,2026-11-10 09:00:00,2026-11-10 10:00:00,60,Yes",
        "Tess,tess@buiten.example,2026-11-10 09:00:00,2026-11-10 12:00:00,180,Yes",
    ]
    return SimpleUploadedFile("participants.csv", "\n".join(lines).encode())


def told(page):
    """Every field of the page as a browser would send it."""
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    sent |= dict(re.findall(r'name="(was-[\d-]+)" value="(\w+)" checked', page))
    for name, inside in re.findall(r'<select id="[^"]*" name="(pick-\d+)">(.*?)</select>', page, re.DOTALL):
        sent[name] = re.search(r'value="(\d+)" selected', inside)[1]
    return sent | {"share": re.search(r'name="share"[^>]* value="(\d+)"', page)[1]}


def test_it_is_shown_decided_and_kept_and_a_second_time_changes_nothing(client, session, ben, olu, lea):
    seats = {one.pk: actions.book(session, person=one, by=one).pk for one in (ben, olu)}
    actions.ask_trainer(session, name="Tess Trainer", email="tess@buiten.example", by=lea)
    client.force_login(lea)
    here = f"/trainer/{session.key}/presence/file/"
    with clock.at(moment(FIRST, 13)):
        assert client.get(here).status_code == 200
        wrong = client.post(here, {"file": SimpleUploadedFile("x.csv", b"x"), "share": "75"})
        assert (wrong.status_code, "lijst van deelnemers" in wrong.content.decode()) == (422, True)
        page = client.post(here, {"file": zoom(ben), "share": "75"}).content.decode()
        assert ("180 van 180 minuten" in page, "60 van 180 minuten" in page, "Tess" in page) == (True, True, False)
        sent = told(page)
        assert [sent[f"was-1-{seats[one.pk]}"] for one in (ben, olu)] == ["yes", "no"]
        assert sent["pick-1"] == str(seats[olu.pk])  # by her name alone: somebody may say otherwise
        assert not Presence.objects.exists()
        # Another share, or another name, is shown anew before anything is kept.
        again = client.post(here, sent | {"share": "30"})
        assert (again.status_code, Presence.objects.count()) == (200, 0)
        nobody = told(client.post(here, sent | {"pick-1": "0"}).content.decode())
        assert nobody["pick-1"] == "0"
        assert client.post(here, nobody | {f"was-1-{seats[olu.pk]}": "yes"}).status_code == 302
        kept = Presence.objects.order_by("booking").values_list("booking", "was_there", "via", "by")
        assert list(kept) == [(seats[one.pk], True, "file", lea.pk) for one in (ben, olu)]
        twice = told(client.post(here, {"file": zoom(ben), "share": "75"}).content.decode())
        done = client.post(here, twice, follow=True).content.decode()
        assert ("alles stond al zo" in done, Presence.objects.count()) == (True, 2)
        stale = client.post(here, {"stays": "onzin"}, follow=True).content.decode()
        assert "Kies het bestand opnieuw" in stale
