"""Dutch or English? Told by the small words, which no text can do without."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.html import strip_tags

_DUTCH = "de het een en van is dat niet je wat voor met op zijn ook maar door bij aan naar als wordt hoe"
_ENGLISH = "the a and of is that not you what for with on are also but by at to as this it how"
WORDS = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
ENOUGH = 3
CLEARLY = 1.5


def language_of(blocks: Iterable[dict[str, Any]]) -> str:
    """ "nl", "en", or "" when the texts are too short or too much alike to tell."""
    texts = (f"{block['data'].get('html', '')} {block['data'].get('prompt', '')}" for block in blocks)
    words = re.findall(r"[a-z]+", strip_tags(" ".join(texts)).lower()[:20_000])
    counts = {language: sum(word in known for word in words) for language, known in WORDS.items()}
    best, other = sorted(counts, key=lambda one: -counts[one])
    return best if counts[best] >= max(ENOUGH, CLEARLY * counts[other]) else ""


SAID = {
    "nl": {"yes": "Waar", "no": "Niet waar", "fill": "Vul in wat ontbreekt."},
    "en": {"yes": "True", "no": "False", "fill": "Fill in what is missing."},
}


def said(what: str, words: str) -> str:
    """What the learner reads beside these words, in their language; Dutch when it cannot be told."""
    return SAID[language_of([{"data": {"prompt": words}}]) or "nl"][what]
