"""Joining, moving, leaving and coming back."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Language
from ..models import Employment, Merge, Organisation, Person, Placement, Position, Unit
from ..permissions import Doer
from .dates import employment_on, end_everything, end_later, in_words, keep_in_step, make_room
from .leading import set_manager

MOST_HOURS = Decimal("60")


def _refuse_keeping() -> str:
    return _("Alleen HR en beheerders houden bij wie hier werkt. Vraag het een van hen.")


def _key(by: Doer) -> int | None:
    return by.pk if by else None


@transaction.atomic
def join(
    *,
    given_name: str,
    family_name: str,
    unit: Unit,
    position: str,
    by: Doer,
    name_prefix: str = "",
    number: str | None = None,
    email: str | None = None,
    language: str = Language.NL,
    starts: dt.date | None = None,
    weekly_hours: Decimal | None = None,
    pattern: str = "12345",
    manager: Person | None = None,
) -> Person:
    """Somebody new starts working here: the person, her contract, her place and, when given, her manager.

    `position` is the job title in words. `weekly_hours`: the organisation's full time when left out. `pattern`: see
    Placement. `starts`: today when left out. The same number, name and first day again returns the same person.
    Raises ValidationError, in words, when the number or e-mail address is somebody else's.
    """
    require(permissions.may_keep_people(by), _refuse_keeping())
    starts = starts or clock.today()
    email = _email_or_none(email)
    number = (number or "").strip() or None
    known = Person.objects.filter(number=number).first() if number else None
    if known and (known.given_name, known.family_name, known.joined_on) == (given_name, family_name, starts):
        return known
    _refuse_taken(number, email)
    if not given_name.strip() or not family_name.strip():
        raise ValidationError(_("Vul een voornaam en een achternaam in."))
    person = Person.objects.create(
        given_name=given_name.strip(),
        name_prefix=name_prefix.strip(),
        family_name=family_name.strip(),
        number=number,
        email=email,
        language=language,
        joined_on=starts,
        password=make_password(None),
    )
    employment = _employ(person, starts=starts, unit=unit, position=position, hours=weekly_hours, pattern=pattern)
    if manager:
        set_manager(person, to=manager, starts=starts, by=by)
    announce(events.Joined(by=_key(by), person=person.pk, employment=employment.pk, starts=starts.isoformat()))
    return person


@transaction.atomic
def rejoin(
    person: Person,
    *,
    starts: dt.date,
    unit: Unit,
    position: str,
    by: Doer,
    weekly_hours: Decimal | None = None,
    pattern: str = "12345",
    manager: Person | None = None,
) -> Employment:
    """Somebody who left comes back: the same person and record, a second employment."""
    require(permissions.may_keep_people(by), _refuse_keeping())
    if again := person.employments.filter(starts=starts).first():
        return again
    if person.left_on is None or person.left_on >= starts:
        raise ValidationError(
            _("%(name)s is op %(day)s nog in dienst. Leg eerst het vertrek vast, of voeg een tweede contract toe.")
            % {"name": person.name, "day": in_words(starts)}
        )
    employment = _employ(person, starts=starts, unit=unit, position=position, hours=weekly_hours, pattern=pattern)
    keep_in_step(person)
    if manager:
        set_manager(person, to=manager, starts=starts, by=by)
    announce(events.Rejoined(by=_key(by), person=person.pk, employment=employment.pk, starts=starts.isoformat()))
    return employment


@transaction.atomic
def add_contract(
    person: Person,
    *,
    starts: dt.date,
    unit: Unit,
    position: str,
    weekly_hours: Decimal,
    by: Doer,
    pattern: str = "12345",
) -> Employment:
    """A second contract beside the one she has: two places at once, one person."""
    require(permissions.may_keep_people(by), _refuse_keeping())
    if again := person.employments.filter(starts=starts, placements__unit=unit).first():
        return again
    if person.employments.filter(starts=starts).exists():
        raise ValidationError(
            _("%(name)s heeft al een contract dat op %(day)s begint. Laat het tweede een dag later beginnen.")
            % {"name": person.name, "day": in_words(starts)}
        )
    employment = _employ(person, starts=starts, unit=unit, position=position, hours=weekly_hours, pattern=pattern)
    keep_in_step(person)
    announce(events.ContractAdded(by=_key(by), person=person.pk, employment=employment.pk, starts=starts.isoformat()))
    return employment


@transaction.atomic
def move(
    person: Person,
    *,
    starts: dt.date,
    by: Doer,
    unit: Unit | None = None,
    position: str | None = None,
    weekly_hours: Decimal | None = None,
    pattern: str | None = None,
    employment: Employment | None = None,
) -> Placement:
    """Another unit, job title, number of hours or working pattern from a day on; what is left out stays as it was.

    Works in the past and in the future. What was already planned for a later day stays planned. Name the
    `employment` when she has two. Moving to where she already is changes nothing.
    """
    require(permissions.may_keep_people(by), _refuse_keeping())
    held = employment_on(person, starts, employment)
    now = held.placements.on(starts).select_related("position").first() or held.placements.order_by("starts").first()
    if now is None:
        raise ValidationError(_("Van dit contract ligt nog geen plek vast."))
    fields: dict[str, Any] = {
        "unit": _open_on(unit, starts) if unit else now.unit,
        "position": _title(position) if position else now.position,
        "weekly_hours": _hours_within_reason(weekly_hours) if weekly_hours is not None else now.weekly_hours,
        "pattern": _readable(pattern) if pattern else now.pattern,
    }
    if now.starts <= starts and all(getattr(now, name) == value for name, value in fields.items()):
        return now
    same, ends = make_room(held.placements.all(), starts=starts, ends=held.ends)
    if same:
        for name, value in fields.items():
            setattr(same, name, value)
        same.save()
    placement = same or Placement.objects.create(employment=held, starts=starts, ends=ends, **fields)
    announce(events.Moved(by=_key(by), person=person.pk, placement=placement.pk, starts=starts.isoformat()))
    return placement


@transaction.atomic
def leave(person: Person, *, last_day: dt.date, by: Doer) -> Person:
    """Her last day here. The record stays; contract, place, lines, stand-ins and roles end on that day.

    The people she led keep her as manager up to that day and appear in `queries.waiting_for_a_manager` from then on.
    Giving another last day moves it; giving the same one changes nothing. A return that is already planned stays.
    """
    require(permissions.may_keep_people(by), _refuse_keeping())
    spans = list(person.employments.order_by("starts").values_list("starts", "ends"))
    begun = [(start, end) for start, end in spans if start <= last_day]
    if not begun:
        raise ValidationError(
            _("%(name)s begint pas op %(day)s. Kies een latere laatste werkdag.")
            % {"name": person.name, "day": in_words(min(start for start, _end in spans))}
        )
    was = None if any(end is None for _start, end in begun) else max(end for _start, end in begun if end)
    if was == last_day:
        return person
    later = [start for start, _end in spans if start > last_day]
    if was is not None and was < last_day:
        end_later([person.pk], was=was, last_day=last_day)
    end_everything([person.pk], last_day=last_day, before=min(later, default=None))
    keep_in_step(person)
    announce(events.Left(by=_key(by), person=person.pk, last_day=last_day.isoformat()))
    return person


@transaction.atomic
def take_back_leave(person: Person, *, by: Doer) -> Person:
    """She stays after all: contract, place and lines go on without an end. Roles are granted anew."""
    require(permissions.may_keep_people(by), _refuse_keeping())
    if person.left_on is None:
        return person
    end_later([person.pk], was=person.left_on, last_day=None)
    keep_in_step(person)
    announce(events.LeaveTakenBack(by=_key(by), person=person.pk))
    return person


@transaction.atomic
def change_person(
    person: Person,
    *,
    by: Doer,
    given_name: str | None = None,
    name_prefix: str | None = None,
    family_name: str | None = None,
    number: str | None = None,
    email: str | None = None,
    language: str | None = None,
) -> Person:
    """Another name, number, e-mail address or language. None keeps what is there; "" empties what may be empty."""
    require(permissions.may_keep_people(by), _refuse_keeping())
    wanted: dict[str, str | None] = {}
    for name, text in (("given_name", given_name), ("family_name", family_name)):
        if text is not None:
            if not text.strip():
                raise ValidationError(_("Vul een voornaam en een achternaam in."))
            wanted[name] = text.strip()
    if name_prefix is not None:
        wanted["name_prefix"] = name_prefix.strip()
    if number is not None:
        wanted["number"] = number.strip() or None
    if email is not None:
        wanted["email"] = _email_or_none(email)
    if language is not None:
        wanted["language"] = language
    changed = {name: value for name, value in wanted.items() if getattr(person, name) != value}
    if not changed:
        return person
    _refuse_taken(changed.get("number"), changed.get("email"), besides=person)
    for name, value in changed.items():
        setattr(person, name, value)
    person.save(update_fields=list(changed))
    announce(events.PersonChanged(by=_key(by), person=person.pk, fields=tuple(sorted(changed))))
    return person


@transaction.atomic
def choose_language(person: Person, *, language: str, by: Person) -> Person:
    """She chooses in which language the academy speaks to her."""
    require(by.pk == person.pk or permissions.may_keep_people(by), _("Je kiest alleen je eigen taal."))
    if person.language != language:
        person.language = language
        person.save(update_fields=["language"])
        announce(events.PersonChanged(by=by.pk, person=person.pk, fields=("language",)))
    return person


def _employ(
    person: Person, *, starts: dt.date, unit: Unit, position: str, hours: Decimal | None, pattern: str
) -> Employment:
    if merge := Merge.objects.standing().filter(gone=person).select_related("kept").first():
        told = _("Dit account is samengevoegd met dat van {name}. Leg het daar vast.")
        raise ValidationError(told.format(name=merge.kept.name))
    hours = hours if hours is not None else (Organisation.objects.first() or Organisation()).full_time_hours
    employment = Employment.objects.create(person=person, starts=starts)
    Placement.objects.create(
        employment=employment,
        unit=_open_on(unit, starts),
        position=_title(position),
        weekly_hours=_hours_within_reason(hours),
        pattern=_readable(pattern),
        starts=starts,
    )
    return employment


def _email_or_none(email: str | None) -> str | None:
    email = (email or "").strip().lower()
    if email:
        validate_email(email)
    return email or None


def _refuse_taken(number: str | None, email: str | None, *, besides: Person | None = None) -> None:
    others = Person.objects.exclude(pk=besides.pk) if besides else Person.objects.all()
    taken = Q(pk__in=())
    if number:
        taken |= Q(number=number)
    if email:
        taken |= Q(email=email)
    for other in others.filter(taken):
        text = (
            _("Personeelsnummer %(value)s hoort al bij %(name)s.")
            if number and other.number == number
            else _("E-mailadres %(value)s hoort al bij %(name)s.")
        )
        value = number if number and other.number == number else email
        raise ValidationError(text % {"value": value, "name": other.name})


def _title(position: str) -> Position:
    name = " ".join(position.split())
    if not name:
        raise ValidationError(_("Vul een functie in."))
    found, _new = Position.objects.get_or_create(name=name)
    return found


def _open_on(unit: Unit, day: dt.date) -> Unit:
    if unit.closed_on and unit.closed_on <= day:
        raise ValidationError(
            _("%(unit)s is gesloten sinds %(day)s. Kies een andere afdeling.")
            % {"unit": unit.name, "day": in_words(unit.closed_on)}
        )
    return unit


def _hours_within_reason(hours: Decimal) -> Decimal:
    if not 0 <= hours <= MOST_HOURS:
        raise ValidationError(_("Contracturen liggen tussen 0 en 60 per week."))
    return hours


def _readable(pattern: str) -> str:
    if pattern != "roster" and (not pattern or list(pattern) != sorted(set(pattern) & set("1234567"))):
        raise ValidationError(_("Kies een of meer werkdagen, of rooster."))
    return pattern
