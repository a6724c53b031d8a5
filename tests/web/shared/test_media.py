"""Uploaded files: for who signed in, in parts when asked, never as a page of ours."""

import pytest

from tests.pieces import a_video
from vliegwiel.areas.catalogue import actions


@pytest.fixture
def film(ines):
    return actions.upload_media(a_video(), wanted="video", by=ines)


def body(response):
    return b"".join(response.streaming_content)


def test_a_stranger_gets_nothing(client, film):
    assert client.get(f"/media/{film.key}").status_code == 302


def test_a_colleague_gets_the_file_with_safe_headers(client, ben, film):
    client.force_login(ben)
    answer = client.get(f"/media/{film.key}")
    assert body(answer) == film.file.read()
    kept = ("Content-Type", "Content-Length", "Cache-Control", "X-Content-Type-Options", "Accept-Ranges")
    assert [answer[name] for name in kept] == [
        "video/mp4",
        str(film.size),
        "private, max-age=31536000, immutable",
        "nosniff",
        "bytes",
    ]
    assert answer["Content-Disposition"] == 'inline; filename="film.mp4"'


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=10-", 10, None), ("bytes=-4", -4, None), ("bytes=5-9999", 5, None)],
)
def test_a_part_is_given_when_asked(client, ben, film, asked, first, last):
    client.force_login(ben)
    answer = client.get(f"/media/{film.key}", headers={"Range": asked})
    whole = film.file.read()
    part = whole[first:] if last is None else whole[first : last + 1]
    start = first % len(whole)
    assert (answer.status_code, body(answer)) == (206, part)
    assert answer["Content-Range"] == f"bytes {start}-{start + len(part) - 1}/{len(whole)}"
    assert answer["Content-Length"] == str(len(part))


def test_a_part_that_is_not_there_is_refused(client, ben, film):
    client.force_login(ben)
    assert client.get(f"/media/{film.key}", headers={"Range": "bytes=99999-"}).status_code == 416


def test_what_one_has_is_not_sent_again(client, ben, film):
    client.force_login(ben)
    etag = client.get(f"/media/{film.key}")["ETag"]
    assert client.get(f"/media/{film.key}", headers={"If-None-Match": etag}).status_code == 304


def test_an_unknown_key_is_not_found(client, ben):
    client.force_login(ben)
    assert client.get("/media/nietbekend").status_code == 404
