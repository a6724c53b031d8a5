"""What becomes of cards when the activity, or her work, changes."""

import datetime as dt

import pytest

from tests.areas.retrieval.conftest import CASE, MONDAY, numbered
from tests.library import TEXT, publish, republish
from vliegwiel.areas.people.models import Placement, Position
from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.models import Deck, Recall, RetrievalCard, SwitchedOff

REWORDED = numbered(1, prompt="Er belt een boze klant. Waar begin je mee?")
OTHER_ANSWER = numbered(
    1, options=[{**one, "correct": not one["correct"]} for one in CASE["data"]["options"]], kind="single"
)


@pytest.fixture
def answered(card, ben, on_day):
    with on_day(2):
        actions.recall(card, chosen=["a"], by=ben)
    card.refresh_from_db()
    return card


def publish_again(activity, on_day, *blocks):
    with on_day(3):
        newest = republish(activity, blocks=list(blocks))
        for _twice in range(2):
            actions.follow_edition(newest.pk)
    return newest


def test_new_words_for_the_same_question_go_on_where_it_was(answered, calls, ben, on_day):
    newest = publish_again(calls, on_day, TEXT, REWORDED)
    card = RetrievalCard.objects.get()
    assert (card.edition, card.stability, card.due) == (newest, answered.stability, answered.due)
    with on_day(4):
        asked = queries.asked(ben, card.pk)
    assert (asked.question.question.prompt, asked.reworded) == (REWORDED["data"]["prompt"], True)


def test_a_question_that_stayed_the_same_says_nothing(answered, calls, ben, on_day):
    publish_again(calls, on_day, CASE)
    with on_day(4):
        assert not queries.asked(ben, answered.pk).reworded


def test_where_something_else_is_right_it_begins_anew(answered, calls, on_day):
    publish_again(calls, on_day, TEXT, OTHER_ANSWER)
    card = RetrievalCard.objects.get()
    assert (card.stability, card.last_at, card.due.date()) == (None, None, MONDAY + dt.timedelta(days=5))


@pytest.mark.parametrize("blocks", [(TEXT,), (numbered(1, returns="no"),), (numbered(1, prompt="Wat?"),)])
def test_a_question_that_is_gone_or_comes_back_no_more_ends(answered, calls, ben, on_day, blocks):
    publish_again(calls, on_day, *blocks)
    card = RetrievalCard.objects.get()
    assert card.ended_why == "gone"
    with on_day(5):
        assert (queries.asked(ben, card.pk), queries.today(ben).come) == (None, ())
    assert Recall.objects.count() == 1  # what she did stays hers


def test_an_edition_in_another_language_is_not_hers(answered, calls, on_day):
    with on_day(3):
        actions.follow_edition(republish(calls, language="en", blocks=[TEXT]).pk)
    assert RetrievalCard.objects.get().ended_at is None


def test_what_is_retired_ends_and_may_be_chosen_again_when_it_is_back(answered, calls, ben, on_day):
    with on_day(4):
        for _twice in range(2):
            actions.end_retired(calls.pk)
        (row,) = queries.decks(ben)
        assert (row.on, row.why, queries.today(ben).come) == (False, "retired", ())
        actions.offer_again(calls.pk)
        assert queries.decks(ben)[0].why == "hers"
        actions.switch_on(Deck.objects.get(), by=ben)
        assert [one.card for one in queries.today(ben).come] == [answered.pk]


def move(person, on, **change):
    old = Placement.objects.get(employment__person=person, ends=None)
    old.ends = on - dt.timedelta(days=1)
    old.save()
    new = {"unit": old.unit, "position": old.position, "weekly_hours": old.weekly_hours} | change
    return Placement.objects.create(employment=old.employment, starts=on, **new)


def test_other_work_lets_it_rest_until_she_says_she_still_wants_it(card, deck, ben, company, on_day):
    move(ben, MONDAY + dt.timedelta(days=3), position=Position.objects.create(name="Planner"))
    with on_day(2):
        assert len(queries.today(ben).come) == 1  # not yet
    with on_day(3):
        assert (queries.today(ben).come, queries.decks(ben)[0].moved) == ((), True)
        actions.keep(deck, by=ben)
        assert (len(queries.today(ben).come), queries.decks(ben)[0].moved) == (1, False)


def test_other_hours_are_no_other_work(card, ben, on_day):
    move(ben, MONDAY + dt.timedelta(days=2), weekly_hours=20)
    with on_day(3):
        assert (len(queries.today(ben).come), queries.decks(ben)[0].moved) == (1, False)


def test_what_she_finished_in_her_new_work_does_not_rest(ben, ines, company, finish, on_day):
    move(ben, MONDAY, unit=company.south)
    finish(ben, publish(ines, "nieuw", edition={"blocks": [CASE]}), day=1)
    with on_day(3):
        assert len(queries.today(ben).come) == 1


def test_nothing_is_kept_longer_than_was_promised(answered, ben, calls, on_day):
    with on_day(91):
        assert actions.forget_cards() == 0
    with on_day(93):
        assert actions.forget_cards() == 1  # the answer; the card goes on
    RetrievalCard.objects.update(ended_at=answered.last_at, ended_why="known")
    with on_day(93):
        assert actions.forget_cards() == 1
    assert Deck.objects.exists()
    with on_day(731):
        assert actions.forget_cards() == 1
    assert not Deck.objects.exists()
    assert not SwitchedOff.objects.exists()
