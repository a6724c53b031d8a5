"""A test that counts: one attempt, one end, our clock; and what came of it is hers."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from tests.library import QUESTION, TEXT, publish
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Exam
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import Attempt, Completion
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
RULES = {"attempts": 2, "again_days": 7, "minutes": 20, "pass_mark": 75, "draw": 0}
BLOCKS = [TEXT, *({**QUESTION, "id": f"q{n}"} for n in range(1, 5))]


@pytest.fixture
def tested(ines):
    activity = publish(ines, "toets", edition={"blocks": BLOCKS})
    catalogue.set_exam(activity, by=ines, **RULES)
    return activity


@pytest.fixture
def enrolment(tested, ben):
    return actions.enrol(tested, by=ben)


def answer(attempt, by, right):
    for n, block in enumerate(attempt.asked):
        actions.answer_attempt(attempt, block, chosen=["a" if n < right else "b"], by=by)


def at(monkeypatch, moment):
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_a_test_is_passed_and_finishes_the_activity(enrolment, ben):
    actions.finish_step(enrolment, "t1", by=ben)
    attempt = actions.begin_attempt(enrolment, by=ben)
    answer(attempt, ben, right=3)
    done = actions.hand_in(attempt, by=ben)
    assert (done.right, done.is_passed) == (3, True)
    assert actions.hand_in(attempt, by=ben).handed_in_at == done.handed_in_at
    assert Completion.objects.filter(person=ben).count() == 1
    assert actions.begin_attempt(enrolment, by=ben) == done  # passed is passed


def test_two_windows_have_one_attempt_and_one_end(enrolment, ben):
    first, second = (actions.begin_attempt(enrolment, by=ben) for _window in range(2))
    assert first == second
    assert first.ends_at - first.began_at == dt.timedelta(minutes=20)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(enrolment=enrolment, number=9, asked=[], pass_mark=75)
    actions.answer_attempt(first, "q1", chosen=["b"], by=ben)
    actions.answer_attempt(second, "q1", chosen=["a"], by=ben)  # the last one before the end counts
    assert actions.hand_in(first, by=ben).right == 1


def test_what_comes_late_is_kept_apart_and_does_not_count(enrolment, ben, monkeypatch):
    attempt = actions.begin_attempt(enrolment, by=ben)
    answer(attempt, ben, right=2)
    at(monkeypatch, attempt.ends_at + dt.timedelta(seconds=11))
    heard = actions.answer_attempt(attempt, "q3", chosen=["a"], by=ben)
    assert heard.late
    kept = Attempt.objects.get()
    assert (kept.right, kept.is_passed, kept.handed_in_at) == (2, False, kept.ends_at)
    assert [(one["block"], one["chosen"]) for one in kept.late] == [("q3", ["a"])]


def test_the_clock_closes_what_nobody_handed_in(enrolment, ben, monkeypatch):
    attempt = actions.begin_attempt(enrolment, by=ben)
    answer(attempt, ben, right=4)
    assert actions.close_overdue() == 0
    at(monkeypatch, attempt.ends_at + dt.timedelta(minutes=1))
    assert (actions.close_overdue(), actions.close_overdue()) == (1, 0)
    assert Attempt.objects.get().is_passed


def test_attempts_run_out_and_open_again(enrolment, tested, ben, monkeypatch):
    for _time in range(2):
        actions.hand_in(actions.begin_attempt(enrolment, by=ben), by=ben)
    with pytest.raises(ValidationError, match="op"):
        actions.begin_attempt(enrolment, by=ben)
    exam = Exam.objects.get()
    today = clock.today()
    assert queries.exam_standing(enrolment, exam).opens_on == today + dt.timedelta(days=7)
    later = clock.now() + dt.timedelta(days=7)
    at(monkeypatch, later)
    monkeypatch.setattr(clock, "today", lambda: today + dt.timedelta(days=7))
    assert actions.begin_attempt(enrolment, by=ben).number == 3


def test_drawn_questions_are_others_the_second_time(enrolment, tested, ines, ben):
    catalogue.set_exam(tested, by=ines, **{**RULES, "draw": 2})
    first = actions.hand_in(actions.begin_attempt(enrolment, by=ben), by=ben)
    second = actions.begin_attempt(enrolment, by=ben)
    assert len(first.asked) == len(second.asked) == 2
    assert not set(first.asked) & set(second.asked)


def test_extra_time_is_a_number_without_a_reason(enrolment, ben, hugo):
    with pytest.raises(PermissionDenied):
        actions.give_extra_time(ben, percent=50, by=ben)
    actions.give_extra_time(ben, percent=50, by=hugo)
    attempt = actions.begin_attempt(enrolment, by=ben)
    assert attempt.ends_at - attempt.began_at == dt.timedelta(minutes=30)
    actions.give_extra_time(ben, percent=0, by=hugo)
    assert queries.extra_time(ben) == 0


def test_a_question_of_a_test_is_not_answered_beside_it(enrolment, ben, tested, ines):
    with pytest.raises(ValidationError, match="toets"):
        actions.answer(enrolment, "q1", chosen=["a"], by=ben)
    catalogue.drop_exam(tested, by=ines)
    assert actions.answer(enrolment, "q1", chosen=["a"], by=ben).correct


def test_nobody_else_answers_for_her(enrolment, ben, olu):
    attempt = actions.begin_attempt(enrolment, by=ben)
    with pytest.raises(PermissionDenied):
        actions.answer_attempt(attempt, "q1", chosen=["a"], by=olu)
    assert not Attempt.objects.visible_to(olu).exists()
