"""Workplace fixes: what is changed at work instead of training people."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import FixEnding, TargetBehaviour, WorkplaceFix, WorkplaceFixQuerySet
from .filling import fill
from .keeping import in_one_line, refuse_leaver

FIX_FIELDS = ("kind", "what", "owner", "due")


@transaction.atomic
def add_fix(behaviour: TargetBehaviour | None, *, by: Person, owner: Person, **fields: Any) -> WorkplaceFix:
    """Ask somebody to change something at work, by a day. `fields`: kind, what, due. Without a behaviour it answers a
    request that belongs to no goal. Asking the same of the same person twice is asking once."""
    require(
        permissions.may_add_fix(by, behaviour),
        _("Een oplossing op de werkplek vragen de directie, de opleiders, auteurs en de eigenaar van het gedrag."),
    )
    fix = WorkplaceFix(behaviour=behaviour, owner=owner)
    fill(fix, FIX_FIELDS, in_one_line(fields))
    _refuse_weak(fix)
    if fix.is_late:
        raise ValidationError({"due": [_("Deze dag is al voorbij. Kies wanneer het klaar is.")]})
    open_ones: WorkplaceFixQuerySet = WorkplaceFix.objects.open()
    if same := open_ones.filter(behaviour=behaviour, owner=owner, what=fix.what).first():
        return same
    fix.save()
    announce(events.FixAsked(by=by.pk, person=owner.pk, **_about(fix)))
    return fix


@transaction.atomic
def change_fix(fix: WorkplaceFix, *, by: Person, **fields: Any) -> WorkplaceFix:
    """Change some of FIX_FIELDS while it is open; a new owner is told. No change leaves no trace."""
    require(permissions.may_change_fix(by, fix), _not_yours())
    if hasattr(fix, "ending"):
        raise ValidationError(_("Dit is al afgerond of losgelaten. Pak het eerst weer op."))
    before = fix.owner_id
    if not fill(fix, FIX_FIELDS, in_one_line(fields)):
        return fix
    _refuse_weak(fix)
    fix.save()
    if fix.owner_id != before:
        announce(events.FixHandedOver(by=by.pk, person=fix.owner_id, **_about(fix)))
    else:
        announce(events.FixChanged(by=by.pk, **_about(fix)))
    return fix


@transaction.atomic
def finish_fix(fix: WorkplaceFix, *, by: Person) -> FixEnding:
    """It is done. Finishing twice is finishing once."""
    require(permissions.may_change_fix(by, fix), _not_yours())
    ending, new = FixEnding.objects.get_or_create(fix=fix, defaults={"done": True, "by": by})
    if new:
        announce(events.FixDone(by=by.pk, **_about(fix)))
    return ending


@transaction.atomic
def drop_fix(fix: WorkplaceFix, *, by: Person, reason: str) -> FixEnding:
    """It will not be done, and why. Dropping what has ended changes nothing."""
    require(permissions.may_change_fix(by, fix), _not_yours())
    reason = " ".join(reason.split())[:280]
    if not reason:
        raise ValidationError({"reason": [_("Schrijf op waarom het niet doorgaat. Wie erop rekende, wil dat weten.")]})
    ending, new = FixEnding.objects.get_or_create(fix=fix, defaults={"done": False, "reason": reason, "by": by})
    if new:
        announce(events.FixDropped(by=by.pk, **_about(fix)))
    return ending


@transaction.atomic
def reopen_fix(fix: WorkplaceFix, *, by: Person) -> None:
    """Undo of finishing or dropping."""
    require(permissions.may_change_fix(by, fix), _not_yours())
    gone, _models = FixEnding.objects.filter(fix=fix).delete()
    if gone:
        announce(events.FixReopened(by=by.pk, **_about(fix)))


@transaction.atomic
def remind_of_fix(fix: WorkplaceFix, *, mark: str) -> None:
    """Remind the owner of the day it falls due, or that the day has passed; once for each mark."""
    if fix.reminded_of != mark:
        fix.reminded_of = mark
        fix.save(update_fields=["reminded_of"])
        announce(events.FixFallsDue(by=None, person=fix.owner_id, **_about(fix)))


def _not_yours() -> str:
    return _("Dit veranderen wie het op zich nam, de opleiders en de eigenaar van het gedrag.")


def _about(fix: WorkplaceFix) -> dict[str, Any]:
    return {"fix": fix.pk, "behaviour": fix.behaviour_id}


def _refuse_weak(fix: WorkplaceFix) -> None:
    if not fix.what:
        example = _("Schrijf op wat er verandert. Bijvoorbeeld: “de kaart hangt bij de machine”.")
        raise ValidationError({"what": [example]})
    if fix.kind not in WorkplaceFix.Kind.values:
        raise ValidationError({"kind": [_("Kies wat voor oplossing het is.")]})
    if not fix.due:
        raise ValidationError({"due": [_("Kies wanneer het klaar is.")]})
    refuse_leaver(fix.owner)
