"""What is like a need in somebody's own words: activities that exist, and what others asked.

Plain text matching that any database can do. Words that tell nothing are dropped, the rest cut back to a stem, and the
database scores every row by the stems it holds (a long stem says more than a short one, a title more than a summary).
The best few are compared once more as a whole. One query for activities and one for requests, however many there are.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, FloatField, OuterRef, Q, QuerySet, Subquery, Value, When

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.finding import Folded, fold

from ..models import Activity, Edition, Request

MOST_WORDS = 8
MOST = 4  # of each kind
LOOKED_AT = 24  # rows the database hands over to be compared as a whole
ENOUGH = 0.34  # share of the weight of the words that must be found
SHORTEST = 3
ELSEWHERE = 0.6  # what a word counts that stands in the summary and not in the title

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
    """Published activities, and requests of others that stand or were answered, that are about the same. Two queries;
    none for a text without telling words. `besides` leaves one request out: the one being looked at."""
    roots = stems(text)
    if not roots:
        return Alike()
    return Alike(activities=_activities(roots, person), requests=_requests(roots, person, besides))


def _activities(roots: list[str], person: Person) -> tuple[Found, ...]:
    hers = Case(When(language=person.language, then=Value(0)), default=Value(1))
    best = Edition.objects.filter(activity=OuterRef("activity")).order_by(hers, "-published_at", "-pk").values("pk")[:1]
    editions = Edition.objects.filter(activity__in=Activity.objects.published(), pk=Subquery(best))
    rows = _scored(editions.select_related("activity").defer("blocks"), roots, "title", "summary")
    chosen = _closest(rows, roots, lambda row: f"{row.title} {row.summary}")
    return tuple(Found(row.activity_id, row.activity.slug, row.title, row.summary, row.minutes) for row in chosen)


def _requests(roots: list[str], person: Person, besides: Request | None) -> tuple[Request, ...]:
    others = Request.objects.visible_to(person).standing().exclude(pk=besides.pk if besides else None)
    rows = _scored(others.select_related("answer__activity"), roots, "text")
    return tuple(_closest(rows, roots, lambda row: row.text))


def _scored(rows: QuerySet[Any], roots: list[str], *fields: str) -> list[Any]:
    """The rows that hold any of the stems, those that hold most of them first. A stem in the first
    field counts in full, in another for ELSEWHERE."""
    first: Any = Value(0.0, output_field=FloatField())
    whole: Any = Value(0.0, output_field=FloatField())
    any_of = Q()
    for root in roots:
        any_of |= Q(whole_text__contains=root)
        first = first + _weight("first_text", root, 1 - ELSEWHERE)
        whole = whole + _weight("whole_text", root, ELSEWHERE)
    folded: Any = rows.alias(first_text=Folded(fields[0]), whole_text=Folded(*fields))
    return list(folded.filter(any_of).annotate(score=first + whole).order_by(F("score").desc(), "-pk")[:LOOKED_AT])


def _weight(field: str, root: str, share: float) -> Case:
    holds = When(Q(**{f"{field}__contains": root}), then=Value(share * len(root)))
    return Case(holds, default=Value(0.0), output_field=FloatField())


def _closest(rows: list[Any], roots: list[str], text_of: Any) -> list[Any]:
    """Those that hold enough of the weight of the stems as words of their own or the start of one; best first."""
    weight = sum(map(len, roots))

    def share(row: Any) -> float:
        words = re.findall(r"[^\W\d_]+", fold(text_of(row)))
        return sum(len(root) for root in roots if any(root in word for word in words)) / weight

    ranked = sorted(((share(row), -len(text_of(row)), row) for row in rows), key=lambda one: one[:2], reverse=True)
    return [row for part, _length, row in ranked if part >= ENOUGH][:MOST]


def _stem(word: str) -> str:
    """Cut back one common ending, Dutch or English, and the doubled consonant it leaves: gesprekken -> gesprek."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST + 1:
            word = word.removesuffix(ending)
            break
    if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in VOWELS:
        word = word[:-1]
    return word
