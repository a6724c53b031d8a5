"""When and where people come together: planned, moved, copied, called off; and the rooms."""

import datetime as dt
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.queries import title_of
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import WaitEnd
from ..models import Cancellation, GoAhead, Part, Room, Session, Wait
from .seats import move_up, seats_taken

MOST_PARTS = 20
LONGEST = dt.timedelta(hours=24)
LEAST, MOST = 10, 280  # letters of a reason
FREE = Decimal(0)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # what is read from a wall and typed over
NOT_PLANNER = gettext_lazy("Een sessie plant wie de activiteit beheert: de maker ervan, of een opleider.")


@dataclass(frozen=True)
class PartPlan:
    """A day part to be: aware moments, and a room, a place in words, a link, or several of these."""

    starts: dt.datetime
    ends: dt.datetime
    room: Room | None = None
    place: str = ""
    link: str = ""
    title: str = ""
    required: bool = True


@transaction.atomic
def plan(
    activity: Activity,
    *,
    parts: Sequence[PartPlan],
    capacity: int,
    by: Person,
    minimum: int = 0,
    label: str = "",
    words: str = "",
    decide_days: int = 7,
    respond_hours: int = 48,
    completes: bool = True,
    only_by_coming: bool | None = None,
    follow_up_days: int = 42,
    late_days: int = 2,
    seat_cost: Decimal = FREE,
    missed_cost: Decimal = FREE,
) -> Session:
    """Plan a session of an activity on the shelf. Who wanted to hear of one, hears it. `only_by_coming`: what is said
    of the whole activity too, when it is said: going through it does, or does not, finish it.

    ValidationError, per field or as a sentence, for parts in the past or at the same time, a room that is taken then or
    too small, and an activity that is not on the shelf.
    """
    require(permissions.may_plan(by, activity), NOT_PLANNER)
    if not Activity.objects.published().filter(pk=activity.pk).exists():
        raise ValidationError(_("Deze activiteit staat niet op de plank. Publiceer haar eerst."))
    _fitting(capacity, minimum)
    if not parts:
        raise ValidationError(_("Zeg wanneer het is: een sessie heeft ten minste één dagdeel."))
    if len(parts) > MOST_PARTS:
        raise ValidationError(_("Een sessie heeft ten hoogste {n} dagdelen.").format(n=MOST_PARTS))
    in_order = _in_their_rooms(parts)
    for before, after in zip(in_order, in_order[1:], strict=False):
        if after.starts < before.ends:
            raise ValidationError(
                _("Twee dagdelen vallen samen: {when}.").format(when=spoken(after.starts, after.ends))
            )
    for one in in_order:
        _possible(one, capacity=capacity)
    session = Session.objects.create(
        key=secrets.token_hex(6),
        activity=activity,
        label=" ".join(label.split())[:80],
        words=words.strip()[:2000],
        capacity=capacity,
        minimum=minimum,
        decide_days=decide_days,
        respond_hours=respond_hours,
        completes=completes,
        follow_up_days=follow_up_days,
        late_days=late_days,
        seat_cost=seat_cost,
        missed_cost=missed_cost,
        made_by=by,
    )
    if only_by_coming is not None:
        learning.ask_to_come(activity, asked=only_by_coming, by=by)
    for number, one in enumerate(in_order, 1):
        _add(session, number, one)
    announce(events.SessionPlanned(by=by.pk, activity=activity.pk, session=session.pk))
    return session


@transaction.atomic
def change_session(
    session: Session,
    *,
    by: Person,
    capacity: int,
    minimum: int = 0,
    label: str = "",
    words: str = "",
    decide_days: int = 7,
    respond_hours: int = 48,
    late_days: int = 2,
    seat_cost: Decimal = FREE,
    missed_cost: Decimal = FREE,
) -> Session:
    """Change how many may come, what they must know and what it costs. More seats go to who waits. What was given back
    late stays so. The same again changes nothing.

    ValidationError for fewer seats than are taken, and more than a room has.
    """
    require(permissions.may_plan(by, session.activity), NOT_PLANNER)
    session = locked(session)
    still_on(session)
    _fitting(capacity, minimum)
    if capacity < (n := seats_taken(session)):
        raise ValidationError({"capacity": _("Er zijn al {n} plekken vergeven. Minder kan niet.").format(n=n)})
    for part in session.parts.select_related("room"):
        _large_enough(part.room, capacity)
    said = {
        "capacity": capacity,
        "minimum": minimum,
        "label": " ".join(label.split())[:80],
        "words": words.strip()[:2000],
        "decide_days": decide_days,
        "respond_hours": respond_hours,
        "late_days": late_days,
        "seat_cost": seat_cost,
        "missed_cost": missed_cost,
    }
    changed = [name for name, value in said.items() if getattr(session, name) != value]
    if changed:
        for name in changed:
            setattr(session, name, said[name])
        session.save(update_fields=changed)
        announce(events.SessionChanged(by=by.pk, activity=session.activity_id, session=session.pk))
        move_up(session)
    return session


@transaction.atomic
def move_part(part: Part, *, to: PartPlan, by: Person) -> Part:
    """Another time or another place. Everybody who comes or gives it is told, their calendars follow, and the code on
    the wall is another. Moving it where it is changes nothing. ValidationErrors as in `plan`."""
    require(permissions.may_plan(by, part.session.activity), NOT_PLANNER)
    session = locked(part.session)
    still_on(session)
    (to,) = _in_their_rooms([to])
    part = Part.objects.select_for_update().get(pk=part.pk)
    if part.ends <= clock.now():
        raise ValidationError(_("Dit dagdeel is al geweest. Wat geweest is, verplaatst niemand."))
    to = _clean(to)
    same = ("starts", "ends", "room", "place", "link", "title", "required")
    if all(getattr(part, name) == getattr(to, name) for name in same):
        return part
    for other in session.parts.exclude(pk=part.pk).overlapping(to.starts, to.ends):
        raise ValidationError(
            _("Dan is er al een dagdeel van deze sessie: {when}.").format(when=spoken(other.starts, other.ends))
        )
    _possible(to, capacity=session.capacity, but=part)
    _trainers_free(session, to)
    for name in same:
        setattr(part, name, getattr(to, name))
    part.sequence, part.code = part.sequence + 1, _code()
    part.save(update_fields=[*same, "sequence", "code"])
    announce(
        events.PartMoved(
            by=by.pk, activity=session.activity_id, session=session.pk, part=part.pk, sequence=part.sequence
        )
    )
    return part


@transaction.atomic
def copy_session(session: Session, *, first_day: dt.date, by: Person) -> Session:
    """The same again from another day on: the parts as many days apart, at the same time of the clock, whether or not
    the clocks change in between. Nobody is booked. ValidationErrors as in `plan`."""
    require(permissions.may_plan(by, session.activity), NOT_PLANNER)
    old = list(session.parts.select_related("room").order_by("starts", "number"))
    ahead = first_day - timezone.localdate(old[0].starts)
    parts = [
        PartPlan(
            starts=_days_on(one.starts, ahead),
            ends=_days_on(one.ends, ahead),
            room=one.room,
            place=one.place,
            link=one.link,
            title=one.title,
            required=one.required,
        )
        for one in old
    ]
    return plan(
        session.activity,
        parts=parts,
        capacity=session.capacity,
        minimum=session.minimum,
        label=session.label,
        words=session.words,
        decide_days=session.decide_days,
        respond_hours=session.respond_hours,
        completes=session.completes,
        follow_up_days=session.follow_up_days,
        late_days=session.late_days,
        seat_cost=session.seat_cost,
        missed_cost=session.missed_cost,
        by=by,
    )


@transaction.atomic
def cancel_session(session: Session, *, why: str, by: Person) -> Cancellation:
    """It does not go on. Everybody who would come, waits or gives it is told why; the rooms are free. Twice is once.
    ValidationError for a reason under ten letters, and for what has been."""
    require(permissions.may_plan(by, session.activity), NOT_PLANNER)
    session = locked(session)
    if said := Cancellation.objects.filter(session=session).first():
        return said
    if not session.parts.filter(ends__gt=clock.now()).exists():
        raise ValidationError(_("Deze sessie is al geweest. Afzeggen kan niet meer."))
    said = Cancellation.objects.create(session=session, by=by, why=reason(why))
    Wait.objects.standing().filter(session=session).update(ended_at=clock.now(), end=WaitEnd.CANCELLED)
    announce(events.SessionCancelled(by=by.pk, activity=session.activity_id, session=session.pk))
    return said


@transaction.atomic
def go_ahead(session: Session, *, by: Person) -> GoAhead:
    """It goes on with fewer people than the minimum. Twice is once."""
    require(permissions.may_plan(by, session.activity), NOT_PLANNER)
    still_on(session)
    row, new = GoAhead.objects.get_or_create(session=session, defaults={"by": by})
    if new:
        announce(events.WentAhead(by=by.pk, activity=session.activity_id, session=session.pk))
    return row


def locked(session: Session) -> Session:
    """The session's row is the lock on its seats: of two who want the last one, one comes second."""
    return Session.objects.select_for_update(of=("self",)).select_related("activity").get(pk=session.pk)


def reason(why: str) -> str:
    """Why, in ten to 280 letters; ValidationError otherwise."""
    why = " ".join(why.split())
    if not LEAST <= len(why) <= MOST:
        raise ValidationError({"why": _("Schrijf in een paar woorden waarom: tien tot 280 tekens.")})
    return why


def spoken(starts: dt.datetime, ends: dt.datetime) -> str:
    """3 november 2026, 9:00 tot 12:00."""
    begins, stops = timezone.localtime(starts), timezone.localtime(ends)
    return _("{day}, {begins} tot {ends}").format(
        day=date_format(begins, "j F Y"), begins=date_format(begins, "G:i"), ends=date_format(stops, "G:i")
    )


def still_on(session: Session) -> None:
    """ValidationError when it was called off."""
    if Cancellation.objects.filter(session=session).exists():
        raise ValidationError(_("Deze sessie is afgezegd. Plan een nieuwe, of maak een kopie."))


def _fitting(capacity: int, minimum: int) -> None:
    if capacity < 1:
        raise ValidationError({"capacity": _("Er kan ten minste één iemand komen.")})
    if minimum > capacity:
        raise ValidationError({"minimum": _("Het minimum is hoger dan er plekken zijn.")})


def _in_their_rooms(parts: Sequence[PartPlan]) -> list[PartPlan]:
    """In order of time, each with its room as it is now: two who plan in the same room do so one after the other."""
    asked = sorted({one.room.pk for one in parts if one.room})
    rooms = {room.pk: room for room in Room.objects.select_for_update().filter(pk__in=asked).order_by("pk")}
    there = [replace(one, room=rooms.get(one.room.pk) if one.room else None) for one in parts]
    return sorted(there, key=lambda one: one.starts)


def _clean(one: PartPlan) -> PartPlan:
    return PartPlan(
        starts=one.starts,
        ends=one.ends,
        room=one.room,
        place=" ".join(one.place.split())[:200],
        link=one.link.strip(),
        title=" ".join(one.title.split())[:120],
        required=one.required,
    )


def _possible(one: PartPlan, *, capacity: int, but: Part | None = None) -> None:
    """ValidationError when it cannot be then or there."""
    one = _clean(one)
    if one.ends <= one.starts:
        raise ValidationError(_("Het einde ligt voor het begin: {when}.").format(when=spoken(one.starts, one.ends)))
    if one.ends - one.starts > LONGEST:
        raise ValidationError(_("Een dagdeel duurt hooguit een dag. Maak er meer van."))
    if one.starts <= clock.now():
        raise ValidationError(
            _("Kies een begin dat nog komt: {when} is geweest.").format(when=spoken(one.starts, one.ends))
        )
    if not (one.room or one.place or one.link):
        raise ValidationError(_("Zeg waar het is: een zaal, een plek in woorden, of een link."))
    if one.link and not one.link.startswith(("https://", "http://")):
        raise ValidationError(_("Een link begint met https://"))
    if one.room is None:
        return
    if one.room.closed_on:
        raise ValidationError(_("{room} is gesloten. Kies een andere zaal.").format(room=one.room.name))
    _large_enough(one.room, capacity)
    taken = Part.objects.standing().filter(room=one.room).overlapping(one.starts, one.ends)
    taken = taken.exclude(pk=but.pk if but else 0).annotate(what=title_of("session__activity"))
    if there := taken.order_by("starts").first():
        raise ValidationError(
            _("{room} is dan al bezet: ‘{what}’, {when}. Kies een andere zaal of een ander moment.").format(
                room=one.room.name, what=there.what, when=spoken(there.starts, there.ends)
            )
        )


def _trainers_free(session: Session, one: PartPlan) -> None:
    """Who gives it cannot be in two places."""
    trainers = session.teachings.values("trainer")
    there = Part.objects.standing().filter(session__teachings__trainer__in=trainers).exclude(session=session)
    if other := there.overlapping(one.starts, one.ends).order_by("starts").first():
        raise ValidationError(
            _("Wie deze sessie geeft, geeft dan al een andere: {when}.").format(when=spoken(other.starts, other.ends))
        )


def _large_enough(room: Room | None, capacity: int) -> None:
    if room and capacity > room.seats:
        raise ValidationError(
            {
                "capacity": _("In {room} kunnen {n} mensen. Kies een grotere zaal of minder plekken.").format(
                    room=room.name, n=room.seats
                )
            }
        )


def _add(session: Session, number: int, one: PartPlan) -> Part:
    one = _clean(one)
    return Part.objects.create(
        session=session,
        number=number,
        title=one.title,
        starts=one.starts,
        ends=one.ends,
        room=one.room,
        place=one.place,
        link=one.link,
        required=one.required,
        key=uuid.uuid4().hex,
        code=_code(),
    )


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _n in range(8))


def _days_on(moment: dt.datetime, days: dt.timedelta) -> dt.datetime:
    """As late by the clock, so many days on."""
    local = timezone.localtime(moment)
    return timezone.make_aware(dt.datetime.combine(local.date() + days, local.time()))
