import datetime as dt
import io
from decimal import Decimal

import openpyxl

from tests.liking import barista, liked, score
from tests.threads import a_thread, agree, edges_of, kept_alive, said
from vliegwiel.areas.catalogue.models import Confirmation
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.enums import Check
from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.strategy.models import FixEnding, Goal, Side, WorkplaceFix
from vliegwiel.kit import clock

__all__ = ["barista", "liked", "score"]
HOME = "/office/portfolio/"
FIGURES = ("coverage", "goals", "contested", "drivers", "threads", "ladder")


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


def test_edges_on_which_judges_are_apart_for_long_are_counted_and_named(client, lea, mara, ines):
    thread, old = a_thread(ines, mara), clock.now() - dt.timedelta(days=80)
    agree(thread, lea, mara, at=old)
    type(thread.link).objects.update(claimed_at=old)
    for edge in (thread.link, edges_of(thread)[2]):
        said(edge.ratings, Side.LINE, mara, 0.25, at=clock.now() - dt.timedelta(days=70))
    other = a_thread(ines, mara, slug="pas", goal=thread.goal)
    for side, by, strength in ((Side.EDUCATION, lea, 1.0), (Side.LINE, mara, 0.25)):
        said(other.link.ratings, side, by, strength)
    actions.keep_lines()
    actions.appraise()
    found = queries.portfolio(lea)
    assert (found.long_contested, found.contested.n) == (2, 5), "the one of today is not there yet"
    client.force_login(lea)
    shown = client.get(f"{HOME}contested/").text
    assert f"/office/edge/activity/{thread.link.pk}/" in shown
    assert f"/office/edge/behaviour/{thread.behaviour.pk}/" in shown
    assert shown.count("/office/edge/") == 2
    assert client.get(f"{HOME}contested/file/").getvalue().decode().count("Luisteren") == 1


def test_health_of_drivers_decides_whether_an_effect_is_expected(client, lea, dana, mara, ines, make_activity, liked):
    thread = a_thread(ines, mara)
    agree(thread, lea, mara, 1.0, 4)
    Confirmation.objects.create(link=thread.link, by=mara)
    liked(thread.activity, 9)
    actions.check_designs(
        thread.activity, scores=dict.fromkeys(Check, 1.0), notes=dict.fromkeys(Check, "Gezien in de ploeg."), by=lea
    )
    actions.recontribute([thread.activity.pk])
    actions.appraise()
    type(thread.behaviour).objects.update(critical=True)

    def seen():
        client.force_login(dana)
        pages = [client.get(f"{HOME}{key}").text for key in ("", "coverage/", "goals/", "drivers/")]
        found = queries.portfolio(dana)
        return found.goals.share, found.drivers.percent, [page.count("effect niet te verwachten") for page in pages]

    driver = kept_alive(thread.behaviour, mara, done=False)
    assert seen() == (0, "0%", [1, 1, 0, 1])
    one_page = client.get("/office/page/").text
    assert "Borging ontbreekt, effect niet te verwachten." in one_page
    assert "De lijn is sterk" not in one_page
    driver.turns.update(said="done")
    assert seen() == (1, "100%", [0, 0, 0, 0])
    assert "De lijn is sterk" in client.get("/office/page/").text


def test_a_goal_for_which_work_was_changed_is_not_blind(client, lea, mara, ines):
    thread = a_thread(ines, mara)
    fix = WorkplaceFix.objects.create(
        behaviour=thread.behaviour, kind="tool", what="Een knop erbij", owner=mara, due=clock.today()
    )
    assert [(one.reached, one.tried) for one in queries.goals_seen()] == [(False, True)]
    FixEnding.objects.create(fix=fix, done=True, by=mara)
    actions.appraise()
    assert [(one.reached, one.mended) for one in queries.goals_seen()] == [(True, True)]
    client.force_login(lea)
    assert "training is hier niet nodig" in client.get(f"{HOME}goals/").text
