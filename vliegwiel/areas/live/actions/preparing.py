"""What happens when, and what is used."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import For
from ..models import Material, MaterialFile, Part, RunItem, Session

MOST_ITEMS, MOST_MATERIALS = 60, 30
MOST_BYTES = 10 * 1024 * 1024
BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
NOT_HERS = gettext_lazy("Draaiboek en materiaal houden de trainer en de planner van deze sessie bij.")


@dataclass(frozen=True)
class Line:
    """A line of the run sheet."""

    minutes: int
    title: str
    words: str = ""


@transaction.atomic
def write_run_sheet(part: Part, *, lines: Sequence[Line], by: permissions.Doer) -> list[RunItem]:
    """Write what happens in this part, in order, in place of what stood there. The same again changes nothing.
    ValidationError for a line without a title, or of no minutes or more than ten hours."""
    require(permissions.may_write_run_sheet(by, part.session), NOT_HERS)
    if len(lines) > MOST_ITEMS:
        raise ValidationError(_("Een draaiboek heeft ten hoogste {n} regels.").format(n=MOST_ITEMS))
    for line in lines:
        if not line.title.strip():
            raise ValidationError(_("Geef elke regel van het draaiboek een titel."))
        if not 1 <= line.minutes <= 600:
            raise ValidationError(_("‘{title}’: kies 1 tot 600 minuten.").format(title=line.title.strip()))
    part = Part.objects.select_for_update(of=("self",)).select_related("session").get(pk=part.pk)
    there = list(part.run_items.order_by("place", "pk"))
    said = [(line.minutes, " ".join(line.title.split())[:120], line.words.strip()[:1000]) for line in lines]
    if [(one.minutes, one.title, one.words) for one in there] == said:
        return there
    part.run_items.all().delete()
    made = RunItem.objects.bulk_create(
        RunItem(part=part, place=place, minutes=minutes, title=title, words=words)
        for place, (minutes, title, words) in enumerate(said)
    )
    announce(events.RunSheetWritten(by=_pk(by), session=part.session_id))
    return made


@transaction.atomic
def add_material(
    session: Session,
    *,
    title: str,
    by: permissions.Doer,
    link: str = "",
    name: str = "",
    content: bytes = b"",
    whom: For | str = For.EVERYBODY,
) -> Material:
    """Put a link or a file (PDF, PNG or JPEG, at most 10 MB) with the session. The same link twice is once.
    ValidationError per field."""
    require(permissions.may_write_run_sheet(by, session), NOT_HERS)
    title, link = " ".join(title.split())[:120], link.strip()
    if not title:
        raise ValidationError({"title": _("Geef het een naam.")})
    if bool(link) == bool(content):
        raise ValidationError(_("Kies een link of een bestand."))
    if link and not link.startswith(("https://", "http://")):
        raise ValidationError({"link": _("Een link begint met https://")})
    kind = next((kind for begins, kind in BEGINNINGS.items() if content.startswith(begins)), "")
    if content and (not kind or len(content) > MOST_BYTES):
        raise ValidationError({"file": _("Stuur een PDF of een foto (PNG of JPEG) van ten hoogste 10 MB.")})
    Session.objects.select_for_update().get(pk=session.pk)
    if link and (same := session.materials.filter(link=link, title=title).first()):
        return same
    if session.materials.count() >= MOST_MATERIALS:
        raise ValidationError(_("Er staat al veel bij deze sessie. Haal eerst iets weg."))
    row = Material.objects.create(session=session, key=secrets.token_hex(16), title=title, link=link, whom=For(whom))
    if content:
        plain = "".join(letter for letter in name.replace("\\", "/").rpartition("/")[2] if letter.isprintable())
        MaterialFile.objects.create(material=row, name=plain[-120:] or title, content_type=kind, content=content)
    announce(events.MaterialKept(by=_pk(by), session=session.pk))
    return row


@transaction.atomic
def remove_material(material: Material, *, by: permissions.Doer) -> None:
    """Take it away, with its file."""
    require(permissions.may_write_run_sheet(by, material.session), NOT_HERS)
    session = material.session_id
    material.delete()
    announce(events.MaterialKept(by=_pk(by), session=session))


def _pk(by: permissions.Doer) -> int | None:
    """Who did it, for the log: a trainer from outside is nobody there."""
    return by.pk if isinstance(by, Person) else None
