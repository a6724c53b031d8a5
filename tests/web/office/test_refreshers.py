"""A refresher asked by itself: read what it does, switch it on, see it done, switch it off."""

import datetime as dt

from tests.areas.qualifications.conftest import TODAY, _late_in_2026, bhv, do, short
from tests.web.learn.conftest import words
from vliegwiel.areas.learning.models import Need

__all__ = ["_late_in_2026", "bhv", "do", "short", "words"]


def test_it_is_worked_out_switched_on_and_off(client, ben, mara, lea, bhv, do, words):
    do(bhv.first, ben, TODAY - dt.timedelta(days=340))
    client.force_login(mara)
    page = f"/office/qualifications/{bhv.pk}/refreshers/"
    assert client.get(page).status_code == 403
    client.force_login(lea)
    assert "Opfrissen vanzelf vragen" in words(client.get(f"/office/qualifications/{bhv.pk}/"))
    assert "Reken uit wat het doet" in words(client.get(page))
    client.post(f"{page}activation/")
    assert not Need.objects.exists(), "first it is read what it does"
    client.post(f"{page}foresight/")
    told = words(client.get(page))
    assert "1 krijgt het" in told and "Ben Bakker Bhv-brand 15 december 2026" in told
    assert not Need.objects.exists()
    client.post(f"{page}activation/")
    told = words(client.get(page))
    assert "staat aan" in told and "aangezet 1 gegeven 0 teruggenomen" in told
    assert Need.objects.open().count() == 1
    client.post(f"{page}deactivation/")
    assert "uitgezet 0 gegeven 1 teruggenomen" in words(client.get(page))
    assert not Need.objects.open().exists()
