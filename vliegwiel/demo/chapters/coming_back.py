"""What comes back: some people answer the questions of their day, one says no to all of it."""

from functools import partial

from vliegwiel.areas.assessment.queries import Choice
from vliegwiel.areas.retrieval import actions as retrieval
from vliegwiel.areas.retrieval import queries
from vliegwiel.areas.retrieval.models import RetrievalCard

from ..story import Story

ANSWER = ("noor", "priya", "ilse")
DAYS = (60, 52, 47, 40, 33, 26, 19, 13, 6)  # ago
LATELY_OFF = "bram"


def write(story: Story) -> None:
    for days in DAYS:
        for n, key in enumerate(ANSWER):
            story.at(story.moment(days, 9, 20 + n), partial(_answer, story, key))
    story.at(story.moment(45, 16, 5), partial(_want_none, story))


def _answer(story: Story, key: str) -> None:
    """All of a day, mostly right, with now and then a look back first."""
    person = story.who(key)
    for asked in queries.asked_all(person, queries.today(person)):
        question = asked.question.question
        right = [one.id for one in question.options if one.correct] if isinstance(question, Choice) else []
        card = RetrievalCard.objects.select_related("deck").get(pk=asked.card.pk)
        row = retrieval.recall(
            card,
            chosen=right if story.dice.random() < 0.8 else [],
            by=person,
            seconds=story.dice.randint(12, 70),
            helped=story.dice.random() < 0.15,
        )
        if row.right and story.dice.random() < 0.1:
            retrieval.say_easy(row, by=person)


def _want_none(story: Story) -> None:
    retrieval.switch_all_off(by=story.who(LATELY_OFF))
