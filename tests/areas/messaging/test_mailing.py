"""Mail through a real mail server: one mail with all that may go, refusals seen, nothing lost when the line fails."""

import datetime as dt
import io
from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from tests.postbox import postbox
from vliegwiel.areas.messaging import actions, jobs, queries
from vliegwiel.areas.messaging.enums import Lane, Why
from vliegwiel.areas.messaging.models import Bounce, Mail, Message, Sending
from vliegwiel.kit import clock
from vliegwiel.kit.notices import NOTICES, Notice, Topic

__all__ = ["postbox"]
pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 3, 2, 10, 0)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def kinds():
    @dataclass(frozen=True, kw_only=True)
    class Promised(Notice):
        what: str
        page = "learn:practice"
        topic = Topic.PROMISE

        @property
        def text(self) -> str:
            return f"Hoe ging {self.what}?"

    @dataclass(frozen=True, kw_only=True)
    class Answered(Promised):
        topic = Topic.REPLY

    yield Promised, Answered
    del NOTICES[Promised.kind], NOTICES[Answered.kind]


def told(person, kind, what, moment=MONDAY):
    with clock.at(moment):
        return actions.tell(person.pk, kind, {"what": what}, what)


def run(moment):
    with clock.at(moment):
        jobs.mail_what_is_due.call()


def test_what_is_due_goes_in_one_mail_with_why_it_came_and_how_to_stop_it(postbox, kinds, ben, client):
    promised, answered = kinds
    told(ben, promised, "luisteren")
    told(ben, promised, "vragen")
    told(ben, answered, "het antwoord")
    run(MONDAY + HOUR)
    run(MONDAY + HOUR)
    ((to, content),) = postbox.taken
    assert to == [ben.email]
    assert "Subject: 2 berichten van academie" in content
    assert "Hoe ging luisteren?" in content
    assert "http://localhost:8000/learn/practice/" in content
    assert "omdat je hier zelf een plan voor maakte" in content.replace("=\r\n", "")
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in content
    assert Message.objects.count() == 3  # the answer is in the academy, and waits for the week's mail
    run(MONDAY + dt.timedelta(days=1, hours=1))
    assert len(postbox.taken) == 2
    assert "Subject: Hoe ging het antwoord?" in postbox.taken[1][1]


def test_the_link_in_a_mail_stops_that_topic_without_signing_in(postbox, kinds, ben, client):
    promised, _answered = kinds
    told(ben, promised, "luisteren")
    run(MONDAY)
    link = queries.stop_address(ben.pk, Topic.PROMISE).removeprefix("http://localhost:8000")
    assert "Stop deze mail" in client.get(link).text
    assert queries.lane_of(queries.preference(ben.pk), Topic.PROMISE) == Lane.MAIL  # looking changes nothing
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    told(ben, promised, "vragen", MONDAY + dt.timedelta(days=1))
    run(MONDAY + dt.timedelta(days=1))
    assert len(postbox.taken) == 1
    assert client.get(link[:-3] + "x/").status_code == 410  # not ours


def test_what_was_read_in_the_academy_is_not_mailed(postbox, kinds, ben):
    message = told(ben, kinds[0], "luisteren")
    actions.mark_read(message, by=ben)
    run(MONDAY)
    assert postbox.taken == []
    assert Sending.objects.get().why == Why.READ


def test_a_refused_address_is_seen_and_left_alone_until_somebody_says_so(postbox, kinds, ben, adam):
    postbox.says = "550 5.1.1 No such user"
    told(ben, kinds[0], "luisteren")
    run(MONDAY)
    bounce = Bounce.objects.get()
    assert (bounce.person, bounce.words) == (ben, "5.1.1 No such user")
    assert Sending.objects.get().why == Why.BOUNCED
    postbox.says = "250 OK"
    told(ben, kinds[0], "vragen", MONDAY + dt.timedelta(days=1))
    run(MONDAY + dt.timedelta(days=1))
    assert postbox.taken == []
    actions.try_again(bounce, by=adam)
    told(ben, kinds[0], "vertellen", MONDAY + dt.timedelta(days=2))
    run(MONDAY + dt.timedelta(days=2))
    assert len(postbox.taken) == 1


def test_a_server_that_says_not_now_is_asked_again_and_after_a_day_it_is_over(postbox, kinds, ben):
    postbox.says = "451 Try later"
    told(ben, kinds[0], "luisteren")
    run(MONDAY)
    run(MONDAY)  # not yet
    mail = Mail.objects.get()
    assert (mail.tries, mail.sent_at, mail.failed_at) == (1, None, None)
    postbox.says = "250 OK"
    run(MONDAY + HOUR)
    mail.refresh_from_db()
    assert mail.sent_at is not None
    assert mail.message_id in postbox.taken[0][1]
    postbox.says = "451 Try later"
    told(ben, kinds[0], "vragen", MONDAY + dt.timedelta(days=1))
    run(MONDAY + dt.timedelta(days=1))
    run(MONDAY + dt.timedelta(days=2, hours=1))
    assert Sending.objects.get(key="vragen").why == Why.FAILED


def test_no_server_at_all_loses_nothing(postbox, kinds, ben, settings):
    settings.EMAIL_PORT = 1
    told(ben, kinds[0], "luisteren")
    run(MONDAY)
    assert Mail.objects.get().sent_at is None
    assert queries.unread(ben) == 1


def test_a_returned_mail_is_read_from_the_command_line(ben, monkeypatch, capsys):
    report = f"""\
From: mailer@elsewhere.example
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.elsewhere.example

Final-Recipient: rfc822; {ben.email}
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 Mailbox full

Final-Recipient: rfc822; somebody@elsewhere.example
Action: delayed
Status: 4.2.2

--b--
"""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(report.encode())))
    call_command("bounce")
    assert Bounce.objects.get().person == ben
    assert "1 address refuses mail." in capsys.readouterr().out


def test_days_away_and_a_pause_are_hers_to_say_and_take_back(postbox, kinds, ben, olu):
    with clock.at(MONDAY):
        absence = actions.be_away(starts=dt.date(2026, 3, 2), ends=dt.date(2026, 3, 3), by=ben)
        assert actions.be_away(starts=dt.date(2026, 3, 2), ends=dt.date(2026, 3, 3), by=ben) == absence
        with pytest.raises(PermissionDenied):
            actions.be_back(absence, by=olu)
        for starts, ends in [("2026-03-04", "2026-03-03"), ("2026-02-01", "2026-02-02"), ("2026-03-02", "2029-03-02")]:
            with pytest.raises(ValidationError):
                actions.be_away(starts=dt.date.fromisoformat(starts), ends=dt.date.fromisoformat(ends), by=ben)
    told(ben, kinds[0], "luisteren")
    run(MONDAY)
    assert postbox.taken == []
    with clock.at(MONDAY):
        actions.be_back(absence, by=ben)
    run(MONDAY + dt.timedelta(days=2))
    assert len(postbox.taken) == 1
    with clock.at(MONDAY + dt.timedelta(days=2)):
        actions.pause(until=dt.date(2026, 3, 20), by=ben)
        with pytest.raises(ValidationError):
            actions.pause(until=dt.date(2026, 3, 4), by=ben)
    told(ben, kinds[0], "vragen", MONDAY + dt.timedelta(days=3))
    run(MONDAY + dt.timedelta(days=3))
    assert Sending.objects.get(key="vragen").why == Why.PAUSED
    actions.pause(until=None, by=ben)
    told(ben, kinds[0], "vertellen", MONDAY + dt.timedelta(days=4))
    run(MONDAY + dt.timedelta(days=4))
    assert len(postbox.taken) == 2


def test_a_mail_of_nobody_here_changes_nothing(ben):
    assert actions.bounced("somebody@elsewhere.example", "550") is None
    assert actions.bounced(ben.email.upper(), "550 No\r\n such user").words == "550 No such user"


def test_off_is_off_and_says_so_to_her_alone(postbox, kinds, ben):
    wants = queries.preference(ben.pk)
    chosen = {topic: queries.lane_of(wants, topic) for topic in Topic} | {Topic.REPLY: Lane.OFF}
    hours = {"quiet_from": dt.time(18), "quiet_until": dt.time(8), "digest_day": 2, "digest_at": dt.time(10)}
    actions.choose(lanes=chosen, by=ben, **hours)
    assert told(ben, kinds[1], "het antwoord") is None
    assert told(ben, kinds[1], "het antwoord") is None
    assert not Message.objects.exists()
    assert [one.why for one in queries.unsent_to(ben)] == ["Je zette dit uit."]


def test_who_changes_how_she_is_told_changes_what_waits(postbox, kinds, ben):
    told(ben, kinds[1], "het antwoord")
    with clock.at(MONDAY):
        actions.stop(Topic.REPLY, by=ben)
    run(MONDAY + dt.timedelta(days=1, hours=1))
    assert postbox.taken == []
    assert Sending.objects.get().why == Why.OFF


def test_without_a_mail_server_nothing_is_planned(kinds, ben, settings):
    settings.MAILS = False
    told(ben, kinds[0], "luisteren")
    assert queries.unread(ben) == 1
    assert not Sending.objects.exists()
