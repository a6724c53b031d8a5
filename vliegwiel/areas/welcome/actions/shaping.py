"""What others are asked when they start."""

from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Persona
from ..models import StepOff


@transaction.atomic
def switch_step(persona: Persona | str, step: str, *, on: bool, by: Person) -> None:
    """Take a step out of everybody's run, or put it back. What was done in it stays. Twice is once."""
    require(permissions.may_shape(by), _("Alleen de opleider kiest welke vragen in een start staan."))
    persona = Persona(persona)
    if on:
        changed = bool(StepOff.objects.filter(persona=persona, step=step).delete()[0])
    else:
        _row, changed = StepOff.objects.get_or_create(persona=persona, step=step, defaults={"by": by})
    if changed:
        announce(events.StepSwitched(by=by.pk, persona=persona.value, step=step, on=on))


@transaction.atomic
def ask_managers(*, by: Person, month: str) -> None:
    """Ask everybody who leads somebody to talk once this month with whom he leads. month: "2026-11"; in one month they
    hear it once, however often it is asked."""
    require(permissions.may_shape(by), _("Alleen de opleider vraagt dit aan alle leidinggevenden."))
    announce(events.ManagersAsked(by=by.pk, month=month))
