import html
import re

import pytest

from tests.measures import academy_kpi
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import ReadingToken
from vliegwiel.kit import clock


@pytest.fixture
def kpi(lea):
    return academy_kpi(lea, unit="%")


def test_a_token_is_made_shown_once_used_and_ended(client, lea, kpi):
    client.force_login(lea)
    address = f"/office/kpi/{kpi.pk}/tokens/"
    assert address in client.get(f"/office/kpi/{kpi.pk}/").text
    assert "Nog geen token." in client.get(address).text
    response = client.post(address, {"name": "Kwaliteitssysteem", "days": "31"})
    (secret,) = set(re.findall(r"vw_[\w-]{20,}", response.text))
    assert "no-store" in response["Cache-Control"]
    later = client.get(address).text
    assert secret not in later
    assert "Kwaliteitssysteem" in later
    assert ">nog niet<" in later
    call = html.unescape(later)
    assert f'{{"kpi": {kpi.pk}, "on": "{clock.today()}", "value": 7.5, "n": 120, "unit": "%"}}' in call
    assert "curl http://testserver/api/readings/" in call
    posted = client.post(
        "/api/readings/",
        {"kpi": kpi.pk, "on": clock.today().isoformat(), "value": 7.5},
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )
    assert posted.json()["new"] == 1
    assert "door een ander systeem" in client.get(f"/office/kpi/{kpi.pk}/").text
    assert ">nog niet<" not in client.get(address).text
    log = client.get("/office/log/").text
    assert "Kwaliteitssysteem noteerde metingen namens Lea Smit: 1 nieuw, 0 gewijzigd" in html.unescape(log)
    token = ReadingToken.objects.get()
    for _time in range(2):
        assert client.post(f"/office/readings/tokens/{token.pk}/end/").url == address
    assert "ingetrokken door Lea Smit" in client.get(address).text


def test_a_token_for_all_measures_is_made_at_the_academys(client, lea, kpi):
    client.force_login(lea)
    assert "/office/kpis/tokens/" in client.get("/office/kpis/").text
    client.post("/office/kpis/tokens/", {"name": "Alles", "days": "92"})
    token = ReadingToken.objects.get()
    assert token.kpi is None
    assert client.post(f"/office/readings/tokens/{token.pk}/end/").url == "/office/kpis/tokens/"


def test_a_token_without_a_name_is_refused_where_it_stands(client, lea, kpi):
    client.force_login(lea)
    assert client.post(f"/office/kpi/{kpi.pk}/tokens/", {"name": "", "days": "31"}).status_code == 422
    assert client.post(f"/office/kpi/{kpi.pk}/tokens/", {"name": "x", "days": "9999"}).status_code == 422
    assert not ReadingToken.objects.exists()


def test_administrators_see_and_end_tokens_but_make_none(client, lea, mara, ben, adam, kpi):
    actions.change_kpi(kpi, by=lea, owner=mara)
    token, _secret = actions.make_token(kpi, name="Kwaliteitssysteem", days=31, by=mara)
    Person.objects.filter(pk=mara.pk).update(left_on=clock.today().replace(year=2025))
    address = f"/office/kpi/{kpi.pk}/tokens/"
    client.force_login(adam)
    page = client.get(address).text
    assert "werkt hier niet meer: het token opent niets" in page
    assert "Maak een token" not in page
    assert client.post(address, {"name": "x", "days": "31"}).status_code == 403
    client.force_login(ben)
    assert client.get(address).status_code == 403
    assert client.post(f"/office/readings/tokens/{token.pk}/end/").status_code == 404
    client.force_login(adam)
    client.post(f"/office/readings/tokens/{token.pk}/end/")
    token.refresh_from_db()
    assert token.revoked_by == adam


def test_the_list_costs_the_same_with_more(client, lea, kpi, same_queries):
    client.force_login(lea)
    same_queries(
        lambda: client.get(f"/office/kpi/{kpi.pk}/tokens/"),
        lambda: actions.make_token(kpi, name="x", days=31, by=lea),
    )
