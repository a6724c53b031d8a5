"""Finding activities by what is asked: stems, the last word as a beginning, words that mean the same, near misses.

A word of the question is found where its stem stands, in Dutch or in English. Every word must be found; the nearest
come first: a place says so much (`Where`), and a rare word says more than a common one (Spärck Jones, 1972).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from django.db.models import Case, Count, IntegerField, Max, Q, When

from vliegwiel.kit.finding import begins_with
from vliegwiel.kit.stemming import LONGEST, asked_for, nearest, stem, words_in

from ..models import SearchTerm, SearchWord, SynonymGroup, there

MOST_WORDS = 6
MOST_FOUND = 240
AT_ONCE = 800
LANGUAGES = ("nl", "en")


class Where(IntEnum):
    """Where a stem stands in an activity, and how much that says."""

    TEXT = 2
    PART = 3  # a part of a compound in the title
    BEHAVIOUR = 4
    SUMMARY = 5
    TITLE = 9


@dataclass(frozen=True)
class Match:
    """An activity that was found. `where` is the best place of the word that says most; `via` a word that means the
    same as one that was asked, when that is what was found."""

    activity: int
    where: Where
    via: str = ""


@dataclass(frozen=True)
class Matches:
    """Best first, at most 240. `instead`: what was looked for because a word that was asked stands nowhere."""

    found: tuple[Match, ...] = ()
    instead: str = ""


@dataclass
class _Asked:
    """A word that was asked, and every term that counts as finding it."""

    word: str
    terms: set[str]
    begins: str = ""  # the last word may still be half typed
    others: dict[str, str] = field(default_factory=dict)  # term -> the word of the same meaning it comes from

    @property
    def condition(self) -> Q:
        found = Q(term__in=sorted({*self.terms, *self.others}))
        return found | begins_with("term", self.begins) if self.begins else found


def search_activities(text: str, *, language: str) -> Matches:
    """What is on the shelf and answers the text; an activity in two languages counts once, the reader's own first.

    At most six queries, however much there is; none for a text without words. What one may see is not asked here:
    what is published is there for everybody who works here.
    """
    asked = [_Asked(word, set(stems)) for word, stems in asked_for(text)][:MOST_WORDS]
    if not asked:
        return Matches()
    if len(asked[-1].word) > 2:
        asked[-1].begins = asked[-1].word[:LONGEST]
    _add_meanings(asked, text)
    found = _ranked(asked, language)
    if found:
        return Matches(tuple(found))
    instead = _corrected(asked)
    return Matches(tuple(_ranked(asked, language)), instead) if instead else Matches()


def synonym_groups() -> list[SynonymGroup]:
    """The groups of words that mean the same here, in the order in which they were made. One query."""
    return list(SynonymGroup.objects.order_by("pk"))


def _add_meanings(asked: list[_Asked], text: str) -> None:
    """What means the same as a word, or as all that was asked, counts as finding it."""
    whole = " ".join(words_in(text))
    for group in synonym_groups():
        plain = {" ".join(words_in(word)): word for word in group.words}
        for one in asked:
            if one.word in plain or whole in plain:
                others = (word for bare, word in plain.items() if bare not in (one.word, whole))
                one.others |= {
                    stem(part, code): word for word in others for part in words_in(word) for code in LANGUAGES
                }


def _ranked(asked: list[_Asked], language: str) -> list[Match]:
    any_of = Q()
    for one in asked:
        any_of |= one.condition
    # What has an entry was published; what is not retired is there still.
    rows = SearchTerm.objects.filter(there("entry__activity"), any_of)
    places = {
        f"w{n}": Max(Case(When(one.condition, then="weight"), default=0, output_field=IntegerField()))
        for n, one in enumerate(asked)
    }
    said = rows.values("entry", "entry__activity", "entry__language").annotate(**places)
    hits: list[Any] = list(said.filter(**{f"{name}__gt": 0 for name in places}).order_by("entry")[:5_000])
    if not hits:
        return []
    rarity = _rarity(asked)
    best: dict[int, tuple[float, Match]] = {}
    for hit in hits:
        score = sum(hit[f"w{n}"] * rarity[n] for n in range(len(asked))) + (hit["entry__language"] == language) * 0.5
        first = max(range(len(asked)), key=lambda n: rarity[n])
        match = Match(hit["entry__activity"], Where(hit[f"w{first}"]))
        if match.activity not in best or score > best[match.activity][0]:
            best[match.activity] = (score, match)
    ranked = sorted(best.values(), key=lambda one: (-one[0], one[1].activity))
    return _with_via([match for _score, match in ranked[:MOST_FOUND]], asked)


def _rarity(asked: list[_Asked]) -> list[float]:
    """How much each word says: the less, the more entries have it. One query; none for a single word."""
    if len(asked) == 1:
        return [1.0]
    counts = {f"n{n}": Count("entry", filter=one.condition, distinct=True) for n, one in enumerate(asked)}
    any_of = Q()
    for one in asked:
        any_of |= one.condition
    found = SearchTerm.objects.filter(any_of).aggregate(**counts)
    return [1 / (1 + math.log1p(found[f"n{n}"])) for n in range(len(asked))]


def _with_via(found: list[Match], asked: list[_Asked]) -> list[Match]:
    """Says of each what else it was found by, when none of the words that were asked stands in it. A query, if any."""
    others = {term: word for one in asked for term, word in one.others.items()}
    if not others or not found:
        return found
    own = Q(term__in=sorted({term for one in asked for term in one.terms}))
    rows = SearchTerm.objects.filter(entry__activity__in=[match.activity for match in found])
    literal = set(rows.filter(own).values_list("entry__activity", flat=True))
    via = dict(rows.filter(term__in=sorted(others)).order_by("weight").values_list("entry__activity", "term"))
    return [
        match
        if match.activity in literal
        else Match(match.activity, match.where, others.get(via.get(match.activity, ""), ""))
        for match in found
    ]


def _corrected(asked: list[_Asked]) -> str:
    """Put the nearest known word in the place of each that stands nowhere, and give what is asked now; "" for none.

    A slip is seldom in the first letter: words that begin with another are not looked at. One query.
    """
    begins = Q()
    for one in asked:
        if len(one.word) > 3 and not one.others:
            begins |= begins_with("word", one.word[0])
    if not begins:
        return ""
    words = list(SearchWord.objects.filter(begins).order_by("word").values_list("word", flat=True))
    known, changed = set(words), False
    for one in asked:
        near = [] if one.word in known or one.others else nearest(one.word, words)
        if near:
            one.word, changed = near[0], True
            one.terms, one.begins = {stem(near[0], code) for code in LANGUAGES}, ""
    return " ".join(one.word for one in asked) if changed else ""


def known_words(words: Iterable[str]) -> set[str]:
    """Which of these words stand in some activity. One query for each few hundred words."""
    asked = sorted(set(words))
    found: set[str] = set()
    for start in range(0, len(asked), AT_ONCE):
        rows = SearchWord.objects.filter(word__in=asked[start : start + AT_ONCE]).order_by()
        found.update(rows.values_list("word", flat=True))
    return found
