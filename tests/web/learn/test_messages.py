import pytest

from tests.library import publish
from vliegwiel.areas.learning import actions
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.messaging.queries import unread

pytestmark = pytest.mark.django_db
WHY = "We krijgen veel boze telefoontjes."


def test_an_empty_inbox_says_what_will_come(ben_s, words):
    assert "Geen berichten" in words(ben_s.get("/learn/messages/"))


def test_reading_one_goes_to_what_it_is_about(ben_s, ben, mara, activity, words):
    actions.assign(activity, to=ben, by=mara, reason=WHY)
    assert f"Nieuw: Mara de Wit vraagt je om ‘Luisteren’ te doen: {WHY}" in words(ben_s.get("/learn/messages/"))
    message = Message.objects.get()
    assert ben_s.post(f"/learn/messages/{message.pk}/reading/").url == "/learn/activity/luisteren/"
    assert "Nieuw:" not in words(ben_s.get("/learn/messages/"))


def test_reading_all(ben_s, ben, mara, ines):
    for slug in ("een", "twee"):
        actions.assign(publish(ines, slug), to=ben, by=mara, reason=WHY)
    assert unread(ben) == 2
    ben_s.post("/learn/messages/reading/")
    assert unread(ben) == 0


def test_anothers_message_is_not_found(client, olu, ben, mara, activity):
    actions.assign(activity, to=ben, by=mara, reason=WHY)
    client.force_login(olu)
    assert client.post(f"/learn/messages/{Message.objects.get().pk}/reading/").status_code == 404
    assert unread(ben) == 1


def test_it_costs_the_same_however_many_there_are(ben_s, ben, mara, ines, same_queries):
    slugs = iter(["een", "twee", "drie", "vier"])
    same_queries(
        lambda: ben_s.get("/learn/messages/"),
        lambda: actions.assign(publish(ines, next(slugs)), to=ben, by=mara, reason=WHY),
    )
