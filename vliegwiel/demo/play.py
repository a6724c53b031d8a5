"""Play the whole story, once. It is always the same story, told back from today."""

from collections.abc import Callable
from typing import Any

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import jobs

from .chapters import goals, people, shelf
from .story import Story

CHAPTERS = (people, goals, shelf)


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
    with jobs.at_once():
        deeds = story.tell()
    say(f"{deeds} deeds")
