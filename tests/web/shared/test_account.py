"""Signing in by password and by code, sessions one can see and end, and a limit on wrong tries."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from tests.conftest import PASSWORD
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock


@pytest.fixture(autouse=True)
def _no_earlier_tries():
    cache.clear()


@pytest.fixture
def without_mail(ben):
    Person.objects.filter(pk=ben.pk).update(email=None, number="4711")
    ben.refresh_from_db()
    return ben


def sign_in(client, person, password=PASSWORD):
    return client.post("/account/login/", {"login": person.email, "password": password})


def test_who_works_here_signs_in_and_lands_on_today(client, ben):
    response = sign_in(client, ben)
    assert (response.status_code, response["Location"]) == (302, "/learn/")
    assert client.get("/account/").status_code == 200


def test_who_left_does_not(client, ben):
    Person.objects.filter(pk=ben.pk).update(left_on="2020-01-01")
    assert sign_in(client, ben).headers.get("Location") != "/learn/"
    assert client.get("/account/").status_code == 302


def test_who_leaves_is_out_the_next_day_without_signing_out(client, ben):
    client.force_login(ben)
    Person.objects.filter(pk=ben.pk).update(left_on=clock.today() - dt.timedelta(days=1))
    assert client.get("/account/").status_code == 302


def test_after_five_wrong_passwords_one_waits(client, ben):
    for _ in range(5):
        sign_in(client, ben, "wrong")
    assert "Wacht vijf minuten" in sign_in(client, ben).text


def test_a_code_from_the_manager_signs_in_once(client, mara, without_mail):
    code = people.give_sign_in_code(without_mail, by=mara)
    response = client.post("/account/code/", {"who": "4711", "code": code.lower()})
    assert (response.status_code, response["Location"]) == (302, "/learn/")
    assert client.get("/account/").status_code == 200
    client.logout()
    again = client.post("/account/code/", {"who": "4711", "code": code})
    assert again.status_code == 422
    assert "gebruikt of verlopen" in again.text


def test_a_code_works_only_with_the_name_it_was_given_to(client, mara, without_mail):
    code = people.give_sign_in_code(without_mail, by=mara)
    assert client.post("/account/code/", {"who": mara.name, "code": code}).status_code == 422


def test_after_five_wrong_codes_one_waits(client, mara, without_mail):
    code = people.give_sign_in_code(without_mail, by=mara)
    for _ in range(5):
        client.post("/account/code/", {"who": "4711", "code": "AAAA-AAAA"})
    assert "Te veel pogingen" in client.post("/account/code/", {"who": "4711", "code": code}).text


def test_one_sees_and_ends_ones_own_sessions_only(client, ben, mara):
    sign_in(client, ben)
    elsewhere = Client()
    sign_in(elsewhere, ben)
    other = Client()
    sign_in(other, mara)
    page = client.get("/account/").text
    assert page.count("/account/session/") == 2
    hers = UserSession.objects.get(user=mara)
    client.post(f"/account/session/{hers.pk}/end/")
    assert other.get("/account/").status_code == 200
    there = UserSession.objects.filter(user=ben).exclude(session_key=client.session.session_key).get()
    client.post(f"/account/session/{there.pk}/end/")
    assert elsewhere.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200


def test_signing_out_everywhere_ends_every_session(client, ben):
    sign_in(client, ben)
    elsewhere = Client()
    sign_in(elsewhere, ben)
    client.post("/account/sessions/end/")
    assert {client.get("/account/").status_code, elsewhere.get("/account/").status_code} == {302}


def test_nobody_signs_up(client, db):
    client.post("/account/signup/", {"email": "new@example.com", "password1": "A-long-one-4711"})
    assert not Person.objects.filter(email="new@example.com").exists()


def test_the_account_page_costs_the_same_with_many_sessions(client, ben, same_queries):
    sign_in(client, ben)
    same_queries(lambda: client.get("/account/"), lambda: sign_in(Client(), ben))


def test_the_language_one_chooses_stays(client, ben):
    client.force_login(ben)
    response = client.post("/language/", {"language": "en", "next": "/account/"})
    assert response["Location"] == "/account/"
    ben.refresh_from_db()
    assert ben.language == "en"
    assert '<html lang="en"' in client.get("/account/").text


def test_language_never_sends_one_elsewhere(client, db):
    assert client.post("/language/", {"language": "en", "next": "https://evil.example/"})["Location"] == "/"


def test_the_demo_offers_its_people_on_the_sign_in_page_and_nowhere_else(client, db, settings):
    assert "Demo: kies wie je bent" not in client.get("/account/login/").text
    settings.DEMO = True
    page = client.get("/account/login/").text
    assert "Demo: kies wie je bent" in page
    assert page.count('name="password" value=') >= 8


def test_who_forgot_gets_a_mail_in_our_own_words(client, ben, mailoutbox):
    answer = client.post("/account/password/reset/", {"email": ben.email}, follow=True)
    assert "Kijk in je mail" in answer.text
    (mail,) = mailoutbox
    assert mail.subject == "Kies je wachtwoord"
    address = next(line for line in mail.body.splitlines() if line.startswith("http"))
    assert "Met deze link kies je een wachtwoord." in mail.body
    assert mail.body.strip().endswith("Waterland\nacademie")
    form = client.get(address, follow=True)
    assert "Kies een nieuw wachtwoord" in form.text
    new = {"password1": "vier losse woorden", "password2": "vier losse woorden"}
    assert "Je wachtwoord is bewaard" in client.post(form.request["PATH_INFO"], new, follow=True).text
    assert sign_in(Client(), ben, "vier losse woorden")["Location"] == "/learn/"
    assert "Deze link werkt niet meer" in Client().get(address, follow=True).text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/account/password/change/", "Wijzig je wachtwoord"),
        ("/account/password/reset/", "Heb je geen werkmail?"),
        ("/account/password/reset/done/", "Kijk in je mail"),
        ("/account/password/reset/key/done/", "Je wachtwoord is bewaard"),
        ("/account/signup/", "Wie hier werkt heeft al een account."),
        ("/account/inactive/", "Volgens onze gegevens werk je hier niet"),
    ],
)
def test_pages_about_the_account_speak_our_words(client, ben, address, words):
    if "change" in address:
        client.force_login(ben)
    assert words in client.get(address).text
