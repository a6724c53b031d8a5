"""The charter from an empty sheet to a version in force, by two people, with exceptions that end by themselves."""

import datetime as dt

import pytest

from tests.pieces import a_behaviour, a_piece
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Recheck, Waiver
from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.models import Charter
from vliegwiel.kit import clock
from vliegwiel.kit.jobs import at_once

DRAFT = "/office/charter/draft/"


@pytest.fixture
def signed_in(client, lea):
    client.force_login(lea)
    return client


@pytest.fixture
def draft(lea):
    return actions.begin_charter(by=lea, starter=queries.STARTERS["industry"])


@pytest.fixture
def in_force(draft, lea):
    return actions.publish_charter(draft, by=lea, version=draft.version)


@pytest.fixture
def made(ines):
    """A piece that only lacks a day on which it is looked at again."""
    activity = a_piece(ines)
    raw = activity.drafts.get().blocks[1]
    options = [one | {"explanation": "Je hoort dan wat er bij de ander aankwam."} for one in raw["data"]["options"]]
    told = raw["data"] | {"options": options}
    catalogue.change_block(activity.drafts.get(), block=raw["id"], data=told, version=99, by=ines)
    return activity


def test_an_empty_academy_chooses_what_to_begin_with(signed_in):
    page = signed_in.get("/office/charter/").text
    assert all(str(starter.name) in page for starter in queries.STARTERS.values())
    assert signed_in.post("/office/charter/beginning/", {"starter": "care"}).url == DRAFT
    assert str(Charter.objects.get().why).startswith("Wie bij ons zorg krijgt")
    assert "Handen leren door te doen" in signed_in.get(DRAFT).text


def test_an_empty_sheet_says_what_it_lacks(signed_in):
    signed_in.post("/office/charter/beginning/", {"starter": ""})
    page = signed_in.get(DRAFT).text
    assert "Schrijf waarom er een academie is." in page
    assert "Publiceer versie 1" not in page


def test_a_charter_is_written_published_and_read(signed_in, draft, client, ben):
    said = {"text": "Omdat iedereen heel thuiskomt.", "text_en": "Everybody gets home.", "version": "1"}
    assert signed_in.post(f"{DRAFT}why/", said).url == DRAFT
    new = {"title": "Samen eten", "severity": "should", "scope": "all", "version": "2"}
    assert signed_in.post(f"{DRAFT}principles/", new).url == DRAFT
    assert "Samen eten" in signed_in.get(DRAFT).text
    version = Charter.objects.get().version
    assert signed_in.post(f"{DRAFT}publication/", {"version": version, "note": "De eerste."}).status_code == 302
    client.force_login(ben)
    page = client.get("/charter/").text
    for words in ("Omdat iedereen heel thuiskomt.", "Samen eten", "De eerste.", "Dat moet."):
        assert words in page


def test_what_two_people_write_stands_side_by_side(signed_in, draft, dana):
    actions.write_charter(draft, part="why", text="Zo schreef Dana het.", version=1, by=dana)
    answer = signed_in.post(f"{DRAFT}why/", {"text": "Zo schreef Lea het.", "version": "1"})
    assert answer.status_code == 409
    assert "Zo schreef Dana het." in answer.text and "Zo schreef Lea het." in answer.text
    assert str(Charter.objects.get().why) == "Zo schreef Dana het."
    kept = {"text": "Dana en Lea samen.", "version": "2"}
    assert signed_in.post(f"{DRAFT}why/", kept).status_code == 302
    assert str(Charter.objects.get().why) == "Dana en Lea samen."


def test_what_two_people_do_to_a_principle_stands_side_by_side(signed_in, draft, dana):
    there = queries.as_dict(draft.principles.get(key="tijd"))
    actions.write_principle(draft, key="tijd", version=1, by=dana, **there | {"title": "Tien minuten"})
    typed = {"title": "Acht minuten", "severity": "must", "scope": "all", "check_by": "load", "load-minutes": "8"}
    answer = signed_in.post(f"{DRAFT}principles/tijd/", typed | {"version": "1"})
    assert answer.status_code == 409
    assert "Tien minuten" in answer.text and "Acht minuten" in answer.text
    actions.remove_principle(draft, key="tijd", version=9, by=dana)
    gone = signed_in.post(f"{DRAFT}principles/tijd/", typed | {"version": "9"})
    assert "intussen weggehaald" in gone.text and "Acht minuten" in gone.text
    assert 'action="/office/charter/draft/principles/"' in gone.text
    assert signed_in.post(f"{DRAFT}principles/", typed | {"version": "9"}).status_code == 302
    assert draft.principles.get(check_by="load").parameters == {"minutes": 8}


def test_publishing_what_changed_meanwhile_asks_to_look_again(signed_in, draft, dana):
    actions.write_charter(draft, part="why", text="Intussen.", version=1, by=dana)
    answer = signed_in.post(f"{DRAFT}publication/", {"version": "1", "note": "Mijn zin."})
    assert (answer.status_code, Charter.objects.get().is_draft) == (409, True)
    assert "Intussen." in answer.text and "Mijn zin." in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Vul dit in: "),
        ({"check_by": "load"}, "kijkt dit al na"),
        ({"check_by": "", "title": "Nog een"}, ""),
    ],
)
def test_a_principle_that_cannot_be_keeps_what_was_typed(signed_in, draft, typed, said):
    whole = {"title": "Kort", "severity": "must", "scope": "all", "text": "Met deze uitleg.", "version": "1"}
    answer = signed_in.post(f"{DRAFT}principles/", whole | typed)
    assert answer.status_code == (422 if said else 302)
    if said:
        assert said in answer.text and "Met deze uitleg." in answer.text


def test_a_parameter_out_of_range_is_said_at_its_input(signed_in, draft):
    typed = {"title": "Kort", "severity": "must", "scope": "all", "check_by": "load", "load-minutes": "900"}
    answer = signed_in.post(f"{DRAFT}principles/tijd/", typed | {"version": "1"})
    assert answer.status_code == 422
    assert "Kies een heel getal van 1 tot en met 45." in answer.text


def test_a_principle_is_moved_and_taken_out(signed_in, draft):
    first, second = queries.principles(draft)[:2]
    signed_in.post(f"{DRAFT}principles/{second.key}/place/", {"steps": "-1"})
    assert [one.key for one in queries.principles(draft)[:2]] == [second.key, first.key]
    signed_in.post(f"{DRAFT}principles/{second.key}/removal/", {"version": "9"})
    assert not draft.principles.filter(key=second.key).exists()


def test_versions_lie_side_by_side(signed_in, in_force, lea, client, ben):
    second = actions.begin_charter(by=lea)
    actions.write_charter(second, part="why", text="Een nieuwe reden.", version=1, by=lea)
    page = signed_in.get("/charter/1/beside/2/").text
    assert "1 deel is niet gelijk." in page and "Een nieuwe reden." in page
    assert "Vakmanschap" not in page
    assert "Vakmanschap" in signed_in.get("/charter/1/beside/2/?all").text
    client.force_login(ben)
    assert client.get("/charter/1/beside/2/").status_code == 404
    assert client.get("/charter/2/").status_code == 404


def test_the_shelf_is_tried_under_a_draft_before_it_is_published(signed_in, ines, lea, in_force, made):
    activity = made
    catalogue.settle(activity, review_by=clock.today() + dt.timedelta(days=200), by=ines)
    catalogue.publish(activity, language="nl", by=ines)
    second = actions.begin_charter(by=lea)
    tijd = queries.as_dict(second.principles.get(key="tijd")) | {"parameters": {"minutes": 2}}
    actions.write_principle(second, key="tijd", version=1, by=lea, **tijd)
    with at_once():
        assert signed_in.post("/office/charter/2/recheck/").url == "/office/charter/2/findings/"
    page = signed_in.get("/office/charter/2/findings/").text
    assert "Navragen" in page and "Jij zegt 5 minuten; ten hoogste 2 is afgesproken." in page
    assert "Navragen" in signed_in.get("/office/charter/2/findings/?check=load").text
    assert "Navragen" not in signed_in.get("/office/charter/2/findings/?check=ends").text
    actions.write_principle(second, title="Nog iets", version=2, by=lea)
    assert "sindsdien veranderd" in signed_in.get("/office/charter/2/findings/").text


def test_checking_shows_how_far_it_is(signed_in, in_force, lea):
    asked = catalogue.ask_recheck(in_force, by=lea)
    Recheck.objects.filter(pk=asked.pk).update(state="running", done=40, total=100)
    part = signed_in.get(
        "/office/charter/1/findings/", headers={"HX-Request": "true", "HX-Target": "div#findings"}
    ).text
    assert "40 / 100" in part and "<html" not in part


def test_a_waiver_is_given_shown_and_taken_back(signed_in, ines, in_force):
    a_piece(ines)
    address = "/office/charter/waiver/navragen/ends/"
    assert "binnen 18 maanden" in signed_in.get(address).text
    assert signed_in.post(address, {"reason": "Kort", "until": "2027-01-01"}).status_code == 422
    until = (clock.today() + dt.timedelta(days=20)).isoformat()
    reason = "De machine wordt in mei vervangen."
    assert signed_in.post(address, {"reason": reason, "until": until}).url == "/office/charter/"
    page = signed_in.get("/office/charter/").text
    assert reason in page and "Navragen" in page
    signed_in.post(f"/office/charter/waiver/{Waiver.objects.get().pk}/end/")
    assert reason not in signed_in.get("/office/charter/").text


def test_who_does_not_decide_gives_no_waiver(client, in_force, ines, dana, hugo):
    a_piece(ines)
    for person in (dana, hugo):
        client.force_login(person)
        assert client.get("/office/charter/waiver/navragen/ends/").status_code == 403
        assert client.get("/office/charter/").status_code == 200


def test_who_watches_reads_and_writes_nothing(client, draft, wim):
    client.force_login(wim)
    assert "Er is nog geen charter" in client.get("/office/charter/").text
    for address in (DRAFT, f"{DRAFT}why/", f"{DRAFT}principles/tijd/"):
        assert client.get(address).status_code == 403
    assert client.get("/office/charter/1/findings/").status_code == 403


def test_a_charter_nobody_wrote_yet_teaches(client, ben):
    client.force_login(ben)
    assert "Er is nog geen charter" in client.get("/charter/").text


def test_its_pages_cost_the_same_however_much_there_is(signed_in, ines, lea, in_force, same_queries):
    def another():
        piece = a_piece(ines)
        catalogue.waive(piece, check="feedback", reason="Het wordt in mei herschreven.", until=clock.today(), by=lea)
        until = clock.today() + dt.timedelta(days=20)
        catalogue.waive(piece, check="ends", reason="De machine wordt in mei vervangen.", until=until, by=lea)
        catalogue.publish(piece, language="nl", by=ines)
        catalogue.run_recheck(catalogue.ask_recheck(in_force, by=lea))

    for address in ("/office/charter/", "/office/charter/1/findings/"):
        same_queries(lambda address=address: signed_in.get(address), another)


@pytest.mark.parametrize("address", ["/charter/", "/charter/1/", "/office/charter/", DRAFT, "/charter/1/beside/2/"])
def test_no_page_asks_more_than_it_may(signed_in, in_force, lea, address, django_assert_max_num_queries):
    actions.begin_charter(by=lea)
    signed_in.get("/charter/")
    with django_assert_max_num_queries(12):
        assert signed_in.get(address).status_code == 200


def test_of_whom_a_behaviour_is_asked_is_kept_on_its_page(client, dana, company):
    behaviour = a_behaviour(dana)
    client.force_login(dana)
    address = f"/office/behaviour/{behaviour.pk}/"
    assert client.post(f"{address}actors/", {"names": "Team Noord\nMedewerker"}).url == address
    assert "Team Noord\nMedewerker" in client.get(address).text
    client.post(f"{address}actors/", {"names": "Team Maan"})
    assert {str(group) for group in behaviour.actor_groups.all()} == {"Team Noord", "Medewerker"}
