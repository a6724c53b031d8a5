"""What an activity contributes, on its page in the office and in the studio; outcomes and design by hand."""

import re

import pytest

from tests.pieces import a_piece
from tests.threads import a_thread, agree, kept_alive, said
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.enums import Check
from vliegwiel.areas.insights.models import DesignCheck, Outcome
from vliegwiel.areas.strategy.models import Side

HOW = "Veertig monteurs, voor en na, geteld door de werkvoorbereiders zelf."
ADDRESS = "/office/activity/luisteren/contribution/"


@pytest.fixture
def thread(ines, mara):
    made = a_thread(ines, mara)
    kept_alive(made.behaviour, mara)
    return made


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_score_stands_with_its_parts_its_range_and_its_weakest_link(client, thread, lea, mara):
    agree(thread, lea, mara, 0.75, 2)
    said(thread.link.ratings, Side.LINE, mara, 0.5, 1)
    actions.recontribute([thread.activity.pk])
    row = queries.contributions()[thread.activity.pk]
    client.force_login(lea)
    shown = words(client.get(ADDRESS))
    for text in (
        f"{row.value:.0f} van de 100",
        f"tussen {row.low:.0f} en {row.high:.0f}",
        "Verwacht",
        "De zwakste schakel",
        "weegt het 0,2",
        "Veilig werk",
        "Wat het meest zou helpen",
    ):
        assert text in shown
    assert f"/office/edge/activity/{thread.link.pk}/" in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize(
    ("done", "says"),
    [(False, "Borging ontbreekt, effect niet te verwachten."), (None, "Nog niet te zeggen: er is geen borging")],
)
def test_where_nothing_keeps_the_behaviour_alive_nothing_is_promised(client, thread, lea, mara, dana, done, says):
    agree(thread, lea, mara, 0.75, 2)
    actions.recontribute([thread.activity.pk])
    thread.behaviour.drivers.all().delete()
    if done is not None:
        kept_alive(thread.behaviour, mara, done=done)
    row = queries.contributions()[thread.activity.pk]
    claims = (f"{row.value:.0f} van de 100", f"tussen {row.low:.0f} en {row.high:.0f}", "Verwacht", "punten van de")
    for person, address in (
        (lea, ADDRESS),
        (dana, "/office/activity/luisteren/"),
    ):
        client.force_login(person)
        shown = words(client.get(address))
        assert says in shown
        assert [claim for claim in claims if claim in shown] == []
    actions.record_outcome(thread.activity, tier=7, result="positive", days=40, how=HOW, by=lea)
    actions.recontribute([thread.activity.pk])
    client.force_login(lea)
    measured = words(client.get(ADDRESS))
    assert "Aangetoond" in measured
    assert says not in measured


def test_without_a_line_it_says_so_and_what_stops_it(client, thread, lea):
    actions.recontribute([thread.activity.pk])
    client.force_login(lea)
    shown = words(client.get(ADDRESS))
    assert "Zonder lijn" in shown
    assert "Deze weg telt niet mee" in shown
    assert shown.count("Laat twee mensen zeggen") == 4
    assert "tussen" not in shown.split("De lijn naar het doel")[0].split("van de 100")[1]
    assert "De zwakste schakel" not in shown


def test_before_the_first_score_it_says_when_there_will_be_one(client, thread, lea):
    client.force_login(lea)
    assert "Nog niet uitgerekend" in words(client.get(ADDRESS))
    assert "nog niet uitgerekend" in words(client.get("/office/activity/luisteren/"))


def test_a_break_in_the_history_is_shown(client, thread, lea, mara):
    agree(thread, lea, mara, 0.75, 2)
    actions.recontribute([thread.activity.pk])
    actions.make_method(by=lea, reason="Bewijs weegt voortaan zwaarder.", cf=[0.2, 0.4, 0.65, 0.85, 1.0])
    actions.check_design(thread.activity, check="D3", score=1.0, note="Herhaalkaarten gezien.", by=lea)
    actions.recontribute([thread.activity.pk])
    client.force_login(lea)
    shown = client.get(ADDRESS)
    assert "niet te vergelijken" in words(shown)
    assert 'class="break"' in shown.content.decode()


@pytest.mark.parametrize(("who", "status"), [("dana", 200), ("wim", 200), ("ines", 403), ("mara", 403)])
def test_who_watches_reads_it_in_the_office(client, thread, who, status, request):
    client.force_login(request.getfixturevalue(who))
    assert client.get(ADDRESS).status_code == status
    assert client.get("/office/activity/luisteren/outcome/").status_code == 403
    assert client.get("/office/activity/luisteren/design/").status_code == 403


def test_the_author_reads_it_in_the_studio_beside_her_links(client, ines, mara, lea):
    thread = a_thread(ines, mara)
    kept_alive(thread.behaviour, mara)
    piece = a_piece(ines, behaviour=thread.behaviour)
    thread.activity, thread.link = piece, piece.links.get()
    agree(thread, lea, mara)
    actions.recontribute([piece.pk])
    client.force_login(ines)
    row = queries.contributions()[piece.pk]
    beside = client.get(f"/studio/activity/{piece.slug}/links/")
    assert "Eens" in words(beside)
    assert f"/studio/activity/{piece.slug}/contribution/" in beside.content.decode()
    shown = words(client.get(f"/studio/activity/{piece.slug}/contribution/"))
    assert f"{row.value:.0f} van de 100" in shown
    assert "De weg in woorden" in shown
    thread.behaviour.drivers.all().delete()
    hushed = words(client.get(f"/studio/activity/{piece.slug}/contribution/"))
    assert f"{row.value:.0f} van de 100" not in hushed
    assert "er is geen borging om naar te kijken" in hushed


def test_an_educator_records_an_outcome(client, thread, lea):
    client.force_login(lea)
    address = "/office/activity/luisteren/outcome/"
    assert client.get(address).status_code == 200
    short = client.post(address, {"tier": 5, "result": "positive", "how": "Kort"})
    assert short.status_code == 422
    assert "Vul in hoeveel dagen" in words(short)
    done = client.post(address, {"tier": 5, "result": "positive", "days": 14, "how": HOW})
    assert done.url == ADDRESS
    assert list(Outcome.objects.values_list("tier", "result", "days", "by")) == [(5, "positive", 14, lea.pk)]


def test_an_outcome_is_withdrawn_and_stays_on_the_page_with_its_reason(client, thread, lea, dana):
    one = actions.record_outcome(thread.activity, tier=7, result="positive", how=HOW, by=lea)
    actions.recontribute([thread.activity.pk])
    client.force_login(lea)
    address = f"/office/activity/luisteren/outcome/{one.pk}/withdrawal/"
    assert address in client.get(ADDRESS).text
    assert HOW in words(client.get(address))
    assert "Schrijf op waarom dit niet klopt." in words(client.post(address, {"reason": "Nee"}))
    assert client.post(address, {"reason": "Er is bij de verkeerde ploeg geteld."}).url == ADDRESS
    shown = words(client.get(ADDRESS))
    assert "Ingetrokken" in shown
    assert "Lea Smit trok dit in op" in shown
    assert "Er is bij de verkeerde ploeg geteld." in shown
    assert address not in client.get(ADDRESS).text
    assert client.get(address).url == ADDRESS
    client.force_login(dana)
    assert client.get(address).status_code == 403


def test_an_educator_judges_the_design_and_gives_it_back(client, thread, lea):
    client.force_login(lea)
    address = "/office/activity/luisteren/design/"
    assert "Uit de activiteit volgt: helemaal." in words(client.get(address))
    as_derived = {check.value: "derived" for check in Check}
    assert client.post(address, as_derived).url == ADDRESS
    assert not DesignCheck.objects.exists()
    bare = client.post(address, as_derived | {"D2": "1.0"})
    assert "Schrijf kort op wat je zag" in words(bare)
    client.post(address, as_derived | {"D2": "1.0", "D2_note": "Echte keuzes uit het werk."})
    client.post(address, as_derived)
    assert list(DesignCheck.objects.values_list("check_code", "score")) == [("D2", 1.0), ("D2", None)]


@pytest.mark.parametrize("address", [ADDRESS, "/office/activity/luisteren/"])
def test_the_page_costs_the_same_however_many_paths(client, same_queries, thread, ines, mara, lea, address):
    def another():
        other = a_thread(ines, mara, slug=f"les-{thread.activity.links.count()}", goal=thread.goal)
        said(thread.activity.links.create(behaviour=other.behaviour, claimed_by=ines).ratings, Side.LINE, mara)
        actions.record_outcome(thread.activity, tier=7, result="positive", how=f"{HOW} {other.activity.pk}", by=lea)
        actions.recontribute([thread.activity.pk])

    client.force_login(lea)
    same_queries(lambda: client.get(address), another)
