import pytest
from django.contrib.sessions.models import Session

from tests.library import publish
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Request, Support
from vliegwiel.kit.models import Happening

NEED = "lastige gesprekken met boze klanten"


@pytest.fixture
def ben_s(client, ben):
    client.force_login(ben)
    return client


def test_a_need_is_asked_and_its_day_is_promised(ben_s, ben):
    response = ben_s.post("/learn/requests/", {"need": NEED}, follow=True)
    asked = Request.objects.get()
    assert (asked.by, asked.text, asked.for_team) == (ben, NEED, False)
    assert response.redirect_chain == [(f"/learn/request/{asked.pk}/", 302)]
    assert "Uiterlijk" in response.text


def test_while_typing_what_is_like_it_shows_and_nothing_is_kept(ben_s, ines, mara):
    publish(ines, edition={"title": "De boze klant aan de telefoon"})
    theirs = actions.ask("een gesprek met boze klanten beginnen", by=mara)
    typing = {"HX-Request": "true", "HX-Target": "div#alike"}
    found = ben_s.post("/learn/requests/likeness/", {"need": NEED}, headers=typing).text
    assert "<html" not in found
    assert "De boze klant aan de telefoon" in found
    assert f"/learn/request/{theirs.pk}/" in found
    assert Request.objects.count() == 1


def test_what_needs_a_person_is_answered_kindly_and_not_kept(ben_s, settings):
    settings.CONFIDENTIAL_ADVISER = "Joke Prins, 06 1234"
    for address in ("/learn/requests/", "/learn/requests/likeness/"):
        html = ben_s.post(address, {"need": "ik word gepest door een collega"}).text
        assert "Hier past een mens beter bij" in html
        assert "Joke Prins, 06 1234" in html
    assert not Request.objects.exists()
    assert not Happening.objects.exists()


def test_a_need_typed_after_the_session_ended_is_not_kept_either(ben_s):
    ben_s.cookies.pop("sessionid")
    ben_s.post("/learn/requests/", {"need": "ik word gepest door een collega"})
    assert not any("gepest" in str(session.get_decoded()) for session in Session.objects.all())


def test_me_too_from_the_list_and_its_undo_without_a_name(ben_s, ben, mara):
    asked = actions.ask(NEED, by=mara)
    html = ben_s.get("/learn/requests/").text
    assert NEED.capitalize() in html
    assert "de Wit" not in html.split("<main", 1)[1]
    ben_s.post(f"/learn/request/{asked.pk}/support/", {"from": "list"})
    assert Support.objects.get().person == ben
    assert "Jij ook" in ben_s.get("/learn/requests/").text
    ben_s.post(f"/learn/request/{asked.pk}/support/removal/")
    assert not Support.objects.exists()


def test_ones_own_words_change_and_are_withdrawn_and_restored(ben_s, ben, mara, lea):
    asked = actions.ask(NEED, by=ben)
    ben_s.post(f"/learn/request/{asked.pk}/text/", {"need": "rustig blijven bij boze klanten"})
    asked.refresh_from_db()
    assert asked.text == "rustig blijven bij boze klanten"
    refused = ben_s.post(f"/learn/request/{asked.pk}/text/", {"need": "hulp"})
    assert (refused.status_code, "paar woorden" in refused.text) == (422, True)
    ben_s.post(f"/learn/request/{asked.pk}/withdrawal/")
    assert "Je trok deze vraag in" in ben_s.get(f"/learn/request/{asked.pk}/").text
    ben_s.post(f"/learn/request/{asked.pk}/restoration/")
    actions.answer(Request.objects.get(), by=lea, reply="elsewhere", reason="Het rooster knelt.", contact=mara)
    html = ben_s.get(f"/learn/request/{asked.pk}/").text
    assert "Je kunt terecht bij Mara de Wit." in html
    assert "Het rooster knelt." in html
    after = ben_s.post(f"/learn/request/{asked.pk}/withdrawal/", follow=True)
    assert "Hier is al antwoord op gegeven" in after.text


def test_what_somebody_else_withdrew_is_not_found(ben_s, mara):
    asked = actions.withdraw_request(actions.ask(NEED, by=mara), by=mara)
    assert ben_s.get(f"/learn/request/{asked.pk}/").status_code == 404
    assert ben_s.get("/learn/request/999999/").status_code == 404


def test_the_list_costs_the_same_with_many(ben_s, hire, company, same_queries):
    def more():
        number = Request.objects.count()
        actions.ask(f"hulp bij onderwerp nummer {number}", by=hire(f"Tess{number}", "Visser", unit=company.south))

    same_queries(lambda: ben_s.get("/learn/requests/"), more)
