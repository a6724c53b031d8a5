"""Rights that end: what an author must know before publishing, and what its keeper is told."""

import datetime as dt
from collections.abc import Iterator, Mapping

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.areas.strategy.queries import Weakness
from vliegwiel.kit import clock

from ..models import Draft, Media
from .blocks import media_keys

THRESHOLDS = (0, 7, 30)  # days before the last day on which a file may be shown; 0: it is here, or behind us


def stopping_files(draft: Draft, media: Mapping[str, Media]) -> list[tuple[str, str, str]]:
    """What stands in the way of publishing: the block, a code, and a sentence to its author. media: its `media_of`."""
    said = []
    for block, one in _shown(draft, media):
        if one.rights_ended:
            text = _("De rechten van ‘{title}’ zijn voorbij sinds {day}. Vervang het bestand, of laat ze verlengen.")
            day = date_format(one.rights_end or clock.today(), "j F Y")
            said.append((block, "rights", text.format(title=one.title, day=day)))
        elif one.put_aside_at:
            text = _("‘{title}’ is opzij gelegd in de mediatheek. Kies een ander bestand, of zet het daar terug.")
            said.append((block, "aside", text.format(title=one.title)))
    return said


def weak_files(draft: Draft, media: Mapping[str, Media]) -> list[Weakness]:
    """What ends within 90 days, as a hint: it stops nothing. media: its `media_of`."""
    soon = {one.pk: one for _block, one in _shown(draft, media) if one.ends_soon and not one.rights_ended}
    said = []
    for one in soon.values():
        text = _("‘{title}’ mag je laten zien tot en met {day}.")
        day = date_format(one.rights_end or clock.today(), "j F Y")
        advice = _("Vervang het voor die dag, verleng de rechten in de mediatheek, of haal het eruit.")
        said.append(Weakness("LOS-M1", "warning", text.format(title=one.title, day=day), advice, "blocks"))
    return said


def _shown(draft: Draft, media: Mapping[str, Media]) -> Iterator[tuple[str, Media]]:
    """Each block with each file that is shown in it."""
    for raw in draft.blocks:
        for key in sorted(media_keys([raw])):
            if key in media:
                yield raw["id"], media[key].shown


def rights_to_tell(on: dt.date | None = None) -> QuerySet[Media]:
    """Files in the library whose rights end within 30 days and whose keeper was not told so, or not since 7 days or the
    end came near; with their keeper, the first to end first."""
    today = on or clock.today()
    near = Q()
    for days in THRESHOLDS:
        near |= Q(rights_end__lte=today + dt.timedelta(days=days)) & (Q(rights_told=None) | Q(rights_told__gt=days))
    found: QuerySet[Media] = Media.objects.in_library().filter(near)
    return found.select_related("keeping__person", "uploaded_by").order_by("rights_end", "pk")
