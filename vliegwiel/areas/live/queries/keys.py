"""Addresses that open something without signing in: made by signing, so what is stored opens nothing."""

import datetime as dt

from django.core import signing
from django.utils import timezone

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..models import Feed, Part, Pass, Trainer

FEED, PASS = "live.feed", "live.pass"


def feed_key(feed: Feed) -> str:
    """What her calendar's address ends with."""
    return signing.Signer(salt=FEED).sign_object([feed.person_id, feed.number])


def feed_owner(key: str) -> Person | None:
    """Whose calendar this is; None for an address that was renewed or stopped, and for who no longer works here."""
    try:
        person, number = signing.Signer(salt=FEED).unsign_object(key)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    feed = Feed.objects.filter(person=person, number=number, ended_at=None).select_related("person").first()
    return feed.person if feed and feed.person.is_active else None


def feed_of(person: Person) -> Feed | None:
    """The one she has open. One query."""
    return Feed.objects.filter(person=person, ended_at=None).first()


def pass_key(given: Pass) -> str:
    """What the trainer's link ends with."""
    return signing.Signer(salt=PASS).sign_object([given.pk, given.trainer_id])


def pass_holder(key: str) -> Trainer | None:
    """The trainer from outside whose link this is; None when it was taken away, renewed, or the follow-up of her last
    session ended."""
    try:
        number, trainer = signing.Signer(salt=PASS).unsign_object(key)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    open_ones = Pass.objects.filter(pk=number, trainer=trainer, ended_at=None, trainer__person=None)
    given = open_ones.select_related("trainer").first()
    return given.trainer if given and ends_on(given.trainer) > clock.today() else None


def ends_on(trainer: Trainer) -> dt.date:
    """The first day her link opens nothing: when the follow-up of the last of her sessions ended. One query."""
    last = dt.date.min
    parts = Part.objects.filter(session__teachings__trainer=trainer).order_by("pk")
    for ends, days in parts.values_list("ends", "session__follow_up_days"):
        last = max(last, timezone.localdate(ends) + dt.timedelta(days=days + 1))
    return last
