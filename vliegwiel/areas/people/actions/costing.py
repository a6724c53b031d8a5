"""What an hour of somebody's time costs, if the organisation wants to know."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Organisation, Person


@transaction.atomic
def set_hourly_cost(organisation: Organisation, *, euros: Decimal | None, by: Person) -> Organisation:
    """One average for everybody, in euros an hour; None: the academy speaks of hours only."""
    require(permissions.may_set_direction(by), _("Het uurbedrag kiezen de directie en de opleiders."))
    if euros is not None and not 0 < euros < 1000:
        raise ValidationError({"euros": [_("Een uurbedrag ligt tussen 0 en 1000 euro.")]})
    if organisation.hourly_cost != euros:
        organisation.hourly_cost = euros
        organisation.save(update_fields=["hourly_cost"])
        announce(events.HourlyCostSet(by=by.pk))
    return organisation
