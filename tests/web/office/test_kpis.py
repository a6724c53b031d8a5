import datetime as dt

import pytest

from tests.threads import a_thread, agree, said
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.insights import actions as insights
from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import Kpi, Side
from vliegwiel.kit import clock

ASKED = {
    "name": "Actief in toepassing",
    "unit": "%",
    "leads": "lagging",
    "frequency": "month",
    "granularity": "org",
    "lag_days": "0",
    "baseline": "5",
    "baseline_from": "2026-01-01",
    "baseline_until": "2026-03-31",
    "baseline_n": "240",
    "target": "50",
    "sesoi": "2,5",
}


@pytest.fixture
def kpi(lea):
    words = {"name": "Actief in toepassing", "unit": "%", "baseline": 5, "target": 50, "baseline_n": 240}
    period = {"baseline_from": dt.date(2026, 1, 1), "baseline_until": dt.date(2026, 3, 31)}
    return actions.write_kpi(None, by=lea, **words, **period)


def test_the_academy_begins_with_one_measure_and_reads_it(client, lea, ben):
    client.force_login(lea)
    assert "Begin met één maat" in client.get("/office/kpis/").text
    response = client.post("/office/kpis/new/", ASKED)
    kpi = Kpi.objects.get()
    assert response.url == f"/office/kpi/{kpi.pk}/"
    client.post(f"/office/kpi/{kpi.pk}/reading/", {"value": "7,5", "n": "230", "on": clock.today().isoformat()})
    html = client.get(f"/office/kpi/{kpi.pk}/").text
    assert "Actief in toepassing: van 5 naar 50 %" in html
    assert "7,50" in html
    assert "met de hand" in html
    client.force_login(ben)
    assert "Actief in toepassing: van 5 naar 50 %" in client.get("/office/kpis/").text
    assert "Bewaar de maat" not in client.get(f"/office/kpi/{kpi.pk}/").text


def test_a_count_of_completions_is_refused_where_it_stands(client, lea):
    client.force_login(lea)
    response = client.post("/office/kpis/new/", ASKED | {"name": "Voltooide trainingen"})
    assert response.status_code == 422
    assert "Dit is activiteit, geen resultaat." in response.text
    assert not Kpi.objects.exists()


def test_a_wrong_reading_is_said_and_taken_away(client, lea, kpi):
    client.force_login(lea)
    tomorrow = (clock.today() + dt.timedelta(days=1)).isoformat()
    response = client.post(f"/office/kpi/{kpi.pk}/reading/", {"value": "7", "on": tomorrow})
    assert response.status_code == 422
    assert "Deze dag moet nog komen." in response.text
    reading = actions.record_reading(kpi, by=lea, on=clock.today(), value=7)
    client.post(f"/office/kpi/{kpi.pk}/reading/{reading.pk}/removal/")
    assert not kpi.readings.exists()
    client.post(f"/office/kpi/{kpi.pk}/disposal/")
    assert not Kpi.objects.exists()


def test_the_works_council_agrees_on_the_page_itself(client, lea, wim, dana, kpi):
    goal = actions.write_goal(by=dana, owner=dana, statement="Van 12 naar 6")
    kpi = actions.write_kpi(goal, by=dana, name="Klachten", granularity="person")
    client.force_login(wim)
    assert "Stem in" in client.get(f"/office/kpi/{kpi.pk}/").text
    client.post(f"/office/kpi/{kpi.pk}/agreement/")
    kpi.refresh_from_db()
    assert kpi.person_level_agreed_by == wim


def test_lists_cost_the_same_with_more(client, lea, dana, kpi, same_queries):
    client.force_login(lea)

    def one_more():
        words = {"name": "Nog een", "baseline": 5, "target": 50, "baseline_n": 240}
        period = {"baseline_from": dt.date(2026, 1, 1), "baseline_until": dt.date(2026, 3, 31)}
        actions.write_kpi(None, by=lea, **words, **period)
        goal = actions.write_goal(by=dana, owner=dana, statement="Beter")
        actions.write_kpi(goal, by=dana, name="Nog een")

    same_queries(lambda: client.get("/office/kpis/"), one_more, budget=8)
    same_queries(lambda: client.get("/office/weak/"), one_more, budget=10)


def test_what_is_weak_stands_in_one_list_errors_first(client, dana, lea):
    client.force_login(dana)
    assert "Elk doel heeft een maat" in client.get("/office/weak/").text
    actions.write_goal(by=dana, owner=lea, statement="We worden beter")
    html = client.get("/office/weak/").text
    assert "LOS-G1, moet eerst" in html
    assert html.index("LOS-G1") < html.rindex("LOS-G3")
    only = client.get("/office/weak/?only=LOS-G3").text
    assert "De zin noemt geen getal" in only
    assert "De eigenaar is een opleider" not in only


def test_activities_stand_in_the_same_list_with_their_codes(client, dana, ines, mara, ben):
    thread = a_thread(ines, mara)
    Activity.objects.update(purpose="strategic")
    insights.recontribute([thread.activity.pk])
    insights.appraise()
    client.force_login(dana)
    html = client.get("/office/weak/").text
    assert "Geen weg leidt naar een actief doel" in html
    assert f"/office/activity/{thread.activity.slug}/contribution/" in client.get("/office/weak/?only=LOS-A1").text
    assert thread.activity.slug not in client.get("/office/weak/?only=LOS-A3").text
    Activity.objects.update(follow_up=False, review_by=clock.today() - dt.timedelta(days=1))
    insights.appraise()
    html = client.get("/office/weak/?only=LOS-A3").text
    assert "Na afloop vraagt niemand of het lukt." in html and "LOS-A1</span>" not in html
    assert "De dag om opnieuw te kijken is voorbij." in client.get("/office/weak/?only=LOS-A4").text
    agree(thread, dana, mara)
    insights.recontribute([thread.activity.pk])
    insights.appraise()
    assert thread.activity.slug not in client.get("/office/weak/?only=LOS-A1").text
    client.force_login(ben)
    assert thread.activity.slug not in client.get("/office/weak/").text


def test_a_lapsed_judgement_is_weak_until_somebody_looks_again(client, dana, ines, mara, lea):
    thread = a_thread(ines, mara)
    Activity.objects.update(purpose="strategic")
    agree(thread, lea, mara)
    said(thread.link.ratings, Side.LINE, mara, holds=-1)
    insights.appraise()
    client.force_login(dana)
    assert thread.activity.slug in client.get("/office/weak/?only=LOS-A4").text
    said(thread.link.ratings, Side.LINE, mara)
    insights.appraise()
    assert thread.activity.slug not in client.get("/office/weak/?only=LOS-A4").text


def test_a_theme_is_written_and_goals_hang_under_it(client, dana, ben):
    client.force_login(dana)
    theme = {"title": "Heel thuis", "why": "Omdat", "priority": "0.75", "owner": dana.name, "starts": "2026-01-01"}
    assert client.post("/office/themes/new/", theme).url == "/office/goals/"
    pk = dana.themes.get().pk
    client.post("/office/goals/new/", {"statement": "Van 12 naar 6", "owner": dana.name, "theme": pk})
    html = client.get("/office/goals/").text
    assert html.index("Heel thuis") < html.index("Van 12 naar 6")
    client.post(f"/office/theme/{pk}/ending/")
    assert client.post(f"/office/theme/{pk}/", theme | {"ends": "2025-01-01"}).status_code == 422
    client.force_login(ben)
    assert client.post(f"/office/theme/{pk}/", theme).status_code == 403
    assert "Heel thuis" in client.get(f"/office/theme/{pk}/").text
