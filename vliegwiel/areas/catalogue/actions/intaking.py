"""The five screens of an intake. Each saves what is there, finished or not; only finishing asks that all is there.

Each part remembers in which version it last changed, as the parts of the charter do. The caller passes the `version`
she saw: what changed meanwhile elsewhere is no obstacle; what changed in the very part she is writing raises Overtaken.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy import permissions as strategy_permissions
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Barrier, Kind, Route
from ..models import HIGHEST, MOST_BEHAVIOURS, Activity, Intake, IntakeBehaviour, IntakeClosing, Request
from ..queries import gaps, intake_for
from .making import make_activity
from .writing import add_block

AIM = ("called", "kpi", "goal", "measure", "measured_in", "baseline", "target", "by_when")
WORDS = ("behaviour", "actor", "situation", "action", "standard")
WEIGHTS = tuple(barrier.value for barrier in Barrier)
CHOICE = ("route", "reason", "kind", "what", "owner", "due")
DESIGN = ("title", "moment", "task", "bring_back", "information")
SITTING = dt.timedelta(minutes=30)


class Unfinished(Exception):
    """Finishing was refused. `gaps` names everything that is open, and on which screen."""

    def __init__(self, open_: list[Any]) -> None:
        super().__init__("; ".join(gap.text for gap in open_))
        self.gaps = open_


class Overtaken(Exception):
    """This part was written by somebody else since the version she saw; nothing was overwritten. `there`: field -> what
    stands there now (of the behaviours: place -> that)."""

    def __init__(self, part: str, there: dict[Any, Any]) -> None:
        super().__init__(part)
        self.part, self.there = part, there


@transaction.atomic
def begin_intake(called: str = "", *, by: Person, request: Request | None = None) -> Intake:
    """Begin one, of a request or of one's own accord. A request has one open intake at a time."""
    require(permissions.may_do_intake(by), _not_yours())
    if request is not None and (there := Intake.objects.filter(request=request, closing=None).first()):
        return there
    called = " ".join((called or (request.text if request else "")).split())[:120]
    if not called:
        raise ValidationError({"called": [_("Schrijf in een paar woorden waar het om gaat.")]})
    intake = Intake.objects.create(called=called, request=request, by=by)
    announce(events.IntakeBegun(by=by.pk, intake=intake.pk))
    return intake


@transaction.atomic
def aim_intake(intake: Intake, *, by: Person, version: int | None = None, **fields: Any) -> Intake:
    """Screen 1: what must get better. `fields`: AIM; with a KPI its goal comes along and the described measure goes."""
    require(permissions.may_do_intake(by), _not_yours())
    _refuse_closed(intake)
    _unless_overtaken(intake, "aim", version, _there(intake, AIM), {name: fields[name] for name in fields})
    if kpi := fields.get("kpi"):
        fields |= {
            "goal": kpi.goal,
            "measure": "",
            "measured_in": "",
            "baseline": None,
            "target": None,
            "by_when": None,
        }
    if not fields.get("called", intake.called):
        fields.pop("called")
    if _put(intake, AIM, fields):
        intake.save(update_fields=list(fields))
        _saved(intake, by, "aim")
    return intake


@transaction.atomic
def describe_behaviours(
    intake: Intake, *, rows: Sequence[dict[str, Any]], by: Person, version: int | None = None
) -> Intake:
    """Screen 2: who does what differently; at most three, each a standing behaviour or new words (WORDS).

    What was said of the causes stays with its place; an empty row goes, and what came after moves up."""
    require(permissions.may_do_intake(by), _not_yours())
    _refuse_closed(intake)
    if len(rows) > MOST_BEHAVIOURS:
        raise ValidationError(_("Hooguit drie gedragingen. Wat is het belangrijkst?"))
    there = {row.place: row for row in intake.behaviours.all()}
    now = {place: _there(row, WORDS) for place, row in there.items()}
    empty = dict.fromkeys(WORDS)
    typed = {place: empty | given for place, given in enumerate(rows, 1) if any(given.values()) or place in now}
    _unless_overtaken(intake, "behaviours", version, now, typed)
    changed, place = False, 0
    kept = []
    for number, given in enumerate(rows, 1):
        words = {name: given.get(name) or (None if name == "behaviour" else "") for name in WORDS}
        if words["behaviour"]:
            words |= {name: "" for name in WORDS if name != "behaviour"}
        if not any(words.values()):
            continue
        row = there.get(number) or IntakeBehaviour(intake=intake)
        changed |= _put(row, WORDS, words)
        kept.append(row)
    gone = [row for row in there.values() if row not in kept]
    for row in gone:
        row.delete()
        changed = True
    for place, row in enumerate(kept, 1):
        if row.place != place or row.pk is None:
            row.place = place
            changed = True
    if changed:
        for row in kept:
            row.save()
        _saved(intake, by, "behaviours")
    return intake


@transaction.atomic
def weigh_causes(
    row: IntakeBehaviour, *, by: Person, version: int | None = None, **weights: int | None
) -> IntakeBehaviour:
    """Screen 3: how much each cause is in the way, 0 to 3. Unweighed ones are left out or None."""
    require(permissions.may_do_intake(by), _not_yours())
    _refuse_closed(row.intake)
    if any(weight is not None and not 0 <= weight <= HIGHEST for weight in weights.values()):
        raise ValidationError(_("Kies voor elke oorzaak een getal van 0 tot en met 3."))
    return _change(row, "causes", WEIGHTS, weights, by, version)


@transaction.atomic
def choose_route(row: IntakeBehaviour, *, by: Person, version: int | None = None, **fields: Any) -> IntakeBehaviour:
    """Screen 4: what is done about it (CHOICE). Otherwise than the rule says is possible, with a reason."""
    require(permissions.may_do_intake(by), _not_yours())
    _refuse_closed(row.intake)
    return _change(row, "route", CHOICE, fields, by, version)


@transaction.atomic
def design_practice(row: IntakeBehaviour, *, by: Person, version: int | None = None, **fields: Any) -> IntakeBehaviour:
    """Screen 5: one real decision or task first, then the least one must know for it (DESIGN)."""
    require(permissions.may_do_intake(by), _not_yours())
    _refuse_closed(row.intake)
    return _change(row, "practice", DESIGN, fields, by, version)


@transaction.atomic
def finish_intake(intake: Intake, *, by: Person) -> Intake:
    """Do what was decided: write behaviours, ask for changes at work, begin drafts. Finishing twice is finishing once.

    Raises Unfinished, and does nothing, while something is open."""
    require(permissions.may_do_intake(by), _not_yours())
    found = intake_for(by, intake.pk)
    assert found is not None
    if hasattr(found, "closing"):
        return found
    if open_ := gaps(found, by):
        raise Unfinished(open_)
    made = False
    for row in found.behaviours.all():
        behaviour = _behaviour(found, row, by)
        if Route(row.route).changes_work and row.owner:
            row.fix = strategy.add_fix(behaviour, by=by, owner=row.owner, kind=row.kind, what=row.what, due=row.due)
        if Route(row.route).makes_something and behaviour:
            row.activity = _draft(found, row, behaviour, by)
            made = True
        row.save()
    IntakeClosing.objects.create(intake=found, finished=True, made=made, by=by)
    announce(events.IntakeFinished(by=by.pk, intake=found.pk, made=made))
    return found


@transaction.atomic
def discard_intake(intake: Intake, *, by: Person) -> None:
    """Throw it away; it can be taken back. A finished one stays as it is."""
    require(permissions.may_do_intake(by), _not_yours())
    _closing, new = IntakeClosing.objects.get_or_create(intake=intake, defaults={"finished": False, "by": by})
    if new:
        announce(events.IntakeDiscarded(by=by.pk, intake=intake.pk))


@transaction.atomic
def restore_intake(intake: Intake, *, by: Person) -> None:
    """Undo of throwing away."""
    require(permissions.may_do_intake(by), _not_yours())
    gone, _models = IntakeClosing.objects.filter(intake=intake, finished=False).delete()
    if gone:
        announce(events.IntakeRestored(by=by.pk, intake=intake.pk))


def _not_yours() -> str:
    return _("Een intake doen auteurs en opleiders.")


def _refuse_closed(intake: Intake) -> None:
    if IntakeClosing.objects.filter(intake=intake).exists():
        raise ValidationError(_("Deze intake is al afgesloten."))


def _put(thing: Intake | IntakeBehaviour, allowed: Sequence[str], fields: dict[str, Any]) -> bool:
    changed = False
    for name, value in fields.items():
        if name not in allowed:
            raise TypeError(f"{type(thing).__name__} has no {name} to write")
        value = _fitting(thing, name, value)
        if getattr(thing, name) != value:
            setattr(thing, name, value)
            changed = True
    return changed


def _fitting(thing: Intake | IntakeBehaviour, name: str, value: Any) -> Any:
    """Text trimmed to its column: a screen is left half done without losing anything, so nothing here refuses."""
    if not isinstance(value, str):
        return value
    most = getattr(thing._meta.get_field(name), "max_length", None)
    return value.strip()[:most]


def _change(
    row: IntakeBehaviour, screen: str, allowed: Sequence[str], fields: dict[str, Any], by: Person, version: int | None
) -> IntakeBehaviour:
    part = f"{screen}-{row.pk}"
    _unless_overtaken(row.intake, part, version, _there(row, allowed), fields)
    if _put(row, allowed, fields):
        row.save(update_fields=list(fields))
        _saved(row.intake, by, part)
    return row


def _there(thing: Intake | IntakeBehaviour, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


def _unless_overtaken(
    intake: Intake, part: str, version: int | None, there: dict[Any, Any], wanted: dict[Any, Any]
) -> None:
    """Who types what stands there already is not in anybody's way."""
    if version is None:
        return
    stamps = Intake.objects.select_for_update().values_list("stamps", flat=True).get(pk=intake.pk)
    if stamps.get(part, 1) > version and any(_other(there.get(name), value) for name, value in wanted.items()):
        raise Overtaken(part, there)


def _other(there: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return any(_other((there or {}).get(name), value) for name, value in wanted.items())
    return (there if there is not None else "") != (wanted if wanted is not None else "")


def _saved(intake: Intake, by: Person, part: str) -> None:
    """Note when it was last worked at, and in which version this part changed; said in the log once a sitting, not at
    every screen."""
    now = Intake.objects.select_for_update().get(pk=intake.pk)
    before, intake.saved_at = now.saved_at, clock.now()
    intake.version = now.version + 1
    intake.stamps = now.stamps | {part: intake.version}
    intake.save(update_fields=["saved_at", "version", "stamps"])
    if intake.saved_at - before > SITTING:
        announce(events.IntakeWritten(by=by.pk, intake=intake.pk))


def _behaviour(intake: Intake, row: IntakeBehaviour, by: Person) -> TargetBehaviour | None:
    """The standing behaviour, or the described one written beneath the goal; None when there is no goal to put it."""
    weights = {name: getattr(row, name) for name in WEIGHTS}
    if row.behaviour:
        if strategy_permissions.may_change_behaviour(by, row.behaviour) and row.behaviour.is_standing:
            strategy.change_behaviour(row.behaviour, by=by, **weights)
        return row.behaviour
    if intake.goal is None or intake.goal.is_closed or not strategy_permissions.may_write_behaviour(by, intake.goal):
        return None
    words = {name: {by.language: getattr(row, name)} for name in WORDS if name != "behaviour"}
    row.behaviour = strategy.write_behaviour(
        intake.goal, by=by, owner=intake.goal.owner, kpi=intake.kpi, **words, **weights
    )
    return row.behaviour


def _draft(intake: Intake, row: IntakeBehaviour, behaviour: TargetBehaviour, by: Person) -> Activity:
    """A draft that begins with the practice, and holds no more information than the practice needs."""
    rationale = _("Uit de intake ‘{called}’.").format(called=intake.called)
    activity = make_activity(row.title or intake.called, by=by, behaviour=behaviour, rationale=rationale)
    draft = activity.drafts.get()
    if row.task:
        practice = {"situation": row.moment, "task": row.task, "bring_back": row.bring_back}
        add_block(draft, kind=Kind.PRACTICE, by=by, data=practice)
    if row.information:
        paragraphs = [line.strip() for line in row.information.splitlines() if line.strip()]
        html = "".join(f"<p>{escape(line)}</p>" for line in paragraphs)
        add_block(draft, kind=Kind.TEXT, by=by, data={"html": html})
    return activity
