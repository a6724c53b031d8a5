import datetime as dt

import pytest

from tests.areas.strategy.conftest import BEHAVIOUR, behaviour, goal
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity, Intake
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import WorkplaceFix
from vliegwiel.kit import clock

__all__ = ["behaviour", "goal"]
CHECK = {"HX-Request": "true", "HX-Target": "div#check"}
LATER = (clock.today() + dt.timedelta(days=30)).isoformat()


@pytest.fixture
def lea_s(client, lea):
    client.force_login(lea)
    return client


@pytest.fixture
def begun(lea_s, goal, dana):
    """An intake with its first two screens done."""
    strategy.activate_goal(goal, by=dana)
    lea_s.post("/studio/intakes/", {"called": "Te veel ongevallen"})
    address = f"/studio/intake/{Intake.objects.get().pk}/"
    lea_s.post(f"{address}kpi/", {"called": "Te veel ongevallen", "kpi": goal.kpis.get().pk})
    lea_s.post(f"{address}behaviours/", {f"b1-{name}": text for name, text in BEHAVIOUR.items()})
    return address


def named(begun, **values):
    row = Intake.objects.get().behaviours.get()
    return {f"b{row.pk}-{name}": value for name, value in values.items()}


def test_from_a_figure_to_no_training_needed(lea_s, begun, mara):
    assert lea_s.get(begun).url == f"{begun}causes/"
    lea_s.post(f"{begun}causes/", named(begun, knowledge=0, skill=0, motivation=1, environment=3))
    html = lea_s.get(f"{begun}fix/").text
    assert "Verander eerst iets op de werkplek" in html
    change = {"route": "workplace", "what": "De kaart hangt er", "kind": "tool", "owner": "Mara de Wit", "due": LATER}
    assert lea_s.post(f"{begun}fix/", named(begun, **change)).url == f"{begun}practice/"
    assert "Hier is geen training nodig" in lea_s.get(f"{begun}practice/").text
    done = lea_s.post(f"{begun}completion/", follow=True)
    assert "Afgerond: geen training nodig" in done.text
    assert WorkplaceFix.objects.get().owner == mara
    assert "van 1 afgeronde intake" in lea_s.get("/studio/intakes/?state=finished").text


def test_two_people_in_one_intake_see_both_texts_and_nothing_is_lost(lea_s, begun, ines, client):
    def version():
        return lea_s.get(f"{begun}causes/").text.partition('name="version" value="')[2].partition('"')[0]

    seen = version()
    client.force_login(ines)
    client.post(f"{begun}causes/", named(begun, knowledge=0, skill=3) | {"version": seen})
    client.post(f"{begun}kpi/", {"called": "Te veel ongevallen op Noord", "version": seen})
    clash = client.post(f"{begun}causes/", named(begun, knowledge=2, skill=3) | {"version": seen})
    assert clash.status_code == 409
    shown = " ".join(clash.text.split())
    assert "Er is niets overschreven." in shown
    both = shown.partition("Weten ze niet hoe?")[2].partition("</section>")[0]
    assert both.index("Nee") < both.index("Flink") and "Kunnen ze het nog niet?" not in both
    row = Intake.objects.get().behaviours.get()
    assert (row.knowledge, row.skill) == (0, 3)
    again = clash.text.partition('name="version" value="')[2].partition('"')[0]
    assert client.post(f"{begun}causes/", named(begun, knowledge=2, skill=3) | {"version": again}).status_code == 302
    row.refresh_from_db()
    assert row.knowledge == 2


@pytest.mark.parametrize(
    ("screen", "first", "second", "sides"),
    [
        ("kpi", {"called": "Ongevallen op Noord"}, {"called": "Ongevallen op Zuid"}, "Waar gaat het om?"),
        ("behaviours", {"b1-action": "stopt de band"}, {"b1-action": "meldt het hardop"}, "Doet wat?"),
        ("fix", {"route": "leader", "what": "De kaart"}, {"route": "workplace", "what": "Tijd"}, "Wat is er straks"),
        ("practice", {"task": "Stop hardop"}, {"task": "Bel de lijn"}, "Wat doet of beslist iemand dan?"),
    ],
)
def test_each_screen_keeps_what_another_wrote_meanwhile(lea_s, begun, screen, first, second, sides):
    lea_s.post(f"{begun}causes/", named(begun, knowledge=1, skill=3, motivation=0, environment=0))
    lea_s.post(f"{begun}fix/", named(begun, route="practice"))
    own = screen in ("fix", "practice")
    start = lea_s.get(f"{begun}{screen}/")
    seen = {"version": start.text.partition('name="version" value="')[2].partition('"')[0], "go": "later"}
    assert lea_s.post(f"{begun}{screen}/", (named(begun, **first) if own else first) | seen).status_code == 302
    clash = lea_s.post(f"{begun}{screen}/", (named(begun, **second) if own else second) | seen)
    assert (clash.status_code, sides in clash.text) == (409, True)
    for text in (list(first.values())[-1], list(second.values())[-1]):
        assert text in clash.text.partition("kept-apart")[2].partition("</section>")[0]


def test_from_a_figure_to_a_practice_in_the_studio(lea_s, begun):
    lea_s.post(f"{begun}causes/", named(begun, knowledge=1, skill=3, motivation=0, environment=0))
    lea_s.post(f"{begun}fix/", named(begun, route="practice"))
    assert "Dit is nog open" in lea_s.get(f"{begun}practice/").text
    design = {"moment": "Een losse kabel", "task": "Stop hardop", "information": "Je mag stoppen.", "title": "Stoppen"}
    lea_s.post(f"{begun}practice/", named(begun, **design) | {"go": "stay"})
    done = lea_s.post(f"{begun}completion/", follow=True)
    activity = Activity.objects.get()
    assert f"/studio/activity/{activity.slug}/" in done.text


def test_a_screen_is_left_half_done_and_found_again(lea_s, begun):
    response = lea_s.post(f"{begun}causes/", named(begun, skill=2) | {"go": "later"})
    assert response.url == "/studio/intakes/"
    assert "Vraag 3 van 5" in lea_s.get("/studio/intakes/").text
    assert lea_s.post(f"{begun}causes/", named(begun, skill=3) | {"go": "back"}).url == f"{begun}behaviours/"
    assert Intake.objects.get().behaviours.get().skill == 3


def test_what_cannot_be_seen_is_said_while_typing(lea_s, begun):
    typed = {"b1-actor": "een monteur", "b1-action": "weet hoe veilig werken gaat"}
    found = lea_s.get(f"{begun}behaviours/check/", typed, headers=CHECK).text
    assert "<html" not in found
    assert "Dit kun je niet zien of horen." in found
    assert Intake.objects.get().behaviours.get().action == BEHAVIOUR["action"]


def test_an_unknown_owner_is_said_and_the_rest_is_kept(lea_s, begun):
    lea_s.post(f"{begun}causes/", named(begun, knowledge=0, skill=0, motivation=1, environment=3))
    refused = lea_s.post(f"{begun}fix/", named(begun, route="workplace", what="De kaart", owner="Niemand Hier"))
    assert (refused.status_code, "We vinden hier niemand die zo heet" in refused.text) == (422, True)
    assert Intake.objects.get().behaviours.get().what == "De kaart"


def test_a_tie_is_told_and_she_chooses(lea_s, begun):
    lea_s.post(f"{begun}causes/", named(begun, knowledge=1, skill=1, motivation=0, environment=0))
    html = lea_s.get(f"{begun}fix/").text
    assert "De regel kiest niet" in html
    assert "checked" not in html.split("<main", 1)[1]


def test_finishing_too_early_leads_to_what_is_open(lea_s, begun):
    response = lea_s.post(f"{begun}completion/", follow=True)
    assert response.redirect_chain == [(f"{begun}causes/", 302)]
    assert "Er is nog 1 ding open." in response.text


def test_throwing_away_and_taking_back(lea_s, begun):
    lea_s.post(f"{begun}disposal/")
    assert "Te veel ongevallen" in lea_s.get("/studio/intakes/?state=discarded").text
    assert lea_s.get(f"{begun}kpi/").url == begun
    assert "Weggegooid" in lea_s.get(begun).text
    lea_s.post(f"{begun}restoration/")
    assert lea_s.get(begun).url == f"{begun}causes/"


def test_authors_see_each_other_s_and_others_do_not_enter(client, begun, ines, mara):
    client.force_login(ines)
    assert client.get(f"{begun}kpi/").status_code == 200
    assert client.get("/studio/intake/999999/").status_code == 404
    client.force_login(mara)
    assert client.get("/studio/intakes/").status_code == 403


@pytest.mark.parametrize("screen", ["kpi", "behaviours", "causes", "fix", "practice"])
def test_every_screen_stays_within_its_queries(lea_s, begun, behaviour, screen, same_queries, lea):
    intake = Intake.objects.get()

    def more():
        rows = [{"behaviour": behaviour}] * min(3, intake.behaviours.count() + 1)
        actions.describe_behaviours(intake, rows=rows, by=lea)

    same_queries(lambda: lea_s.get(f"{begun}{screen}/"), more)


def test_the_list_costs_the_same_with_many(lea_s, lea, same_queries):
    more = lambda: actions.begin_intake(f"Intake {Intake.objects.count()}", by=lea)  # noqa: E731 -- one line
    same_queries(lambda: lea_s.get("/studio/intakes/"), more)


def test_going_on_without_a_behaviour_says_what_is_asked_and_no_step_looks_done(lea_s, goal, dana):
    strategy.activate_goal(goal, by=dana)
    lea_s.post("/studio/intakes/", {"called": "Te veel ongevallen"})
    address = f"/studio/intake/{Intake.objects.get().pk}/"
    stays = lea_s.post(f"{address}behaviours/", {"go": "next"})
    assert (stays.status_code, "Kies een gedrag dat er al staat, of schrijf op" in stays.text) == (422, True)
    assert lea_s.post(f"{address}behaviours/", {"go": "later"}).url == "/studio/intakes/"
    assert "(klaar)" not in lea_s.get(f"{address}causes/").text
