"""What is like a need in somebody's own words: activities that exist, and what others asked.

Plain text matching. Words that tell nothing are dropped, the rest cut back to a stem; every text is scored by the
stems it holds, a long stem more than a short one. Stems here are beginnings, looked for inside the words of others,
so that "gesprek" is found in "klantgesprekken": those of `kit.stemming` need not be a part of the word. That is done
here and not in the database: folding thousands of texts anew for every stem took PostgreSQL seconds. Here every text
is folded once, and remembered for the next letter typed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nlargest
from typing import Any, TypeVar

from django.db.models import Case, OuterRef, Subquery, Value, When

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.finding import REMEMBERED, fold

from ..models import Activity, Edition, Request

Row = TypeVar("Row", bound=tuple[Any, ...])
MOST_WORDS = 8
MOST = 4  # of each kind
ENOUGH = 0.34  # share of the weight of the words that must be found
SHORTEST = 3

EMPTY_WORDS = """
    aan alle allemaal als anders beter bij daar dan dat deze dit doe doen door een eens enkele erg gaan geen goed graag
    haar heb hebben heeft hem hen het hier hij hoe hulp iemand iets ik kan kunnen leer leren maar maken meer met mij
    mijn moet moeten naar niet nodig nog nou omgaan onze ons ook over soms steeds te tijdens toch training tot uit vaak
    van veel voor waar waarbij waarom wanneer wat weet wel welke werk weten wie wil willen word worden zal zich zijn zo
    zoals zou cursus uitleg tegen zonder zeg zegt zeggen via per tussen onder onze jullie jouw
    about also and any are better but can could course did does doing for from get good have help her him his how into
    its just knew know learn like make more need needs not now often our out she should some that the their them there
    they this training use want was what when where which who why will with without work would you your
"""
EMPTY = frozenset(EMPTY_WORDS.split())
ENDINGS = ("heden", "ingen", "ings", "ing", "jes", "tje", "eren", "en", "er", "es", "ed", "e", "s", "t", "d")
VOWELS = "aeiouy"


@dataclass(frozen=True)
class Found:
    """An activity that may already be the answer."""

    activity: int
    slug: str
    title: str
    summary: str
    minutes: int


@dataclass(frozen=True)
class Alike:
    """What is like the text: best first, both kinds few."""

    activities: tuple[Found, ...] = ()
    requests: tuple[Request, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.activities or self.requests)


def stems(text: str) -> list[str]:
    """The telling words of a text, cut back, longest first, each once: "lastige gesprekken" -> [gesprek, lastig]."""
    words = re.findall(r"[^\W\d_]+", fold(unicodedata.normalize("NFC", text)))
    found = dict.fromkeys(_stem(word) for word in words if len(word) >= SHORTEST and word not in EMPTY)
    return sorted(found, key=len, reverse=True)[:MOST_WORDS]


def alike(text: str, person: Person, *, besides: Request | None = None) -> Alike:
    """Published activities, and requests of others that stand or were answered, that are about the same. Three queries;
    none for a text without telling words. `besides` leaves one request out: the one being looked at."""
    roots = stems(text)
    if not roots:
        return Alike()
    return Alike(activities=_activities(roots, person), requests=_requests(roots, person, besides))


def _activities(roots: list[str], person: Person) -> tuple[Found, ...]:
    hers = Case(When(language=person.language, then=Value(0)), default=Value(1))
    best = Edition.objects.filter(activity=OuterRef("activity")).order_by(hers, "-published_at", "-pk").values("pk")[:1]
    editions = Edition.objects.filter(activity__in=Activity.objects.published(), pk=Subquery(best)).order_by("-pk")
    rows = editions.values_list("activity_id", "activity__slug", "title", "summary", "minutes")
    return tuple(Found(*row) for row in _closest(rows, roots, lambda row: f"{row[2]} {row[3]}"))


def _requests(roots: list[str], person: Person, besides: Request | None) -> tuple[Request, ...]:
    others = Request.objects.visible_to(person).standing().exclude(pk=besides.pk if besides else None)
    rows = _closest(others.order_by("-pk").values_list("pk", "text"), roots, lambda row: row[1])
    chosen = Request.objects.select_related("answer__activity").in_bulk([pk for pk, _text in rows])
    return tuple(chosen[pk] for pk, _text in rows if pk in chosen)


def _closest(rows: Iterable[Row], roots: list[str], text_of: Callable[[Row], str]) -> list[Row]:
    """Those that hold enough of the weight of the stems; best first, and of equals the shortest."""
    enough = ENOUGH * sum(map(len, roots))
    found = []
    for row in rows:
        text = text_of(row)
        folded = REMEMBERED(text)
        held = sum(len(root) for root in roots if root in folded)
        if held >= enough:
            found.append((held, -len(text), row))
    return [row for _held, _length, row in nlargest(MOST, found, key=lambda one: one[:2])]


def _stem(word: str) -> str:
    """Cut back one common ending, Dutch or English, and the doubled consonant it leaves: gesprekken -> gesprek."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST + 1:
            word = word.removesuffix(ending)
            break
    if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in VOWELS:
        word = word[:-1]
    return word
