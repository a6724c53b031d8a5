"""The tree of units."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Person, Placement, Unit
from ..permissions import Doer
from .dates import in_words

LONGEST_PATH = 255


def _refuse_units() -> str:
    return _("Alleen HR en beheerders passen afdelingen aan. Vraag het een van hen.")


@transaction.atomic
def open_unit(name: str, *, code: str, by: Doer, parent: Unit | None = None) -> Unit:
    """A new unit, at the top or under another. The same code, name and place again returns the same unit."""
    require(permissions.may_keep_people(by), _refuse_units())
    name, code = " ".join(name.split()), code.strip()
    if not name or not code:
        raise ValidationError(_("Geef de afdeling een naam en een code."))
    if known := Unit.objects.filter(code=code).first():
        if (known.name, known.parent_id, known.closed_on) == (name, parent.pk if parent else None, None):
            return known
        raise ValidationError(
            _("Code %(code)s is al van %(unit)s. Kies een andere code.") % {"code": code, "unit": known.name}
        )
    _refuse_closed(parent)
    unit = Unit.objects.create(name=name, code=code, parent=parent)
    unit.path = _new_path(unit, parent)
    unit.save(update_fields=["path"])
    announce(events.UnitOpened(by=by.pk if by else None, unit=unit.pk, name=name))
    return unit


@transaction.atomic
def move_unit(unit: Unit, *, under: Unit | None, by: Doer) -> Unit:
    """Put a unit, with all that is below it, under another one, or at the top (None)."""
    require(permissions.may_keep_people(by), _refuse_units())
    if unit.parent_id == (under.pk if under else None):
        return unit
    if under and under.path.startswith(unit.path):
        raise ValidationError(
            _("%(unit)s kan niet onder zichzelf of onder een eigen onderdeel komen. Kies een andere afdeling.")
            % {"unit": unit.name}
        )
    _refuse_closed(under)
    old, unit.parent, unit.path = unit.path, under, _new_path(unit, under)
    deepest = Unit.objects.filter(path__startswith=old).order_by("-path").values_list("path", flat=True)
    if max(len(path) for path in deepest) - len(old) + len(unit.path) > LONGEST_PATH:
        raise ValidationError(_("De boom van afdelingen wordt zo te diep. Kies een afdeling hogerop."))
    unit.save(update_fields=["parent"])
    Unit.objects.filter(path__startswith=old).update(path=Concat(Value(unit.path), Substr(F("path"), len(old) + 1)))
    announce(
        events.UnitMoved(by=by.pk if by else None, unit=unit.pk, name=unit.name, parent=under.pk if under else None)
    )
    return unit


@transaction.atomic
def rename_unit(unit: Unit, *, name: str, by: Doer) -> Unit:
    """Another name; code, place and people stay."""
    require(permissions.may_keep_people(by), _refuse_units())
    name = " ".join(name.split())
    if not name:
        raise ValidationError(_("Geef de afdeling een naam."))
    if unit.name == name:
        return unit
    old, unit.name = unit.name, name
    unit.save(update_fields=["name"])
    announce(events.UnitRenamed(by=by.pk if by else None, unit=unit.pk, old=old, name=name))
    return unit


@transaction.atomic
def close_unit(unit: Unit, *, by: Doer, on: dt.date | None = None) -> Unit:
    """The unit exists no longer from that day (today when left out). Refused while people or open units are in it."""
    require(permissions.may_keep_people(by), _refuse_units())
    on = on or clock.today()
    if unit.closed_on == on:
        return unit
    still = Placement.objects.filter(Q(ends=None) | Q(ends__gte=on), unit=unit)
    if people := Person.objects.filter(pk__in=still.values("employment__person")).count():
        raise ValidationError(
            ngettext(
                "In %(unit)s werkt op %(day)s nog %(n)d persoon. Verplaats die eerst.",
                "In %(unit)s werken op %(day)s nog %(n)d mensen. Verplaats hen eerst.",
                people,
            )
            % {"unit": unit.name, "day": in_words(on), "n": people}
        )
    below = Unit.objects.filter(Q(closed_on=None) | Q(closed_on__gt=on), parent=unit)
    if names := [child.name for child in below]:
        raise ValidationError(
            _("Onder %(unit)s staan nog open afdelingen: %(names)s. Verplaats of sluit die eerst.")
            % {"unit": unit.name, "names": ", ".join(names)}
        )
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])
    announce(events.UnitClosed(by=by.pk if by else None, unit=unit.pk, name=unit.name, closed_on=on.isoformat()))
    return unit


def _new_path(unit: Unit, parent: Unit | None) -> str:
    path = f"{parent.path if parent else '/'}{unit.pk}/"
    if len(path) > LONGEST_PATH:
        raise ValidationError(_("De boom van afdelingen wordt zo te diep. Kies een afdeling hogerop."))
    return path


def _refuse_closed(parent: Unit | None) -> None:
    if parent and parent.closed_on and parent.closed_on <= clock.today():
        raise ValidationError(_("%(unit)s is gesloten. Kies een andere afdeling.") % {"unit": parent.name})
