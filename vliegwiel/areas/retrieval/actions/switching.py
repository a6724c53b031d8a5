"""On, off and away: hers to choose, for one activity or for all of it, without a reason."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import DAYS_A_WEEK, MOST_CARDS, Off
from ..models import Deck, Limits, RetrievalCard, SwitchedOff
from .making import fill, is_retired, newest_of

NOT_YOURS = gettext_lazy("Dit kiest ieder voor zichzelf.")


@transaction.atomic
def switch_off(deck: Deck, *, by: Person) -> Deck:
    """No cards of this activity any more; what she did stays until she wipes it. Twice is once."""
    require(permissions.may_keep(by, deck), NOT_YOURS)
    if deck.off_why not in (Off.HERS, Off.RETIRED):
        deck.off_at, deck.off_why = clock.now(), Off.HERS
        deck.save(update_fields=["off_at", "off_why"])
        announce(events.DeckSwitched(by=by.pk, person=by.pk, activity=deck.activity_id))
    return deck


@transaction.atomic
def keep(deck: Deck, *, by: Person) -> Deck:
    """Her work changed and she wants these cards all the same: they go on. Twice is once."""
    require(permissions.may_keep(by, deck), NOT_YOURS)
    deck.wanted_on = clock.today()
    deck.save(update_fields=["wanted_on"])
    announce(events.DeckSwitched(by=by.pk, person=by.pk, activity=deck.activity_id))
    return deck


@transaction.atomic
def switch_on(deck: Deck, *, by: Person) -> Deck:
    """Cards of this activity again, where they were; new ones when she wiped them. Twice is once.

    ValidationError for an activity that was retired.
    """
    require(permissions.may_keep(by, deck), NOT_YOURS)
    if is_retired(deck.activity):
        raise ValidationError(_("Deze activiteit staat niet meer op de plank, dus de vragen komen niet terug."))
    if deck.off_at is not None:
        deck.off_at, deck.off_why, deck.wanted_on = None, "", clock.today()
        deck.save(update_fields=["off_at", "off_why", "wanted_on"])
        if newest := newest_of(deck.activity_id, deck.language):
            fill(deck, newest)
        announce(events.DeckSwitched(by=by.pk, person=by.pk, activity=deck.activity_id))
    return deck


@transaction.atomic
def switch_all_off(*, by: Person) -> None:
    """No cards at all, nor of what she finishes from now on. Twice is once."""
    require(permissions.may_have_cards(by), NOT_YOURS)
    _row, new = SwitchedOff.objects.get_or_create(person=by)
    if new:
        announce(events.AllSwitched(by=by.pk, person=by.pk))


@transaction.atomic
def switch_all_on(*, by: Person) -> None:
    """Cards again, of what was on. Twice is once."""
    require(permissions.may_have_cards(by), NOT_YOURS)
    gone, _models = SwitchedOff.objects.filter(person=by).delete()
    if gone:
        announce(events.AllSwitched(by=by.pk, person=by.pk))


@transaction.atomic
def limit(*, cards: int, days: int, by: Person) -> None:
    """At most so many cards a day (1 to 5) on so many days a week (1 to 3). The most is as everybody. Twice is once.

    ValidationError for more than that, or none: none is switching all of it off.
    """
    require(permissions.may_have_cards(by), NOT_YOURS)
    if not (1 <= cards <= MOST_CARDS and 1 <= days <= DAYS_A_WEEK):
        raise ValidationError(
            _(
                "Minder mag altijd, meer niet: hooguit vijf vragen op een dag, op drie dagen in een week. "
                "Er veranderde niets."
            )
        )
    if (cards, days) == (MOST_CARDS, DAYS_A_WEEK):
        changed = bool(Limits.objects.filter(person=by).delete()[0])
    else:
        row, new = Limits.objects.get_or_create(person=by, defaults={"cards": cards, "days": days})
        changed = new or (row.cards, row.days) != (cards, days)
        row.cards, row.days = cards, days
        row.save(update_fields=["cards", "days"])
    if changed:
        announce(events.LimitsSet(by=by.pk, person=by.pk))


@transaction.atomic
def wipe(deck: Deck, *, by: Person) -> None:
    """Take away her cards of this activity and everything she did with them; it stays off until she wants it anew."""
    require(permissions.may_keep(by, deck), NOT_YOURS)
    RetrievalCard.objects.filter(deck=deck).delete()
    if deck.off_why != Off.RETIRED:
        deck.off_at, deck.off_why = clock.now(), Off.HERS
        deck.save(update_fields=["off_at", "off_why"])
    announce(events.RecallsWiped(by=by.pk, person=by.pk))


@transaction.atomic
def wipe_all(*, by: Person) -> None:
    """The same of every activity, in one go."""
    require(permissions.may_have_cards(by), NOT_YOURS)
    RetrievalCard.objects.visible_to(by).delete()
    hers = Deck.objects.visible_to(by)
    hers.exclude(off_why=Off.RETIRED).update(off_at=clock.now(), off_why=Off.HERS)
    announce(events.RecallsWiped(by=by.pk, person=by.pk))
