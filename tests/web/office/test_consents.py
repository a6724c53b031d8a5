"""Which switches there are, one page that explains each, and writing down and taking back that somebody agreed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import Consent
from vliegwiel.kit import clock
from vliegwiel.kit.consent import FEATURES

pytestmark = pytest.mark.django_db
PAGE = "/office/consent/observers/"


def words(response, status=200):
    assert response.status_code == status
    return " ".join(" ".join(html.fromstring(response.text).xpath("//main//text()")).split())


@pytest.mark.parametrize("address", ["/office/consent/", PAGE])
def test_who_runs_the_academy_or_watches_over_it_reads_it_and_nobody_else(client, request, address):
    seen = {}
    for role in ("wim", "dana", "hugo", "lea", "adam", "ben", "mara", "ines"):
        client.force_login(request.getfixturevalue(role))
        seen[role] = client.get(address).status_code
    assert seen == dict.fromkeys(("wim", "dana", "hugo", "lea", "adam"), 200) | dict.fromkeys(
        ("ben", "mara", "ines"), 403
    )


def test_every_switch_stands_there_and_leads_to_its_explanation(client, wim):
    client.force_login(wim)
    told = words(client.get("/office/consent/"))
    assert told.count("staat uit Er is nog niets over besloten.") == len(FEATURES) == 3
    assert "Wim Dekker" in told
    assert "/office/log/" in client.get("/office/consent/").text
    for feature in FEATURES.values():
        page = words(client.get(f"/office/consent/{feature.key}/"))
        for part in (feature.does, feature.data, feature.sees, feature.keeps, feature.cannot, feature.without):
            assert str(part) in page
    assert client.get("/office/consent/glazen-bol/").status_code == 404


def test_the_council_agrees_takes_it_back_and_both_stay_readable(client, wim):
    client.force_login(wim)
    wrong = words(client.post(PAGE, {"agreed_by": "council", "decided_on": "3026-01-01"}), 422)
    assert "nog komt" in wrong
    assert not Consent.objects.exists()
    said = {"agreed_by": "council", "decided_on": str(clock.today()), "conditions": "Nooit voor een beoordeling."}
    assert client.post(PAGE, said).url == PAGE
    told = words(client.get(PAGE))
    assert "Dit staat aan" in told
    assert "Nooit voor een beoordeling." in told
    assert "in een paar woorden" in words(client.post(f"{PAGE}end/", {"why": "x"}), 422)
    assert client.post(f"{PAGE}end/", {"why": "Er ging een lijst rond."}).url == PAGE
    told = words(client.get(PAGE))
    assert "Dit staat uit" in told
    assert "Er ging een lijst rond." in told
    assert client.post(f"{PAGE}end/", {"why": "Nog eens"}).status_code == 404


def test_hr_adds_the_decision_as_a_file_that_who_may_read_the_page_can_read(client, hugo, wim, ben):
    client.force_login(hugo)
    said = {"agreed_by": "council", "decided_on": str(clock.today())}
    assert "Zet het besluit erbij" in words(client.post(PAGE, said), 422)
    client.post(PAGE, said | {"file": SimpleUploadedFile("b.pdf", b"%PDF-1.7 besluit")})
    file = f"{PAGE}document/1/"
    client.force_login(wim)
    assert file in client.get(PAGE).text
    read = client.get(file)
    assert (read.content, read["Content-Type"]) == (b"%PDF-1.7 besluit", "application/pdf")
    client.force_login(ben)
    assert client.get(file).status_code == 403


def test_who_only_reads_sees_no_form_and_cannot_press(client, lea, agreed):
    client.force_login(lea)
    assert html.fromstring(client.get(PAGE).text).xpath("//main//form") == []
    assert client.post(PAGE, {"agreed_by": "council", "decided_on": str(clock.today())}).status_code == 403
    assert client.post(f"{PAGE}end/", {"why": "Zomaar weg"}).status_code == 403


def test_no_link_leads_where_she_may_not_come(client, hugo):
    client.force_login(hugo)
    page = html.fromstring(client.get("/office/consent/").text)
    links = page.xpath("//main//a/@href")
    assert "/office/log/" not in links
    assert {client.get(link).status_code for link in links} == {200}


def test_everybody_reads_what_is_on_where_it_says_who_sees_what(client, ben, wim):
    client.force_login(ben)
    assert words(client.get("/learn/who-sees/")).count("staat uit") >= 3
    actions.record_consent("observers", decided_on=clock.today(), by=wim)
    told = words(client.get("/learn/who-sees/"))
    assert "Anderen zeggen wat ze zagen: staat aan" in told


def test_the_pages_cost_the_same_however_often_something_was_decided(client, wim, same_queries):
    client.force_login(wim)
    numbers = iter(range(99))

    def more():
        told = f"Voorwaarde nummer {next(numbers)}."
        actions.record_consent("observers", decided_on=clock.today(), conditions=told, by=wim)

    same_queries(lambda: client.get("/office/consent/"), more)
    same_queries(lambda: client.get(PAGE), more)
