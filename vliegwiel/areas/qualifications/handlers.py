"""What happens next: those concerned hear it."""

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.kit.events import on

from . import events, notices
from .models import Exemption, ExemptionEnd, OutsideCertificate


@on(events.Exempted)
def tell_who_is_exempt(event: events.Exempted) -> None:
    """Silent when it was ended in the meantime."""
    row = Exemption.objects.filter(pk=event.exemption, end=None).select_related("qualification", "by").first()
    if row is not None:
        until = row.ends.isoformat() if row.ends else ""
        facts = {"title": row.qualification.title, "by": row.by.name, "reason": row.why, "until": until}
        tell(row.person_id, notices.Exempted, facts, key=f"exempted-{row.pk}")


@on(events.ExemptionEnded)
def tell_who_is_exempt_no_more(event: events.ExemptionEnded) -> None:
    row = ExemptionEnd.objects.select_related("exemption__qualification", "by").get(exemption=event.exemption)
    facts = {"title": row.exemption.qualification.title, "by": row.by.name, "reason": row.why}
    tell(row.exemption.person_id, notices.ExemptNoMore, facts, key=f"exempt-no-more-{row.exemption_id}")


@on(events.CertificateBrought)
def ask_the_colleague(event: events.CertificateBrought) -> None:
    """Silent when somebody looked in the meantime."""
    row = OutsideCertificate.objects.waiting().select_related("person", "qualification").filter(pk=event.certificate)
    if (found := row.first()) and found.asked_id:
        facts = {"name": found.person.name, "title": found.qualification.title}
        tell(found.asked_id, notices.CertificateWaits, facts, key=f"certificate-waits-{found.pk}")


@on(events.CertificateChecked)
def tell_whose_it_is(event: events.CertificateChecked) -> None:
    row = OutsideCertificate.objects.select_related("verdict__by", "qualification").get(pk=event.certificate)
    facts = {
        "title": row.qualification.title,
        "by": row.verdict.by.name,
        "accepted": row.verdict.is_accepted,
        "reason": row.verdict.why,
    }
    tell(row.person_id, notices.CertificateSeen, facts, key=f"certificate-seen-{row.pk}")
