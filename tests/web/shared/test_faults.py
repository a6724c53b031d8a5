"""A locked database, a full disk, a database that is away: a page in words, and nothing half applied."""

import errno

import pytest
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from vliegwiel.areas.people.models import Unit


@transaction.atomic
def save_two_things(request):
    Unit.objects.filter(code="N").update(name="Half")
    if trouble := request.GET.get("trouble"):
        raise {
            "locked": OperationalError("database is locked"),
            "full": OSError(errno.ENOSPC, "No space left on device"),
            "away": OperationalError("connection refused"),
        }[trouble]
    Unit.objects.bulk_create(Unit(code=f"X{n}", name="x" * 100) for n in range(500))
    return HttpResponse("saved")


urlpatterns = [path("learn/two/", save_two_things), path("", include("vliegwiel.run.urls"))]
handler500 = "vliegwiel.web.shared.errors.broken"
in_trouble = override_settings(ROOT_URLCONF="tests.web.shared.test_faults")


@pytest.fixture
def somebody(client, ben):
    client.force_login(ben)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("locked", "Het is nu even te druk"),
        ("full", "Er kan niets meer bij"),
        ("away", "De academie is even niet bereikbaar"),
    ],
)
@in_trouble
def test_trouble_of_the_machine_is_said_and_nothing_is_half_applied(somebody, company, trouble, words):
    response = somebody.post(f"/learn/two/?trouble={trouble}")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert f"<h1>{words}</h1>" in response.text
    assert Unit.objects.get(code="N").name == "Team Noord"


@in_trouble
def test_a_really_full_database_says_so_and_keeps_what_it_had(somebody, company):
    if connection.vendor == "sqlite":  # its own brake makes a full disk without filling one
        with connection.cursor() as cursor:
            (pages,) = cursor.execute("PRAGMA page_count").fetchone()
            cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            response = somebody.post("/learn/two/")
        finally:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA max_page_count = 1073741823")
        assert response.status_code == 503
        assert "<h1>Er kan niets meer bij</h1>" in response.text
        assert Unit.objects.get(code="N").name == "Team Noord"
    assert somebody.post("/learn/two/").text == "saved"


@in_trouble
def test_the_page_stands_alone_when_the_shell_around_it_is_broken_too(somebody, monkeypatch, caplog):
    def away(*_):
        raise OperationalError("connection refused")

    monkeypatch.setattr("vliegwiel.web.shared.shell.Shell.organisation", property(away))
    response = somebody.post("/learn/two/?trouble=away")
    assert response.status_code == 503
    assert "<h1>De academie is even niet bereikbaar</h1>" in response.text
    assert "built/app.css" in response.text


@in_trouble
def test_it_stands_without_its_styles_when_those_are_not_built(somebody, monkeypatch, caplog):
    def not_built(_):
        raise ValueError("Missing staticfiles manifest entry")

    monkeypatch.setattr("vliegwiel.web.shared.shell.Shell.organisation", property(not_built))
    monkeypatch.setattr("vliegwiel.web.shared.errors.static", not_built)
    response = somebody.post("/learn/two/?trouble=full")
    assert response.status_code == 503
    assert "stylesheet" not in response.text
    assert "<h1>Er kan niets meer bij</h1>" in response.text
