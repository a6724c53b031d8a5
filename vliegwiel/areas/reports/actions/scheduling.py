"""Letting a view come by: a message with a link, never a file, to who may see it at that moment."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, notices, permissions, queries
from ..enums import Rhythm, Scope, Stopped
from ..models import Reader, SavedView, Schedule

MOST_READERS = 50
LAST = {Rhythm.WEEK: 7, Rhythm.MONTH: 28}


@transaction.atomic
def schedule(view: SavedView, *, by: Person, rhythm: str, on: int, to: Iterable[Person]) -> Schedule:
    """From now on it comes by these people, on this day of the week (1 is Monday) or of the month (1 to 28). They
    need not be able to see it: who may not when it is its turn gets nothing, and its owner hears so.

    Raises ValidationError for a day that is none, for nobody, and for too many."""
    require(permissions.may_keep_view(by, view), _("Alleen wie het overzicht bewaarde laat het langskomen."))
    people = list({one.pk: one for one in to}.values())
    if rhythm not in Rhythm.values or not 1 <= on <= LAST[Rhythm(rhythm)]:
        raise ValidationError({"on": _("Kies een dag van de week, of een dag van de maand tot en met de 28e.")})
    if not people:
        raise ValidationError({"to": _("Kies wie het krijgt. Jijzelf mag ook.")})
    if len(people) > MOST_READERS or any(not one.is_active for one in people):
        raise ValidationError({"to": _("Kies hooguit vijftig mensen die hier nu werken.")})
    SavedView.objects.select_for_update().get(pk=view.pk)
    held, new = Schedule.objects.get_or_create(view=view, defaults={"rhythm": rhythm, "on": on})
    had = set(held.readers.values_list("person", flat=True))
    if not new and held.is_running and (held.rhythm, held.on, had) == (rhythm, on, {one.pk for one in people}):
        return held
    held.rhythm, held.on, held.since = rhythm, on, clock.today()
    held.stopped_at, held.stopped_why = None, ""
    held.save(update_fields=["rhythm", "on", "since", "stopped_at", "stopped_why"])
    held.readers.exclude(person__in=people).delete()
    Reader.objects.bulk_create([Reader(schedule=held, person=one) for one in people if one.pk not in had])
    announce(events.ScheduleSet(by=by.pk, view=view.pk))
    return held


@transaction.atomic
def stop_schedule(view: SavedView, *, by: Person) -> None:
    """It comes by no more. Twice is once."""
    require(permissions.may_keep_view(by, view), _("Alleen wie het overzicht bewaarde zet het stop."))
    held = Schedule.objects.select_for_update().running().filter(view=view).first()
    if held is not None:
        _stop(held, Stopped.ASKED, by=by)


def go_round() -> int:
    """Everything whose turn it is today, each in a transaction of its own; gives how many went."""
    today = clock.today()
    turns = [one for one in Schedule.objects.running().select_related("view__owner") if queries.due_on(one, today)]
    return sum(_go(one) for one in turns)


@transaction.atomic
def _go(schedule: Schedule) -> bool:
    held = Schedule.objects.select_for_update().select_related("view__owner").get(pk=schedule.pk)
    today, view, owner = clock.today(), held.view, held.view.owner
    if not held.is_running or not queries.due_on(held, today):
        return False
    if not permissions.may_see(owner, view.scope):
        _stop(held, Stopped.MAY_NOT if owner.is_active else Stopped.LEFT)
        _tell_who_may_take_it_over(held)
        return False
    readers = queries.readers_of(held)
    may = [one.person for one in readers if one.scope is not None]
    on = today.isoformat()
    for person in may:
        facts = {"title": view.title, "on": on, "by": owner.name, "view": view.pk}
        messaging.tell(person.pk, notices.READY[view.scope], facts, key=f"report-{view.pk}-{on}")
    if len(may) < len(readers):
        left = [one.person for one in readers if one.left]
        facts = {
            "title": view.title,
            "left": ", ".join(one.name for one in left),
            "may_not": ", ".join(one.person.name for one in readers if one.scope is None and not one.left),
            "view": view.pk,
        }
        messaging.tell(owner.pk, notices.MISSED[view.scope], facts, key=f"report-missed-{view.pk}-{on}")
        held.readers.filter(person__in=left).delete()
    held.last_on = today
    held.save(update_fields=["last_on"])
    announce(events.ReportSent(by=owner.pk, view=view.pk, readers=len(may)))
    return True


def _stop(held: Schedule, why: Stopped, *, by: Person | None = None) -> None:
    held.stopped_at, held.stopped_why = clock.now(), why
    held.save(update_fields=["stopped_at", "stopped_why"])
    announce(events.ScheduleStopped(by=by.pk if by else None, view=held.view_id))


def _tell_who_may_take_it_over(held: Schedule) -> None:
    """The L&D leads of today; of what a manager kept, whoever it came by and who leads people too."""
    view, on = held.view, clock.today()
    facts = {"title": view.title, "owner": view.owner.name}
    if view.scope == Scope.TEAM:
        people = [one.person for one in queries.readers_of(held) if one.scope and one.person.pk != view.owner_id]
    else:
        leading = RoleGrant.objects.on().filter(role=Role.LND_LEAD)
        people = list(Person.objects.here().filter(role_grants__in=leading).distinct().order_by("pk"))
    for person in people:
        messaging.tell(person.pk, notices.ENDED[view.scope], facts, key=f"report-ended-{held.pk}-{on}")
