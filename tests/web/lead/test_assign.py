import datetime as dt

import pytest

from tests.practising import MONDAY
from vliegwiel.areas.learning.models import Assignment
from vliegwiel.kit import clock

ADDRESS = "/lead/assign/"
GIVE = f"{ADDRESS}?activity=luisteren"
REASON = "Maandag begint de nieuwe planning."


def read(response):
    return " ".join(response.content.decode().split())


@pytest.fixture(autouse=True)
def on_monday():
    with clock.at(MONDAY):
        yield


def test_first_she_looks_for_what_to_give(mara_s, ben, listening, publish):
    publish("vragen")
    assert "Vragen" in read(mara_s.get(ADDRESS))
    found = read(mara_s.get(f"{ADDRESS}?q=luister"))
    assert "Luisteren" in found
    assert "Vragen" not in found
    assert "Niets gevonden" in read(mara_s.get(f"{ADDRESS}?q=xyz"))
    assert mara_s.get(f"{ADDRESS}?page=x").status_code == 200


def test_she_gives_it_with_a_reason_and_sees_what_it_asks(mara_s, mara, ben, listening):
    page = read(mara_s.get(f"{GIVE}&people={ben.pk}"))
    assert "Je vraagt 5 minuten van 1 persoon. Er is ruimte." in page
    response = mara_s.post(GIVE, {"people": [ben.pk], "reason": REASON, "due": "2026-03-20"})
    assert response.url == "/lead/given/"
    row = Assignment.objects.get()
    assert (row.person, row.given_by, row.reason, row.due) == (ben, mara, REASON, dt.date(2026, 3, 20))


def test_the_whole_team_is_one_tap(mara_s, mara, ben, listening, hire, company):
    hire("Tess", "Visser", unit=company.north, led_by=mara)
    assert "Kies het hele team" in read(mara_s.get(GIVE))
    assert read(mara_s.get(f"{GIVE}&team")).count("checked") == 2


def test_the_load_bar_is_the_part_htmx_asks_for(mara_s, ben, listening):
    headers = {"HX-Request": "true", "HX-Target": "div#asks"}
    part = read(mara_s.get(f"{GIVE}&people={ben.pk}", headers=headers))
    assert part.startswith('<div id="asks"')
    assert "Er is ruimte." in part


def test_whoever_asks_sees_the_weeks_of_the_team_and_nobody_s_minutes(
    mara_s, mara, ben, listening, publish, give, hire, company
):
    big = publish("groot")
    big.editions.update(minutes=60)
    give(big, [ben], on=MONDAY, due=MONDAY + dt.timedelta(days=4))
    page = read(mara_s.get(f"{GIVE}&people={ben.pk}"))
    assert "te klein om weken te laten zien" in page
    assert "% gevraagd" not in page
    for n in range(4):
        hire("Lid", f"Nummer {n}", unit=company.north, led_by=mara)
    one = read(mara_s.get(f"{GIVE}&people={ben.pk}"))
    assert "40% gevraagd" in one  # 61 of 150 minutes
    assert "60 van" not in one
    listening.editions.update(minutes=90)
    assert "Dit vraagt 90 minuten in een week." in read(mara_s.get(f"{GIVE}&people={ben.pk}&due=2026-03-06"))


def test_who_has_a_full_month_gets_nothing_more_but_one_may_ask_and_the_law_goes_on(
    mara_s, mara, ben, hugo, lea, listening, publish, give
):
    big = publish("groot")
    big.editions.update(minutes=130)
    give(big, [ben], on=MONDAY)
    assert "De leertijd van Ben Bakker is vol." in read(mara_s.get(f"{GIVE}&people={ben.pk}"))
    response = mara_s.post(GIVE, {"people": [ben.pk], "reason": REASON})
    assert response.status_code == 422
    assert "De leertijd van Ben Bakker is vol voor de komende vier weken." in read(response)
    asked = mara_s.post(GIVE, {"people": [ben.pk], "reason": REASON, "room": "1"}, follow=True)
    assert "Tot hun antwoord krijgt niemand iets." in read(asked)
    assert "Wacht op antwoord van HR of de opleiders." in read(asked)
    assert not Assignment.objects.filter(activity=listening).exists()
    listening.purpose, listening.legal_basis = "legal", "Arbowet art. 8"
    listening.save()
    assert "Jij en HR krijgen daarna de vraag" in read(mara_s.get(f"{GIVE}&people={ben.pk}"))
    assert mara_s.post(GIVE, {"people": [ben.pk], "reason": REASON}).status_code == 302


@pytest.mark.parametrize(
    "given", [{"people": []}, {"reason": ""}, {"reason": "moet"}, {"due": "2026-03-01"}, {"due": "2026-02-31"}]
)
def test_what_is_missing_is_asked_for_and_the_rest_kept(mara_s, ben, listening, given):
    response = mara_s.post(GIVE, {"people": [ben.pk], "reason": REASON, "due": ""} | given)
    assert response.status_code == 422
    assert (REASON in response.content.decode()) is ("reason" not in given)
    assert not Assignment.objects.exists()


def test_only_to_whom_she_leads_and_only_what_is_on_the_shelf(mara_s, ben, olu, listening):
    assert mara_s.post(GIVE, {"people": [olu.pk], "reason": REASON}).status_code == 422
    assert mara_s.get(f"{ADDRESS}?activity=bestaat-niet").status_code == 404
    assert not Assignment.objects.exists()


def test_who_had_it_already_is_said(mara_s, ben, listening, give):
    give(listening, [ben], on=MONDAY)
    assert "heeft dit al" in read(mara_s.get(f"{GIVE}&people={ben.pk}"))
    mara_s.post(GIVE, {"people": [ben.pk], "reason": REASON})
    assert "1 persoon had dit al" in read(mara_s.get("/lead/given/"))


def test_a_larger_team_costs_the_same(same_queries, mara_s, mara, listening, publish, hire, company, give):
    numbers, other = iter(range(9)), publish("ander")

    def one_more():
        give(other, [hire("Lid", f"Nummer {next(numbers)}", unit=company.north, led_by=mara)], on=MONDAY)

    same_queries(lambda: mara_s.get(f"{GIVE}&team"), one_more)


def test_a_fuller_shelf_costs_the_same(same_queries, mara_s, ben, publish):
    numbers = iter(range(9))
    same_queries(lambda: mara_s.get(ADDRESS), lambda: publish(f"nummer-{next(numbers)}"))
