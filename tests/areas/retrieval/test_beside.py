"""Cards beside a step of the loop: the same cards, within the same day, and never more than were asked for."""

import pytest

from tests.areas.retrieval.conftest import MONDAY, numbered
from tests.library import TEXT, publish
from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.models import Deck, RetrievalCard
from vliegwiel.kit import clock


@pytest.fixture
def many(ben, ines, finish):
    """`many(4)`: an activity Ben finished on the Monday, with so many questions; the last of one sentence."""

    def _many(n, slug="bellen"):
        last = numbered(n, prompt="Wat doe je eerst?", returns="yes")
        blocks = [TEXT, *(numbered(one) for one in range(1, n)), last]
        activity = publish(ines, slug, edition={"blocks": blocks})
        finish(ben, activity)
        return activity

    return _many


def come(person, activity, **more):
    return [one.card for one in queries.beside(person, activity.pk, **({"most": 2} | more))]


def answer(person, card):
    return actions.recall(RetrievalCard.objects.get(pk=card), chosen=["a"], by=person)


def test_two_of_this_activity_that_are_due_and_none_once_she_had_them(many, ben, on_day):
    calls, other = many(4), many(2, "iets-anders")
    with on_day(1):
        assert come(ben, calls) == []
    with on_day(3):
        first, second = come(ben, calls)
        assert {first, second} < set(RetrievalCard.objects.filter(deck__activity=calls).values_list("pk", flat=True))
        answer(ben, first)
        assert come(ben, calls) == [second]
        answer(ben, second)
        assert come(ben, calls) == []
        assert len(come(ben, other)) == 2
    with on_day(4):  # what she had yesterday is not asked again
        assert not {first, second} & set(come(ben, calls))


def test_never_more_than_fits_in_her_day_and_week(many, ben, on_day):
    calls, other = many(4), many(5, "iets-anders")
    with on_day(3):
        for card in RetrievalCard.objects.filter(deck__activity=other).values_list("pk", flat=True)[:4]:
            answer(ben, card)
        assert len(come(ben, calls)) == 1
        answer(ben, RetrievalCard.objects.filter(deck__activity=other, last_at=None).first().pk)
        assert come(ben, calls) == []


def test_two_weeks_on_only_what_tells_a_situation_also_before_its_own_day(many, ben, on_day):
    calls = many(2)
    situation, bare = RetrievalCard.objects.order_by("pk").values_list("pk", flat=True)
    with on_day(14):
        assert come(ben, calls, situations=True) == [situation]
    with on_day(7):
        answer(ben, situation)
        answer(ben, bare)
    RetrievalCard.objects.update(due=clock.now().replace(year=2030))
    with on_day(11):
        assert come(ben, calls, situations=True) == []
    with on_day(14):
        assert come(ben, calls, situations=True) == [situation]


@pytest.mark.parametrize("off", ["deck", "all"])
def test_who_wants_none_gets_none(many, ben, on_day, off):
    calls = many(2)
    with on_day(3):
        if off == "deck":
            actions.switch_off(Deck.objects.get(), by=ben)
        else:
            actions.switch_all_off(by=ben)
        assert come(ben, calls) == []


def test_nobody_gets_anothers_and_it_is_one_question(many, ben, mara, on_day, django_assert_num_queries):
    calls = many(2)
    with on_day(3), django_assert_num_queries(2):
        assert come(mara, calls) == []
        assert len(come(ben, calls)) == 2
    assert MONDAY.isoweekday() == 1


def test_who_wants_fewer_a_day_gets_no_more_beside_a_step_either(many, ben, on_day):
    calls = many(4)
    with on_day(3):
        actions.limit(cards=1, days=3, by=ben)
        (only,) = come(ben, calls)
        answer(ben, only)
        assert come(ben, calls) == []
