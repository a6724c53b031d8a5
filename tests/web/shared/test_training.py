"""What who gives a session works with: signed in, or from outside behind her own link and nowhere else."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, get_resolver

from tests.areas.live.conftest import MONDAY, _a_monday_in_november, later, moment, session
from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.models import Material, Pass, Presence
from vliegwiel.areas.practice.actions import join_group_plan
from vliegwiel.areas.practice.models import GroupPlan, Plan
from vliegwiel.kit import clock

__all__ = ["_a_monday_in_november", "session"]
FIRST = MONDAY + dt.timedelta(days=8)


def views(patterns=None, space=""):
    """(full name, view) of every page."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", entry.callback
        else:
            yield from views(entry.url_patterns, f"{space}{entry.namespace}:" if entry.namespace else space)


@pytest.fixture
def guest(session, lea):
    """The beginning of the addresses behind Tess's link."""
    actions.ask_trainer(session, name="Tess Trainer", email="tess@buiten.example", by=lea)
    return f"/guest/{queries.pass_key(Pass.objects.get())}/"


def test_she_keeps_the_list_the_run_sheet_and_the_material(client, guest, session, ben, olu):
    seats = [actions.book(session, person=one, by=one) for one in (ben, olu)]
    here = f"{guest}{session.key}/"
    first = client.get(guest).content.decode()
    assert "Klaar voor je volgende sessie" in first and "Er staat 1 stuk." not in first
    assert ben.name in client.get(here).content.decode()
    assert "De lijst gaat open op" in client.get(f"{here}presence/1/").content.decode()
    assert client.post(f"{here}presence/1/", {f"was-{seats[0].pk}": "yes"}).status_code == 422
    with clock.at(moment(FIRST, 9)):
        assert client.get(f"{here}presence/1/").status_code == 200
        assert client.post(f"{here}presence/1/", {f"was-{seats[0].pk}": "yes"}).status_code == 302
        one = {"one": "1", f"was-{seats[1].pk}": "no", f"why-{seats[1].pk}": "travel"}
        assert client.post(f"{here}presence/1/", one).json() == {"kept": True, "words": ""}
        gone = client.post(f"{here}presence/1/", {"one": "1", "was-999999": "no"})
        assert (gone.status_code, gone.json()["kept"]) == (422, False)
    assert sorted(Presence.objects.values_list("was_there", "why")) == [(False, "travel"), (True, "")]
    code = session.parts.get(number=1).code
    wall = client.get(f"{here}wall/1/").content.decode()
    assert (code in wall, "<svg" in wall) == (True, True)
    lines = {"minutes": ["15", "", "200"], "title": ["Welkom", "", "Oefenen"], "words": ["Koffie", "", ""]}
    client.post(f"{here}run-sheet/1/", lines)
    sheet = client.get(f"{here}run-sheet/1/").content.decode()
    assert ("9:15" in sheet, "Dat is 35 minuten te lang" in sheet) == (True, True)
    assert client.post(f"{here}materials/", {"title": "Leeg", "whom": "everybody"}).status_code == 422
    paper = SimpleUploadedFile("blad.pdf", b"%PDF-1.7 x")
    client.post(f"{here}materials/", {"title": "Werkblad", "whom": "everybody", "file": paper})
    file = f"{here}materials/{Material.objects.get().key}/"
    assert client.get(file).content == b"%PDF-1.7 x"
    client.force_login(ben)
    assert client.get(f"/learn/session/{session.key}/material/{Material.objects.get().key}/").status_code == 200
    client.logout()
    client.post(f"{file}removal/")
    assert not Material.objects.exists()


def test_her_link_opens_her_own_sessions_and_every_other_door_is_shut(client, guest, session, activity, lea, ben):
    other = actions.plan(activity, parts=[later(15)], capacity=3, by=lea)
    for page in ("", "presence/1/", "wall/1/", "run-sheet/1/"):
        assert client.get(f"{guest}{other.key}/{page}").status_code == 404
    client.get(guest)
    for door in ("/learn/", "/lead/", "/studio/", "/office/", f"/studio/session/{session.key}/", "/trainer/"):
        assert client.get(door).url.startswith("/account/login/"), door
    assert client.get(f"/learn/session/{session.key}/").status_code == 302
    # Whatever stands behind a door asks who one is, and her link says that of nobody.
    doors = [(name, view) for name, view in views() if name.partition(":")[0] in ("learn", "lead", "studio", "office")]
    assert len(doors) > 300
    assert [name for name, view in doors if not getattr(view, "login_required", True)] == []


def test_it_stops_when_it_is_renewed_and_after_the_follow_up(client, guest, session, lea):
    with clock.at(moment(MONDAY + dt.timedelta(days=9 + 42))):
        assert client.get(f"{guest}{session.key}/").status_code == 200
    with clock.at(moment(MONDAY + dt.timedelta(days=9 + 43))):
        assert client.get(f"{guest}{session.key}/").status_code == 410
    actions.give_pass(Pass.objects.get().trainer, session=session, by=lea)
    gone = client.get(guest)
    assert (gone.status_code, "Deze link werkt niet meer" in gone.content.decode()) == (410, True)
    assert client.get("/guest/zomaar/").status_code == 410


def test_a_colleague_who_gives_it_signs_in_and_another_finds_nothing(client, session, lea, mara, olu):
    actions.ask_trainer(session, person=mara, by=lea)
    here = f"/trainer/{session.key}/"
    assert client.get(here).url == f"/account/login/?next={here}"
    client.force_login(mara)
    assert "Luisteren" in client.get("/trainer/").content.decode()
    assert client.get(here).status_code == 200
    client.force_login(olu)
    assert client.get(here).status_code == 404
    assert "Er staat niets gepland" in client.get("/trainer/").content.decode()


def test_she_proposes_a_plan_to_who_was_there_and_hears_nobodys_name(client, guest, session, ben, lea):
    actions.book(session, person=ben, by=ben)
    here = f"{guest}{session.key}/group-plan/"
    words = {"situation": "een klant boos belt", "action": "vatten wij eerst samen"}
    with clock.at(moment(FIRST, 9)):
        assert "Nu niet" in client.get(here).content.decode()
        assert client.post(here, words).status_code == 422
    with clock.at(moment(FIRST + dt.timedelta(days=2), 9)):
        assert here in client.get(f"{guest}{session.key}/").content.decode()
        assert client.post(here, words).url == here
        proposal = GroupPlan.objects.get()
        assert (proposal.proposer, [one.person for one in proposal.asks.all()]) == ("Tess Trainer", [ben])
        join_group_plan(proposal, by=ben)
        page = client.get(here).content.decode()
        assert ("een klant boos belt" in page, ben.name in page) == (True, False)
        client.post(f"{here}{proposal.pk}/withdrawal/")
        assert "Stel het voor" in client.get(here).content.decode()
        client.force_login(lea)  # who plans the session did not learn with them, and did not give it
        assert client.get(f"/trainer/{session.key}/group-plan/").status_code == 403
    assert Plan.objects.get().person == ben
