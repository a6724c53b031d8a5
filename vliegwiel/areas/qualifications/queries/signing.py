"""Documents people read and sign for."""

from django.db.models import Count, QuerySet

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..models import DocumentVersion, Qualification, Signature


def documents_signed(qualification: Qualification) -> list[tuple[DocumentVersion, int]]:
    """(version, how many signed it), the newest first. One query."""
    rows = DocumentVersion.objects.filter(qualification=qualification).annotate(n=Count("signatures"))
    return [(row, row.n) for row in rows.defer("content").order_by("-number")]


def document_for(person: Person, qualification: int) -> QuerySet[DocumentVersion]:
    """The version she is to read: the one in force, or when she signed that, one that is to come; at most one."""
    rows = DocumentVersion.objects.visible_to(person).filter(qualification=qualification).defer("content", "text")
    signed = Signature.objects.filter(person=person).values("document")
    now = rows.filter(starts__lte=clock.today()).order_by("-starts").values("pk")[:1]
    coming = rows.filter(starts__gt=clock.today()).exclude(pk__in=signed).order_by("starts").values("pk")[:1]
    held = now.first()
    if held and Signature.objects.filter(person=person, document=held["pk"]).exists() and (later := coming.first()):
        return rows.filter(pk=later["pk"])
    return rows.filter(pk=held["pk"]) if held else rows.none()


def signature_of(person: Person, document: DocumentVersion) -> Signature | None:
    """Hers of this version. One query."""
    return Signature.objects.filter(person=person, document=document).first()


def newer_than(document: DocumentVersion) -> DocumentVersion | None:
    """The newest after it. One query."""
    later = DocumentVersion.objects.filter(qualification=document.qualification_id, number__gt=document.number)
    return later.defer("content", "text").order_by("-number").first()
