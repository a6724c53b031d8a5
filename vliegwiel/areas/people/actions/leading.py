"""Who leads whom: solid and dotted lines, and who stands in."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Line
from ..models import ActingManager, Person, ReportingLine
from ..permissions import Doer
from ..queries import waiting_for_a_manager
from .dates import DAY, earliest, employment_on, in_words, make_room


def _refuse_leading() -> str:
    return _("Alleen HR en beheerders leggen vast wie wie leidt. Vraag het een van hen.")


@transaction.atomic
def set_manager(person: Person, *, to: Person, starts: dt.date, by: Doer) -> ReportingLine:
    """From a day on `to` is her manager. The line she had ends the day before; one planned for later stays.

    Refused, in words, when either does not work here that day, or when `to` would end up below herself on any day
    the line holds. Setting the manager she already has changes nothing.
    """
    require(permissions.may_keep_people(by), _refuse_leading())
    solid = ReportingLine.objects.filter(person=person, kind=Line.SOLID)
    if now := solid.on(starts).filter(manager=to).first():
        return now
    ends = earliest(_last_common_day(person, to, starts), _day_before_next(person, starts))
    _refuse_circle(person, to, starts, ends)
    same, ends = make_room(solid, starts=starts, ends=ends)
    if same:
        same.manager, same.ends = to, ends
        same.save(update_fields=["manager", "ends"])
    line = same or ReportingLine.objects.create(person=person, manager=to, kind=Line.SOLID, starts=starts, ends=ends)
    announce(events.ManagerSet(by=by.pk if by else None, person=person.pk, manager=to.pk, starts=starts.isoformat()))
    return line


@transaction.atomic
def hand_over(manager: Person, *, to: Person, by: Doer) -> int:
    """Everybody who has nobody once this manager leaves gets `to`, from the day after. Out: how many people.

    Whoever succeeds from among them keeps her own place: somebody else leads her. Doing it twice is doing it once.
    """
    require(permissions.may_keep_people(by), _refuse_leading())
    if manager.left_on is None:
        raise ValidationError(_("%(name)s vertrekt niet. Leg eerst het vertrek vast.") % {"name": manager.name})
    starts = max(manager.left_on + DAY, to.joined_on)
    waiting = [one for one in waiting_for_a_manager() if one.manager == manager.pk]
    people = Person.objects.filter(pk__in=[pk for one in waiting for pk, _name in one.people]).exclude(pk=to.pk)
    for person in people.order_by("pk"):
        set_manager(person, to=to, starts=starts, by=by)
    return len(people)


@transaction.atomic
def add_dotted_line(
    person: Person, *, to: Person, starts: dt.date, by: Doer, ends: dt.date | None = None
) -> ReportingLine:
    """Somebody who also leads her, beside the manager: a project lead, a functional lead."""
    require(permissions.may_keep_people(by), _refuse_leading())
    dotted = ReportingLine.objects.filter(person=person, manager=to, kind=Line.DOTTED)
    if now := dotted.on(starts).first():
        return now
    last = earliest(ends, _last_common_day(person, to, starts))
    if ends and ends < starts:
        raise ValidationError(_("De laatste dag ligt voor de eerste dag. Draai ze om."))
    _same, last = make_room(dotted, starts=starts, ends=last)
    line = ReportingLine.objects.create(person=person, manager=to, kind=Line.DOTTED, starts=starts, ends=last)
    announce(
        events.DottedLineAdded(by=by.pk if by else None, person=person.pk, manager=to.pk, starts=starts.isoformat())
    )
    return line


@transaction.atomic
def end_dotted_line(line: ReportingLine, *, by: Doer, last_day: dt.date | None = None) -> None:
    """The dotted line ends after `last_day` (today when left out); a line that had not begun is gone."""
    require(permissions.may_keep_people(by), _refuse_leading())
    last_day = last_day or clock.today()
    if line.ends and line.ends <= last_day:
        return
    _cut(line, last_day)
    announce(
        events.DottedLineEnded(
            by=by.pk if by else None, person=line.person_id, manager=line.manager_id, last_day=last_day.isoformat()
        )
    )


@transaction.atomic
def appoint_acting(manager: Person, *, stand_in: Person, starts: dt.date, ends: dt.date, by: Doer) -> ActingManager:
    """Somebody stands in for a manager over all her people, from `starts` up to and including `ends`."""
    require(permissions.may_keep_people(by), _refuse_leading())
    if ends < starts:
        raise ValidationError(_("De laatste dag ligt voor de eerste dag. Draai ze om."))
    if manager.pk == stand_in.pk:
        raise ValidationError(_("%(name)s kan niet zichzelf vervangen. Kies iemand anders.") % {"name": manager.name})
    for day in (starts, ends):
        employment_on(stand_in, day)
    overlapping = ActingManager.objects.filter(manager=manager, starts__lte=ends, ends__gte=starts)
    for other in overlapping.select_related("stand_in"):
        if (other.stand_in_id, other.starts, other.ends) == (stand_in.pk, starts, ends):
            return other
        raise ValidationError(
            _("%(stand_in)s vervangt %(manager)s al van %(starts)s tot en met %(ends)s. Beëindig dat eerst.")
            % {
                "stand_in": other.stand_in.name,
                "manager": manager.name,
                "starts": in_words(other.starts),
                "ends": in_words(other.ends),
            }
        )
    acting = ActingManager.objects.create(manager=manager, stand_in=stand_in, starts=starts, ends=ends)
    announce(
        events.ActingAppointed(
            by=by.pk if by else None,
            person=manager.pk,
            stand_in=stand_in.pk,
            starts=starts.isoformat(),
            ends=ends.isoformat(),
        )
    )
    return acting


@transaction.atomic
def end_acting(acting: ActingManager, *, by: Doer, last_day: dt.date | None = None) -> None:
    """Standing in ends after `last_day` (today when left out), earlier than agreed; if it had not begun it is gone."""
    require(permissions.may_keep_people(by), _refuse_leading())
    last_day = last_day or clock.today()
    if acting.ends <= last_day:
        return
    _cut(acting, last_day)
    announce(
        events.ActingEnded(
            by=by.pk if by else None,
            person=acting.manager_id,
            stand_in=acting.stand_in_id,
            last_day=last_day.isoformat(),
        )
    )


def _cut(row: ReportingLine | ActingManager, last_day: dt.date) -> None:
    if row.starts > last_day:
        row.delete()
        return
    row.ends = last_day
    row.save(update_fields=["ends"])


def _last_common_day(person: Person, manager: Person, starts: dt.date) -> dt.date | None:
    """Until when both work here, given that both do on `starts`; in words when one does not."""
    if person.pk == manager.pk:
        raise ValidationError(
            _("%(name)s kan niet de eigen leidinggevende zijn. Kies iemand anders.") % {"name": person.name}
        )
    last: dt.date | None = None
    for somebody in (person, manager):
        spans = list(somebody.employments.on(starts).values_list("ends", flat=True))
        if not spans:
            employment_on(somebody, starts)  # raises, in words
        if None not in spans:
            last = earliest(last, max(end for end in spans if end))
    return last


def _day_before_next(person: Person, starts: dt.date) -> dt.date | None:
    later = ReportingLine.objects.filter(person=person, kind=Line.SOLID, starts__gt=starts)
    first = later.order_by("starts").values_list("starts", flat=True).first()
    return first - DAY if first else None


def _refuse_circle(person: Person, manager: Person, starts: dt.date, ends: dt.date | None) -> None:
    """Walk up from the manager, a level a query, keeping the days on which each step holds."""
    level: dict[int, list[tuple[dt.date, dt.date]]] = {manager.pk: [(starts, ends or dt.date.max)]}
    seen: set[tuple[int, dt.date, dt.date]] = set()
    while level:
        above: dict[int, list[tuple[dt.date, dt.date]]] = {}
        lines = ReportingLine.objects.filter(
            Q(ends=None) | Q(ends__gte=starts), kind=Line.SOLID, person__in=level, starts__lte=ends or dt.date.max
        ).select_related("person")
        for line in lines:
            for first, last in level[line.person_id]:
                span = max(first, line.starts), min(last, line.ends or dt.date.max)
                if span[0] > span[1]:
                    continue
                if line.manager_id == person.pk:
                    raise ValidationError(
                        _("%(manager)s valt op %(day)s zelf onder %(person)s. Kies iemand anders.")
                        % {"manager": manager.name, "person": person.name, "day": in_words(span[0])}
                    )
                if (line.manager_id, *span) not in seen:
                    seen.add((line.manager_id, *span))
                    above.setdefault(line.manager_id, []).append(span)
        level = above
