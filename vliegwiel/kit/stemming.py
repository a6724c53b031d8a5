"""Words as one searches for them: folded, cut back to a stem, in Dutch and English; parts of compounds; near misses.

The stems are Snowball's (Porter, 2001), by PyStemmer. What a stem is does not matter, as long as what is written and
what is asked become the same one.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from .finding import fold

LONGEST = 32
SHORTEST_PART = 4
LINKS = ("", "s", "e", "en")
"""What Dutch puts between the parts of a compound: veiligheid-s-opleiding."""
_WORD = re.compile(r"[^\W_]+")
_DUTCH = """
    aan als bij dan dat de den der deze die dit dus een en er het hij hoe iets ik in is ja je kan maar met mij mijn naar
    niet nog nu of om ook op over te tot u uit van veel voor waar was wat we wel wie wij wil zal ze zich zij zijn zo
"""
_ENGLISH = """
    a an and are as at be but by can do for from had has have he her him his how i if in is it its me my no not of on or
    our she so that the their them they this to was we what when where which who why will with you
"""
_STOP = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
_STEMMERS = {"nl": Stemmer.Stemmer("dutch"), "en": Stemmer.Stemmer("english")}


def words_in(text: str) -> list[str]:
    """Every word of a text in small letters without accents."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """The stem of one folded word, at most 32 letters; a language that has no stemmer leaves the word as it is."""
    stemmer = _STEMMERS.get(language)
    return (stemmer.stemWord(word) if stemmer else word)[:LONGEST]


def stems_in(text: str, language: str) -> list[str]:
    """The stems of the words that say something, in order, as often as they stand there."""
    empty = _STOP.get(language, frozenset())
    return [stem(word, language) for word in words_in(text) if word not in empty]


def asked_for(text: str, languages: Iterable[str] = ("nl", "en")) -> list[tuple[str, frozenset[str]]]:
    """Each telling word somebody asks for, with its stem in every language. Words that are empty in one of them
    go, unless nothing else is asked."""
    codes = list(languages)
    words = words_in(text)
    telling = [word for word in words if not any(word in _STOP.get(code, ()) for code in codes)] or words
    return [(word, frozenset(stem(word, code) for code in codes)) for word in dict.fromkeys(telling)]


def parts_of(word: str, known: Collection[str]) -> tuple[str, ...]:
    """The two words a compound is made of, when both are known: "veiligheidsopleiding" -> ("veiligheid", "opleiding").

    The split with the longest first part wins. () when it is no compound of known words.
    """
    for at in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        head, tail = word[:at], word[at:]
        if tail not in known:
            continue
        for link in LINKS:
            bare = head.removesuffix(link)
            if head.endswith(link) and len(bare) >= SHORTEST_PART and bare in known:
                return (bare, tail)
    return ()


def nearest(word: str, known: Sequence[str], *, most: int = 3) -> list[str]:
    """The known words nearest to one that is not: one slip in a word of four letters or more, two from eight on."""
    slips = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    if not slips:
        return []
    found = process.extract(
        word, known, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=most, score_hint=slips
    )
    return [one for one, _distance, _at in found]
