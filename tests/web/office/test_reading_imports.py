import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.measures import academy_kpi
from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import KpiReading, ReadingImport
from vliegwiel.kit import tables

FILE = "Datum;Waarde;Aantal\n1-1-2026;6,5;120\n1-3-2026;7;\n1-4-2026;veel;\n"


@pytest.fixture
def kpi(lea):
    return academy_kpi(lea, unit="%")


def hand_in(client, address, content=FILE, name="stand.csv"):
    return client.post(address, {"file": SimpleUploadedFile(name, content.encode())})


def test_a_file_goes_from_upload_to_readings_and_back(client, lea, kpi):
    client.force_login(lea)
    address = f"/office/kpi/{kpi.pk}/files/"
    assert address in client.get(f"/office/kpi/{kpi.pk}/").text
    assert "Nog geen bestand." in client.get(address).text
    response = hand_in(client, address)
    held = ReadingImport.objects.get()
    assert response.url == f"/office/readings/{held.pk}/"
    html = client.get(response.url).text
    assert "Verwerk je het, dan gaan 2 regels door, alle of geen. 1 regel is geweigerd en blijft liggen." in html
    assert "er is geen meting van februari 2026." in html
    assert "6,5" in html
    assert "“veel” is geen getal." in client.get(f"{response.url}?tab=refused").text
    assert not KpiReading.objects.exists()
    seen = html.partition('name="seen" value="')[2].partition('"')[0]
    for _time in range(2):
        assert client.post(f"{response.url}application/", {"seen": seen}).url == response.url
    assert KpiReading.objects.count() == 2
    html = client.get(response.url).text
    assert "2 metingen." in html
    assert "Neem het terug" in html
    assert "uit een bestand" in client.get(f"/office/kpi/{kpi.pk}/").text
    assert "verwerkt" in client.get(address).text
    client.post(f"{response.url}withdrawal/")
    assert not KpiReading.objects.exists()
    assert "Alle metingen staan er weer zoals ervoor." in client.get(response.url).text


def test_a_change_shows_what_was_and_what_comes(client, lea, kpi):
    client.force_login(lea)
    actions.record_reading(kpi, by=lea, on=dt.date(2026, 1, 1), value=Decimal("5.5"))
    response = hand_in(client, f"/office/kpi/{kpi.pk}/files/")
    html = client.get(f"{response.url}?tab=change").text
    assert "<s>5,5</s> → 6,5" in html
    assert "<s>–</s> → 120" in html


def test_what_changed_while_she_looked_is_said(client, lea, kpi):
    client.force_login(lea)
    response = hand_in(client, f"/office/kpi/{kpi.pk}/files/")
    html = client.post(f"{response.url}application/", {"seen": "old"}, follow=True).text
    assert "Sinds je keek is er iets veranderd." in html
    assert not KpiReading.objects.exists()


def test_a_file_without_the_columns_says_which_and_lets_her_choose(client, lea, kpi):
    client.force_login(lea)
    strange = "Wanneer;Percentage\n1-1-2026;6,5\n1-2-2026;7\n"
    response = hand_in(client, f"/office/kpi/{kpi.pk}/files/", strange)
    asked = client.get(response.url)
    assert asked.url == f"{response.url}columns/"
    html = client.get(asked.url).text
    assert "Kies nog een kolom voor: datum, waarde. In het bestand staan: Wanneer, Percentage." in html
    assert "Percentage (bijvoorbeeld 6,5)" in html
    assert client.post(asked.url, {"on": "Wanneer"}).status_code == 422
    twice = client.post(asked.url, {"on": "Wanneer", "value": "Wanneer"})
    assert "Deze kolom is twee keer gekozen: Wanneer." in twice.text
    assert client.post(asked.url, {"on": "Wanneer", "value": "Percentage"}).url == response.url
    html = client.get(response.url).text
    assert "Verwerk 2 metingen" in html and "Pas de kolommen aan" in html
    assert "/office/kpis/files/" in client.get("/office/kpis/").text


def test_the_sample_is_read_back_as_it_is(client, lea, kpi):
    client.force_login(lea)
    response = client.get(f"/office/kpi/{kpi.pk}/sample/")
    table = tables.read(b"".join(response))
    assert table.heads == ("maat", "datum", "waarde", "aantal", "eenheid")
    for form in ("", "?format=xlsx"):
        response = client.get(f"/office/kpi/{kpi.pk}/sample/{form}")
        content = b"".join(response) if response.streaming else response.content
        held = actions.receive_readings(content, file_name="x", by=lea, kpi=kpi)
        assert [row[1] for row in held.rows] == ["Actief in toepassing"]
        html = client.get(f"/office/readings/{held.pk}/").text
        assert "Verwerk 1 meting" in html


def test_the_owner_of_a_measure_reads_in_for_hers_without_a_role(client, lea, mara, ben, kpi):
    actions.change_kpi(kpi, by=lea, owner=mara)
    client.force_login(mara)
    response = hand_in(client, f"/office/kpi/{kpi.pk}/files/")
    assert "Verwerk 2 metingen" in client.get(response.url).text
    assert client.get("/office/kpis/files/").status_code == 403
    client.force_login(ben)
    assert client.get(f"/office/kpi/{kpi.pk}/files/").status_code == 403
    assert client.get(f"/office/kpi/{kpi.pk}/sample/").status_code == 403
    for part in ("", "application/", "withdrawal/"):
        address = f"{response.url}{part}"
        assert (client.post(address) if part else client.get(address)).status_code == 404


def test_a_goal_takes_a_file_for_its_measures(client, dana):
    goal = actions.write_goal(by=dana, owner=dana, statement="Van 12 naar 6", measure="Klachten")
    client.force_login(dana)
    response = hand_in(client, f"/office/goal/{goal.pk}/files/", "KPI,Date,Value\nKlachten,2026-01-01,3\n")
    assert "Verwerk 1 meting" in client.get(response.url).text
    assert f"/office/goal/{goal.pk}/files/" in client.get(f"/office/goal/{goal.pk}/").text


def test_lists_cost_the_same_with_more(client, lea, kpi, same_queries):
    client.force_login(lea)
    days = iter(range(1, 29))

    def another():
        text = f"Maat;Datum;Waarde\nActief in toepassing;{next(days)}-1-2026;7\n"
        actions.receive_readings(text.encode(), file_name="x.csv", by=lea, kpi=kpi)

    same_queries(lambda: client.get(f"/office/kpi/{kpi.pk}/files/"), another)
    rows = "Datum;Waarde\n"
    made = []

    def longer():
        nonlocal rows
        rows += f"{next(days)}-2-2026;7\n"
        made.append(actions.receive_readings(rows.encode(), file_name="x.csv", by=lea, kpi=kpi))

    same_queries(lambda: client.get(f"/office/readings/{made[-1].pk}/"), longer)
