"""Play the whole story, once. It is always the same story, told back from today."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from vliegwiel.areas.insights import actions as insights
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock, events, jobs

from .chapters import (
    applying,
    being_seen,
    bringing,
    charter,
    coming_back,
    consenting,
    decisions,
    doors,
    exams,
    goals,
    judgements,
    keeping_up,
    library,
    liking,
    mailing,
    meeting,
    needs,
    observing,
    people,
    programmes,
    promising,
    proving,
    remarking,
    reporting,
    reviewing,
    room,
    rounds,
    rules,
    sharing,
    shelf,
    starting,
    studying,
    together,
)
from .story import Story

# Counting, scoring, weighing and keeping lines are done where it matters and at the end of the last day; judges are
# not called.
COUNTING = tuple(
    f"vliegwiel.areas.insights.handlers.{one}" for one in ("calling", "counting", "lining", "scoring", "weighing")
)
CHAPTERS = (
    people,
    goals,
    charter,
    shelf,
    programmes,
    judgements,
    rounds,
    doors,
    needs,
    coming_back,
    decisions,
    reviewing,
    liking,
    exams,
    library,
    bringing,
    remarking,
    sharing,
    proving,
    keeping_up,
    reporting,
    meeting,
    mailing,
    rules,
    room,
    studying,
    together,
    promising,
    starting,
    consenting,
    observing,
    being_seen,
    applying,
)


def played() -> bool:
    """Whether anybody works here already; then the story is not told again."""
    return Person.objects.exists()


def play(say: Callable[[str], Any]) -> None:
    """Tell half a year up to and including yesterday. A second time changes nothing."""
    if played():
        return
    story = Story(say)
    for chapter in CHAPTERS:
        chapter.write(story)
    with jobs.at_once(), events.without(*COUNTING):
        deeds = story.tell()
        with clock.at(story.ends - dt.timedelta(minutes=1)):
            insights.recount()
            insights.count_transfer()
            insights.recompute()
            insights.appraise()
            insights.keep_lines()
            insights.review_contributions()
    say(f"{deeds} deeds")
