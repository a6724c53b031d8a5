"""Documents people read and sign for."""

import datetime as dt
import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import DocumentVersion, Qualification, Signature
from .writing import LEAST, NOT_KEEPER

MOST_BYTES = 10 * 1024 * 1024
MOST_SIGNS = 60_000
NOT_HERS = gettext_lazy("Tekenen doe je alleen voor jezelf.")


@transaction.atomic
def write_document(
    qualification: Qualification,
    *,
    starts: dt.date,
    why: str,
    by: Person,
    text: str = "",
    name: str = "",
    content: bytes = b"",
) -> DocumentVersion:
    """Place the next version of the document, in force from `starts`. It never changes: what is wrong in it, the next
    version puts right, and that asks everybody to read and sign again. The same words from the same day twice is once.

    text: plain, blank lines between paragraphs; content: a PDF of at most 10 MB. ValidationError per field.
    """
    require(permissions.may_keep(by), NOT_KEEPER)
    Qualification.objects.select_for_update().get(pk=qualification.pk)  # two windows write one after the other
    why, text, name = " ".join(why.split()), text.strip().replace("\r\n", "\n"), name.strip()[-120:]
    last = DocumentVersion.objects.filter(qualification=qualification).order_by("-number").first()
    digest = hashlib.sha256(text.encode() + b"\0" + content).hexdigest()
    if last and (last.starts, last.digest) == (starts, digest):
        return last
    wrong: dict[str, str] = {}
    if len(why) < LEAST:
        wrong["why"] = _("Schrijf in een paar woorden wat er nieuw is, ten minste tien tekens.")
    if not text and not content:
        wrong["text"] = _("Schrijf de tekst, of kies een PDF.")
    if len(text) > MOST_SIGNS:
        wrong["text"] = _("Houd de tekst onder de {n} tekens, of stuur een PDF.").format(n=MOST_SIGNS)
    if content and (not content.startswith(b"%PDF-") or len(content) > MOST_BYTES):
        wrong["file"] = _("Stuur een PDF van ten hoogste 10 MB.")
    if last and starts <= max(last.starts, clock.today()):
        wrong["starts"] = _(
            "Er geldt al een versie, en die verandert niet onder mensen. Laat de nieuwe op zijn vroegst morgen ingaan, "
            "en na de vorige."
        )
    if last and digest == last.digest:
        wrong["text"] = _("Dit is woord voor woord de vorige versie. Daarvoor hoeft niemand opnieuw te tekenen.")
    if wrong:
        raise ValidationError(wrong)
    row = DocumentVersion.objects.create(
        qualification=qualification,
        number=last.number + 1 if last else 1,
        starts=starts,
        text=text,
        name=name,
        content=content,
        digest=digest,
        why=why[:280],
        by=by,
    )
    announce(events.DocumentWritten(by=by.pk, qualification=qualification.pk, document=row.pk))
    return row


@transaction.atomic
def sign(document: DocumentVersion, *, digest: str, by: Person) -> Signature:
    """She read it and signs for it. digest: of what she had before her, as its page said. It stays, whatever comes.
    Twice is once; ValidationError when that is not what this version says."""
    require(permissions.may_certify(by, by), NOT_HERS)
    if digest != document.digest:
        raise ValidationError(_("Dit is niet de versie die je las. Lees het hieronder nog eens, en teken dan."))
    row, new = Signature.objects.get_or_create(person=by, document=document, defaults={"digest": document.digest})
    if new:
        announce(
            events.DocumentSigned(by=by.pk, person=by.pk, qualification=document.qualification_id, document=document.pk)
        )
    return row
