import datetime as dt
from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied

from vliegwiel.areas.messaging import actions, queries
from vliegwiel.areas.messaging.models import Message
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening
from vliegwiel.kit.notices import NOTICES, Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def greeted():
    """A kind of notice that only these tests know."""

    @dataclass(frozen=True, kw_only=True)
    class Greeted(Notice):
        name: str
        page = "account_login"

        @property
        def text(self) -> str:
            return f"Dag {self.name}"

    yield Greeted
    del NOTICES[Greeted.kind]


def test_telling_twice_is_telling_once(ben, greeted):
    first = actions.tell(ben.pk, greeted, {"name": "Rida"}, "greeting-1")
    second = actions.tell(ben.pk, greeted.kind, {"name": "Rida"}, "greeting-1")
    assert first == second
    assert queries.unread(ben) == 1
    assert Happening.objects.filter(kind="messaging.Told").count() == 1


def test_the_same_key_for_two_people_is_two_messages(ben, olu, greeted):
    actions.tell(ben.pk, greeted, {"name": "Rida"}, "greeting")
    actions.tell(olu.pk, greeted, {"name": "Otto"}, "greeting")
    assert [row.text for row in queries.inbox(ben)] == ["Dag Rida"]
    assert [row.text for row in queries.inbox(olu)] == ["Dag Otto"]


def test_facts_that_do_not_fit_are_refused_at_once(ben, greeted):
    with pytest.raises(TypeError):
        actions.tell(ben.pk, greeted, {"nickname": "R"}, "greeting")
    with pytest.raises(KeyError):
        actions.tell(ben.pk, "messaging.Nothing", {}, "greeting")
    assert not Message.objects.exists()


def test_reading_keeps_the_first_moment(ben, greeted):
    message = actions.tell(ben.pk, greeted, {"name": "Rida"}, "greeting")
    with clock.at(dt.date(2026, 3, 2)):
        actions.mark_read(message, by=ben)
    with clock.at(dt.date(2026, 3, 3)):
        actions.mark_read(message, by=ben)
    message.refresh_from_db()
    assert message.read_at.date() == dt.date(2026, 3, 2)
    assert queries.unread(ben) == 0


def test_nobody_reads_another_persons_message(ben, olu, greeted):
    message = actions.tell(ben.pk, greeted, {"name": "Rida"}, "greeting")
    with pytest.raises(PermissionDenied):
        actions.mark_read(message, by=olu)
    assert actions.read_all(by=olu) == 0
    assert queries.unread(ben) == 1


def test_reading_all_says_how_many_were_new(ben, greeted):
    for n in range(3):
        actions.tell(ben.pk, greeted, {"name": str(n)}, f"greeting-{n}")
    assert actions.read_all(by=ben) == 3
    assert actions.read_all(by=ben) == 0


def test_messages_go_after_ninety_days(ben, greeted):
    with clock.at(dt.date(2026, 1, 1)):
        actions.tell(ben.pk, greeted, {"name": "old"}, "old")
    with clock.at(dt.date(2026, 2, 1)):
        actions.tell(ben.pk, greeted, {"name": "new"}, "new")
    with clock.at(dt.date(2026, 4, 10)):
        assert actions.purge() == 1
        assert actions.purge() == 0
    assert [row.text for row in queries.inbox(ben)] == ["Dag new"]


def test_a_message_whose_kind_is_gone_is_left_out(ben, greeted):
    actions.tell(ben.pk, greeted, {"name": "Rida"}, "greeting")
    Message.objects.filter(person=ben).update(kind="messaging.Forgotten")
    assert queries.inbox(ben) == []


def test_the_newest_message_comes_first_with_its_address(ben, greeted):
    actions.tell(ben.pk, greeted, {"name": "one"}, "1")
    actions.tell(ben.pk, greeted, {"name": "two"}, "2")
    assert [(row.text, row.url, row.read) for row in queries.inbox(ben)] == [
        ("Dag two", "/account/login/", False),
        ("Dag one", "/account/login/", False),
    ]
