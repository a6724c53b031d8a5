"""The page of a package, and what its window and we say to each other."""

import json

import pytest

from tests import packages
from tests.library import TEXT, publish, republish
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import PackageRun

HERE = "/learn/activity/tillen/step/k1/"
TWO = "".join(
    f'<item identifier="{id}" identifierref="les"><title>{title}</title>{more}</item>'
    for id, title, more in (
        ("een", "Eerste", "<adlcp:masteryscore>70</adlcp:masteryscore>"),
        ("twee", "Tweede", "<adlcp:prerequisites>een</adlcp:prerequisites>"),
    )
)


@pytest.fixture
def began(ines, ben, client):
    package = packages.stored(ines, packages.a_package(TWO))
    activity = publish(ines, "tillen", edition={"blocks": [packages.block(package), TEXT]})
    client.force_login(ben)
    return actions.enrol(activity, by=ben)


@pytest.fixture
def say(client, began):
    def _say(**said):
        plain = {"what": "keep", "enrolment": began.pk, "item": "een", "run": "A"}
        body = json.dumps(plain | said)
        answer = client.post(HERE + "run/", body, content_type="application/json", headers={"host": "localhost"})
        return answer.status_code, answer.json()

    return _say


def test_the_page_shows_the_items_and_frames_only_the_other_origin(client, began):
    page = client.get(HERE, headers={"host": "localhost:8000"})
    text = page.content.decode()
    assert "frame-src http://127.0.0.1:8000" in page.headers["Content-Security-Policy"]
    assert [word in text for word in ("Eerste", "Tweede", "Sla nu over", 'id="go-on" hidden')] == [True] * 4
    assert 'data-item="twee" data-state="closed"' in text
    other = client.get(HERE.replace("k1", "t1"), headers={"host": "localhost:8000"})
    assert "frame-src" not in other.headers["Content-Security-Policy"]


def test_without_an_origin_for_packages_it_says_so(client, began, settings):
    settings.ALLOWED_HOSTS = ["academie.nl"]
    text = client.get(HERE, headers={"host": "academie.nl"}).content.decode()
    assert "nog geen tweede adres voor lespakketten" in text
    assert "<iframe" not in text


def test_opening_gives_all_it_takes_to_start_and_keeping_all_it_takes_to_go_on(say, ben):
    status, answer = say(what="open")
    start = answer["start"]
    assert (status, start["src"], start["number"], start["fresh"]) == (200, "f/les/index.html", 0, True)
    assert (start["mastery"], start["learner"]["name"]) == (70, "Bakker, Ben")
    assert ben.number not in start["learner"]["id"]
    assert answer["places"] == [
        {"id": "een", "state": "begun", "opens": True},
        {"id": "twee", "state": "closed", "opens": False},
    ]
    sets = [{"n": 1, "v": {"cmi.suspend_data": "x", "cmi.core.exit": "suspend", "cmi.core.session_time": "00:01:00"}}]
    status, answer = say(sets=sets, seconds=60)
    assert (status, answer["elsewhere"], answer["done"]) == (200, False, False)
    sets = [{"n": 2, "v": {"cmi.core.lesson_status": "passed", "cmi.core.score.raw": "80"}}]
    status, answer = say(sets=sets, seconds=61)
    assert [one["state"] for one in answer["places"]] == ["done", "open"]
    start = say(what="open", run="B")[1]["start"]
    assert (start["number"], start["seconds"], start["fresh"]) == (2, 61, False)
    assert start["values"] == {
        "cmi.suspend_data": "x",
        "cmi.core.lesson_status": "passed",
        "cmi.core.score.raw": "80",
    }
    assert PackageRun.objects.get().score == 80


def test_what_is_not_open_not_hers_or_nonsense_is_refused_in_words(say, client, began):
    assert say(what="open", item="twee") == (
        409,
        {"error": "Dit onderdeel gaat later open. Doe eerst wat ervoor staat."},
    )
    assert say(enrolment=began.pk + 1) == (409, {"error": "Dit hoort bij iemand anders."})
    assert say(item="drie", sets=[])[0] == 422
    assert say(sets=[{"n": "x"}])[0] == 400
    assert say(sets=[{"n": 1, "v": {"cmi.suspend_data": "x" * 1_000_001}}])[0] == 413
    assert client.post(HERE + "run/", "[]", content_type="application/json").status_code == 400
    assert client.post(HERE.replace("k1", "t1") + "run/", "{}", content_type="application/json").status_code == 400
    assert not PackageRun.objects.exists()


def test_a_replaced_package_is_begun_anew_by_who_goes_over_and_not_by_who_does_not(client, began, say, ines):
    old = began.edition.blocks[0]["data"]["package"]
    say(what="open", package=old)
    say(sets=[{"n": 1, "v": {"cmi.suspend_data": "uit het oude"}}], package=old)
    newer = packages.stored(ines, packages.a_package(TWO.replace("Eerste", "Eerst")), "nieuw.zip")
    republish(began.activity, title="Tillen", blocks=[packages.block(newer), TEXT])
    assert say(what="open", package=old)[1]["start"]["values"] == {"cmi.suspend_data": "uit het oude"}
    words = client.get("/learn/activity/tillen/").content.decode()
    assert "Het lespakket waaraan je begon, is vervangen." in words
    client.post("/learn/activity/tillen/edition/")
    late = say(sets=[{"n": 2, "v": {"cmi.suspend_data": "te laat"}}], package=old)
    assert (late[0], PackageRun.objects.count()) == (409, 0)
    assert say(what="open", package=newer.key)[1]["start"]["fresh"]


def test_nobody_else_plays_it(client, began, olu):
    client.force_login(olu)
    assert client.post(HERE + "run/", "{}", content_type="application/json").status_code == 404


def test_it_is_skipped_or_done_and_never_just_passed_by(client, began, say, ben):
    assert client.post(HERE, headers={"host": "localhost"}, follow=True).redirect_chain[-1][0] == HERE
    for item in ("een", "twee"):
        say(what="open", item=item)
        sets = [{"n": 1, "v": {"cmi.core.lesson_status": "completed"}}]
        status, answer = say(item=item, sets=sets)
    assert answer["done"] is True
    assert 'id="go-on" hidden' not in client.get(HERE, headers={"host": "localhost"}).content.decode()
    assert client.post(HERE).url.endswith("/t1/")
