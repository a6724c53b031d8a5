"""A test that counts: one attempt, one end, our clock; and what came of it is hers."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from tests.library import QUESTION, TEXT, publish, republish
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Exam
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import Attempt, Completion, Enrolment
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

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
        Attempt.objects.create(enrolment=enrolment, edition=enrolment.edition, number=9, asked=[], pass_mark=75)
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


def test_other_rules_give_no_attempt_that_was_used(enrolment, tested, ines, ben):
    for _time in range(2):
        actions.hand_in(actions.begin_attempt(enrolment, by=ben), by=ben)
    catalogue.set_exam(tested, by=ines, **{**RULES, "attempts": 1})
    with pytest.raises(ValidationError, match="op"):
        actions.begin_attempt(enrolment, by=ben)
    catalogue.set_exam(tested, by=ines, **{**RULES, "attempts": 3})
    assert actions.begin_attempt(enrolment, by=ben).number == 3


def test_what_its_author_or_hr_changes_meanwhile_is_for_the_next_attempt(enrolment, tested, ines, ben, hugo):
    attempt = actions.begin_attempt(enrolment, by=ben)
    catalogue.set_exam(tested, by=ines, **{**RULES, "minutes": 1, "pass_mark": 100, "draw": 1})
    actions.give_extra_time(ben, percent=100, by=hugo)
    newest = republish(tested, blocks=[TEXT, {**QUESTION, "id": "q1"}, {**QUESTION, "id": "q9"}])
    actions.begin_again(enrolment, by=ben)
    assert actions.begin_attempt(enrolment, by=ben).ends_at == attempt.began_at + dt.timedelta(minutes=20)
    answer(attempt, ben, right=3)
    done = actions.hand_in(attempt, by=ben)
    assert (done.right, len(done.asked), done.is_passed) == (3, 4, True)  # of the questions she began with
    enrolment.refresh_from_db()
    assert enrolment.edition == newest
    actions.finish_step(enrolment, "t1", by=ben)
    assert Completion.objects.filter(person=ben).count() == 1  # the new question is not asked of who passed


def test_who_passed_and_goes_over_is_not_asked_again(enrolment, tested, ben):
    attempt = actions.begin_attempt(enrolment, by=ben)
    answer(attempt, ben, right=4)
    actions.hand_in(attempt, by=ben)
    republish(tested, blocks=[TEXT, {**QUESTION, "id": "q9"}])
    actions.begin_again(enrolment, by=ben)
    actions.finish_step(enrolment, "t1", by=ben)
    assert Completion.objects.filter(person=ben).count() == 1


def test_the_clocks_go_back_and_an_hour_stays_an_hour(enrolment, ben, monkeypatch):
    before = dt.datetime(2026, 10, 25, 0, 50, tzinfo=dt.UTC)  # 2.50 in summer time; at 3.00 it is 2.00 again
    at(monkeypatch, before)
    attempt = actions.begin_attempt(enrolment, by=ben)
    assert attempt.ends_at - before == dt.timedelta(minutes=20)
    at(monkeypatch, before + dt.timedelta(minutes=19))
    assert not actions.answer_attempt(attempt, "q1", chosen=["a"], by=ben).late
    at(monkeypatch, before + dt.timedelta(minutes=21))
    assert actions.answer_attempt(attempt, "q2", chosen=["a"], by=ben).late


@pytest.mark.postgres  # elsewhere there is one writer at a time, and nothing is ever at once
@pytest.mark.django_db(transaction=True)
def test_all_at_once_is_once(enrolment, tested, ben):
    """Windows that begin, answer and hand in within the same moment, each with a connection of its own."""

    def at_once(*deeds):
        started = Barrier(len(deeds))

        def one(deed):
            try:
                started.wait()
                return deed()
            finally:
                connection.close()

        with ThreadPoolExecutor(len(deeds)) as pool:
            return [found.result() for found in [pool.submit(one, deed) for deed in deeds]]

    attempts = at_once(*[partial(actions.begin_attempt, Enrolment.objects.get(), by=ben) for _window in range(6)])
    assert len({attempt.pk for attempt in attempts}) == 1
    asked = attempts[0].asked
    at_once(*[partial(actions.answer_attempt, attempts[0], block, chosen=["a"], by=ben) for block in asked])
    done = at_once(*[partial(actions.hand_in, attempts[0], by=ben) for _window in range(6)])
    assert {(one.right, one.handed_in_at) for one in done} == {(4, Attempt.objects.get().handed_in_at)}
    assert Happening.objects.filter(kind="learning.AttemptHandedIn").count() == 1


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
