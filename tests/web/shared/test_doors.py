"""Who may pass which door; nothing without signing in."""

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

WHO = {
    "/learn/behind/": {"mara", "ben", "olu", "ines", "lea", "dana", "hugo", "adam", "wim"},
    "/lead/behind/": {"mara"},
    "/studio/behind/": {"ines", "lea"},
    "/office/behind/": {"lea", "dana", "hugo", "adam", "wim"},
}


def behind(request):
    return HttpResponse("behind the door")


urlpatterns = [*(path(address.lstrip("/"), behind) for address in WHO), path("", include("vliegwiel.run.urls"))]
handler403 = "vliegwiel.web.shared.errors.forbidden"
pytestmark = pytest.mark.usefixtures("_these_urls")


@pytest.fixture
def _these_urls():
    with override_settings(ROOT_URLCONF="tests.web.shared.test_doors"):
        yield


@pytest.mark.parametrize("name", ["mara", "ben", "olu", "ines", "lea", "dana", "hugo", "adam", "wim"])
@pytest.mark.parametrize("address", WHO)
def test_a_door_opens_for_whose_job_lies_behind_it(request, client, db, address, name):
    request.getfixturevalue("ben")  # so that Mara leads somebody
    client.force_login(request.getfixturevalue(name))
    assert client.get(address).status_code == (200 if name in WHO[address] else 403)


def test_a_stranger_is_asked_to_sign_in_at_every_door(client, db):
    asked = {client.get(address)["Location"] for address in [*WHO, "/account/", "/search/"]}
    assert {address.partition("?")[0] for address in asked} == {"/account/login/"}
