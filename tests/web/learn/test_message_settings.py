"""/learn/messages/settings/ and /office/mail/: how somebody is told, and how the mail does."""

import datetime as dt

import pytest
from django.core import mail as outbox
from django.test import Client

from vliegwiel.areas.messaging import actions, queries
from vliegwiel.areas.messaging.enums import Lane
from vliegwiel.areas.messaging.models import Absence
from vliegwiel.kit import clock
from vliegwiel.kit.notices import Topic

pytestmark = pytest.mark.django_db
HERE = "/learn/messages/settings/"
FORM = {
    **{f"lane_{topic}": Lane.MAIL for topic in Topic},
    "quiet_from": "20:00",
    "quiet_until": "07:30",
    "digest_day": "4",
    "digest_at": "14:00",
}


@pytest.fixture
def adam_s(adam):
    signed_in = Client()
    signed_in.force_login(adam)
    return signed_in


@pytest.fixture
def olu_s(olu):
    signed_in = Client()
    signed_in.force_login(olu)
    return signed_in


def test_what_she_chooses_is_kept(ben_s, ben):
    assert "Wat je zelf afsprak" in ben_s.get("/learn/messages/settings/").text
    html = ben_s.post(HERE, FORM | {"lane_card": Lane.OFF}, follow=True).text
    assert "Bewaard." in html
    wants = queries.preference(ben.pk)
    assert (wants.digest_day, wants.quiet_until) == (4, dt.time(7, 30))
    assert queries.lane_of(wants, Topic.CARD) == Lane.OFF
    assert queries.lane_of(wants, Topic.REPLY) == Lane.MAIL


def test_what_the_law_asks_cannot_be_turned_off(ben_s, ben):
    refused = ben_s.post(HERE, FORM | {"lane_deadline": Lane.OFF})
    assert refused.status_code == 422
    assert queries.lane_of(queries.preference(ben.pk), Topic.DEADLINE) == Lane.MAIL


def test_mail_is_held_for_a_while_and_not(ben_s, ben):
    day = clock.today() + dt.timedelta(days=14)
    assert "krijg je geen mail" in ben_s.post(f"{HERE}pause/", {"until": day.isoformat()}, follow=True).text
    assert queries.preference(ben.pk).paused_until == day
    assert "Je krijgt weer mail." in ben_s.post(f"{HERE}pause/", {"now": "1"}, follow=True).text
    refused = ben_s.post(f"{HERE}pause/", {"until": clock.today().isoformat()})
    assert refused.status_code == 422
    assert "Kies een dag na vandaag" in refused.text


def test_days_away_come_and_go(ben_s, ben, olu_s):
    day = clock.today() + dt.timedelta(days=3)
    ben_s.post(f"{HERE}away/", {"starts": day.isoformat(), "ends": day.isoformat()})
    absence = Absence.objects.get(person=ben)
    assert olu_s.post(f"{HERE}away/{absence.pk}/removal/").status_code == 404
    assert "Haal weg" in ben_s.get(HERE).text
    ben_s.post(f"{HERE}away/{absence.pk}/removal/")
    assert not Absence.objects.exists()
    wrong = {"starts": day.isoformat(), "ends": (day - dt.timedelta(days=1)).isoformat()}
    assert "De laatste dag ligt voor de eerste." in ben_s.post(f"{HERE}away/", wrong).text


def test_who_keeps_the_mail_sees_how_it_does_and_who_does_not_does_not(adam_s, ben_s, ben):
    actions.bounced(ben.email, "550 5.1.1 No such user")
    html = adam_s.get("/office/mail/").text
    assert ben.email in html
    assert "5.1.1 No such user" in html
    assert ben_s.get("/office/mail/").status_code == 403
    assert "weigerde een mail" in ben_s.get(HERE).text
    assert "krijgt weer mail" in adam_s.post(f"/office/mail/{queries.bounce_of(ben).pk}/retry/", follow=True).text
    assert queries.bounce_of(ben) is None


def test_a_trial_goes_to_oneself_and_says_what_the_server_answered(adam_s, adam, settings):
    assert "nam de proef aan" in adam_s.post("/office/mail/trial/", follow=True).text
    assert [mail.to for mail in outbox.outbox] == [[adam.email]]
    settings.EMAIL_BACKEND = "tests.web.learn.test_message_settings.Broken"
    assert "Verbinding geweigerd" in adam_s.post("/office/mail/trial/", follow=True).text


class Broken:
    def __init__(self, **_kept):
        pass

    def send_messages(self, _mails):
        raise ConnectionRefusedError("Verbinding geweigerd")
