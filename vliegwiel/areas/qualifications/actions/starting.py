"""Beginning with what must be proven: samples, who must have what, what is on paper, and one reminder to oneself."""

import datetime as dt
import secrets
from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.models import Person, Position
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, notices, permissions, queries
from ..models import CertificateCheck, Demand, OutsideCertificate, Qualification
from .writing import NOT_KEEPER, demand, write_qualification, write_requirement

PROPOSED = gettext_lazy("Begonnen met een voorbeeld; HR kijkt de termijn na.")
ISSUER = gettext_lazy("Eigen administratie")


@transaction.atomic
def begin_with_samples(keys: Collection[str], *, by: Person) -> list[Qualification]:
    """The samples with these keys, each with a first version that asks for a certificate from outside. What is called
    the same already stays as it is; twice is once."""
    require(permissions.may_keep(by), NOT_KEEPER)
    made = []
    for sample in (one for key, one in queries.SAMPLES.items() if key in keys):
        if there := Qualification.objects.filter(title__iexact=str(sample.title)).order_by("pk").first():
            made.append(there)
            continue
        row = write_qualification(title=str(sample.title), ground=sample.ground, source=str(sample.source), by=by)
        starts, why = dt.date(clock.today().year, 1, 1), str(PROPOSED)
        write_requirement(row, starts=starts, first=[], months=sample.months, outside=True, why=why, by=by)
        made.append(row)
    return made


@transaction.atomic
def demand_of_positions(pairs: Iterable[tuple[Qualification, Position]], *, by: Person) -> list[Demand]:
    """Ask each of these of who works in that position, from today. Twice is once."""
    require(permissions.may_keep(by), NOT_KEEPER)
    return [demand(qualification, position=position, by=by) for qualification, position in pairs]


@transaction.atomic
def take_over_certificates(qualification: Qualification, *, typed: str, by: Person) -> int:
    """What the office knows on paper counts from now on, without a file: all lines or none (`queries.read_paper`). What
    stands there already stays. Gives how many are new. ValidationError with a sentence for each line that is wrong."""
    require(permissions.may_keep(by), NOT_KEEPER)
    Qualification.objects.select_for_update().get(pk=qualification.pk)
    paper = queries.read_paper(qualification, typed)
    if paper.wrong:
        raise ValidationError(list(paper.wrong))
    if not paper.rows:
        raise ValidationError(_("Plak ten minste één regel."))
    fresh = [row for row in paper.rows if not row.known and row.person.pk != by.pk]
    for row in fresh:
        certificate = OutsideCertificate.objects.create(
            key=secrets.token_hex(16),
            person=row.person,
            qualification=qualification,
            issuer=str(ISSUER),
            issued_on=row.on,
            expires_on=row.until,
        )
        said = {"person": row.person.pk, "qualification": qualification.pk, "certificate": certificate.pk}
        announce(events.CertificateBrought(by=by.pk, **said))
        why = _("Overgenomen uit de eigen administratie.")
        CertificateCheck.objects.create(certificate=certificate, is_accepted=True, why=why, by=by)
        announce(events.CertificateChecked(by=by.pk, **said))
    return len(fresh)


@transaction.atomic
def try_reminder(qualification: Qualification, *, by: Person) -> None:
    """Tell oneself what people are told when this is about to end, with a day four weeks ahead. Once a day."""
    require(permissions.may_keep(by), NOT_KEEPER)
    on = (clock.today() + dt.timedelta(days=28)).isoformat()
    facts = {"title": qualification.title, "on": on}
    messaging.tell(by.pk, notices.ReminderTried, facts, key=f"reminder-tried-{qualification.pk}-{clock.today()}")
    announce(events.ReminderTried(by=by.pk, qualification=qualification.pk))
