"""Which questions come back to somebody weeks after she finished: those that ask to use something, with a right answer.

Practice testing carries over to work mainly with questions about using what one knows (Pan & Rickard, 2018).
"""

import re
from collections.abc import Mapping
from typing import Any

from ..enums import QuestionKind
from .questions import kind_of
from .whole import texts_in

SENTENCE = re.compile(r"[.!?…]+[\"'’”)]*\s+\S")
WORDS_A_SECOND = 3.3
THINKING_SECONDS = 15
LEAST_SECONDS, MOST_SECONDS = 20, 180


def tells_a_situation(data: Mapping[str, Any]) -> bool:
    """Whether a question tells something before it asks: more than one sentence, or a picture."""
    return bool(data.get("media")) or bool(SENTENCE.search(str(data.get("prompt", "")).strip()))


def comes_back(data: Mapping[str, Any]) -> bool:
    """As its author said ("returns": "yes" or "no"); else when it tells a situation. Never what has no right answer."""
    if kind_of(data) == QuestionKind.OPEN:
        return False
    said = data.get("returns", "")
    return bool(said == "yes") if said else tells_a_situation(data)


def what_is_right(data: Mapping[str, Any]) -> list[Any]:
    """The right answer of a question, to be compared: the same in another edition is the same question in other words.

    Of what is chosen or put in order it goes by the options themselves, so their words may change.
    """
    return [
        kind_of(data).value,
        [(option.get("id", ""), bool(option.get("correct"))) for option in data.get("options", [])],
        [(pair.get("id", ""), pair.get("right", "")) for pair in data.get("pairs", [])],
        *(data.get(name, "") for name in ("text", "value", "tolerance", "unit")),
        list(data.get("accepted", [])),
    ]


def seconds_of(data: Mapping[str, Any]) -> int:
    """About how long a question takes, its explanation included: reading (200 words a minute) and thinking."""
    words = sum(len(text.split()) for text in (str(data.get("prompt", "")), *texts_in(data)))
    return max(LEAST_SECONDS, min(MOST_SECONDS, round(THINKING_SECONDS + words / WORDS_A_SECOND)))
