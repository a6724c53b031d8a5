"""Forms survive an expired session: what was typed is kept for who typed it."""

import pytest
from django.test import Client

from tests.conftest import PASSWORD

PAGE = "/learn/who-sees/"


@pytest.fixture
def expired(client, ben):
    """Ben's browser after his session ended: the cookies of the machine are there, the session is not."""
    client.post("/account/login/", {"login": ben.email, "password": PASSWORD})
    client.get("/account/")
    client.session.flush()
    return client


def sign_in(client, person):
    return client.post("/account/login/", {"login": person.email, "password": PASSWORD})


def typed(client, **fields):
    return client.post(
        PAGE, {"reason": "Omdat het veiliger kan", **fields}, headers={"Referer": f"http://testserver{PAGE}"}
    )


def test_what_was_typed_comes_back_after_signing_in(expired, ben):
    response = typed(expired)
    assert response["Location"] == "/account/login/?next=%2Flearn%2Fwho-sees%2F"
    sign_in(expired, ben)
    assert "Omdat het veiliger kan" in expired.get(PAGE).text
    expired.post("/kept/", {"next": PAGE})
    assert "Omdat het veiliger kan" not in expired.get(PAGE).text


def test_another_person_on_the_same_machine_does_not_see_it(expired, mara):
    typed(expired)
    sign_in(expired, mara)
    assert "Omdat het veiliger kan" not in expired.get(PAGE).text


def test_passwords_and_codes_are_never_kept(expired, ben):
    typed(expired, password="geheim-geheim", code="ABCD-EFGH")
    assert set(expired.session["kept"]["fields"]) == {"reason"}


def test_a_browser_nobody_signed_in_on_keeps_nothing(db):
    stranger = Client()
    typed(stranger)
    assert "kept" not in stranger.session


def test_a_part_of_a_page_sends_the_browser_to_sign_in_as_a_whole(expired):
    response = expired.post(
        PAGE, {"reason": "x"}, headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}"}
    )
    assert (response.status_code, response["HX-Redirect"]) == (204, "/account/login/?next=%2Flearn%2Fwho-sees%2F")


def test_what_is_too_long_to_keep_is_not_kept_in_part(expired):
    typed(expired, reason="x" * 300_000)
    assert "kept" not in expired.session
