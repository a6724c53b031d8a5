"""What activities are called, in the reader's language."""

from collections.abc import Iterable

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.queries import title_of
from vliegwiel.kit.words import Words

__all__ = ["title_of", "titles"]


def titles(activities: Iterable[int]) -> dict[int, Words]:
    """Activity id -> its title: prints in the reader's language, else in one that has it. One query."""
    return {activity: Words(words) for activity, words in learning.titles(activities).items()}
