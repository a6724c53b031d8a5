"""What happens elsewhere and changes what comes back: a new edition, an activity that leaves the shelf."""

from typing import Any

from django.db import transaction

from vliegwiel.areas.assessment.queries import comes_back, seconds_of, what_is_right
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Edition
from vliegwiel.areas.learning.queries import exam_of
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce, announce_all

from .. import events
from ..enums import End, Off
from ..models import Deck, RetrievalCard
from .making import first_due


@transaction.atomic
def follow_edition(edition: int) -> None:
    """A new edition: each of its cards goes on in the new words; where something else is right now it begins anew, for
    it is another question; where the question is gone, or comes back no more, it ends. An update for each question,
    however many have it. Twice is once."""
    newest = Edition.objects.get(pk=edition)
    raws = {raw["id"]: raw["data"] for raw in newest.blocks if raw["type"] == Kind.QUESTION}
    tested = exam_of(newest.activity_id) is not None
    open_ones = RetrievalCard.objects.filter(
        deck__activity=newest.activity_id, deck__language=newest.language, ended_at=None
    ).exclude(edition=newest)
    older = open_ones.order_by().values_list("block", "edition").distinct()
    before = Edition.objects.in_bulk({pk for _block, pk in older})
    now, touched = clock.now(), 0
    for block, was in sorted(older):
        cards = open_ones.filter(block=block, edition=was)
        data = raws.get(block)
        if data is None or tested or not comes_back(data):
            touched += cards.update(ended_at=now, ended_why=End.GONE)
            continue
        old: dict[str, Any] = next((raw["data"] for raw in before[was].blocks if raw["id"] == block), {})
        changed = {} if old == data else {"changed_at": now, "seconds": seconds_of(data)}
        if what_is_right(old) != what_is_right(data):
            changed |= {"stability": None, "difficulty": None, "last_at": None, "sure": 0, "due": first_due()}
        touched += cards.update(edition=newest, **changed)
    if touched:
        announce(events.CardsFollowed(by=None, edition=newest.pk))


@transaction.atomic
def end_retired(activity: int) -> None:
    """An activity left the shelf: nothing of it comes back to anybody. Twice is once."""
    decks = Deck.objects.filter(activity=activity).exclude(off_why=Off.RETIRED)
    whose = sorted(decks.values_list("person", flat=True))
    decks.update(off_at=clock.now(), off_why=Off.RETIRED)
    announce_all([events.DeckSwitched(by=None, person=person, activity=activity) for person in whose])


@transaction.atomic
def offer_again(activity: int) -> None:
    """It is back on the shelf: what came back before may come again, once she says so. Twice is once."""
    Deck.objects.filter(activity=activity, off_why=Off.RETIRED).update(off_why=Off.HERS)
