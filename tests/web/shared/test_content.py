"""Packages stand on an origin of their own: nothing of ours is there, and nothing of theirs is here."""

import pytest
from django.test import Client, RequestFactory

from tests import packages
from vliegwiel.kit import clock
from vliegwiel.web.shared import content

FILM = bytes(range(256)) * 40


@pytest.fixture
def package(ines):
    return packages.stored(ines, packages.a_package(**{"film.mp4": FILM, "Map/Plaat.PNG": b"x"}))


@pytest.fixture
def address(package):
    return content.address(asked_at("localhost:8000"), package)


def asked_at(host):
    return RequestFactory().get("/", headers={"host": host})


def fetch(address, **headers):
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return Client(headers={"host": host}).get(slash + path, headers=headers)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("localhost:8000", "http://127.0.0.1:8000"),
        ("127.0.0.1:8000", "http://localhost:8000"),
        ("[::1]:8000", "http://localhost:8000"),
        ("localhost", "http://127.0.0.1"),
    ],
)
def test_on_ones_own_machine_the_other_name_of_it_is_the_other_origin(here, there):
    assert content.origin(asked_at(here)) == there


def test_elsewhere_there_is_none_until_it_is_set(settings, package):
    settings.ALLOWED_HOSTS = ["academie.nl", "lessen.example"]
    assert content.address(asked_at("academie.nl"), package) == ""
    settings.CONTENT_HOST = "lessen.example"
    assert content.origin(asked_at("academie.nl")) == "http://lessen.example"


def test_a_file_comes_out_of_the_zip_with_its_kind_and_nothing_of_a_session(address):
    found = fetch(address + "f/les/index.html?vraag=1")
    assert (found.status_code, found.headers["Content-Type"]) == (200, "text/html")
    assert b"".join(found.streaming_content).decode() == packages.LESSON_12
    assert (
        found.headers["Content-Security-Policy"]
        == "frame-ancestors http://localhost:8000 http://127.0.0.1:8000; form-action 'self'"
    )
    assert (found.headers["X-Content-Type-Options"], found.headers["Referrer-Policy"]) == ("nosniff", "no-referrer")
    assert not found.cookies
    again = fetch(address + "f/les/index.html", if_none_match=found.headers["ETag"])
    assert again.status_code == 304
    assert fetch(address + "f/map/plaat.png").headers["Content-Type"] == "image/png"


@pytest.mark.parametrize(
    ("asked", "status", "part", "told"),
    [
        ("bytes=0-9", 206, FILM[:10], "bytes 0-9/10240"),
        ("bytes=10000-", 206, FILM[10000:], "bytes 10000-10239/10240"),
        ("bytes=-5", 206, FILM[-5:], "bytes 10235-10239/10240"),
        ("bytes=99999-", 416, b"", "bytes */10240"),
    ],
)
def test_a_film_is_sent_in_parts(address, asked, status, part, told):
    found = fetch(address + "f/film.mp4", range=asked)
    body = b"".join(found.streaming_content) if found.streaming else found.content
    assert (found.status_code, body, found.headers["Content-Range"]) == (status, part, told)


def test_the_page_around_it_holds_the_run_time_of_its_edition(address, ines):
    page = fetch(address).content.decode()
    assert ("scorm12.js" in page, 'data-lms="http://localhost:8000"' in page) == (True, True)
    later = packages.stored(ines, packages.a_package(lesson=packages.LESSON_2004, head=packages.HEAD_2004))
    assert "scorm2004.js" in fetch(content.address(asked_at("localhost:8000"), later)).content.decode()


def test_a_path_that_is_forged_old_for_another_host_or_leads_out_opens_nothing(address, package, client):
    assert fetch(address.replace("/c/", "/c/x")).status_code == 404
    assert fetch(address.replace("127.0.0.1", "localhost")).status_code == 404
    for name in ("f/weg.html", "f/../../../etc/passwd", "f/imsmanifest.xml/x"):
        assert fetch(address + name).status_code == 404
    with clock.at(clock.now() + content.OPEN_FOR * 2):
        assert fetch(address).status_code == 404
    assert Client(headers={"host": "127.0.0.1:8000"}).post(address.partition(":8000")[2]).status_code == 404


def test_on_a_host_of_its_own_nothing_else_answers(settings, client, package, ben):
    settings.CONTENT_HOST, settings.ALLOWED_HOSTS = "lessen.example", ["academie.nl", "lessen.example"]
    client.force_login(ben)
    for path in ("/learn/", "/account/login/", "/healthz", "/"):
        answer = client.get(path, headers={"host": "lessen.example"})
        assert (answer.status_code, answer.content, bool(answer.cookies)) == (404, b"", False)
    address = content.address(asked_at("academie.nl"), package)
    assert fetch(address).status_code == 200
    assert fetch(address.replace("lessen.example", "academie.nl")).status_code in (302, 404)
