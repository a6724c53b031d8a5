"""What was done without a connection arrives once, in order, and overwrites nothing newer."""

import datetime as dt

import pytest

from tests.library import PRACTICE, TEXT, republish
from vliegwiel.areas.assessment.models import Answer
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.enums import Arrival
from vliegwiel.areas.learning.models import Completion, Delivery
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(activity, ben):
    return actions.enrol(activity, by=ben)


def test_the_same_step_arriving_twice_is_one_step_and_the_last_finishes(enrolment, ben):
    now = clock.now() - dt.timedelta(hours=1)
    for _again in range(2):
        actions.receive(enrolment, "t1", key="k-000001", done_at=now, by=ben)
        actions.receive(enrolment, "q1", key="k-000002", done_at=now, chosen=["b"], by=ben)
        actions.receive(enrolment, "q1", key="k-000003", done_at=now, chosen=["a"], by=ben)
        actions.receive(enrolment, "p1", key="k-000004", done_at=now, by=ben)
    assert list(Answer.objects.order_by("pk").values_list("chosen", flat=True)) == [["b"], ["a"]]
    assert (Delivery.objects.count(), Completion.objects.count()) == (4, 1)


def test_an_answer_given_elsewhere_since_stays(enrolment, ben):
    actions.answer(enrolment, "q1", chosen=["a"], by=ben)
    before = clock.now() - dt.timedelta(minutes=5)
    late = actions.receive(enrolment, "q1", key="k-000001", done_at=before, chosen=["b"], by=ben)
    assert late.arrival == Arrival.LATER
    assert Answer.objects.get().chosen == ["a"]


def test_a_step_that_is_no_longer_there_is_told_and_holds_up_nothing(enrolment, activity, ben):
    republish(activity, blocks=[TEXT, PRACTICE])
    actions.begin_again(enrolment, by=ben)
    gone = actions.receive(enrolment, "q1", key="k-000001", done_at=clock.now(), chosen=["a"], by=ben)
    kept = actions.receive(enrolment, "t1", key="k-000002", done_at=clock.now(), by=ben)
    assert (gone.arrival, kept.arrival) == (Arrival.REFUSED, Arrival.KEPT)
    assert "hoort niet bij de versie" in gone.words
    assert [left.block for left in queries.progress(enrolment).left] == ["p1"]


def test_what_arrived_is_forgotten_after_thirty_days(enrolment, ben, monkeypatch):
    actions.receive(enrolment, "t1", key="k-000001", done_at=clock.now(), by=ben)
    later = clock.now() + dt.timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert actions.forget_deliveries() == 1
    assert enrolment.steps.count() == 1
