"""Exemptions, and certificates people earned elsewhere."""

import datetime as dt
import secrets
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import CertificateCheck, Exemption, ExemptionEnd, OutsideCertificate, Proof, Qualification

MOST_BYTES = 10 * 1024 * 1024
MOST_WAITING = 20  # of one person
KEPT = dt.timedelta(days=730)
BEGINNINGS = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
LEAST = 10
NOT_KEEPER = gettext_lazy("Vrijstellen doen HR en opleiders, en nooit zichzelf: vraag een collega.")
NOT_CHECKER = gettext_lazy("Kijken doen HR, opleiders en de collega die gevraagd is; nooit naar je eigen certificaat.")


@transaction.atomic
def exempt(
    person: Person,
    *,
    qualification: Qualification,
    by: Person,
    why: str,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
) -> Exemption:
    """She need not prove it, from `starts` (today) up to and including `ends` (None: without end). She is told, with
    the reason. While one without a nearer end holds, it is that one: twice is once."""
    require(permissions.may_exempt(by, person), NOT_KEEPER)
    why, starts = reason_of(why), starts or clock.today()
    if ends is not None and ends < starts:
        raise ValidationError({"ends": _("De laatste dag ligt voor de eerste.")})
    standing = Exemption.objects.filter(person=person, qualification=qualification, end=None, starts__lte=starts)
    for one in standing.order_by("pk"):
        if one.ends is None or (ends is not None and one.ends >= ends):
            return one
    row = Exemption.objects.create(person=person, qualification=qualification, starts=starts, ends=ends, by=by, why=why)
    announce(events.Exempted(by=by.pk, person=person.pk, qualification=qualification.pk, exemption=row.pk))
    return row


@transaction.atomic
def end_exemption(exemption: Exemption, *, by: Person, why: str) -> ExemptionEnd:
    """It holds no longer, from today. That it held stays known. Twice is once."""
    require(permissions.may_exempt(by, exemption.person), NOT_KEEPER)
    row, new = ExemptionEnd.objects.get_or_create(exemption=exemption, defaults={"by": by, "why": reason_of(why)})
    if new:
        announce(
            events.ExemptionEnded(
                by=by.pk,
                person=exemption.person_id,
                qualification=exemption.qualification_id,
                exemption=exemption.pk,
            )
        )
    return row


@transaction.atomic
def bring_certificate(
    qualification: Qualification,
    *,
    person: Person,
    by: Person,
    issuer: str,
    issued_on: dt.date,
    name: str,
    content: bytes,
    expires_on: dt.date | None = None,
    asked: Person | None = None,
    points: Decimal = Decimal(),
    category: str = "",
) -> OutsideCertificate:
    """Bring in a certificate earned elsewhere, with its file (PDF, PNG or JPEG, at most 10 MB). It counts once somebody
    looked at it. The same file for the same thing, while it waits, is the same certificate.

    asked: a colleague who looks, besides HR and the L&D lead. points: what it brings where points are asked, of a
    category or of none. ValidationError per field.
    """
    require(permissions.may_bring(by, person), _("Een certificaat stuur je voor jezelf in."))
    issuer, kind = " ".join(issuer.split())[:120], kind_of(content)
    if not issuer:
        raise ValidationError({"issuer": _("Wie gaf het certificaat af?")})
    if issued_on > clock.today():
        raise ValidationError({"issued_on": _("Kies een dag die geweest is.")})
    if expires_on is not None and expires_on < issued_on:
        raise ValidationError({"expires_on": _("Het verloopt voor het is afgegeven. Kijk de dagen nog eens na.")})
    if not kind or len(content) > MOST_BYTES:
        raise ValidationError({"file": _("Stuur een PDF of een foto (PNG of JPEG) van ten hoogste 10 MB.")})
    if not 0 <= points <= 1000:
        raise ValidationError({"points": _("Kies een aantal punten van nul tot en met duizend.")})
    if asked is not None and (asked.pk == person.pk or not asked.is_active):
        raise ValidationError({"asked": _("Vraag een collega die hier werkt.")})
    waiting = OutsideCertificate.objects.waiting().filter(person=person)
    same = waiting.filter(qualification=qualification, issued_on=issued_on, proof__content=content)
    if there := same.order_by("pk").first():
        return there
    if waiting.count() >= MOST_WAITING:
        raise ValidationError(_("Er wachten al veel certificaten van jou. Wacht eerst tot iemand keek."))
    row = OutsideCertificate.objects.create(
        key=secrets.token_hex(16),
        person=person,
        qualification=qualification,
        issuer=issuer,
        issued_on=issued_on,
        expires_on=expires_on,
        asked=asked,
        points=points,
        category=category,
    )
    Proof.objects.create(certificate=row, name=_named(name), content_type=kind, content=content)
    announce(events.CertificateBrought(by=by.pk, person=person.pk, qualification=qualification.pk, certificate=row.pk))
    return row


@transaction.atomic
def check_certificate(
    certificate: OutsideCertificate, *, accepted: bool, by: Person, why: str = ""
) -> CertificateCheck:
    """Look at it: it counts, or not and why. She is told. Saying the same twice is once; ValidationError when somebody
    said otherwise before, and for refusing without a reason."""
    require(permissions.may_check(by, certificate), NOT_CHECKER)
    why = " ".join(why.split())[:280] if accepted else reason_of(why)
    row, new = CertificateCheck.objects.get_or_create(
        certificate=certificate, defaults={"is_accepted": accepted, "why": why, "by": by}
    )
    if not new and row.is_accepted != accepted:
        raise ValidationError(_("{name} keek hier al naar, en vond iets anders.").format(name=row.by.name))
    if new:
        announce(
            events.CertificateChecked(
                by=by.pk,
                person=certificate.person_id,
                qualification=certificate.qualification_id,
                certificate=certificate.pk,
            )
        )
    return row


@transaction.atomic
def forget_certificates() -> int:
    """Remove what expired or was refused more than two years ago, as was promised; gives how many."""
    long_ago = clock.today() - KEPT
    old = Q(expires_on__lt=long_ago) | Q(verdict__is_accepted=False, verdict__at__lt=clock.now() - KEPT)
    found = list(OutsideCertificate.objects.filter(old).values_list("pk", flat=True))
    if found:
        CertificateCheck.objects.filter(certificate__in=found).delete()
        OutsideCertificate.objects.filter(pk__in=found).delete()
        announce(events.CertificatesForgotten(by=None, count=len(found)))
    return len(found)


def kind_of(content: bytes) -> str:
    """What the file is by how it begins, whatever its name says; "" for anything else."""
    return next((kind for begins, kind in BEGINNINGS.items() if content.startswith(begins)), "")


def _named(name: str) -> str:
    """A file name without folders and signs."""
    plain = "".join(letter for letter in name.replace("\\", "/").rpartition("/")[2] if letter.isprintable())
    return plain[-120:] or "certificaat"


def reason_of(why: str) -> str:
    """As it is kept; ValidationError for one that says too little or too much."""
    why = " ".join(why.split())
    if not LEAST <= len(why) <= 280:
        raise ValidationError({"why": _("Schrijf in een paar woorden waarom: tien tot 280 tekens.")})
    return why
