import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from tests.areas.retrieval.conftest import numbered
from tests.library import publish, retire
from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.models import Deck, Limits, Recall, RetrievalCard
from vliegwiel.areas.retrieval.queries.signs import signs_of
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening
from vliegwiel.kit.privacy import everything_about


def anything_today(person):
    return signs_of(person, clock.today()).may_come


def comes(person):
    return [one.card for one in queries.today(person).come]


def test_off_is_off_and_on_goes_on_where_it_was(card, deck, ben, on_day):
    with on_day(2):
        assert comes(ben) == [card.pk]
        for _twice in range(2):
            actions.switch_off(deck, by=ben)
        assert (comes(ben), queries.asked(ben, card.pk), anything_today(ben)) == ([], None, False)
        for _twice in range(2):
            actions.switch_on(deck, by=ben)
        assert (comes(ben), anything_today(ben)) == ([card.pk], True)
    assert Happening.objects.filter(kind="retrieval.DeckSwitched").count() == 2


def test_all_off_is_all_off_also_of_what_she_finishes_next(card, ben, calls, finish, ines, on_day):
    from tests.areas.retrieval.conftest import CASE
    from tests.library import publish

    with on_day(1):
        for _twice in range(2):
            actions.switch_all_off(by=ben)
    finish(ben, publish(ines, "mailen", edition={"blocks": [CASE]}), day=1)
    with on_day(4):
        assert (comes(ben), queries.wants_none(ben), anything_today(ben)) == ([], True, False)
        for _twice in range(2):
            actions.switch_all_on(by=ben)
        assert comes(ben) == [card.pk]
        new = Deck.objects.get(activity__slug="mailen")
        assert (new.off_why, new.cards.count()) == ("hers", 0)
        actions.switch_on(new, by=ben)
        assert new.cards.count() == 1
    assert not Recall.objects.exists()


def test_wiping_is_one_tap_and_leaves_nothing(card, deck, ben, on_day):
    with on_day(2):
        actions.recall(card, chosen=["b"], by=ben)
        actions.wipe(deck, by=ben)
        assert (RetrievalCard.objects.count(), Recall.objects.count(), comes(ben)) == (0, 0, [])
        actions.switch_on(deck, by=ben)
        (fresh,) = RetrievalCard.objects.all()
        assert fresh.stability is None
        actions.wipe_all(by=ben)
    assert not RetrievalCard.objects.exists()
    assert Deck.objects.get().off_why == "hers"


def test_nobody_keeps_another_s_deck(card, deck, mara, lea):
    for verb in (actions.switch_off, actions.switch_on, actions.wipe, actions.keep):
        for other in (mara, lea):
            with pytest.raises(PermissionDenied):
                verb(deck, by=other)
    assert Deck.objects.get().off_at is None


def test_what_was_retired_cannot_be_put_on(card, deck, ben, calls):
    retire(calls)
    actions.end_retired(calls.pk)
    with pytest.raises(ValidationError, match="niet meer op de plank"):
        actions.switch_on(Deck.objects.get(), by=ben)


def test_her_own_file_holds_all_of_it_and_another_s_none(card, ben, olu, on_day):
    with on_day(2):
        actions.recall(card, chosen=["b"], by=ben)
    kinds = {str(kept.personal.what) for kept in everything_about(ben.pk)}
    assert {str(model.personal.what) for model in (Deck, RetrievalCard, Recall)} <= kinds
    others = {str(kept.personal.what) for kept in everything_about(olu.pk)}
    assert not {str(model.personal.what) for model in (Deck, RetrievalCard, Recall)} & others


@pytest.fixture
def ten(ben, ines, finish):
    finish(ben, publish(ines, "tien", edition={"blocks": [numbered(n) for n in range(10)]}))


def answer_one(person):
    card = RetrievalCard.objects.select_related("deck").get(pk=comes(person)[0])
    actions.recall(card, chosen=["a"], by=person)


def test_she_may_want_fewer_a_day(ten, ben, on_day):
    with on_day(2):
        assert (len(comes(ben)), queries.limits_of(ben)) == (5, (5, 3))
        for _twice in range(2):
            actions.limit(cards=2, days=3, by=ben)
        assert (len(comes(ben)), queries.limits_of(ben)) == (2, (2, 3))
        answer_one(ben)
        assert queries.today(ben).total == 2
        answer_one(ben)
        assert (comes(ben), anything_today(ben)) == ([], False)
    assert Happening.objects.filter(kind="retrieval.LimitsSet").count() == 1


def test_she_may_want_fewer_days_a_week_and_everybody_s_again(ten, ben, on_day):
    with on_day(2):
        actions.limit(cards=5, days=1, by=ben)
        answer_one(ben)
        assert len(comes(ben)) == 4  # the day she began on is hers
    with on_day(3):
        assert (comes(ben), anything_today(ben)) == ([], False)
        actions.limit(cards=5, days=3, by=ben)
        assert (len(comes(ben)), Limits.objects.exists()) == (5, False)


@pytest.mark.parametrize(("cards", "days"), [(6, 3), (5, 4), (0, 3), (5, 0), (-1, 1), (500, 7)])
def test_never_more_and_none_is_switching_off(ten, ben, on_day, cards, days):
    with on_day(2), pytest.raises(ValidationError, match="Minder mag altijd, meer niet"):
        actions.limit(cards=cards, days=days, by=ben)
    with pytest.raises(IntegrityError), transaction.atomic():
        Limits.objects.create(person=ben, cards=max(cards, 0), days=max(days, 0))
    assert not Limits.objects.exists()
