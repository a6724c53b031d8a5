"""Following the measure."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Goal, GoalReading


@transaction.atomic
def record_reading(goal: Goal, *, by: Person, on: date, value: Decimal) -> GoalReading:
    """The measure's value on a day; a second value for the same day replaces the first."""
    require(permissions.may_record_reading(by, goal), _("Metingen noteren de directie, de opleiders en de eigenaar."))
    if on > clock.today():
        raise ValidationError({"on": [_("Deze dag moet nog komen. Noteer wat al gemeten is.")]})
    reading = GoalReading.objects.filter(goal=goal, on=on).first() or GoalReading(goal=goal, on=on)
    if reading.pk and reading.value == value:
        return reading
    reading.value = value
    reading.save()
    announce(events.ReadingRecorded(by=by.pk, goal=goal.pk, on=on.isoformat(), value=str(value)))
    return reading


@transaction.atomic
def remove_reading(goal: Goal, *, by: Person, on: date) -> None:
    """Take back a reading that was a mistake. Removing twice is removing once."""
    require(permissions.may_record_reading(by, goal), _("Metingen noteren de directie, de opleiders en de eigenaar."))
    removed, _counts = GoalReading.objects.filter(goal=goal, on=on).delete()
    if removed:
        announce(events.ReadingRemoved(by=by.pk, goal=goal.pk, on=on.isoformat()))
