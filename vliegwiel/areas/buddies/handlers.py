"""What happens next: who is asked hears it, and who asked hears a yes. A no is told to nobody."""

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.kit.events import on

from . import events, notices
from .models import Contact, Pair


@on(events.BuddyAsked)
def tell_who_was_asked(event: events.BuddyAsked) -> None:
    pair = Pair.objects.waiting().select_related("person").filter(pk=event.pair).first()
    if pair:
        tell(pair.other_id, notices.BuddyWanted, {"name": pair.person.name}, key=f"buddy-wanted-{pair.pk}")


@on(events.BuddyAgreed)
def tell_who_asked(event: events.BuddyAgreed) -> None:
    pair = Pair.objects.running().select_related("other").filter(pk=event.pair).first()
    if pair:
        tell(pair.person_id, notices.BuddySaidYes, {"name": pair.other.name}, key=f"buddy-yes-{pair.pk}")


@on(events.ContactsComeUp)
def tell_who_is_there(event: events.ContactsComeUp) -> None:
    running = Contact.objects.filter(pair__in=Pair.objects.running(), ticked_at=None)
    contact = running.select_related("pair__person", "pair__other").filter(pk=event.contact).first()
    if contact:
        pair = contact.pair
        for one, whom in ((pair.person, pair.other), (pair.other, pair.person)):
            if one.pk in event.people:
                facts = {"name": whom.name}
                tell(one.pk, notices.BuddyMoment, facts, key=f"buddy-moment-{contact.pk}", may_wait=True)


@on(events.BuddyEnded)
def tell_the_other_it_is_over(event: events.BuddyEnded) -> None:
    pair = Pair.objects.exclude(accepted_at=None).select_related("person", "other").filter(pk=event.pair).first()
    for one, whom in ((pair.person, pair.other), (pair.other, pair.person)) if pair else ():
        if one.pk != event.by:
            tell(one.pk, notices.BuddyOver, {"name": whom.name}, key=f"buddy-over-{event.pair}")
