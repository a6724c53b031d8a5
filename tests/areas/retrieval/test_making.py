import datetime as dt

import pytest

from tests.areas.retrieval.conftest import CASE, MONDAY, numbered
from tests.library import QUESTION, TEXT, publish, retire
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Exam
from vliegwiel.areas.messaging.models import Message, Sending
from vliegwiel.areas.retrieval import actions
from vliegwiel.areas.retrieval.models import Deck, Planner, RetrievalCard
from vliegwiel.kit.models import Happening
from vliegwiel.kit.notices import worded


def blocks_of_cards():
    return list(RetrievalCard.objects.order_by("block").values_list("block", flat=True))


def test_who_finishes_gets_its_questions_back_two_days_later(card, ben, calls):
    assert (card.deck.person, card.deck.activity, card.block) == (ben, calls, "q1")
    assert (card.due.date(), card.stability, card.last_at) == (MONDAY + dt.timedelta(days=2), None, None)
    assert 20 <= card.seconds <= 60
    assert (card.planner.version, card.planner.retention, card.planner.longest) == ("6.3.2", 0.9, 120)
    assert len(card.planner.parameters) == 21


def test_finishing_it_again_makes_nothing_twice(card, ben, calls, finish):
    for _twice in range(2):
        actions.make_cards(ben.pk, calls.editions.get().pk)
    assert (Deck.objects.count(), RetrievalCard.objects.count(), Planner.objects.count()) == (1, 1, 1)
    assert Happening.objects.filter(kind="retrieval.CardsMade").count() == 1


@pytest.mark.parametrize(
    ("data", "comes"),
    [
        ({}, True),
        ({"prompt": "Wat doe je eerst?"}, False),
        ({"prompt": "Wat doe je eerst?", "returns": "yes"}, True),
        ({"prompt": "Wat doe je eerst? En dan?"}, True),
        ({"prompt": "Wat doe je eerst?", "media": "abc"}, True),
        ({"returns": "no"}, False),
        ({"kind": "open", "returns": "yes"}, False),
    ],
)
def test_a_question_comes_back_when_it_tells_a_situation_or_its_author_says_so(ben, ines, finish, data, comes):
    finish(ben, publish(ines, "een", edition={"blocks": [numbered(1, **data)]}))
    assert blocks_of_cards() == (["q1"] if comes else [])
    assert Deck.objects.exists() == comes


def test_the_questions_of_a_test_are_not_given_away(ben, ines, calls):
    Exam.objects.create(activity=calls)
    assert actions.make_cards(ben.pk, calls.editions.get().pk) is None
    assert not Deck.objects.exists()


def test_what_was_retired_before_she_finished_does_not_come_back(ben, calls):
    retire(calls)
    assert actions.make_cards(ben.pk, calls.editions.get().pk) is None


def test_what_the_law_asks_comes_back_sooner_and_first(ben, ines, finish):
    finish(ben, publish(ines, "wet", purpose=Purpose.LEGAL, edition={"blocks": [CASE]}))
    assert Deck.objects.get().safety
    assert RetrievalCard.objects.get().planner.retention == 0.95


def test_cards_are_in_the_words_of_the_newest_edition(ben, calls, finish, on_day):
    from tests.library import republish

    first = calls.editions.get()
    newest = republish(calls, blocks=[TEXT, CASE, numbered(2)])
    actions.make_cards(ben.pk, first.pk)
    assert blocks_of_cards() == ["q1", "q2"]
    assert {card.edition for card in RetrievalCard.objects.all()} == {newest}


def test_she_is_told_once_in_a_way_that_may_wait(card, ben, settings):
    (message,) = Message.objects.filter(person=ben, kind="retrieval.QuestionsComeBack")
    said = worded(message.kind, message.facts)
    assert said.text == "Vragen uit ‘Bellen’ komen af en toe bij je terug. Liever niet? Zet het uit met één tik."
    assert said.url == "/learn/retrieval/settings/"


def test_the_mail_gives_way_when_her_time_is_full(ben, calls, finish, settings):
    settings.MAILS = True
    finish(ben, calls)
    sending = Sending.objects.get(kind="retrieval.QuestionsComeBack")
    assert (sending.topic, sending.lane, sending.may_wait) == ("card", "digest", True)


def test_no_event_says_which_question_or_how_it_went(card):
    facts = Happening.objects.filter(kind__startswith="retrieval.").values_list("facts", flat=True)
    assert [set(one) for one in facts] == [{"by", "person", "activity"}]


def test_a_question_without_a_situation_is_asked_only_once(ben, ines, finish):
    finish(ben, publish(ines, "kennis", edition={"blocks": [QUESTION]}))
    assert not Deck.objects.exists()
