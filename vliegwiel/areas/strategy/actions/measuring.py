"""Following a KPI."""

import datetime as dt
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Origin
from ..models import Kpi, KpiReading


@transaction.atomic
def record_reading(
    kpi: Kpi, *, by: Person, on: dt.date, value: Decimal, n: int | None = None, origin: Origin | str = Origin.ENTERED
) -> KpiReading:
    """The KPI's value on a day, in its own unit, made of `n` cases; a second value for the same day replaces the
    first, and the same value again leaves no trace.

    Raises ValidationError for a day to come, and once the goal is closed: what it ended with stays what it was."""
    require(permissions.may_record_reading(by, kpi), _("Metingen noteren de directie, de opleiders en de eigenaar."))
    _refuse_closed(kpi)
    if on > clock.today():
        raise ValidationError({"on": [_("Deze dag moet nog komen. Noteer wat al gemeten is.")]})
    reading = KpiReading.objects.filter(kpi=kpi, on=on).first() or KpiReading(kpi=kpi, on=on)
    if reading.pk and (reading.value, reading.n) == (value, n):
        return reading
    reading.value, reading.n, reading.origin, reading.at = value, n, Origin(origin), clock.now()
    reading.save()
    announce(events.ReadingRecorded(by=by.pk, kpi=kpi.pk, on=on.isoformat(), value=str(value)))
    return reading


@transaction.atomic
def remove_reading(kpi: Kpi, *, by: Person, on: dt.date) -> None:
    """Take back a reading that was a mistake. Removing twice is removing once.

    Raises ValidationError once the goal is closed."""
    require(permissions.may_record_reading(by, kpi), _("Metingen noteren de directie, de opleiders en de eigenaar."))
    _refuse_closed(kpi)
    removed, _counts = KpiReading.objects.filter(kpi=kpi, on=on).delete()
    if removed:
        announce(events.ReadingRemoved(by=by.pk, kpi=kpi.pk, on=on.isoformat()))


def _refuse_closed(kpi: Kpi) -> None:
    if kpi.goal is not None and kpi.goal.is_closed:
        raise ValidationError(
            _("Dit doel is afgesloten. De metingen van toen blijven staan. Open het doel weer als je verder meet.")
        )
