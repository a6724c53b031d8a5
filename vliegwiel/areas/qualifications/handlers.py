"""What happens next: those concerned hear it."""

from vliegwiel.areas.learning import events as learning
from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.people import events as people
from vliegwiel.kit.events import on, on_many

from . import actions, events, notices, queries
from .models import Exemption, ExemptionEnd, OutsideCertificate, Qualification, Sighting, SightingAsk, SightingEnd


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


@on(events.LookAsked)
def tell_who_is_to_look(event: events.LookAsked) -> None:
    """Silent when it was signed or taken back in the meantime."""
    row = SightingAsk.objects.open().filter(pk=event.ask).select_related("person", "qualification").first()
    if row is not None:
        facts = {
            "name": row.person.name,
            "title": row.qualification.title,
            "person": row.person_id,
            "qualification": row.qualification_id,
        }
        tell(row.asked_id, notices.LookAsked, facts, key=f"look-{row.pk}")


@on(events.SeenDone)
def tell_what_was_seen(event: events.SeenDone) -> None:
    """Silent when it was taken back in the meantime."""
    row = Sighting.objects.standing().filter(pk=event.sighting).select_related("by").first()
    if row is not None:
        facts = {
            "title": Qualification.objects.get(pk=event.qualification).title,
            "by": row.by.name,
            "whole": row.is_whole,
            "note": row.note,
            "qualification": event.qualification,
        }
        tell(row.person_id, notices.SeenDone, facts, key=f"seen-{row.pk}")


@on(events.SignatureTakenBack)
def tell_whose_signature_went(event: events.SignatureTakenBack) -> None:
    row = SightingEnd.objects.select_related("sighting", "by").get(sighting=event.sighting)
    title = Qualification.objects.get(pk=event.qualification).title
    facts = {"title": title, "by": row.by.name, "reason": row.why, "qualification": event.qualification}
    tell(row.sighting.person_id, notices.SignatureTakenBack, facts, key=f"signature-back-{row.pk}")


MATTERS = (
    *(people.Joined, people.Rejoined, people.Moved, people.Left, people.LeaveTakenBack, people.SetBack),
    *(learning.Completed, learning.CompletionRecorded, learning.CompletionCorrected),
    *(events.Exempted, events.ExemptionEnded, events.CertificateChecked, events.SeenDone, events.SignatureTakenBack),
)


@on_many(*MATTERS)
def ask_or_take_back_refreshers(heard: list[events.Exempted | people.Moved | learning.Completed]) -> None:
    """Who did it, was freed from it, brought a certificate or works elsewhere now: at once, not tomorrow."""
    if queries.refresh_rules_on():
        actions.settle_refreshers(sorted({event.person for event in heard if event.person}))
