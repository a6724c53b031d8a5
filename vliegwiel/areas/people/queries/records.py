"""What is on record about one person, in frozen rows: for herself, for HR, for an answer to "what do you keep?"."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from ..enums import Line
from ..models import ActingManager, Person, Placement, ReportingLine, RoleGrant
from .words import hours_in_words


@dataclass(frozen=True)
class Place:
    pk: int
    employment: int
    unit: str
    position: str
    weekly_hours: Decimal
    pattern: str
    starts: dt.date
    ends: dt.date | None


@dataclass(frozen=True)
class Led:
    """A line up. `how`: solid or dotted."""

    pk: int
    manager: int
    name: str
    how: str
    starts: dt.date
    ends: dt.date | None


@dataclass(frozen=True)
class StandIn:
    """Somebody stands in for somebody: `for_her` when her own place is taken."""

    pk: int
    other: int
    name: str
    for_her: bool
    starts: dt.date
    ends: dt.date


@dataclass(frozen=True)
class Held:
    pk: int
    role: str
    unit: str
    starts: dt.date
    ends: dt.date | None


@dataclass(frozen=True)
class Record:
    """Everything the people area keeps about one person; each list oldest first."""

    person: int
    name: str
    number: str
    email: str
    language: str
    employments: tuple[tuple[dt.date, dt.date | None], ...]
    places: tuple[Place, ...]
    lines: tuple[Led, ...]
    stand_ins: tuple[StandIn, ...]
    roles: tuple[Held, ...]


@dataclass(frozen=True)
class Moment:
    """One line of the timeline: on that day, this became so."""

    day: dt.date
    what: str
    detail: str


def record_of(person: Person) -> Record:
    """The whole record, in four queries."""
    places = (
        Placement.objects.filter(employment__person=person)
        .select_related("unit", "position", "employment")
        .order_by("starts", "pk")
    )
    lines = ReportingLine.objects.filter(person=person).select_related("manager").order_by("starts", "pk")
    acting = ActingManager.objects.filter(Q(manager=person) | Q(stand_in=person)).select_related("manager", "stand_in")
    roles = RoleGrant.objects.filter(person=person).select_related("unit").order_by("starts", "pk")
    return Record(
        person=person.pk,
        name=person.name,
        number=person.number or "",
        email=person.email or "",
        language=person.get_language_display(),
        employments=tuple(dict.fromkeys((one.employment.starts, one.employment.ends) for one in places)),
        places=tuple(
            Place(
                one.pk,
                one.employment_id,
                one.unit.name,
                one.position.name,
                one.weekly_hours,
                one.pattern,
                one.starts,
                one.ends,
            )
            for one in places
        ),
        lines=tuple(Led(one.pk, one.manager_id, one.manager.name, one.kind, one.starts, one.ends) for one in lines),
        stand_ins=tuple(_stand_in(one, person) for one in acting.order_by("starts", "pk")),
        roles=tuple(
            Held(one.pk, one.get_role_display(), one.unit.name if one.unit else "", one.starts, one.ends)
            for one in roles
        ),
    )


def _stand_in(one: ActingManager, person: Person) -> StandIn:
    for_her = one.manager_id == person.pk
    other = one.stand_in if for_her else one.manager
    return StandIn(one.pk, other.pk, other.name, for_her, one.starts, one.ends)


def history(record: Record) -> list[Moment]:
    """The record as a timeline, latest first."""
    moments: list[Moment] = []
    for n, (starts, ends) in enumerate(record.employments):
        moments.append(Moment(starts, _("Opnieuw in dienst") if n else _("In dienst"), ""))
        if ends:
            moments.append(Moment(ends, _("Laatste werkdag"), ""))
    for place in record.places:
        moments.append(
            Moment(
                place.starts,
                _("%(position)s bij %(unit)s") % {"position": place.position, "unit": place.unit},
                _("%(hours)s uur per week") % {"hours": hours_in_words(place.weekly_hours)},
            )
        )
    for line in record.lines:
        text = _("Leidinggevende: %(name)s") if line.how == Line.SOLID else _("Functioneel leidinggevende: %(name)s")
        moments.append(Moment(line.starts, text % {"name": line.name}, ""))
    for one in record.stand_ins:
        text = _("Vervangen door %(name)s") if one.for_her else _("Vervangt %(name)s")
        moments.append(Moment(one.starts, text % {"name": one.name}, ""))
    for held in record.roles:
        moments.append(Moment(held.starts, _("Rol: %(role)s") % {"role": held.role}, held.unit))
    return sorted(moments, key=lambda moment: moment.day, reverse=True)
