import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import retire
from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.models import Deck, Recall, RetrievalCard
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
