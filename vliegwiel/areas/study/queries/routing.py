"""Who is asked to decide: who leads her, who stands in for that one, or the next one up; and who keeps the money."""

import datetime as dt
from collections.abc import Collection, Iterator

from vliegwiel.areas.people.enums import Line, Role
from vliegwiel.areas.people.models import ActingManager, Person, Placement, ReportingLine, RoleGrant, Unit
from vliegwiel.kit import clock

HIGHEST = 15  # levels; a longer line goes round


def line_up(person: Person, day: dt.date | None = None) -> Iterator[tuple[Person, Person | None]]:
    """Who leads her, who leads that one, and so on up, each with who stands in for her that day; also who left, for
    what she led has somebody above it. A few queries a level."""
    day, at, seen = day or clock.today(), person, {person.pk}
    for _level in range(HIGHEST):
        on = min(day, at.left_on or day)  # of who left: as it stood on her last day
        lines = ReportingLine.objects.filter(person=at, kind=Line.SOLID, starts__lte=on).select_related("manager")
        last = lines.order_by("-starts", "-pk").first()
        if last is None or (last.ends and last.ends < on and last.manager.is_active) or last.manager_id in seen:
            return
        acting = ActingManager.objects.on(day).filter(manager=last.manager_id).select_related("stand_in")
        stand_ins = [one.stand_in for one in acting.order_by("pk") if one.stand_in.is_active]
        yield last.manager, next((one for one in stand_ins if one.pk != person.pk), None)
        seen.add(last.manager_id)
        at = last.manager


def manager_for(person: Person, *, besides: Collection[int] = (), day: dt.date | None = None) -> Person | None:
    """Who decides first: the stand-in of who leads her, or that one herself while she works here, or the next one up.
    None when there is nobody above her."""
    for manager, stand_in in line_up(person, day):
        if stand_in is not None and stand_in.pk not in besides:
            return stand_in
        if manager.is_active and manager.pk not in besides:
            return manager
    return None


def unit_of(person: Person, day: dt.date | None = None) -> Unit | None:
    """Where she works that day, or worked last; of two places the first."""
    placed = Placement.objects.filter(employment__person=person).select_related("unit")
    found = placed.on(day).order_by("starts", "pk").first() or placed.order_by("-starts", "-pk").first()
    return found.unit if found else None


ORDER = {Role.HR: 0, Role.LND_LEAD: 1, Role.LEADER: 2}


def keeper_for(person: Person, *, besides: Collection[int] = ()) -> Person | None:
    """Who keeps the money her request would take: HR of her own unit, HR, the L&D lead, or who directs; never herself.
    None when nobody holds such a role."""
    unit = unit_of(person)
    grants = RoleGrant.objects.on().filter(role__in=list(ORDER)).select_related("person", "unit")
    fit = [
        one
        for one in grants.exclude(person=person).exclude(person__in=list(besides))
        if one.person.is_active and one.covers(unit)
    ]
    fit.sort(key=lambda one: (ORDER[Role(one.role)], one.unit is None, one.pk))
    return fit[0].person if fit else None
