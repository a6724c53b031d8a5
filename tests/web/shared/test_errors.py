"""Every answer of trouble is in the product's own words."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import include, path

from vliegwiel.web.shared import errors


def trouble(exception):
    def view(request):
        raise exception

    return view


urlpatterns = [
    path("learn/400/", trouble(BadRequest())),
    path("learn/403/", trouble(PermissionDenied("Dit is van Mara."))),
    path("learn/413/", trouble(RequestDataTooBig())),
    path("learn/500/", trouble(ZeroDivisionError())),
    path("", include("vliegwiel.run.urls")),
]
handler400 = "vliegwiel.web.shared.errors.bad_request"
handler403 = "vliegwiel.web.shared.errors.forbidden"
handler404 = "vliegwiel.web.shared.errors.not_found"
handler500 = "vliegwiel.web.shared.errors.broken"


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/learn/400/", 400, "Dit verzoek klopt niet"),
        ("/learn/403/", 403, "Dit is van Mara."),
        ("/learn/nowhere/", 404, "Deze pagina is er niet"),
        ("/learn/413/", 413, "Dit is te groot"),
        ("/learn/500/", 500, "Er ging iets mis bij ons"),
    ],
)
@override_settings(ROOT_URLCONF="tests.web.shared.test_errors")
def test_trouble_says_what_happened_what_was_kept_and_what_to_do(client, ben, address, status, words, caplog):
    client.force_login(ben)
    client.raise_request_exception = False
    response = client.get(address)
    assert response.status_code == status
    assert words in response.text
    assert "<h1>" in response.text


@override_settings(ROOT_URLCONF="tests.web.shared.test_errors")
def test_where_a_part_was_asked_a_message_comes_and_not_a_page(client, ben, caplog):
    client.force_login(ben)
    response = client.get("/learn/403/", headers={"HX-Request": "true", "HX-Target": "x"})
    assert response.status_code == 403
    assert "Dit is van Mara." in response.text
    assert "<html" not in response.text


def test_a_file_larger_than_any_form_takes_is_heard_out_and_answered_in_words(client, ines, settings):
    settings.UPLOAD_BYTES = 1000
    client.force_login(ines)
    large = SimpleUploadedFile("film.mp4", b"0" * (errors.FORM_BYTES + 2000))
    answer = client.post("/studio/imports/", {"file": large})
    assert (answer.status_code, "ten hoogste 0 MB" in answer.text, "<h1>" in answer.text) == (413, True, True)
    small = client.post("/studio/imports/", {"file": SimpleUploadedFile("film.mp4", b"0" * 2000)})
    assert small.status_code == 422


def test_a_form_that_says_too_much_is_told_so_before_its_token_is_read(ben, settings):
    from django.test import Client

    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ben)
    strict.get("/learn/requests/")
    answer = strict.post("/learn/requests/", "text=" + "x" * 2000, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, "Dit is te groot" in answer.text) == (413, True)


def test_an_old_form_is_told_so(ben):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ben)
    response = strict.post("/language/", {"language": "en"})
    assert response.status_code == 403
    assert "Het formulier was te oud" in response.text


def test_who_tries_too_often_reads_when_to_try_again(client, db):
    from django.core.cache import cache

    cache.clear()
    answers = [client.post("/account/password/reset/", {"email": "ben@waterland.example"}) for _ in range(6)]
    cache.clear()
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    last = answers[-1]
    assert last["Retry-After"] == "60"
    assert "Dit ging te vaak achter elkaar" in last.text
    assert "er is niets veranderd" in last.text
    assert "Wacht één minuut" in last.text
    assert "Too Many Requests" not in last.text
