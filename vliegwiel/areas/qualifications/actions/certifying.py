"""Certificates she makes, and the page on which others check them."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import State
from ..models import Certificate, PageTaken, Qualification

MOST = 200  # of one person
NOT_HERS = gettext_lazy("Een certificaat maak je alleen van wat je zelf deed.")


@transaction.atomic
def certify_completion(completion: Completion, *, name: str, by: Person) -> Certificate:
    """Make a certificate of something she finished. name: one of `queries.names_of`, as others may read it.

    Twice is once. ValidationError for what was put right since, and for another name.
    """
    require(permissions.may_certify(by, completion.person), NOT_HERS)
    if not Completion.objects.standing().filter(pk=completion.pk).exists():
        raise ValidationError(_("Deze afronding is rechtgezet. Van een afronding die niet klopt is geen certificaat."))
    said = {"completion": completion, "held_on": timezone.localdate(completion.at), "until": None}
    edition = completion.edition
    told = {"title": edition.title, "language": edition.language, "version": edition.number}
    return _make(by, name, said, told | {"source": completion.activity.legal_basis})


@transaction.atomic
def certify_qualification(qualification: Qualification, *, name: str, by: Person) -> Certificate:
    """The same of a qualification she holds today. Twice is once; earned anew it is another certificate.

    ValidationError while she does not hold it: an exemption is no proof.
    """
    require(permissions.may_certify(by, by), NOT_HERS)
    stands = queries.statuses(qualification, [by.pk]).get(by.pk)
    if stands is None or stands.state not in (State.VALID, State.AT_RISK, State.IN_GRACE) or stands.since is None:
        raise ValidationError(_("Dit geldt vandaag niet voor je, dus er is geen certificaat van te maken."))
    said = {"qualification": qualification, "held_on": stands.since, "until": stands.until}
    return _make(
        by, name, said, {"title": qualification.title, "source": qualification.source, "version": stands.version}
    )


@transaction.atomic
def take_page_away(certificate: Certificate, *, by: Person) -> None:
    """Nobody can check it any more, as if the page was never there. The certificate stays hers. Twice is once."""
    require(permissions.may_certify(by, certificate.person), NOT_HERS)
    _row, new = PageTaken.objects.get_or_create(certificate=certificate)
    if new:
        announce(events.CertificatePageTaken(by=by.pk, person=by.pk, certificate=certificate.pk))


@transaction.atomic
def give_page_back(certificate: Certificate, *, by: Person) -> None:
    """It can be checked again, at the address that stands on the certificate. Twice is once."""
    require(permissions.may_certify(by, certificate.person), NOT_HERS)
    gone, _each = PageTaken.objects.filter(certificate=certificate).delete()
    if gone:
        announce(events.CertificatePageGiven(by=by.pk, person=by.pk, certificate=certificate.pk))


def _make(by: Person, name: str, said: dict[str, object], told: dict[str, object]) -> Certificate:
    """said: what makes it this certificate; told: what stands on it besides."""
    Person.objects.get_queryset().select_for_update().get(pk=by.pk)  # two windows make one certificate
    if name not in queries.names_of(by):
        raise ValidationError({"name": _("Kies een van de namen hieronder.")})
    mine = Certificate.objects.filter(person=by)
    if there := mine.filter(name=name, **said).order_by("pk").first():
        return there
    if mine.count() >= MOST:
        raise ValidationError(_("Je hebt al {n} certificaten. Meer bewaren we er niet.").format(n=MOST))
    row = Certificate.objects.create(key=secrets.token_hex(16), person=by, name=name, **said, **told)
    announce(events.CertificateMade(by=by.pk, person=by.pk, certificate=row.pk))
    return row
