import io

import pytest
from django.test import Client
from pypdf import PdfReader

from vliegwiel.areas.people import actions
from vliegwiel.areas.people.models import Kiosk, Person
from vliegwiel.web.shared import kiosk


@pytest.fixture
def device(client, adam):
    """The tablet, made a kiosk on itself."""
    client.force_login(adam)
    made = client.post("/office/kiosks/", {"name": "Tablet magazijn"})
    assert made.url == "/kiosk/"
    return client


def test_who_signs_in_is_led_on_and_leaves_nothing(device, ben, activity):
    actions.set_pin("2580", by=ben)
    page = f"/learn/activity/{activity.slug}/"
    to = device.get(page).url
    assert to.startswith("/kiosk/?next=")
    first = device.get(to)
    assert "Tablet magazijn" in first.content.decode()
    assert '"storage"' in first["Clear-Site-Data"]
    said = {"number": ben.number, "pin": "2581", "next": page}
    wrong = device.post("/kiosk/", said)
    assert wrong.status_code == 422
    assert "horen niet bij elkaar" in wrong.content.decode()
    assert device.post("/kiosk/", said | {"pin": "2580"}).url == page
    shown = device.get(page)
    assert shown["Cache-Control"] == "no-store"
    assert "Klaar" in shown.content.decode()
    assert 0 < device.session.get_expiry_age() <= kiosk.IDLE
    assert device.post("/kiosk/presence/").status_code == 204
    done = device.post("/kiosk/end/")
    assert (done.url, done["Clear-Site-Data"]) == ("/kiosk/", '"cache", "storage"')
    assert device.get(page).url.startswith("/kiosk/")


def test_also_a_code_ends_by_itself_and_leads_to_a_pin(device, ben, mara):
    Person.objects.filter(pk=ben.pk).update(email=None)
    ben.refresh_from_db()
    code = actions.give_sign_in_code(ben, by=mara)
    to = device.post("/account/code/?next=/account/pin/", {"who": ben.number, "code": code})
    assert to.url == "/account/pin/"
    assert device.session.get_expiry_age() <= kiosk.IDLE
    twice = {"pin": "2580", "again": "2581"}
    assert device.post(to.url, twice).status_code == 422
    assert device.post(to.url, twice | {"again": "1111", "pin": "1111"}).status_code == 422
    assert "gekozen" in device.get(device.post(to.url, twice | {"again": "2580"}).url).content.decode()


def test_a_device_that_is_taken_back_is_a_kiosk_no_more(device, ben, adam):
    actions.set_pin("2580", by=ben)
    device.post("/kiosk/", {"number": ben.number, "pin": "2580"})
    office = Client()
    office.force_login(adam)
    assert "Tablet magazijn" in office.get("/office/kiosks/").content.decode()
    office.post(f"/office/kiosk/{Kiosk.objects.get().pk}/ending/")
    assert device.get("/learn/").url.startswith("/account/login/")
    assert device.get("/kiosk/").status_code == 404
    assert device.post("/kiosk/", {"number": ben.number, "pin": "2580"}).status_code == 404


def test_an_ordinary_device_is_no_kiosk_and_others_make_none(client, ben, hugo):
    client.force_login(ben)
    assert "Cache-Control" not in client.get("/learn/") or "no-store" not in client.get("/learn/")["Cache-Control"]
    client.force_login(hugo)
    assert client.post("/office/kiosks/", {"name": "Mijn laptop"}).status_code == 403
    assert not Kiosk.objects.exists()


def test_cards_and_a_poster_are_printed(client, ben, mara, activity):
    client.force_login(mara)
    assert "heeft een werkmail" in client.get("/lead/cards/").content.decode()
    Person.objects.filter(pk=ben.pk).update(email=None)
    assert "Ben Bakker" in client.get("/lead/cards/").content.decode()
    sheet = PdfReader(io.BytesIO(client.post("/lead/cards/", {"person": [ben.pk, mara.pk]}).content))
    told = sheet.pages[0].extract_text()
    assert "Ben Bakker" in told
    assert "Mara" not in told
    code = next(word for word in told.split() if len(word) == 9 and word[4] == "-")
    assert actions.use_sign_in_code(code, who=ben.number) == ben
    poster = PdfReader(io.BytesIO(client.get(f"/learn/activity/{activity.slug}/poster/").content))
    assert f"/learn/activity/{activity.slug}/" in poster.pages[0].extract_text()
