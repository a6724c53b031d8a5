"""Who may pass which door; nothing about people without signing in."""

import pytest

WHO = {
    "/lead/": {"mara"},
    "/studio/": {"ines", "lea"},
    "/office/elements/": {"lea", "dana", "hugo", "adam", "wim"},
}


@pytest.mark.parametrize("name", ["mara", "ben", "olu", "ines", "lea", "dana", "hugo", "adam", "wim"])
@pytest.mark.parametrize("address", WHO)
def test_a_door_opens_for_whose_job_lies_behind_it(request, client, address, name):
    request.getfixturevalue("ben")  # so that Mara leads somebody
    client.force_login(request.getfixturevalue(name))
    allowed = client.get(address).status_code in {200, 302}
    assert allowed == (name in WHO[address])


def test_a_stranger_is_asked_to_sign_in_everywhere(client, db):
    from django.urls import get_resolver

    doors = ["/learn/", "/lead/", "/studio/", "/office/", "/account/", "/search/"]
    assert {client.get(door)["Location"].partition("?")[0] for door in doors} == {"/account/login/"}
    assert get_resolver().url_patterns
