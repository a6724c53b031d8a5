"""Somebody sees me do it and signs, on a phone; HR reads it and takes back what was not right."""

import itertools

import pytest

from tests.areas.qualifications.conftest import TODAY, _late_in_2026, do, short
from tests.areas.qualifications.test_seeing import LINES, lift
from vliegwiel.areas.qualifications.models import Sighting
from vliegwiel.areas.strategy.models import Consent

__all__ = ["_late_in_2026", "do", "lift", "short"]

pytestmark = pytest.mark.django_db


def test_it_is_asked_signed_and_taken_back(client, ben, mara, olu, lea, lift, do, words):
    client.force_login(ben)
    proof, asking = f"/learn/records/proof/{lift.pk}/", f"/learn/records/proof/{lift.pk}/looks/"
    assert "Rond eerst af wat erbij hoort" in words(client.get(proof))
    do(lift.lesson, ben, TODAY)
    told = words(client.get(proof))
    assert "Het telt zodra iemand ziet dat je het doet, en tekent." in told
    assert "Vraag Mara de Wit te kijken" in told
    refused = client.post(asking, {"asked": lea.name})
    assert (refused.status_code, "Lea Smit mag hier niet voor tekenen." in refused.text) == (422, True)
    assert client.post(asking, {"person": mara.pk}).url == proof
    assert "Je vroeg het Mara de Wit op 20 november 2026." in words(client.get(proof))
    page = f"/learn/look/{lift.pk}/{ben.pk}/"
    assert client.get(page).url == "/learn/looks/"
    client.force_login(mara)
    assert "vroeg het jou" in words(client.get("/learn/looks/"))
    assert client.post(page, {"version": 1, "line_0": "yes", "on": TODAY}).status_code == 422
    said = {"version": 1, "line_0": "yes", "line_1": "no", "on": TODAY, "note": "Zeg wat je gaat doen."}
    assert client.post(page, said).url == "/learn/looks/"
    client.post(page, said | {"line_1": "yes", "note": ""})
    mine = words(client.get("/learn/looks/"))
    assert "alles gezien" in mine and "nog niet alles" in mine
    assert client.get(page).url == "/learn/looks/"
    client.force_login(ben)
    told = words(client.get(proof))
    assert f"Nog niet gezien, volgens versie 1 van de eis: {LINES[1]}" in told
    assert "Mara de Wit (wie leiding geeft)" in told
    client.force_login(lea)
    standing = f"/office/qualifications/{lift.pk}/people/{ben.pk}/"
    assert "Deze handtekening klopt niet" in words(client.get(standing))
    whole = Sighting.objects.get(is_whole=True)
    client.post(f"{standing}signatures/{whole.pk}/end/", {"why": "Dat was een andere cliënt."})
    assert "Handtekening van Mara de Wit teruggenomen" in words(client.get(standing))


def test_who_waits_costs_the_same_however_many(client, mara, lift, do, hire, company, same_queries):
    client.force_login(mara)
    number = itertools.count()

    def more():
        one = hire("Kees", f"Vis{'is' * next(number)}", unit=company.north, led_by=mara)
        do(lift.lesson, one, TODAY)

    same_queries(lambda: client.get("/learn/looks/"), more)


def test_while_nobody_agreed_nobody_is_asked_and_nobody_signs(client, ben, mara, lift, do, words):
    do(lift.lesson, ben, TODAY)
    Consent.objects.all().delete()
    client.force_login(ben)
    proof = f"/learn/records/proof/{lift.pk}/"
    told = words(client.get(proof))
    assert "Dit staat hier uit" in told
    assert "te kijken" not in told
    refused = client.post(f"{proof}looks/", {"person": mara.pk})
    assert (refused.status_code, "staat hier uit" in refused.text) == (422, True)
    client.force_login(mara)
    told = words(client.get("/learn/looks/"))
    assert "Dit staat hier uit" in told
    assert "Ben Bakker" not in told
    said = {"version": 1, "line_0": "yes", "line_1": "yes", "on": TODAY}
    assert client.post(f"/learn/look/{lift.pk}/{ben.pk}/", said).url == "/learn/looks/"
    assert not Sighting.objects.exists()
