"""Keeping the book of hours by cao or contract. What counts was agreed beforehand; nobody's time is measured."""

import datetime as dt
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.live.models import Attended, Booking
from vliegwiel.areas.people.models import Organisation, Person, Position, Unit
from vliegwiel.areas.qualifications.queries import is_locked
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import HourKind
from ..models import HourEntry, HourRight, HourScheme, StudyRequest
from .spending import reason

NOT_KEEPER = gettext_lazy("Scholingsuren houden HR en opleiders bij; nooit die van zichzelf.")
NOT_HERS = gettext_lazy("Over je eigen scholingsuren spreek je zelf iets af.")
MOST = Decimal(2000)
AFTER = dt.timedelta(days=14)  # in which who was there may still be written down


@transaction.atomic
def agree_hours(
    name: str,
    *,
    source: str,
    hours: Decimal,
    first_year: int,
    by: Person,
    why: str,
    last_year: int | None = None,
    scaled: bool = True,
    unit: Unit | None = None,
    position: Position | None = None,
    carry: int = 0,
) -> HourScheme:
    """Write down what a cao or contract gives, as it stays. Hours at full time a year; `carry`: how many years what is
    left may still be used. The same name from the same year twice is once. ValidationError per field."""
    require(permissions.may_keep(by), NOT_KEEPER)
    name, source, why = " ".join(name.split())[:120], " ".join(source.split())[:200], reason(why)
    wrong: dict[str, str] = {}
    this = clock.today().year
    if not name:
        wrong["name"] = _("Geef het een naam, zoals ‘Scholingsuren cao’.")
    if not source:
        wrong["source"] = _("Schrijf in welke cao of welk contract dit staat.")
    if not 0 < hours <= MOST:
        wrong["hours"] = _("Kies meer dan nul uur.")
    if not this - 1 <= first_year <= this + 5:
        wrong["first_year"] = _("Kies dit jaar, het vorige, of een van de komende vijf.")
    if last_year is not None and last_year < first_year:
        wrong["last_year"] = _("Het laatste jaar ligt voor het eerste.")
    if not 0 <= carry <= 10:
        wrong["carry"] = _("Kies nul tot en met tien jaar.")
    if wrong:
        raise ValidationError(wrong)
    if there := HourScheme.objects.filter(name=name, first_year=first_year).first():
        return there
    row = HourScheme.objects.create(
        name=name,
        source=source,
        hours=hours,
        scaled=scaled,
        unit=unit,
        position=position,
        first_year=first_year,
        last_year=last_year,
        carry=carry,
        why=why,
        by=by,
    )
    announce(events.HoursAgreed(by=by.pk, scheme=row.pk))
    return row


@transaction.atomic
def end_hours(scheme: HourScheme, *, last_year: int, by: Person) -> HourScheme:
    """This is the last year in which it gives hours. What people have stays theirs. ValidationError for a year before
    its first, or before the last in which it gave them."""
    require(permissions.may_keep(by), NOT_KEEPER)
    held = HourScheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
    given = HourRight.objects.filter(scheme=held).order_by("-year").values_list("year", flat=True).first()
    if last_year < max(held.first_year, given or 0):
        raise ValidationError({"last_year": _("Er zijn al uren gegeven van een later jaar.")})
    if held.last_year != last_year:
        held.last_year = last_year
        held.save(update_fields=["last_year"])
        announce(events.HoursAgreed(by=by.pk, scheme=held.pk))
    return held


def grant_hours() -> int:
    """Give everybody who has a right and not yet that of this year its hours; gives how many people. For the night:
    twice gives nothing twice."""
    year, given = clock.today().year, 0
    full_time = (Organisation.objects.first() or Organisation()).full_time_hours
    for row in queries.scheme_rows(year):
        with transaction.atomic():
            scheme = HourScheme.objects.select_for_update(of=("self",)).select_related("unit").get(pk=row.scheme.pk)
            have = set(HourRight.objects.filter(scheme=scheme, year=year).values_list("person", flat=True))
            due = {pk: hours for pk, hours in queries.entitled(scheme, full_time).items() if pk not in have}
            rights = HourRight.objects.bulk_create(
                [HourRight(scheme=scheme, person_id=pk, year=year) for pk in sorted(due)], batch_size=1000
            )
            HourEntry.objects.bulk_create(
                [
                    HourEntry(right=one, kind=HourKind.GRANT, hours=due[one.person_id], what=scheme.name)
                    for one in rights
                ],
                batch_size=1000,
            )
            if rights:
                announce(events.HoursGranted(by=None, scheme=scheme.pk, count=len(rights)))
            given += len(rights)
    return given


@transaction.atomic
def correct_hours(right: HourRight, *, hours: Decimal, by: Person, why: str) -> HourEntry:
    """Put hours right, more or (less than nought) fewer, with a reason that stays. ValidationError for taking more than
    is free."""
    require(permissions.may_keep(by) and by.pk != right.person_id, NOT_KEEPER)
    why, held = reason(why), HourRight.objects.select_for_update().get(pk=right.pk)
    _fair(hours)
    free = next((one.free for one in _all_of(held) if one.right == held.pk), Decimal())
    if free + hours < 0:
        raise ValidationError({"hours": _("Er zijn nog {n} uur vrij; meer kan er niet af.").format(n=in_hours(free))})
    row = HourEntry.objects.create(right=held, kind=HourKind.CORRECT, hours=hours, why=why, by=by)
    announce(events.HoursCorrected(by=by.pk, person=held.person_id, right=held.pk))
    return row


@transaction.atomic
def pay_session(booking: Booking, *, by: Person) -> Decimal:
    """Set her hours apart for a seat that is still to come: as many as its parts are planned for. Gives how many; twice
    is once. ValidationError for one that began, or when they are not there."""
    require(booking.person_id == by.pk and by.is_active, NOT_HERS)
    _hold(by)
    seat = next((one for one in queries.payable(by) if one.booking == booking.pk), None)
    if seat is None:
        raise ValidationError(_("Afspreken kan alleen vooraf, voor een sessie waarvoor je een plek hebt."))
    if seat.agreed:
        return seat.agreed
    _set_apart(by, seat.hours, seat.starts.year, what=seat.title, booking=booking)
    return seat.hours


@transaction.atomic
def unpay_session(booking: Booking, *, by: Person) -> None:
    """Not in these hours after all, while it is still to come. Twice is once."""
    require(booking.person_id == by.pk, NOT_HERS)
    _hold(by)
    if any(one.booking == booking.pk for one in queries.payable(by)):
        _give_back(queries.held_hours(booking=booking), by, booking=booking)


def reserve_hours(request: StudyRequest, who: Person) -> None:
    """Set apart what a request asks, inside the verb that approves it; the person's book is held until then."""
    if not request.right_hours:
        return
    _hold(request.person)
    if queries.held_hours(request=request):
        return
    year = (request.starts or clock.today()).year
    _set_apart(request.person, request.right_hours, year, what=request.title, request=request, who=who)


def release_hours(request: StudyRequest, who: Person | None) -> None:
    """What was set apart for a request is hers again."""
    _give_back(queries.held_hours(request=request), who, request=request)


def use_hours(request: StudyRequest, who: Person) -> None:
    """What was agreed for a request went to it."""
    for right, hours in queries.held_hours(request=request).items():
        said = {"right_id": right, "what": request.title, "request": request, "by": who}
        HourEntry.objects.create(kind=HourKind.RESERVE, hours=-hours, **said)
        HourEntry.objects.create(kind=HourKind.USE, hours=hours, **said)


def wrong_hours(request: StudyRequest) -> str:
    """Why these hours may not be asked; "" when they may."""
    hours = request.right_hours
    if not hours:
        return ""
    if hours < 0 or hours > request.hours_in + request.hours_out:
        return _("Vraag niet meer scholingsuren dan het duurt: vul eerst de uren hierboven in.")
    if is_locked(request.ground):
        return _("Dit is werktijd: het gaat niet van je scholingsuren (art. 7:611a BW).")
    free = queries.free_hours(request.person, (request.starts or clock.today()).year)
    return "" if hours <= free else _("Je hebt nog {n} scholingsuren.").format(n=in_hours(free))


@transaction.atomic
def settle_hours(booking: Booking) -> bool:
    """After a seat was given back or a session called off her hours are hers again; once she was there they are used.
    Two weeks after a session at which nobody wrote her down they are hers again. Twice is once."""
    _hold(booking.person)
    held = queries.held_hours(booking=booking)
    planned = queries.planned_hours([booking]).get(booking.session_id)
    if not held:
        return False
    off = booking.ended_at is not None or getattr(booking.session, "cancellation", None) is not None or planned is None
    was_there = Attended.objects.filter(booking=booking, undone_at=None).exists()
    if not off and was_there:
        for right, hours in held.items():
            what = HourEntry.objects.filter(right=right, booking=booking).order_by("pk").values_list("what", flat=True)
            said = {"right_id": right, "what": what.first() or "", "booking": booking}
            HourEntry.objects.create(kind=HourKind.RESERVE, hours=-hours, **said)
            HourEntry.objects.create(kind=HourKind.USE, hours=hours, **said)
        return True
    if off or (planned is not None and planned[1] + AFTER < clock.now()):
        _give_back(held, None, booking=booking)
        return True
    return False


def _set_apart(
    person: Person,
    hours: Decimal,
    year: int,
    *,
    what: str,
    request: StudyRequest | None = None,
    booking: Booking | None = None,
    who: Person | None = None,
) -> None:
    """From the oldest on, for those run out first."""
    left = [one for one in queries.hours_left(person, year) if one.free > 0]
    free = sum((one.free for one in left), Decimal())
    if free < hours:
        raise ValidationError(
            _("Er zijn nog {free} scholingsuren vrij; dit vraagt er {n}.").format(
                free=in_hours(free), n=in_hours(hours)
            )
        )
    for one in left:
        part = min(hours, one.free)
        if part > 0:
            HourEntry.objects.create(
                right_id=one.right,
                kind=HourKind.RESERVE,
                hours=part,
                what=what[:200],
                request=request,
                booking=booking,
                by=who or person,
            )
            hours -= part


def _give_back(
    held: dict[int, Decimal],
    who: Person | None,
    *,
    request: StudyRequest | None = None,
    booking: Booking | None = None,
) -> None:
    for right, hours in held.items():
        rows = HourEntry.objects.filter(right=right, request=request, booking=booking).order_by("pk")
        HourEntry.objects.create(
            right_id=right,
            kind=HourKind.RESERVE,
            hours=-hours,
            what=rows.values_list("what", flat=True).first() or "",
            request=request,
            booking=booking,
            by=who,
        )


def in_hours(hours: Decimal) -> str:
    """As it is written here: 7,5."""
    return str(number_format(hours.normalize() if hours == hours.to_integral() else hours, use_l10n=True))


def _all_of(right: HourRight) -> list[queries.HoursLeft]:
    return queries.hours_left(right.person, right.year)


def _hold(person: Person) -> None:
    """Two windows take from her book one after the other."""
    list(HourRight.objects.select_for_update().filter(person=person).order_by("pk"))


def _fair(hours: Decimal) -> None:
    if not hours or abs(hours) > MOST or hours != hours.quantize(Decimal("0.1")):
        raise ValidationError({"hours": _("Kies een aantal uren in tienden, en niet nul.")})
