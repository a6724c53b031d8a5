import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.areas.retrieval.conftest import MONDAY
from vliegwiel.areas.assessment.models import Answer
from vliegwiel.areas.learning.models import Completion, Enrolment, FirstTries, Step
from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.models import Recall, RetrievalCard
from vliegwiel.kit import clock

ALL_OF_IT = (Completion, Enrolment, Step, Answer, FirstTries)


def test_right_comes_back_later_and_wrong_tomorrow(card, ben, on_day):
    with on_day(2):
        right = actions.recall(card, chosen=["a"], by=ben)
    card.refresh_from_db()
    assert (right.right, right.grade, card.due.date()) == (True, 3, MONDAY + dt.timedelta(days=4))
    with on_day(4):
        wrong = actions.recall(card, chosen=["b"], by=ben)
    card.refresh_from_db()
    assert (wrong.right, wrong.grade) == (False, 1)
    assert (card.due - wrong.at).days < 4


def test_it_touches_nothing_of_what_she_finished(card, ben, on_day):
    before = [list(model.objects.order_by("pk").values()) for model in ALL_OF_IT]
    with on_day(2):
        actions.recall(card, chosen=["b"], by=ben)
    assert [list(model.objects.order_by("pk").values()) for model in ALL_OF_IT] == before


def test_a_card_is_answered_once_a_day(card, ben, on_day):
    with on_day(2):
        first = actions.recall(card, chosen=["b"], by=ben)
        assert actions.recall(card, chosen=["a"], by=ben) == first
    assert Recall.objects.count() == 1


def test_reading_back_first_brings_it_back_sooner(card, ben, on_day):
    with on_day(2):
        row = actions.recall(card, chosen=["a"], by=ben, helped=True)
    card.refresh_from_db()
    assert (row.grade, card.due.date()) == (2, MONDAY + dt.timedelta(days=3))


def test_slow_is_twice_the_median_of_five_people(card, ben, calls, hire, company, finish, on_day):
    for n in range(4):
        other = hire(f"Ander{n}", "Mens", unit=company.south)
        finish(other, calls)
        with on_day(2):
            actions.recall(RetrievalCard.objects.get(deck__person=other), chosen=["a"], by=other, seconds=20)
    with on_day(2):
        assert queries.median_seconds(card) is None  # four say nothing
        assert actions.recall(card, chosen=["a"], by=ben, seconds=20).grade == 3
        assert queries.median_seconds(card) == 20
    with on_day(4):
        assert actions.recall(card, chosen=["a"], by=ben, seconds=41).grade == 2


def test_that_it_was_easy_is_hers_to_say_and_can_be_said_twice(card, ben, on_day):
    with on_day(2):
        row = actions.recall(card, chosen=["a"], by=ben)
        for _twice in range(2):
            row = actions.say_easy(row, by=ben)
    card.refresh_from_db()
    assert row.grade == 4
    assert (card.due.date() - MONDAY).days == 2 + 8
    assert (card.stability, card.last_at) == (pytest.approx(8.2956), row.at)


def test_easy_is_not_said_of_what_was_wrong_or_came_back_since(card, ben, on_day):
    with on_day(2):
        wrong = actions.recall(card, chosen=[], by=ben)
        with pytest.raises(ValidationError, match="klopte"):
            actions.say_easy(wrong, by=ben)
    with on_day(3):
        right = actions.recall(card, chosen=["a"], by=ben)
    with on_day(5):
        actions.recall(card, chosen=["a"], by=ben)
        with pytest.raises(ValidationError, match="terugkomt"):
            actions.say_easy(right, by=ben)


def test_what_she_knows_ends(card, ben):
    card.refresh_from_db()
    for _time in range(7):
        with clock.at(card.due):
            actions.recall(card, chosen=["a"], by=ben)
        card.refresh_from_db()
    assert (card.sure, card.ended_why) == (4, "known")
    with clock.at(card.due), pytest.raises(ValidationError, match="komt niet meer terug"):
        actions.recall(card, chosen=["a"], by=ben)


def test_nobody_answers_for_another(card, olu, mara, lea):
    for other in (olu, mara, lea):
        with pytest.raises(PermissionDenied):
            actions.recall(card, chosen=["a"], by=other)
    assert not Recall.objects.exists()


def send(card, ben, key, at, chosen=("a",)):
    return actions.receive(card.pk, key=key, done_at=at, chosen=list(chosen), by=ben)


def test_an_answer_from_a_device_arrives_once_and_counts_from_when_she_gave_it(card, ben, on_day):
    at = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
    with on_day(6):
        assert [send(card, ben, "een", at) for _twice in range(2)] == [("kept", "")] * 2
        assert send(card, ben, "twee", at - dt.timedelta(hours=1)) == ("later", "")
        assert send(card, ben, "drie", at + dt.timedelta(hours=1)) == ("later", "")
    (row,) = Recall.objects.all()
    card.refresh_from_db()
    assert (row.key, row.at, row.on) == ("een", at, dt.date(2026, 3, 4))
    assert card.due == at + dt.timedelta(days=2)


def test_a_device_that_runs_ahead_did_it_now(card, ben, on_day):
    with on_day(2):
        send(card, ben, "een", clock.now() + dt.timedelta(days=30))
        assert Recall.objects.get().at == clock.now()


def test_what_was_put_off_or_wiped_meanwhile_is_refused_in_words(card, ben, deck, on_day):
    with on_day(2):
        actions.switch_off(deck, by=ben)
        arrival, words = send(card, ben, "een", clock.now())
        assert (arrival, words) == (
            "refused",
            "Deze vraag komt niet meer terug, dus je antwoord is niet bewaard.",
        )
        actions.wipe(deck, by=ben)
        arrival, words = send(card, ben, "een", clock.now())
        assert (arrival, words) == ("refused", "Deze vraag wiste je intussen, dus je antwoord is niet bewaard.")
    assert not Recall.objects.exists()
