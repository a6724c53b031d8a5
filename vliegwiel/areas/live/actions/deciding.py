"""Asking who plans it to decide, and forgetting what was promised to go."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.models import Happening

from .. import events, queries
from ..models import Attended, Booking, Part, Pass, Presence, Teaching, Trainer, Wait, Wish

KEPT = dt.timedelta(days=730)  # twenty-four months, as the models promise


@transaction.atomic
def ask_minimum() -> int:
    """Ask who plans a session with too few people to decide, once each; nothing is cancelled by itself. Gives how many
    were asked."""
    asked = 0
    for session in queries.below_minimum():
        if Happening.objects.filter(kind=events.MinimumAsked.kind, facts__session=session.pk).exists():
            continue
        announce(events.MinimumAsked(by=None, activity=session.activity_id, session=session.pk))
        asked += 1
    return asked


@transaction.atomic
def forget_sessions() -> int:
    """Remove who came, waited or was there more than twenty-four months ago, wishes as old, links that ended as long
    ago, and trainers from outside without a session since. Sessions and completions stay. Gives how many seats and
    places went."""
    long_ago = clock.now() - KEPT
    recent = Part.objects.filter(session=OuterRef("session"), ends__gte=long_ago)
    bookings = Booking.objects.filter(~Exists(recent))
    waits = Wait.objects.filter(~Exists(recent))
    gone = bookings.count() + waits.count()
    Presence.objects.filter(booking__in=bookings).delete()
    Attended.objects.filter(booking__in=bookings).delete()
    bookings.delete()
    waits.delete()
    Wish.objects.filter(at__lt=long_ago).delete()
    Pass.objects.filter(ended_at__lt=long_ago).delete()
    Teaching.objects.filter(~Exists(recent)).delete()
    said, given = Presence.objects.filter(trainer=OuterRef("pk")), Pass.objects.filter(trainer=OuterRef("pk"))
    Trainer.objects.filter(~Exists(said), ~Exists(given.filter(at__gte=long_ago)), teachings=None).delete()
    if gone:
        announce(events.SessionsForgotten(by=None, count=gone))
    return gone
