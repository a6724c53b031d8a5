"""A certificate: made, taken along as PDF, and checked by somebody without an account."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from tests.areas.qualifications.conftest import _late_in_2026, bhv, do, short
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.qualifications.models import Certificate

__all__ = ["_late_in_2026", "bhv", "do", "short"]


@pytest.fixture
def made(ben_s, ben, bhv, do):
    """Of the qualification, made in the browser."""
    do(bhv.first, ben, dt.date(2026, 3, 1))
    ben_s.post(f"/learn/records/certificate/new/qualification/{bhv.pk}/", {"name": "B. Bakker"})
    return Certificate.objects.get()


def test_from_the_record_to_a_pdf_in_both_languages(ben_s, ben, bhv, do, words):
    do(bhv.first, ben, dt.date(2026, 3, 1))
    assert "Maak een certificaat" in words(ben_s.get("/learn/records/"))
    page = f"/learn/records/certificate/new/completion/{Completion.objects.get().pk}/"
    assert "B. Bakker" in words(ben_s.get(page))
    assert ben_s.post(page, {"name": "Prins Ben"}).status_code == 422
    to = ben_s.post(page, {"name": "Ben Bakker"}).url
    assert "Geldig tot en met" not in words(ben_s.get(to))
    for language, heading, day in (("nl", "Certificaat", "1 maart 2026"), ("en", "Bhv", "1 March 2026")):
        answer = ben_s.get(f"{to}{language}.pdf")
        assert answer["Content-Type"] == "application/pdf"
        pdf = PdfReader(io.BytesIO(answer.content))
        told = pdf.pages[0].extract_text()
        assert heading in told and day in told and "Ben Bakker" in told
        assert pdf.trailer["/Root"]["/Lang"] == language
        assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert ben_s.get(f"{to}fr.pdf").status_code == 404


def test_who_has_the_address_reads_four_things_and_nothing_else(client, made, words):
    client.logout()
    page = f"/certificate/{made.key}/"
    answer = client.get(page)
    assert words(answer).split("Geldig op", 1)[1] == (
        " 20 november 2026 BHV Van B. Bakker Behaald op 1 maart 2026 Geldig tot en met 1 maart 2027 "
        "Wie het certificaat heeft, koos zelf dat dit te controleren is. Meer staat hier niet."
    )
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert client.get(f"/certificate/{'0' * 32}/").status_code == 404


def test_taken_away_it_looks_as_if_it_never_was(ben_s, client, made, olu):
    own = f"/learn/records/certificate/{made.key}/"
    ben_s.post(f"{own}page/removal/")
    assert "Zet de controlepagina terug" in ben_s.get(own).content.decode()
    never = ben_s.get(f"/certificate/{'0' * 32}/").content.decode().split("<main")[1]
    assert ben_s.get(f"/certificate/{made.key}/").content.decode().split("<main")[1] == never
    ben_s.post(f"{own}page/")
    assert ben_s.get(f"/certificate/{made.key}/").status_code == 200
    client.force_login(olu)
    assert client.get(own).status_code == 404
    assert client.get(f"{own}nl.pdf").status_code == 404


def test_many_looks_from_one_place_are_held_back_in_words(client, made, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"certificate_page": "2/m/ip"}
    client.logout()
    answers = [client.get(f"/certificate/{made.key}/") for _look in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert "Probeer het over een minuut weer" in answers[2].content.decode()
