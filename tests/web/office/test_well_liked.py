import pytest

from tests.liking import barista, case, liked, score
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.insights import actions
from vliegwiel.areas.insights.models import CandyCase
from vliegwiel.areas.messaging.models import Message
from vliegwiel.kit import jobs

__all__ = ["barista", "case", "liked", "score"]
LIST = "/office/well-liked/"


def at(case, *more):
    return f"{LIST}{case.pk}/{''.join(f'{part}/' for part in more)}"


@pytest.fixture
def lead_s(client, lea):
    client.force_login(lea)
    return client


def test_an_empty_list_teaches(lead_s, company):
    assert "Niets dat opvalt" in lead_s.get(LIST).text


def test_the_lead_sees_each_condition_with_its_figure_and_four_ways_out(lead_s, case):
    assert "Baristales" in lead_s.get(LIST).text
    page = lead_s.get(at(case)).text
    for told in (
        "Waarom het opvalt",
        "83%",
        "75%",
        "18,0 uur",
        "0,8 uur",
        "/studio/activity/barista/links/",
        "/studio/activity/barista/care/#exemption",
        "/office/activity/barista/#decision",
        "Hoog gewaardeerd, bijdrage nog niet zichtbaar",
    ):
        assert told in page


def test_quadrants_have_their_names_and_their_lists(lead_s, case):
    page = lead_s.get(f"{LIST}?show=liked-low").text
    assert all(word in page for word in ("Motor", "Snoep", "Spinazie", "Herzien", "Ertussenin", "Baristales"))
    assert "Baristales" not in lead_s.get(f"{LIST}?show=less-high").text
    assert lead_s.get(f"{LIST}?show=zz&page=99").status_code == 200


def test_from_the_question_to_the_end_without_a_script(client, lead_s, lea, ines, case, barista):
    with jobs.at_once():
        lead_s.post(at(case, "question"))
    early = lead_s.post(at(case, "conclusion"), {"outcome": "confirmed", "note": ""})
    assert early.status_code == 422
    assert "Ines Costa heeft tot" in early.text
    client.force_login(ines)
    page = client.get("/studio/activity/barista/needs/").text
    assert "Hoog gewaardeerd, bijdrage nog niet zichtbaar" in page
    assert client.post("/studio/activity/barista/needs/", {"wish": ""}).status_code == 422
    answer = {"wish": "relabel", "text": "Het is een uitje."}
    with jobs.at_once():
        assert client.post("/studio/activity/barista/needs/", answer).status_code == 302
    assert Message.objects.filter(person=lea, kind="insights.OwnerAnswered").exists()
    client.force_login(lea)
    assert "Het is een uitje." in client.get(at(case)).text
    assert client.post(at(case, "conclusion"), {"outcome": "relabelled"}).status_code == 422
    catalogue.set_exemption(barista, category="team_event", budget="Teambudget", by=lea)
    assert client.post(at(case, "conclusion"), {"outcome": "relabelled"}).status_code == 302
    assert CandyCase.objects.get().state == "relabelled"
    assert "Baristales" in client.get(f"{LIST}?show=closed").text
    client.post(at(case, "reopening"))
    assert CandyCase.objects.get().state == "suspected"
    client.force_login(ines)
    assert "Er is geen vraag meer" in client.get("/studio/activity/barista/needs/").text
    assert client.post("/studio/activity/barista/needs/", answer).status_code == 404


def test_nobody_else_comes_here(client, case, dana, hugo, adam, wim, ines, ben):
    for person in (dana, hugo, adam, wim, ines, ben):
        client.force_login(person)
        for address in (LIST, at(case), f"{LIST}?show=liked-low"):
            assert client.get(address).status_code == 403
        for part in ("question", "conclusion", "reopening"):
            assert client.post(at(case, part), {"outcome": "confirmed"}).status_code == 403


def test_others_read_the_kind_words_once_the_owner_was_asked(client, case, lea, dana):
    client.force_login(dana)
    page = "/office/activity/barista/"
    assert "bijdrage nog niet zichtbaar" not in client.get(page).text
    actions.ask_owner(case, by=lea)
    assert "Hoog gewaardeerd, bijdrage nog niet zichtbaar" in client.get(page).text
    assert "well-liked" not in client.get(page).text


def test_how_people_found_it_is_counts_of_eight_and_the_two_stay_apart(client, barista, make_activity, liked, dana):
    client.force_login(dana)
    page = client.get("/office/activity/barista/found/").text
    assert page.count("12 antwoorden, gegeven in de week na afronden.") == 2
    liked(make_activity("weinig"), 7)
    assert client.get("/office/activity/weinig/found/").text.count("Verborgen: minder dan acht antwoorden.") == 2


def test_lists_cost_the_same(lead_s, barista, make_activity, liked, score, same_queries):
    numbers = iter(range(9))

    def another():
        number = next(numbers)
        score(liked(make_activity(f"nog{number}"), 12), 10.8, 15.9)
        liked(make_activity(f"kort{number}"), 1, minutes=5)
        actions.appraise()
        actions.review_contributions()

    same_queries(lambda: lead_s.get(LIST), another)
    same_queries(lambda: lead_s.get(f"{LIST}?show=liked-low"), another)
    same_queries(lambda: lead_s.get(at(CandyCase.objects.order_by("pk").first())), another)
