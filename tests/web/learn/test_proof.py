"""What I must be able to prove, what I do for it now, and a certificate from outside."""

import datetime as dt
import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.areas.qualifications.conftest import PDF, TODAY, _late_in_2026, bhv, do, short
from vliegwiel.areas.learning.models import Round
from vliegwiel.areas.qualifications.models import OutsideCertificate

__all__ = ["_late_in_2026", "bhv", "do", "short"]


def test_what_is_due_has_a_button_that_begins_it_again(ben_s, ben, bhv, do, words):
    told = words(ben_s.get("/learn/records/"))
    assert "BHV nog niet Nog niet bewezen." in told
    assert "Doe ‘Bhv’" in told
    do(bhv.first, ben, dt.date(2024, 12, 1))
    do(bhv.again[0], ben, dt.date(2025, 12, 1))
    told = words(ben_s.get("/learn/records/"))
    assert "verloopt binnenkort Geldt tot en met 1 december 2026." in told
    assert "Doe ‘Bhv-evacuatie’" in told
    assert "Bhv-brand’" not in told.split("Wat je afrondde")[0]
    wrong = ben_s.post(f"/learn/records/proof/{bhv.pk}/beginning/", {"activity": bhv.again[0].pk})
    assert wrong.url == "/learn/records/"
    right = ben_s.post(f"/learn/records/proof/{bhv.pk}/beginning/", {"activity": bhv.again[1].pk})
    assert right.url == "/learn/activity/bhv-evacuatie/"
    assert Round.objects.count() == 0


def test_a_certificate_goes_to_a_colleague_who_looks(client, ben, mara, olu, bhv, words):
    client.force_login(ben)
    page = f"/learn/records/proof/{bhv.pk}/"
    file = SimpleUploadedFile("bhv.pdf", PDF)
    form = {"issuer": "Rode Kruis", "issued_on": "2026-05-04", "expires_on": "2027-05-04", "asked": mara.email}
    assert client.post(page, form | {"file": SimpleUploadedFile("a.exe", b"MZ")}).status_code == 422
    assert client.post(page, form | {"file": file}).url == page
    assert "wacht op een blik" in words(client.get(page))
    row = OutsideCertificate.objects.get()
    assert client.get(f"/learn/certificates/{row.key}/file/").content == PDF
    empty = words(client.get("/learn/certificates/"))
    assert "Rode Kruis" not in empty
    assert "Er ligt niets om te bekijken" in empty
    client.force_login(olu)
    assert client.get(f"/learn/certificates/{row.key}/file/").status_code == 404
    assert client.post(f"/learn/certificates/{row.key}/", {"verdict": "yes"}).status_code == 404
    client.force_login(mara)
    assert "Ben Bakker" in words(client.get("/learn/certificates/"))
    client.post(f"/learn/certificates/{row.key}/", {"verdict": "no"})
    assert OutsideCertificate.objects.waiting().exists()
    client.post(f"/learn/certificates/{row.key}/", {"verdict": "yes"})
    client.force_login(ben)
    assert "Telt tot en met 4 mei 2027" in words(client.get(page))
    taken = io.BytesIO(b"".join(client.get("/learn/records/zip/").streaming_content))
    with zipfile.ZipFile(taken) as archive:
        assert archive.namelist() == ["mijn-leren.json", "mijn-leren.csv", f"certificaten/{row.pk}-bhv.pdf"]
        assert archive.read(archive.namelist()[2]) == PDF


def test_the_page_costs_the_same_however_much_there_is(ben_s, ben, lea, bhv, do, same_queries):
    days = iter(range(1, 9))
    same_queries(lambda: ben_s.get("/learn/records/"), lambda: do(bhv.first, ben, TODAY - dt.timedelta(next(days))))
    same_queries(
        lambda: ben_s.get(f"/learn/records/proof/{bhv.pk}/"),
        lambda: do(bhv.again[0], ben, TODAY - dt.timedelta(next(days))),
    )


def test_a_manager_sees_yes_or_no_and_a_date(client, mara, ben, bhv, do):
    client.force_login(mara)
    page = f"/lead/person/{ben.pk}/proof/"
    assert "nee" in client.get(page).content.decode()
    do(bhv.first, ben, dt.date(2026, 3, 1))
    told = client.get(page).content.decode()
    assert "1 maart 2027" in told
    assert client.get(f"/lead/person/{mara.pk}/proof/").status_code == 404
