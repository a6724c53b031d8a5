"""The pages of a test: rules first, nothing given away, late told in words, why afterwards."""

import datetime as dt

import pytest

from tests.library import QUESTION, TEXT, publish
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Draft
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Attempt
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
HERE = "/learn/activity/toets/"
EXAM = HERE + "exam/"


@pytest.fixture
def enrolment(ines, ben):
    activity = publish(ines, "toets", edition={"blocks": [TEXT, QUESTION, {**QUESTION, "id": "q2"}]})
    catalogue.set_exam(activity, attempts=1, again_days=7, minutes=20, pass_mark=100, draw=0, by=ines)
    return actions.enrol(activity, by=ben)


def test_from_the_rules_to_the_reasons(ben_s, enrolment, words):
    assert ben_s.get(HERE + "step/q1/").url == EXAM
    assert "Wat doe je eerst?" not in words(ben_s.get(HERE))  # what is asked is not told beforehand
    rules = words(ben_s.get(EXAM))
    assert "gehaald vanaf 2 goed (100 procent)" in rules
    assert "20 minuten" in rules
    assert ben_s.post(EXAM + "attempt/").url == EXAM + "question/1/"
    asked = words(ben_s.get(EXAM + "question/1/"))
    assert "1 van 2" in asked
    assert "Zo voelt de klant zich gehoord." not in asked
    attempt = Attempt.objects.get()
    first = ben_s.post(EXAM + "question/1/", {"attempt": attempt.pk, "chosen": "b"})
    assert first.url == EXAM + "question/2/"
    assert "Bewaard: Uitleggen." in words(ben_s.get(EXAM + "question/1/"))
    assert ben_s.post(EXAM + "question/2/", {"attempt": attempt.pk, "unsure": "1"}).url == EXAM
    assert "Alle vragen hebben een antwoord." in words(ben_s.get(EXAM))
    ben_s.post(EXAM + "attempt/end/")
    after = words(ben_s.get(EXAM))
    assert "Nog niet gehaald" in after
    assert "0 van de 2 goed" in after
    assert "Daar is het nog te vroeg voor." in after
    assert "Vanaf" in after  # when she may try again


def test_late_is_told_in_words(ben_s, ben, enrolment, words, monkeypatch):
    attempt = actions.begin_attempt(enrolment, by=ben)
    late = attempt.ends_at + dt.timedelta(minutes=2)
    monkeypatch.setattr(clock, "now", lambda: late)
    assert "De tijd is om" in words(ben_s.get(EXAM))
    assert ben_s.get(EXAM + "question/1/").url == EXAM
    assert ben_s.post(EXAM + "question/1/", {"attempt": attempt.pk, "chosen": "a"}).url == EXAM
    told = words(ben_s.get(EXAM))
    assert "Dit antwoord kwam 2 minuten na het einde" in told
    assert Attempt.objects.get().right == 0


def test_two_windows_are_told_what_counts(ben_s, ben, enrolment, words):
    attempt = actions.begin_attempt(enrolment, by=ben)
    question = {"attempt": attempt.pk, "chosen": "a"}
    assert "Lever in, met 2 vragen open" in words(ben_s.get(EXAM))
    assert ben_s.post(EXAM + "question/3/", question).status_code == 404  # not asked in this attempt
    ben_s.post(EXAM + "attempt/end/", {"clock": "1"})  # a device whose clock runs ahead
    assert Attempt.objects.get().handed_in_at is None
    ben_s.post(EXAM + "attempt/end/")  # another window hands in
    assert ben_s.post(EXAM + "question/1/", question).url == EXAM
    told = words(ben_s.get(EXAM))
    assert "Je leverde deze poging al in" in told
    assert "Hier gaf je geen antwoord." in told
    assert Attempt.objects.get().right == 0


def test_practice_again_while_she_was_at_it(ben_s, ben, ines, enrolment, words):
    attempt = actions.begin_attempt(enrolment, by=ben)
    catalogue.drop_exam(enrolment.activity, by=ines)
    assert "2 vragen zonder antwoord" in words(ben_s.get(EXAM))
    for n in (1, 2):
        ben_s.post(EXAM + f"question/{n}/", {"attempt": attempt.pk, "chosen": "a"})
    ben_s.post(EXAM + "attempt/end/")
    assert "Gehaald" in words(ben_s.get(EXAM))


def test_another_persons_attempt_is_not_found(client, olu, ben, enrolment):
    attempt = actions.begin_attempt(enrolment, by=ben)
    client.force_login(olu)
    assert client.get(EXAM).url == HERE
    assert client.post(EXAM + "question/1/", {"attempt": attempt.pk, "chosen": "a"}).status_code == 404


def test_the_author_sets_the_rules_and_hr_the_time(client, ines, hugo, ben, enrolment, words):
    held = enrolment.edition
    Draft.objects.create(activity=enrolment.activity, language="nl", title=held.title, blocks=held.blocks)
    client.force_login(ines)
    page = "/studio/activity/toets/exam/"
    rules = {"attempts": 3, "again_days": 0, "minutes": 0, "pass_mark": 80, "draw": 0}
    assert client.post(page, rules).url == page
    assert client.post(page, {**rules, "pass_mark": 101}).status_code == 422
    client.post(page + "removal/")
    assert "Maak er een toets van" in words(client.get(page))
    client.force_login(hugo)
    assert client.post(f"/office/people/{ben.pk}/extra-time/", {"percent": "25"}).status_code == 302
    assert "Een kwart erbij" in words(client.get(f"/office/people/{ben.pk}/extra-time/"))
    client.force_login(ben)
    assert client.get(f"/office/people/{ben.pk}/extra-time/").status_code == 403


def test_a_test_that_runs_is_found_after_its_author_dropped_it(ben_s, ben, ines, enrolment, words):
    assert "Je toets loopt nog" not in words(ben_s.get(HERE))
    actions.begin_attempt(enrolment, by=ben)
    catalogue.drop_exam(enrolment.activity, by=ines)
    page = ben_s.get(HERE)
    assert "Je toets loopt nog" in words(page)
    assert f'href="{EXAM}"' in page.text
    ben_s.post(EXAM + "attempt/end/")
    assert "Je toets loopt nog" not in words(ben_s.get(HERE))
