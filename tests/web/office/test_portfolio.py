import io
from decimal import Decimal

import openpyxl

from tests.liking import barista, liked, score
from vliegwiel.areas.insights import actions
from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.strategy.models import Goal

__all__ = ["barista", "liked", "score"]
HOME = "/office/portfolio/"
FIGURES = ("coverage", "goals", "threads", "ladder")


def test_an_empty_shelf_teaches(client, lea, company):
    client.force_login(lea)
    assert "Er staat nog niets op de plank" in client.get(HOME).text


def test_figures_with_what_they_rest_on_and_each_opens(client, lea, dana, barista):
    Goal.objects.create(statement="Van 9 naar 3", owner=dana, state="active")
    client.force_login(lea)
    page = client.get(HOME).text
    # 18 hours of barista, twice three quarters of an hour with a line.
    for told in (
        "8%",
        "2 van 20 uur, 2 activiteiten",
        "0%",
        "van 1 doel",
        "92%",
        "18 uur, 1 activiteiten",
        "Eigen groei",
    ):
        assert told in page
    for key in (*FIGURES, "liked"):
        assert "Hoe weten we dit?" in client.get(f"{HOME}{key}/").text
    assert "Van 9 naar 3" in client.get(f"{HOME}goals/").text
    assert "Baristales" in client.get(f"{HOME}coverage/?part=without").text
    assert "Baristales" not in client.get(f"{HOME}coverage/?part=with").text
    assert "Baristales" in client.get(f"{HOME}ladder/?part=3").text


def test_the_liked_figure_is_for_the_lead_alone(client, dana, wim, barista):
    for person in (dana, wim):
        client.force_login(person)
        assert "lage bijdrage" not in client.get(HOME).text
        assert client.get(f"{HOME}liked/").status_code == client.get(f"{HOME}liked/file/").status_code == 404


def test_who_watches_comes_in_and_others_do_not(client, dana, wim, hugo, adam, ben, barista):
    for person, status in ((dana, 200), (wim, 200), (hugo, 403), (adam, 403), (ben, 403)):
        client.force_login(person)
        for address in (HOME, *(f"{HOME}{key}/" for key in FIGURES), f"{HOME}threads/file/"):
            assert client.get(address).status_code == status


def test_groups_that_are_too_small_show_no_hours(client, dana, make_activity, liked):
    liked(make_activity("weinig", title="Voor vier"), 4)
    actions.appraise()
    client.force_login(dana)
    page = client.get(f"{HOME}threads/").text
    assert "Minder dan 5 mensen" in page
    assert "6,0" not in page
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{HOME}threads/file/?format=xlsx").content))
    assert [cell.value for cell in book.active[2]][:5] == ["Voor vier", "Eigen groei", None, None, None]


def test_an_hour_gets_a_price_and_then_euros_are_shown(client, dana, wim, barista):
    client.force_login(wim)
    assert "Rekenen in euro" not in client.get(HOME).text
    assert client.post(f"{HOME}hour/", {"euros": "50"}).status_code == 403
    client.force_login(dana)
    assert client.post(f"{HOME}hour/", {"euros": "0"}).status_code == 422
    assert client.post(f"{HOME}hour/", {"euros": "50,00"}).status_code == 302
    assert Organisation.objects.get().hourly_cost == Decimal(50)
    actions.appraise()
    assert "900" in client.get(f"{HOME}threads/").text


def test_files_hold_all_rows(client, lea, barista):
    client.force_login(lea)
    text = b"".join(client.get(f"{HOME}coverage/file/").streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0] == "Activiteit;Waarvoor;Mensen;Uren;Euro;Bijdrage;Bewijs"
    assert "Baristales;Eigen groei;12;18,0;;11;Wat mensen ervan vonden" in text
    assert client.get(f"{HOME}goals/file/").status_code == 200
    assert client.get(f"{HOME}zz/file/").status_code == 404


def test_pages_cost_the_same_however_many_activities(client, lea, barista, make_activity, liked, same_queries):
    client.force_login(lea)
    numbers = iter(range(19))

    def another():
        liked(make_activity(f"nog{next(numbers)}"), 5)
        actions.appraise()

    same_queries(lambda: client.get(HOME), another)
    same_queries(lambda: client.get(f"{HOME}threads/"), another)
