"""The address at which her own calendar program reads her sessions."""

from django.db import transaction

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..models import Feed


@transaction.atomic
def open_feed(*, by: Person) -> Feed:
    """Open her own calendar address; one that was stopped gets another address. Twice is once."""
    feed, new = Feed.objects.select_for_update().get_or_create(person=by)
    if new or feed.ended_at:
        if feed.ended_at:
            feed.number, feed.ended_at, feed.at = feed.number + 1, None, clock.now()
            feed.save(update_fields=["number", "ended_at", "at"])
        announce(events.FeedChanged(by=by.pk, person=by.pk))
    return feed


@transaction.atomic
def renew_feed(*, by: Person) -> Feed:
    """Another address; the old one opens nothing any more."""
    feed = open_feed(by=by)
    feed.number, feed.at = feed.number + 1, clock.now()
    feed.save(update_fields=["number", "at"])
    announce(events.FeedChanged(by=by.pk, person=by.pk))
    return feed


@transaction.atomic
def stop_feed(*, by: Person) -> bool:
    """The address opens nothing any more. Twice is once; says whether there was one."""
    feed = Feed.objects.select_for_update().filter(person=by, ended_at=None).first()
    if feed is None:
        return False
    feed.ended_at = clock.now()
    feed.save(update_fields=["ended_at"])
    announce(events.FeedChanged(by=by.pk, person=by.pk))
    return True
