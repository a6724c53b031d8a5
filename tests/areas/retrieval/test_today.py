"""What comes to somebody on a day, from the database."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.areas.retrieval.conftest import MONDAY, numbered
from tests.library import publish
from vliegwiel.areas.messaging.models import Absence
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.models import Deck, RetrievalCard
from vliegwiel.areas.retrieval.queries.signs import signs_of
from vliegwiel.kit import clock


def anything_today(person):
    return signs_of(person, clock.today()).may_come


@pytest.fixture
def many(ben, ines, finish):
    """Ten cards."""
    finish(ben, publish(ines, "tien", edition={"blocks": [numbered(n) for n in range(10)]}))
    return list(RetrievalCard.objects.order_by("pk"))


def answer_all(person):
    for one in queries.today(person).come:
        card = RetrievalCard.objects.select_related("deck").get(pk=one.card)
        actions.recall(card, chosen=["a"], by=person)


def test_nothing_comes_before_its_day(card, ben, on_day):
    with on_day(1):
        assert (queries.today(ben).come, anything_today(ben)) == ((), False)
    with on_day(2):
        assert ([one.card for one in queries.today(ben).come], anything_today(ben)) == ([card.pk], True)


def test_five_come_and_after_five_it_is_done_for_today(many, ben, on_day):
    with on_day(2):
        assert (len(queries.today(ben).come), queries.today(ben).total) == (5, 5)
        for n in range(5):
            day = queries.today(ben)
            assert (day.answered, len(day.come), day.total) == (n, 5 - n, 5)
            card = RetrievalCard.objects.select_related("deck").get(pk=day.come[0].card)
            actions.recall(card, chosen=["a"], by=ben)
        assert (queries.today(ben).come, anything_today(ben)) == ((), False)


@pytest.mark.parametrize("skipped", [0, 1, 7, 30, 365])
def test_however_long_she_stayed_away_the_same_few_come(many, ben, on_day, skipped):
    with on_day(2 + 7 * (skipped // 7)):
        assert queries.today(ben).total == 5


def test_three_days_in_a_week_and_then_not_before_monday(many, ben, on_day):
    seen = []
    for day in range(2, 9):
        with on_day(day):
            seen.append(len(queries.today(ben).come))
            answer_all(ben)
    # Wednesday, Thursday and what came back on Friday; nothing in the weekend; on Monday what was due on Saturday.
    assert seen == [5, 5, 5, 0, 0, 5, 0]


def test_the_third_day_of_a_week_is_the_last_also_of_who_works_every_day(many, ben, on_day):
    Placement.objects.update(pattern="roster")
    for day in (2, 3, 4):
        with on_day(day):
            answer_all(ben)
    with on_day(5):
        day = queries.today(ben)
        assert (day.come, day.works, day.had) == ((), True, True)
    with on_day(7):
        assert len(queries.today(ben).come) == 5


def test_nothing_comes_on_a_day_she_does_not_work_or_is_away(card, ben, on_day):
    Placement.objects.filter(employment__person=ben).update(pattern="124")
    with on_day(2):  # Wednesday
        day = queries.today(ben)
        assert (day.come, day.works, anything_today(ben)) == ((), False, False)
    Absence.objects.create(person=ben, starts=MONDAY, ends=MONDAY + dt.timedelta(days=3))
    with on_day(3):
        assert not queries.today(ben).works
    with on_day(7):
        assert len(queries.today(ben).come) == 1


def test_another_s_cards_are_not_there(card, ben, olu, mara, on_day):
    with on_day(2):
        for other in (olu, mara):
            assert (queries.today(other).come, queries.asked(other, card.pk), queries.decks(other)) == ((), None, [])


def test_the_text_before_the_question_can_be_read_back(card, ben, on_day):
    with on_day(2):
        asked = queries.asked(ben, card.pk)
    assert [str(block.html) for block in asked.before] == ["<p>Een klant belt boos op.</p>"]
    assert (asked.title, asked.slug, asked.tens) == ("Bellen", "bellen", 20)


def test_asking_costs_the_same_with_one_card_and_with_many(many, ben, on_day):
    with on_day(2):
        queries.today(ben)
        with CaptureQueriesContext(connection) as asked:
            queries.today(ben)
    assert len(asked) == 2
    Deck.objects.update(off_at=MONDAY.isoformat() + "T00:00:00Z", off_why="hers")
    with on_day(2), CaptureQueriesContext(connection) as asked:
        assert not queries.today(ben).come
    assert len(asked) == 1
