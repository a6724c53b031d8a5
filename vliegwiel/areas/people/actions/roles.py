"""Who holds which role, everywhere or in one unit and below."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Role
from ..models import Person, RoleGrant, Unit
from ..permissions import Doer
from .dates import DAY, employment_on


@transaction.atomic
def grant_role(
    person: Person,
    *,
    role: Role,
    by: Doer,
    unit: Unit | None = None,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
) -> RoleGrant:
    """A role, everywhere (unit None) or in one unit and below, from today unless said otherwise.

    Granting what she holds already on that day, for the same unit, changes nothing.
    """
    require(permissions.may_grant_roles(by), _("Alleen beheerders geven rollen. Vraag het een van hen."))
    starts = starts or clock.today()
    employment_on(person, starts)
    if ends and ends < starts:
        raise ValidationError(_("De laatste dag ligt voor de eerste dag. Draai ze om."))
    if now := RoleGrant.objects.on(starts).filter(person=person, role=role, unit=unit).first():
        return now
    grant = RoleGrant.objects.create(person=person, role=role, unit=unit, starts=starts, ends=ends)
    person.__dict__.pop("grants", None)  # she holds it from this moment, also in this request
    announce(
        events.RoleGranted(
            by=by.pk if by else None, person=person.pk, role=Role(role).value, unit=unit.pk if unit else None
        )
    )
    return grant


@transaction.atomic
def end_role(grant: RoleGrant, *, by: Doer, last_day: dt.date | None = None) -> None:
    """She holds the role no longer: at once, or after `last_day`. The last administrator keeps hers."""
    require(permissions.may_grant_roles(by), _("Alleen beheerders nemen rollen terug. Vraag het een van hen."))
    last_day = last_day or clock.today() - DAY
    if grant.ends and grant.ends <= last_day:
        return
    if grant.role == Role.ADMINISTRATOR and grant.unit_id is None:
        here = Person.objects.here()
        others = RoleGrant.objects.on().filter(Q(ends=None), role=Role.ADMINISTRATOR, unit=None, person__in=here)
        if not others.exclude(person=grant.person_id).exists():
            raise ValidationError(_("Dit is de laatste beheerder. Geef eerst iemand anders deze rol."))
    if grant.starts > last_day:
        grant.delete()
    else:
        grant.ends = last_day
        grant.save(update_fields=["ends"])
    announce(events.RoleEnded(by=by.pk if by else None, person=grant.person_id, role=grant.role, unit=grant.unit_id))
