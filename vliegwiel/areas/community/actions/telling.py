"""Telling why. The only place of this area that writes."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Media
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import LONGEST, Why, WhyRead


@transaction.atomic
def tell_why(
    *, by: Person, text: str, recording: "UploadedFile[bytes] | None" = None, keep_recording: bool = False
) -> Why:
    """A leader says in at most LONGEST characters why learning matters here; a recording says the same aloud.

    A new why follows the old one, which everybody meets anew; the same words again change nothing. `keep_recording`:
    the recording of the last one goes along. Raises ValidationError, and catalogue's Refused for a file it cannot read.
    """
    require(permissions.may_tell_why(by), _("Het waarom is van de directie."))
    text = "\n".join(" ".join(line.split()) for line in text.strip().splitlines() if line.strip())
    if not text:
        problem = _(
            "Schrijf in één tot drie regels waarom leren hier telt. Ook bij een opname: niet iedereen hoort die."
        )
        raise ValidationError({"text": [problem]})
    if len(text) > LONGEST:
        raise ValidationError({"text": [_("Houd het bij {n} tekens. Drie regels is genoeg.").format(n=LONGEST)]})
    last: Why | None = Why.objects.standing().filter(by=by).select_related("recording").first()
    media: Media | None = last.recording if last and keep_recording else None
    if recording is not None:
        media = catalogue.upload_media(recording, wanted="video", by=by, in_library=False)
    if last is not None and (last.text, last.recording) == (text, media):
        return last
    if last is not None:
        last.withdrawn_at = clock.now()
        last.save(update_fields=["withdrawn_at"])
    why = Why.objects.create(by=by, text=text, recording=media)
    announce(events.WhyTold(by=by.pk, why=why.pk))
    return why


@transaction.atomic
def withdraw_why(why: Why, *, by: Person) -> None:
    """Take one's own why back. Twice is once."""
    require(permissions.may_tell_why(by) and why.by_id == by.pk, _("Je trekt alleen je eigen waarom in."))
    if Why.objects.standing().filter(pk=why.pk).update(withdrawn_at=clock.now()):
        announce(events.WhyWithdrawn(by=by.pk, why=why.pk))


@transaction.atomic
def meet_why(why: Why, *, by: Person) -> None:
    """She has read it; it does not stand on her first page again. No trace in the log: it is nobody's business."""
    require(by.is_active, _("Meld je eerst aan."))
    WhyRead.objects.get_or_create(why=why, person=by)
