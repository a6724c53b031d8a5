"""What keeps behaviours alive: drivers and their turns."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import DriverTurn, RequiredDriver, TargetBehaviour
from .filling import fill

DRIVER_FIELDS = ("kind", "what", "owner", "cadence")


def in_one_line(fields: dict[str, Any]) -> dict[str, Any]:
    """The same fields, what must be done without line ends and double spaces."""
    return fields | ({"what": " ".join(fields["what"].split())} if "what" in fields else {})


def refuse_leaver(owner: Person | None) -> None:
    """Raise ValidationError unless somebody who works here is to do it."""
    if owner is None or not owner.is_active:
        raise ValidationError({"owner": [_("Deze persoon werkt hier niet meer. Kies iemand anders.")]})


@transaction.atomic
def add_driver(behaviour: TargetBehaviour, *, by: Person, owner: Person, **fields: Any) -> RequiredDriver:
    """Ask somebody to do something again and again so that the behaviour stays. Its first turn stands ready at once.

    `fields`: kind, what, and optionally cadence. Asking the same of the same person twice is asking once."""
    require(
        permissions.may_change_behaviour(by, behaviour),
        _("Borging regelen de directie, de opleiders en de eigenaar van het gedrag."),
    )
    driver = RequiredDriver(behaviour=behaviour, owner=owner, starts=clock.today())
    fill(driver, DRIVER_FIELDS, in_one_line(fields))
    _refuse_empty(driver)
    same = RequiredDriver.objects.filter(behaviour=behaviour, owner=owner, what=driver.what, stopped_at=None).first()
    if same:
        return same
    driver.save()
    DriverTurn.objects.create(driver=driver, due=queries.turn_due(driver, clock.today()))
    announce(events.DriverAsked(by=by.pk, person=owner.pk, driver=driver.pk, behaviour=behaviour.pk))
    return driver


@transaction.atomic
def change_driver(driver: RequiredDriver, *, by: Person, **fields: Any) -> RequiredDriver:
    """Change some of DRIVER_FIELDS; a new owner is told, and keeps the turn that runs. No change leaves no trace."""
    require(
        permissions.may_change_driver(by, driver),
        _("Borging veranderen de directie, de opleiders en de eigenaar van het gedrag."),
    )
    before = driver.owner_id
    if not fill(driver, DRIVER_FIELDS, in_one_line(fields)):
        return driver
    _refuse_empty(driver)
    driver.save()
    about = {"by": by.pk, "driver": driver.pk, "behaviour": driver.behaviour_id}
    if driver.owner_id != before:
        announce(events.DriverHandedOver(person=driver.owner_id, **about))
    else:
        announce(events.DriverChanged(**about))
    return driver


@transaction.atomic
def stop_driver(driver: RequiredDriver, *, by: Person) -> RequiredDriver:
    """It is no longer asked; what was done stays on record. Stopping twice is stopping once."""
    require(
        permissions.may_change_driver(by, driver),
        _("Borging stoppen de directie, de opleiders en de eigenaar van het gedrag."),
    )
    if driver.stopped_at is None:
        driver.stopped_at = clock.now()
        driver.save(update_fields=["stopped_at"])
        driver.turns.open().filter(due__gte=clock.today()).delete()
        announce(events.DriverStopped(by=by.pk, driver=driver.pk, behaviour=driver.behaviour_id))
    return driver


@transaction.atomic
def resume_driver(driver: RequiredDriver, *, by: Person) -> RequiredDriver:
    """Undo of stopping: it is asked again, from today."""
    require(
        permissions.may_change_driver(by, driver),
        _("Borging hervatten de directie, de opleiders en de eigenaar van het gedrag."),
    )
    if driver.stopped_at is not None:
        driver.stopped_at = None
        driver.save(update_fields=["stopped_at"])
        DriverTurn.objects.get_or_create(driver=driver, due=queries.turn_due(driver, clock.today()))
        announce(events.DriverResumed(by=by.pk, driver=driver.pk, behaviour=driver.behaviour_id))
    return driver


@transaction.atomic
def tick(turn: DriverTurn, *, by: Person, said: str) -> DriverTurn:
    """Say it was done, or skipped this time. Saying it twice is saying it once; saying otherwise replaces it."""
    require(permissions.may_tick(by, turn.driver), _("Dit vinkt af wie het doet, of wie het gedrag bewaakt."))
    said = DriverTurn.Said(said)
    if turn.said != said:
        turn.said, turn.by, turn.said_at = said, by, clock.now()
        turn.save(update_fields=["said", "by", "said_at"])
        announce(events.TurnSaid(by=by.pk, turn=turn.pk, behaviour=turn.driver.behaviour_id))
    return turn


@transaction.atomic
def take_back_tick(turn: DriverTurn, *, by: Person) -> DriverTurn:
    """Undo of ticking."""
    require(permissions.may_tick(by, turn.driver), _("Dit neemt terug wie het doet, of wie het gedrag bewaakt."))
    if turn.said:
        turn.said, turn.by, turn.said_at = "", None, None
        turn.save(update_fields=["said", "by", "said_at"])
        announce(events.TurnTakenBack(by=by.pk, turn=turn.pk, behaviour=turn.driver.behaviour_id))
    return turn


@transaction.atomic
def lay_turns() -> int:
    """Lay ready the turn that runs today, where it is not there yet; says how many were laid."""
    turns = DriverTurn.objects.bulk_create(queries.turns_to_lay())
    if turns:
        announce(events.TurnsLaid(by=None, turns=len(turns), laid=[turn.pk for turn in turns]))
    return len(turns)


def _refuse_empty(driver: RequiredDriver) -> None:
    if not driver.what:
        example = _("Schrijf op wat er steeds gebeurt. Bijvoorbeeld: “vraagt ernaar in het weekoverleg”.")
        raise ValidationError({"what": [example]})
    if driver.kind not in RequiredDriver.Kind.values:
        raise ValidationError({"kind": [_("Kies op welke manier dit helpt.")]})
    if driver.cadence not in RequiredDriver.Cadence.values:
        raise ValidationError({"cadence": [_("Kies hoe vaak.")]})
    refuse_leaver(driver.owner)
