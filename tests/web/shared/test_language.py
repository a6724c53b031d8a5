"""Je or u: the organisation's choice, for who reads Dutch."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.formats import date_format, number_format

from vliegwiel.areas.people.models import Organisation
from vliegwiel.kit import clock
from vliegwiel.web.shared import language


@pytest.fixture
def formal(company):
    Organisation.objects.update(address="u")


def page(client, address="/learn/who-sees/"):
    answer = client.get(address)
    return answer, answer.content.decode()


def test_an_organisation_that_says_u_says_it_on_every_page(formal, client, ben):
    client.force_login(ben)
    page(client)
    answer, text = page(client)
    assert "Alles wat de academie over u bewaart" in text
    assert "Je leidinggevende" not in text
    assert '<html lang="nl"' in text
    assert answer["Content-Language"] == "nl"


def test_the_first_page_of_a_new_process_says_u_too(formal, client, ben):
    client.force_login(ben)
    assert "Alles wat de academie over u bewaart" in page(client)[1]


def test_who_is_not_signed_in_is_addressed_the_same(formal, client):
    page(client, "/account/login/")
    assert "Hebt u geen werkmail" in page(client, "/account/code/")[1]


def test_days_stay_dutch(formal, client, ben):
    with translation.override("nl-u"):
        assert date_format(dt.date(2026, 11, 3), "l j F") == "dinsdag 3 november"
        assert date_format(dt.date(2026, 11, 3), "BRIEF_DAY") == "3 nov"
        assert number_format(1234.5, decimal_pos=1) == "1234,5"
    client.force_login(ben)
    page(client, "/learn/")
    assert date_format(clock.today(), "j F") in page(client, "/learn/")[1]


def test_english_has_one_word_for_both(formal, client, ben):
    ben.language = "en"
    ben.save()
    client.force_login(ben)
    page(client)
    assert "Everything the academy keeps about you" in page(client)[1]


def test_the_choice_is_followed_back_too(formal, client, ben):
    client.force_login(ben)
    page(client)
    Organisation.objects.update(address="je")
    page(client)
    assert "Alles wat de academie over je bewaart" in page(client)[1]


def test_what_is_said_before_a_page_is_drawn_says_u_from_the_first_word(formal, client, ben, monkeypatch):
    monkeypatch.setattr(language, "_formal", None)
    client.force_login(ben)
    client.get("/healthz")
    assert client.post("/language/", {"language": "nl"}).status_code == 302
    assert language._formal is True


def test_knowing_it_costs_no_query(company, client, ben):
    client.force_login(ben)
    page(client)
    with CaptureQueriesContext(connection) as with_je:
        page(client)
    Organisation.objects.update(address="u")
    with CaptureQueriesContext(connection) as with_u:
        page(client)
    assert len(with_u) == len(with_je)
