"""Ben finished an activity on Monday 2 March 2026 whose question tells a situation."""

import datetime as dt

import pytest

from tests.library import PRACTICE, QUESTION, TEXT, publish
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.retrieval.models import Deck, RetrievalCard
from vliegwiel.kit import clock

MONDAY = dt.date(2026, 3, 2)
CASE = {**QUESTION, "data": {**QUESTION["data"], "prompt": "Een klant belt boos op. Wat doe je eerst?"}}


def numbered(n, **data):
    """The same question again, under another id."""
    return {**CASE, "id": f"q{n}", "data": {**CASE["data"], **data}}


@pytest.fixture
def on_day():
    """`with on_day(3): ...`: that many days after the Monday."""
    return lambda days: clock.at(MONDAY + dt.timedelta(days=days))


@pytest.fixture
def calls(ines):
    """An activity with a text, a question that comes back, and something to do at work."""
    return publish(ines, "bellen", edition={"blocks": [TEXT, CASE, PRACTICE]})


@pytest.fixture
def finish(on_day):
    """`finish(ben, activity, day)`: she goes through it, and says to each question that she does not know."""

    def _finish(person, activity, day=0):
        with on_day(day):
            enrolment = learning.enrol(activity, by=person)
            for raw in enrolment.edition.blocks:
                if raw["type"] == "question":
                    learning.answer(enrolment, raw["id"], chosen=[], by=person)
                else:
                    learning.finish_step(enrolment, raw["id"], by=person)

    return _finish


@pytest.fixture
def card(finish, ben, calls):
    """Ben's only card, of Monday."""
    finish(ben, calls)
    return RetrievalCard.objects.get()


@pytest.fixture
def deck(card):
    return Deck.objects.get()
