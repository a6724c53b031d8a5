"""Whom she wants beside her, whatever she will plan."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, queries
from ..models import Buddy


@transaction.atomic
def choose_buddy(buddy: Person | None, *, by: Person) -> Buddy | None:
    """Choose who supports her, or nobody. Whoever is chosen hears it; asked she is only with a plan, and may say no
    then. Twice is once. ValidationError for who does not lead her and works elsewhere."""
    require(by.is_active, _("Wie hier niet meer werkt, kiest ook geen steun."))
    there = Buddy.objects.select_for_update().filter(person=by).first()
    if (there.buddy_id if there else None) == (buddy.pk if buddy else None):
        return there
    if buddy is None:
        Buddy.objects.filter(person=by).delete()
        chosen = None
    else:
        if buddy.pk not in {one.pk for one in queries.supporters(by)}:
            raise ValidationError({"buddy": _("Kies je leidinggevende of een collega van je eigen afdeling.")})
        chosen, _new = Buddy.objects.update_or_create(person=by, defaults={"buddy": buddy, "at": clock.now()})
    announce(events.BuddyChosen(by=by.pk, person=by.pk, buddy=buddy.pk if buddy else None))
    return chosen
