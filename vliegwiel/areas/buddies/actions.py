"""The verbs of buddies. The only place of this area that writes."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from . import events, permissions, queries
from .enums import WAITS_DAYS, Side
from .models import Contact, Pair, Wish


@transaction.atomic
def wish(behaviour: TargetBehaviour, *, by: Person, side: Side | str = Side.WANTS, elsewhere: bool = False) -> Wish:
    """Say that you want a buddy for this behaviour, or want to be one. Again is the same wish, in other words.
    ValidationError for a behaviour that is not asked any more."""
    require(permissions.may_wish(by), _("Je werkt hier niet meer."))
    if not behaviour.is_standing or side not in Side.values:
        raise ValidationError({"behaviour": [_("Dit gedrag vragen we niet meer. Kies een ander.")]})
    said = {"side": Side(side), "elsewhere": elsewhere}
    made, new = Wish.objects.get_or_create(person=by, behaviour=behaviour, defaults=said)
    if not new and (made.side, made.elsewhere) != (side, elsewhere):
        made.side, made.elsewhere, new = Side(side), elsewhere, True
        made.save(update_fields=["side", "elsewhere"])
    if new:
        announce(events.Wished(by=by.pk, person=by.pk))
    return made


@transaction.atomic
def unwish(wish: Wish, *, by: Person) -> None:
    """Not any more; nobody is proposed you for it, and you to nobody. Buddies stay buddies."""
    require(permissions.may_unwish(by, wish), _("Deze wens is van iemand anders."))
    if Wish.objects.filter(pk=wish.pk).delete()[0]:
        announce(events.Unwished(by=by.pk, person=by.pk))


@transaction.atomic
def ask(wish: Wish, *, to: Person, by: Person) -> Pair:
    """Ask one of those who fit. She hears it, and may say no without a word. Twice is once. ValidationError for who
    does not fit (any more) and when you have two buddies already."""
    require(permissions.may_unwish(by, wish), _("Deze wens is van iemand anders."))
    Person.objects.select_for_update().get(pk=by.pk)  # two tabs at once ask her once
    there = Pair.objects.filter(person=by, other=to, behaviour=wish.behaviour_id, ended_at=None).first()
    if there:
        return there
    if queries.is_full(by):
        raise ValidationError(_("Je hebt al twee maatjes. Meer tegelijk lukt zelden."))
    if to.pk not in {one.person for one in queries.matches(wish)}:
        raise ValidationError(_("Deze collega past nu niet meer bij je wens. Kies een ander."))
    pair = Pair.objects.create(person=by, other=to, behaviour=wish.behaviour)
    announce(events.BuddyAsked(by=by.pk, person=by.pk, pair=pair.pk))
    return pair


@transaction.atomic
def accept(pair: Pair, *, by: Person) -> Pair:
    """Yes. Three days are agreed on which both work. Twice is once. ValidationError when it is over or does not fit."""
    require(permissions.may_answer(by, pair), _("Dit is aan iemand anders gevraagd."))
    pair = Pair.objects.select_for_update(of=("self",)).select_related("person", "other").get(pk=pair.pk)
    if pair.accepted_at and not pair.ended_at:
        return pair
    still = Pair.objects.waiting().filter(pk=pair.pk).exists() and pair.person.is_active
    if not still or queries.is_line(pair.person, pair.other):
        raise ValidationError(_("Deze vraag is voorbij. Je hoeft niets te doen."))
    if queries.is_full(pair.person) or queries.is_full(by):
        raise ValidationError(_("Een van jullie heeft al twee maatjes. Meer tegelijk lukt zelden."))
    pair.accepted_at = clock.now()
    pair.save(update_fields=["accepted_at"])
    days = queries.contact_days(pair.person_id, pair.other_id, clock.today())
    Contact.objects.bulk_create(Contact(pair=pair, number=n, due_on=day) for n, day in enumerate(days, 1))
    announce(events.BuddyAgreed(by=by.pk, person=pair.person_id, pair=pair.pk))
    return pair


@transaction.atomic
def stop(pair: Pair, *, by: Person) -> Pair:
    """No, or not any more; by either, and no reason is asked. Of a yes the other
    hears that it is over; nobody else hears anything. Twice is once."""
    require(permissions.may_keep(by, pair), _("Dit is iets tussen twee anderen."))
    return _end(pair, by)


def _end(pair: Pair, by: Person | None = None) -> Pair:
    pair = Pair.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    if pair.ended_at is None:
        pair.ended_at = clock.now()
        pair.save(update_fields=["ended_at"])
        announce(events.BuddyEnded(by=by.pk if by else None, person=pair.person_id, pair=pair.pk))
    return pair


@transaction.atomic
def remind() -> int:
    """Tell buddies that one of their three times is about now, each contact once. Called by the clock; gives how many
    contacts. Running twice tells nobody twice."""
    found = queries.to_remind()
    for one in found:
        if Contact.objects.filter(pk=one.contact, told_on=None).update(told_on=clock.today()):
            announce(events.ContactsComeUp(by=None, contact=one.contact, people=list(one.people)))
    return len(found)


@transaction.atomic
def tick(contact: Contact, *, by: Person) -> Contact:
    """You saw each other. Either of the two says so, once."""
    require(permissions.may_keep(by, contact.pair), _("Dit is iets tussen twee anderen."))
    if Contact.objects.filter(pk=contact.pk, ticked_at=None).update(ticked_at=clock.now(), ticked_by=by):
        announce(events.ContactTicked(by=by.pk, person=contact.pair.person_id, pair=contact.pair_id))
    contact.refresh_from_db()
    return contact


@transaction.atomic
def untick(contact: Contact, *, by: Person) -> Contact:
    """You did not after all. Either of the two says so."""
    require(permissions.may_keep(by, contact.pair), _("Dit is iets tussen twee anderen."))
    if Contact.objects.filter(pk=contact.pk).exclude(ticked_at=None).update(ticked_at=None, ticked_by=None):
        announce(events.ContactUnticked(by=by.pk, person=contact.pair.person_id, pair=contact.pair_id))
    contact.refresh_from_db()
    return contact


@transaction.atomic
def tidy() -> int:
    """End pairs of whom one left or now leads the other, and remove what is a year old, also what was asked and
    lapsed. How many ended."""
    over = queries.cannot_go_on()
    for pair in over:
        _end(pair)
    lapsed = Q(ended_at=None, accepted_at=None, at__lt=queries.kept_until() - dt.timedelta(days=WAITS_DAYS))
    old, _each = Pair.objects.filter(lapsed | Q(ended_at__lt=queries.kept_until())).delete()
    gone, _all = Wish.objects.filter(at__lt=queries.kept_until()).delete()
    if over or old or gone:
        announce(events.PairsTidied(by=None))
    return len(over)
