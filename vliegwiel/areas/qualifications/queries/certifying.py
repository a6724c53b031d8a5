"""Certificates, and whether what they say still holds."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from django.utils import timezone

from vliegwiel.areas.learning.models import Correction
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..models import Certificate, Qualification
from .standing import statuses


class Holds(Enum):
    """How a certificate stands today."""

    YES = "yes"
    NO_MORE = "no_more"  # its last day is past
    CORRECTED = "corrected"  # it did happen, on another day
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Checked:
    """All that a stranger who has the address may read. on: since when it was put right; right: the day that was."""

    name: str
    title: str
    language: str
    held_on: dt.date
    until: dt.date | None
    holds: Holds
    on: dt.date | None = None
    right: dt.date | None = None


def names_of(person: Person) -> list[str]:
    """As she may be named to strangers: in full, or with the first letter of her given name."""
    rest = " ".join(part for part in (person.name_prefix, person.family_name) if part)
    return list(dict.fromkeys([person.name, f"{person.given_name[:1]}. {rest}"]))


def certificates_of(person: Person, most: int = 50) -> list[Certificate]:
    """Hers, the newest first, each with `taken`. One query."""
    return list(Certificate.objects.filter(person=person).select_related("taken").order_by("-pk")[:most])


def checked(key: str) -> Checked | None:
    """What the page behind the key says today; None when there is none, or she took it away. At most seven queries."""
    found = Certificate.objects.filter(key=key, taken=None).select_related("qualification", "person").first()
    return check(found) if found else None


def check(certificate: Certificate, day: dt.date | None = None) -> Checked:
    """Whether what it says still holds on that day."""
    day = day or clock.today()
    told = Checked(
        certificate.name,
        certificate.title,
        certificate.language,
        certificate.held_on,
        certificate.until,
        Holds.YES if certificate.until is None or day <= certificate.until else Holds.NO_MORE,
    )
    if certificate.qualification is None:
        said = Correction.objects.filter(completion=certificate.completion_id).select_related("instead").first()
        if said is None:
            return told
        on = timezone.localdate(said.at)
        if said.instead is None:
            return _but(told, Holds.WITHDRAWN, on)
        return _but(told, Holds.CORRECTED, on, timezone.localdate(said.instead.at))
    return told if _stands(certificate, certificate.qualification) else _but(told, Holds.WITHDRAWN)


def _stands(certificate: Certificate, qualification: Qualification) -> bool:
    """Whether by what is known today she held it on the day the certificate was made, as it says."""
    made_on = timezone.localdate(certificate.at)
    stood = statuses(qualification, [certificate.person_id], made_on).get(certificate.person_id)
    made = stood.counted if stood else ()
    if not any(one.on == certificate.held_on for one in made):
        return False
    return max(one.until for one in made) >= (certificate.until or dt.date.max)


def _but(told: Checked, holds: Holds, on: dt.date | None = None, right: dt.date | None = None) -> Checked:
    return Checked(told.name, told.title, told.language, told.held_on, told.until, holds, on, right)
