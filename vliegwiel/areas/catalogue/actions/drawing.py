"""Pictures in the widths that screens ask for, so that a phone fetches no more than it shows."""

from django.core.files.base import ContentFile
from django.db import transaction

from vliegwiel.kit import clock, pictures, progress

from ..models import Media
from ..queries.drawing import to_draw

WIDTHS = (400, 800)
WORK = "media-drawing"


def draw_renditions(media: Media) -> Media:
    """Draw a picture narrower, once. What cannot be read any more stays as it is; drawn again nothing changes."""
    with transaction.atomic():
        media = Media.objects.select_for_update(of=("self",)).get(pk=media.pk)
        if media.drawn_at is not None:
            return media
        made = []
        for width in WIDTHS:
            if media.width is None or media.height is None or media.width <= width:
                continue
            with media.file.open("rb") as opened:
                drawn = pictures.narrower(opened, width=width)
            if drawn is None:
                break
            name = media.file.storage.save(
                f"{str(media.file.name).rpartition('.')[0]}-{width}.webp", ContentFile(drawn.content)
            )
            made.append({"width": drawn.width, "height": drawn.height, "size": len(drawn.content), "name": name})
        media.renditions, media.drawn_at = made, clock.now()
        media.save(update_fields=["renditions", "drawn_at"])
        return media


def draw_all() -> int:
    """Every picture that was not drawn narrower yet, one transaction each, telling how far it is. Out: how many."""
    done = 0
    try:
        for pk in list(to_draw().values_list("pk", flat=True)):
            found = Media.objects.filter(pk=pk).first()
            if found:
                draw_renditions(found)
                done += 1
                progress.tell(WORK, done)
    finally:
        progress.forget(WORK)
    return done
