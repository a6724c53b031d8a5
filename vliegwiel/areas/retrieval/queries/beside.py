"""Cards of one activity that go beside something else she is asked about it: the same cards, within the same day."""

import datetime as dt

from vliegwiel.areas.assessment.queries import tells_a_situation
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..models import RetrievalCard
from .choosing import Due, chosen
from .mine import local
from .signs import asked_of, end_of, read, signs

RIPE_AFTER = dt.timedelta(days=7)
"""Answered at least so long ago, a card may come beside something else, also before its own day."""


def beside(person: Person, activity: int, *, most: int, situations: bool = False) -> list[Due]:
    """Which of her cards of this activity come beside a question about it today: those due, or not answered for a week;
    the weightiest first; with what she answered of it today at most `most`, and never more than fits in her day and
    week. situations: only what tells a situation. One query."""
    day = clock.today()
    cards = (
        RetrievalCard.objects.coming(person.pk)
        .filter(deck__activity=activity)
        .annotate(**signs(**asked_of(person, day)))
    )
    found = list(cards.select_related("deck", "edition").order_by("pk"))
    if not found:
        return []
    hers = read(found[0], day)
    if not hers.has_room or found[0].deck.wanted_on < hers.since:
        return []
    until = end_of(day)
    due, had = [], 0
    for card in found:
        last = local(card.last_at)
        had += last == day
        ripe = card.due < until or (last is not None and last <= day - RIPE_AFTER)
        if last != day and ripe and (not situations or _tells(card)):
            due.append(Due(card.pk, card.stability, last, card.deck.safety, card.seconds))
    return chosen(due, day, answered=hers.answered, spent=hers.spent, most=hers.most)[: max(0, most - had)]


def _tells(card: RetrievalCard) -> bool:
    return any(raw["id"] == card.block and tells_a_situation(raw["data"]) for raw in card.edition.blocks)
