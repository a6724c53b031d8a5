"""What comes back to somebody, worked out when she asks. There is no way to ask for another's, and nothing counts what
waits."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Edition
from vliegwiel.areas.catalogue.queries import Block, QuestionBlock, blocks
from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.words import Words

from ..enums import DAYS_A_WEEK, LEAST_PEOPLE, MOST_CARDS, Grade, Off
from ..models import Deck, Limits, Recall, RetrievalCard, SwitchedOff
from .choosing import Due, chosen
from .signs import end_of, signs_of

ROWS_FOR_A_MEDIAN = 200


@dataclass(frozen=True)
class Day:
    """What comes on a day, and how many she `answered`. `works`: she does that day; `had`: something is due, and not
    today: there were five, or three days this week."""

    day: dt.date
    come: tuple[Due, ...] = ()
    answered: int = 0
    works: bool = True
    had: bool = False

    @property
    def total(self) -> int:
        """How many there are on this day: never more than five."""
        return self.answered + len(self.come)

    @property
    def seconds(self) -> int:
        """About how long what is left takes."""
        return sum(one.seconds for one in self.come)


@dataclass(frozen=True)
class Asked:
    """A card as it is shown: the question, what stood before it, the words of its activity."""

    card: RetrievalCard
    title: str
    slug: str
    language: str
    question: QuestionBlock
    before: tuple[Block, ...]

    @property
    def tens(self) -> int:
        """About how many seconds it takes, in tens."""
        return round(self.card.seconds / 10) * 10

    @property
    def minutes(self) -> int:
        """And in minutes, for what takes longer than that."""
        return round(self.card.seconds / 60)

    @property
    def why(self) -> QuestionBlock:
        """The same question, to stand beside itself on one page with its answer."""
        return replace(self.question, id=f"{self.question.id}-why")

    @property
    def reworded(self) -> bool:
        """Another edition says it in other words than when she last had it."""
        changed, last = self.card.changed_at, self.card.last_at
        return bool(changed and last and changed > last)


@dataclass(frozen=True)
class DeckRow:
    """A deck as she sees it: how many `cards` may still come, how many she is sure of. `moved`: her work changed, so it
    rests until she says that she still wants it."""

    pk: int
    title: Words
    slug: str
    on: bool
    moved: bool
    why: Off | None
    cards: int
    known: int


def _rows(person: int, until: dt.datetime, since: dt.date) -> "QuerySet[RetrievalCard, tuple[Any, ...]]":
    cards = RetrievalCard.objects.due(person, until).filter(deck__wanted_on__gte=since).order_by("pk")
    rows: QuerySet[RetrievalCard, tuple[Any, ...]] = cards.values_list(
        "pk", "stability", "last_at", "deck__safety", "seconds"
    )
    return rows


ROWS = Prepared(_rows)


def today(person: Person, day: dt.date | None = None) -> Day:
    """Which cards come to her on a day (today when it is not said), in their order. Two queries; one when none may."""
    day = day or clock.today()
    signs = signs_of(person, day)
    if not signs.may_come:
        return Day(day, answered=signs.answered, works=signs.works, had=signs.works and signs.some)
    due = [
        Due(pk, stability, local(last_at), safety, seconds)
        for pk, stability, last_at, safety, seconds in ROWS.ask(person=person.pk, until=end_of(day), since=signs.since)
    ]
    come = chosen(due, day, answered=signs.answered, spent=signs.spent, most=signs.most)
    return Day(day, tuple(come), signs.answered)


def asked(person: Person, card: int) -> Asked | None:
    """A card of hers to show; None when it does not come any more. Two queries, and those of its pictures."""
    found = RetrievalCard.objects.coming(person.pk).filter(pk=card).select_related("deck__activity", "edition").first()
    return _asked(found) if found else None


def asked_all(person: Person, day: Day) -> list[Asked]:
    """All that comes on a day, in its order, to be kept on a device."""
    wanted = [one.card for one in day.come]
    found = RetrievalCard.objects.coming(person.pk).filter(pk__in=wanted).select_related("deck__activity", "edition")
    known = {one.pk: one for one in found}
    shown = [_asked(known[pk]) for pk in wanted if pk in known]
    return [one for one in shown if one]


def asked_of_card(card: RetrievalCard) -> Asked | None:
    """A card as it reads now, also when it comes no more. For a reader who may see it, with its deck and edition."""
    return _asked(card)


def decks(person: Person) -> list[DeckRow]:
    """Of which activities questions come back to her, by title. Three queries."""
    since = signs_of(person, clock.today()).since
    rows = (
        Deck.objects.visible_to(person)
        .select_related("activity")
        .annotate(
            n=Count("cards", filter=Q(cards__ended_at=None)), ended=Count("cards", filter=Q(cards__ended_why="known"))
        )
        .order_by("pk")
    )
    found = list(rows)
    named = titles(row.activity_id for row in found) if found else {}
    listed = [
        DeckRow(
            row.pk,
            Words(named.get(row.activity_id, {})),
            row.activity.slug,
            row.off_at is None,
            row.off_at is None and row.wanted_on < since,
            Off(row.off_why) if row.off_why else None,
            row.n,
            row.ended,
        )
        for row in found
    ]
    return sorted(listed, key=lambda row: (str(row.title).casefold(), row.pk))


def wants_none(person: Person) -> bool:
    """Whether she switched all of it off. One query."""
    return SwitchedOff.objects.filter(person=person).exists()


def limits_of(person: Person) -> tuple[int, int]:
    """At most so many cards a day, and days a week: hers, else everybody's. One query."""
    hers = Limits.objects.filter(person=person).values_list("cards", "days").first()
    return hers or (MOST_CARDS, DAYS_A_WEEK)


def median_seconds(card: RetrievalCard) -> float | None:
    """How long people take for this question when they have it right; None until five of them did. Of nobody, and shown
    to nobody: it is only what `graded` calls slow."""
    right = Recall.objects.filter(
        card__deck__activity=card.deck.activity_id, card__block=card.block, right=True, seconds__isnull=False
    )
    rows = right.order_by("-at").values_list("card__deck__person", "seconds")[:ROWS_FOR_A_MEDIAN]
    times: dict[int, list[int]] = defaultdict(list)
    for person, seconds in rows:
        times[person].append(int(seconds or 0))
    if len(times) < LEAST_PEOPLE:
        return None
    return float(median(median(one) for one in times.values()))


def _asked(card: RetrievalCard) -> Asked | None:
    edition = card.edition
    place = next((n for n, raw in enumerate(edition.blocks) if raw["id"] == card.block), None)
    if place is None:
        return None
    # Only what is shown is read in full: an edition may hold much more.
    needed = [*_before(edition.blocks[:place]), edition.blocks[place]]
    part = Edition(activity_id=edition.activity_id, language=edition.language, blocks=needed)
    *before, question = blocks(part)
    assert isinstance(question, QuestionBlock)
    # By the card: two activities may name a question alike. How sure she is changes nothing here.
    bare = replace(question, id=str(card.pk), question=replace(question.question, sure=False))
    return Asked(card, edition.title, card.deck.activity.slug, edition.language, bare, tuple(before))


def _before(earlier: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The text that led to a question: the nearest one before it."""
    return next(([raw] for raw in reversed(earlier) if raw["type"] == Kind.TEXT), [])


def local(moment: dt.datetime | None) -> dt.date | None:
    """The day of a moment, where she is."""
    return timezone.localtime(moment).date() if moment else None


def may_say_easy(recall: Recall) -> bool:
    """Whether she may still say that it was easy: it was right, and it did not come back since. For the reader who may
    see the recall, with its card."""
    return recall.right and recall.grade != Grade.EASY and recall.card.last_at == recall.at
