"""Nothing is kept longer than was promised."""

import datetime as dt

from django.db import transaction

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..enums import KEEP_DAYS
from ..models import Deck, Recall, RetrievalCard

KEEP_DECKS_DAYS = 730


@transaction.atomic
def forget_cards() -> int:
    """Forget what came of cards, and cards that ended, after ninety days; decks whose cards did not come, and
    which she did not ask for, for two years. Gives how many rows."""
    now = clock.now()
    old, older = now - dt.timedelta(days=KEEP_DAYS), now - dt.timedelta(days=KEEP_DECKS_DAYS)
    asked = Recall.objects.filter(at__lt=old).delete()[0]
    ended = RetrievalCard.objects.filter(ended_at__lt=old).delete()[0]
    recent = RetrievalCard.objects.filter(last_at__gte=older).values("deck")
    unasked = Deck.objects.filter(made_at__lt=older, wanted_on__lt=clock.today() - dt.timedelta(days=KEEP_DECKS_DAYS))
    decks = unasked.exclude(pk__in=recent).delete()[0]
    if count := asked + ended + decks:
        announce(events.CardsForgotten(by=None, count=count))
    return count
