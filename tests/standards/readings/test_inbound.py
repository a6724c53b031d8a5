import datetime as dt
import json
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client

from tests.measures import academy_kpi
from vliegwiel.areas.people.models import RoleGrant
from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import Goal, KpiReading
from vliegwiel.kit.models import Happening

API = "/api/readings/"


@pytest.fixture(autouse=True)
def _forget_tries():
    cache.clear()


@pytest.fixture
def kpi(lea):
    return academy_kpi(lea, unit={"nl": "%", "en": "percent"})


@pytest.fixture
def secret(kpi, lea):
    return actions.make_token(None, name="Kwaliteitssysteem", days=31, by=lea)[1]


@pytest.fixture
def outside():
    """Another system: no cookies, and a server that checks for forgery as it does when served."""
    return Client(enforce_csrf_checks=True)


def post(client, secret, given, **more):
    body = given if isinstance(given, bytes | str) else json.dumps(given)
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    return client.post(API, body, content_type="application/json", headers=headers | more)


def get(client, secret, query):
    return client.get(f"{API}?{query}", headers={"Authorization": f"Bearer {secret}"})


def test_one_reading_is_recorded_and_read_back(outside, kpi, secret):
    given = {"kpi": kpi.pk, "on": "2026-03-01", "value": 7.5, "n": 120, "unit": "%"}
    response = post(outside, secret, given)
    said = {"index": 0, "kpi": kpi.pk, "on": "2026-03-01", "value": 7.5, "n": 120}
    assert (response.status_code, response.json()) == (
        200,
        {"new": 1, "changed": 0, "same": 0, "readings": [said | {"outcome": "new"}]},
    )
    again = post(outside, secret, given | {"unit": "percent"})
    assert again.json() == {"new": 0, "changed": 0, "same": 1, "readings": [said | {"outcome": "same"}]}
    changed = post(outside, secret, given | {"value": 8})
    assert changed.json()["readings"] == [
        said | {"value": 8, "was": {"value": 7.5, "n": 120}, "outcome": "changed"},
    ]
    assert get(outside, secret, f"kpi={kpi.pk}").json() == {
        "kpi": {"id": kpi.pk, "name": "Actief in toepassing", "unit": "%", "frequency": "month"},
        "earlier": False,
        "readings": [{"on": "2026-03-01", "value": 8, "n": 120, "origin": "posted"}],
    }
    assert Happening.objects.filter(kind="strategy.ReadingsPosted").count() == 2
    assert not outside.cookies


def test_a_list_is_recorded_whole_or_not_at_all(outside, kpi, secret):
    good = [{"kpi": kpi.pk, "on": f"2026-03-{day:02}", "value": day} for day in range(1, 21)]
    bad = [{"kpi": kpi.pk, "on": "2026-03-31", "value": 1, "unit": "uur"}]
    response = post(outside, secret, good + bad)
    assert (response.status_code, response.json()["items"]) == (
        422,
        [{"index": 20, "reason": "wrong", "error": "De eenheid “uur” is niet die van de maat: %."}],
    )
    assert not KpiReading.objects.exists()
    assert post(outside, secret, good).json()["new"] == 20


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"on": "1-3-2026"}, "“on” is een dag, geschreven als 2026-11-01."),
        ({"on": "2026-02-30"}, "“on” is een dag, geschreven als 2026-11-01."),
        ({"on": None}, "“on” is een dag, geschreven als 2026-11-01."),
        ({"on": "2099-01-01"}, "Deze dag moet nog komen. Noteer wat al gemeten is."),
        ({"value": "7"}, "“value” is een getal, zoals 7.5."),
        ({"value": True}, "“value” is een getal, zoals 7.5."),
        ({"value": None}, "“value” is een getal, zoals 7.5."),
        ({"value": 10**40}, "Dit getal is te groot om te bewaren."),
        ({"n": 0}, "Het aantal gevallen is een geheel getal vanaf 1."),
        ({"n": 1.5}, "“n” is een geheel getal vanaf 1, of laat het weg."),
        ({"unit": 5}, "“unit” is een korte tekst, of laat het weg."),
        ({"datum": "x"}, "Onbekend veld: datum."),
        ({"kpi": "1"}, "“kpi” is het nummer van de maat."),
        ({"kpi": True}, "“kpi” is het nummer van de maat."),
    ],
)
def test_what_is_wrong_is_said_by_its_place(outside, kpi, secret, change, words):
    right = {"kpi": kpi.pk, "on": "2026-03-01", "value": 7}
    response = post(outside, secret, [right, {"kpi": kpi.pk, "on": "2026-03-02", "value": 7} | change])
    assert (response.status_code, response.json()["items"]) == (
        422,
        [{"index": 1, "reason": "wrong", "error": words}],
    )
    assert not KpiReading.objects.exists()


@pytest.mark.parametrize("number", ["1e999999", "-1e400", "123456789012.5"])
def test_figures_beyond_measure_are_refused(outside, kpi, secret, number):
    response = post(outside, secret, f'{{"kpi": {kpi.pk}, "on": "2026-03-01", "value": {number}}}')
    assert (response.status_code, response.json()["items"][0]["error"]) == (422, "Dit getal is te groot om te bewaren.")


def test_one_day_twice_and_a_closed_goal_are_refused(outside, dana, secret, kpi):
    twice = [{"kpi": kpi.pk, "on": "2026-03-01", "value": value} for value in (7, 8)]
    assert [item["index"] for item in post(outside, secret, twice).json()["items"]] == [0, 1]
    goal = actions.write_goal(by=dana, owner=dana, statement="Van 12 naar 6")
    closed = actions.write_kpi(goal, by=dana, name="Klachten")
    Goal.objects.filter(pk=goal.pk).update(state=Goal.State.ACHIEVED)
    response = post(outside, secret, {"kpi": closed.pk, "on": "2026-03-01", "value": 7})
    assert (response.status_code, response.json()["items"][0]["error"]) == (
        422,
        "Het doel van “Klachten” is afgesloten. Open het eerst weer.",
    )


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"7", b'"x"', b"[7]", b"NaN", b"\xff", b"[" * 100_000, b'{"value": NaN}']
)
def test_what_is_no_reading_is_refused_in_json(outside, secret, body):
    response = post(outside, secret, body)
    assert (response.status_code, list(response.json())) == (400, ["error"])


def test_what_is_too_much_is_refused_in_json(outside, kpi, secret):
    one = {"kpi": kpi.pk, "on": "2026-03-01", "value": 7}
    assert post(outside, secret, [one] * 1_001).status_code == 413
    for size in (1_100_000, 6_000_000):
        response = post(outside, secret, b" " * size)
        assert (response.status_code, list(response.json())) == (413, ["error"])
    assert not KpiReading.objects.exists()


def test_a_thousand_cost_no_more_questions_than_one(outside, kpi, secret, django_assert_max_num_queries):
    first = dt.date(2020, 1, 1)
    many = [{"kpi": kpi.pk, "on": (first + dt.timedelta(days=n)).isoformat(), "value": n} for n in range(1_000)]
    with django_assert_max_num_queries(25):
        assert post(outside, secret, many).json()["new"] == 1_000
    back = get(outside, secret, f"kpi={kpi.pk}").json()
    assert (len(back["readings"]), back["earlier"]) == (1_000, False)
    before = get(outside, secret, f"kpi={kpi.pk}&before=2020-01-03").json()
    assert [one["value"] for one in before["readings"]] == [0, 1]


def test_only_a_token_that_holds_opens(outside, kpi, secret, lea):
    client = Client()
    client.force_login(lea)  # a cookie opens nothing
    one = {"kpi": kpi.pk, "on": "2026-03-01", "value": 7}
    for who, given in [(outside, ""), (client, ""), (outside, "vw_nonsense")]:
        response = post(who, given, one)
        assert (response.status_code, response["WWW-Authenticate"]) == (401, 'Bearer realm="readings"')
    response = outside.post(API, "{}", content_type="application/json", headers={"Authorization": "Basic x"})
    assert response.status_code == 401
    assert get(outside, "vw_nonsense", f"kpi={kpi.pk}").status_code == 401
    assert not KpiReading.objects.exists()


def test_what_the_maker_may_not_is_refused(outside, kpi, lea, mara, dana, secret):
    draft = actions.write_goal(by=dana, owner=dana, statement="Van 12 naar 6")
    hidden = actions.write_kpi(draft, by=dana, name="Klachten")
    other = academy_kpi(lea, name="Verzuim")
    actions.change_kpi(kpi, by=lea, owner=mara)
    hers = actions.make_token(kpi, name="x", days=31, by=mara)[1]

    def asked(pk):
        response = post(outside, hers, {"kpi": pk, "on": "2026-03-01", "value": 7})
        back = get(outside, hers, f"kpi={pk}").status_code
        return response.status_code, back, [item["reason"] for item in response.json().get("items", [])]

    assert asked(hidden.pk) == asked(10**15) == (404, 404, ["unknown"])
    assert asked(other.pk) == (403, 403, ["not_yours"])
    assert asked(kpi.pk) == (200, 200, [])
    RoleGrant.objects.filter(person=lea).delete()
    assert post(outside, secret, {"kpi": other.pk, "on": "2026-03-01", "value": 7}).status_code == 403
    assert get(outside, secret, f"kpi={other.pk}").status_code == 403


@pytest.mark.parametrize("query", ["", "kpi=", "kpi=x", "kpi=1&before=1-1-2026", "kpi=1&before=2026-02-30"])
def test_reading_back_asks_for_one_measure(outside, secret, query):
    response = get(outside, secret, query)
    assert (response.status_code, list(response.json())) == (400, ["error"])


def test_other_methods_are_refused_in_json(outside, secret):
    response = outside.delete(API, headers={"Authorization": f"Bearer {secret}"})
    assert (response.status_code, response["Allow"], list(response.json())) == (405, "GET, POST", ["error"])


def test_too_often_is_said_with_how_long_to_wait(outside, kpi, secret, settings):
    for _time in range(60):
        assert post(outside, secret, b"{").status_code == 400
    response = post(outside, secret, {"kpi": kpi.pk, "on": "2026-03-01", "value": 7})
    assert (response.status_code, response["Retry-After"]) == (429, "60")
    assert not KpiReading.objects.exists()
    assert [post(outside, "vw_x", {}).status_code for _time in range(21)] == [401] * 20 + [429]


def test_it_speaks_the_language_that_is_asked_for(outside, kpi, secret):
    response = post(outside, secret, b"{", **{"Accept-Language": "nl"})
    assert response.json()["error"] == "Dit is geen JSON. Er is niets genoteerd."


def test_what_stands_there_from_elsewhere_says_so(outside, kpi, secret, lea):
    actions.record_reading(kpi, by=lea, on=dt.date(2026, 3, 1), value=Decimal("6.5"))
    (one,) = get(outside, secret, f"kpi={kpi.pk}").json()["readings"]
    assert one == {"on": "2026-03-01", "value": 6.5, "n": None, "origin": "entered"}
