"""The copy for a device, and what comes back from it."""

import json

import pytest

from vliegwiel.areas.learning.models import Enrolment

pytestmark = pytest.mark.django_db
HERE = "/learn/activity/luisteren/"


def send(client, *items):
    body = json.dumps({"items": [{"at": "2026-11-22T09:00:00Z", "body": "", **item} for item in items]})
    return client.post(HERE + "deliveries/", body, content_type="application/json")


def test_the_copy_holds_the_text_and_the_questions_and_no_answer(ben_s, ben, activity, words):
    page = words(ben_s.get(HERE + "device/"))
    assert "Een klant belt boos op." in page
    assert "Wat doe je eerst?" in page
    assert "Zo voelt de klant zich gehoord." not in page
    assert ben.name not in page
    assert not Enrolment.objects.exists()


def test_what_waited_arrives_in_order_and_the_same_key_says_the_same(ben_s, activity):
    items = (
        {"key": "aaaa-0001", "block": "t1", "what": "seen"},
        {"key": "aaaa-0002", "block": "q1", "what": "answer", "body": "question=q1&chosen=b"},
        {"key": "aaaa-0003", "block": "weg", "what": "seen"},
    )
    first, second = send(ben_s, *items).json(), send(ben_s, *items).json()
    assert first == second
    assert [one["arrival"] for one in first["results"]] == ["kept", "kept", "refused"]
    enrolment = Enrolment.objects.get()
    assert sorted(enrolment.steps.values_list("block", flat=True)) == ["q1", "t1"]


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"items": [{"key": "../../etc"}]}', '{"items": [3]}'])
def test_nonsense_is_refused_and_nothing_is_kept(ben_s, activity, body):
    assert ben_s.post(HERE + "deliveries/", body, content_type="application/json").status_code == 400
    assert not Enrolment.objects.filter(steps__isnull=False).exists()
