"""Which pictures wait to be drawn in the widths that screens ask for."""

from django.db.models import QuerySet

from ..enums import MediaKind
from ..models import Media


def to_draw() -> QuerySet[Media]:
    """Pictures that were not drawn narrower yet, the oldest first."""
    return Media.objects.filter(kind=MediaKind.IMAGE, drawn_at=None).order_by("pk")
