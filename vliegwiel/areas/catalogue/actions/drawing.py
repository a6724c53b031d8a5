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
    pictures_made = _drawn(media) if media.drawn_at is None else []  # takes a second: nobody waits to write meanwhile
    with transaction.atomic():
        media = Media.objects.select_for_update(of=("self",)).get(pk=media.pk)
        if media.drawn_at is not None:
            return media
        made = []
        for drawn in pictures_made:
            name = f"{str(media.file.name).rpartition('.')[0]}-{drawn.width}.webp"
            name = media.file.storage.save(name, ContentFile(drawn.content))
            made.append({"width": drawn.width, "height": drawn.height, "size": len(drawn.content), "name": name})
        media.renditions, media.drawn_at = made, clock.now()
        media.save(update_fields=["renditions", "drawn_at"])
        return media


def _drawn(media: Media) -> list[pictures.Picture]:
    found = []
    for width in WIDTHS:
        if media.width is None or media.height is None or media.width <= width:
            continue
        try:
            with media.file.open("rb") as opened:
                drawn = pictures.narrower(opened, width=width)
        except OSError:  # gone from the disk: the page shows its description, and the others are drawn all the same
            break
        if drawn is None:
            break
        found.append(drawn)
    return found


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
