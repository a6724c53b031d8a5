"""Devices many people share, and the PIN one signs in with there."""

import datetime as dt
import hashlib
import re
import secrets
from collections.abc import Iterable

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Kiosk, KioskEnd, Person, Pin, PinMiss
from .codes import give_sign_in_code

DIGITS = re.compile(r"\d{4,8}")
QUARTER = dt.timedelta(minutes=15)
MOST_OF_PERSON = 5  # wrong PINs in a quarter of an hour
MOST_OF_A_DAY = 15  # so that four digits are not guessed by trying all week
MOST_OF_KIOSK = 30  # a shift that comes in at once mistypes too
NOT_KEEPER = gettext_lazy("Gedeelde apparaten stellen beheerders in.")
WITH_A_ROLE = gettext_lazy(
    "Met je rol kun je bij gegevens van anderen; daarvoor is een pincode te licht. Meld je aan met mail of passkey."
)
EASY = "0123456789 9876543210"


@transaction.atomic
def make_kiosk(name: str, *, by: Person) -> tuple[Kiosk, str]:
    """Make a device a kiosk. Out: the kiosk, and the secret its browser keeps; this is the only time it can be read."""
    require(permissions.may_keep_kiosks(by), NOT_KEEPER)
    name = " ".join(name.split())[:80]
    if not name:
        raise ValidationError({"name": _("Hoe heet dit apparaat? Bijvoorbeeld naar waar het hangt.")})
    secret = secrets.token_urlsafe(32)
    kiosk = Kiosk.objects.create(name=name, code_hash=digest(secret), by=by)
    announce(events.KioskMade(by=by.pk, kiosk=kiosk.pk, name=kiosk.name))
    return kiosk, secret


@transaction.atomic
def end_kiosk(kiosk: Kiosk, *, by: Person) -> None:
    """It is a device like any other from now on; who is signed in there is not, at the next page. Twice is once."""
    require(permissions.may_keep_kiosks(by), NOT_KEEPER)
    _row, new = KioskEnd.objects.get_or_create(kiosk=kiosk, defaults={"by": by})
    if new:
        announce(events.KioskEnded(by=by.pk, kiosk=kiosk.pk, name=kiosk.name))


@transaction.atomic
def set_pin(pin: str, *, by: Person) -> None:
    """Her own PIN, for shared devices: four to eight digits that are not easily guessed. ValidationError in words, also
    for who holds a role: what she may see is worth more than a PIN keeps safe."""
    require(by.is_active, _("Wie hier niet meer werkt heeft geen pincode nodig."))
    if by.grants:
        raise ValidationError(WITH_A_ROLE)
    pin = pin.strip()
    if not DIGITS.fullmatch(pin):
        raise ValidationError({"pin": _("Kies vier tot acht cijfers.")})
    if len(set(pin)) == 1 or pin in EASY or pin == by.number:
        raise ValidationError({"pin": _("Dit raadt een ander te snel. Kies cijfers die niet op een rij staan.")})
    Pin.objects.update_or_create(person=by, defaults={"code_hash": make_password(pin), "at": clock.now()})
    PinMiss.objects.filter(person=by).delete()
    announce(events.PinSet(by=by.pk, person=by.pk))


def use_pin(kiosk: Kiosk, *, number: str, pin: str) -> Person | None:
    """Who has this number and this PIN, or None. The PIN is the permission; every try takes as long, found or not.

    ValidationError in words while this person, or this device, had too many wrong tries in a quarter of an hour.
    """
    number, since = number.strip(), clock.now() - QUARTER
    found = Person.objects.get_queryset().filter(number__iexact=number).select_related("pin")
    person = found.first() if number else None
    misses = PinMiss.objects.filter(at__gt=since)
    if person is not None and misses.filter(person=person).count() >= MOST_OF_PERSON:
        raise ValidationError(
            _("Bij dit nummer is te vaak een verkeerde pincode getikt. Wacht een kwartier, of gebruik een code.")
        )
    today = PinMiss.objects.filter(person=person, at__gt=clock.now() - dt.timedelta(days=1))
    if person is not None and today.count() >= MOST_OF_A_DAY:
        raise ValidationError(
            _("Bij dit nummer ging het vandaag te vaak mis. Vraag je leidinggevende om een code, of kom morgen terug.")
        )
    if misses.filter(kiosk=kiosk).count() >= MOST_OF_KIOSK:
        raise ValidationError(_("Op dit apparaat ging het te vaak mis. Wacht een kwartier of neem een ander."))
    held = getattr(person, "pin", None)
    right = check_password(pin.strip(), held.code_hash if held else make_password(None))
    if held is None:
        make_password(pin)  # as slow as a PIN that is there
    if person is None or not right or not person.is_active or person.grants:
        PinMiss.objects.create(person=person, kiosk=kiosk)
        return None
    PinMiss.objects.filter(person=person).delete()
    return person


@transaction.atomic
def give_sign_in_codes(people: Iterable[Person], *, by: Person) -> list[tuple[Person, str]]:
    """A code for each of them, to print at once; each as `give_sign_in_code` gives it."""
    return [(person, give_sign_in_code(person, by=by)) for person in people]


@transaction.atomic
def forget_misses() -> int:
    """Remove wrong tries of more than a day ago, and kiosks that ended two years ago; gives how many tries."""
    gone, _each = PinMiss.objects.filter(at__lt=clock.now() - dt.timedelta(days=1)).delete()
    Kiosk.objects.filter(Q(end__at__lt=clock.now() - dt.timedelta(days=730))).delete()
    if gone:
        announce(events.MissesForgotten(by=None, count=gone))
    return gone


def digest(secret: str) -> str:
    """What is kept of a device's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
