"""The media library: what is said of a file, who keeps it, putting it aside."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.enums import Language
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Licence
from ..models import Media, MediaKeeper
from ..queries.library import shown_by

NOT_THE_KEEPER = gettext_lazy("Alleen wie het bestand beheert en de opleiders veranderen dit.")


@dataclass(frozen=True)
class Rights:
    """Where a file comes from, who made it and what allows us to show it; `ends`: the last day of that."""

    source: str = ""
    maker: str = ""
    licence: str = ""
    terms: str = ""
    ends: dt.date | None = None


class Redescribed(Exception):
    """Somebody said something else of this file since she opened it. `there`: the file as it is now."""

    def __init__(self, there: Media) -> None:
        super().__init__(there.pk)
        self.there = there


@transaction.atomic
def describe_media(
    media: Media,
    *,
    title: str,
    alts: Mapping[str, str],
    focus: tuple[int, int],
    rights: Rights,
    version: int,
    by: Person,
    stays: bool = False,
) -> Media:
    """Say what a file is. focus: percent from the left and from above of what must stay in sight when it is cut.

    Redescribed when it changed since `version`; what is there already changes nothing. Another last day makes its
    keeper hear of it anew. A block that shows the file keeps its own words.
    """
    require(permissions.may_keep_media(by, media), NOT_THE_KEEPER)
    media = Media.objects.select_for_update(of=("self",)).get(pk=media.pk)
    said = {
        "title": _line(title, 200) or media.title,
        "alts": {code: text for code in Language.values if (text := _line(alts.get(code, ""), 280))},
        "focus_x": _percent(focus[0]),
        "focus_y": _percent(focus[1]),
        "source": _line(rights.source, 280),
        "maker": _line(rights.maker, 120),
        "licence": rights.licence if rights.licence in Licence.values else Licence.UNSAID.value,
        "terms": _line(rights.terms, 280),
        "rights_end": rights.ends,
        "stays": stays,
    }
    if all(getattr(media, name) == value for name, value in said.items()):
        return media
    if media.version > version:
        raise Redescribed(media)
    if said["rights_end"] != media.rights_end:
        media.rights_told = None
    for name, value in said.items():
        setattr(media, name, value)
    media.version += 1
    media.save()
    announce(events.MediaDescribed(by=by.pk, media=media.pk))
    return media


@transaction.atomic
def set_media_keeper(media: Media, *, to: Person, by: Person) -> Media:
    """Hand a file to another author. ValidationError when she does not make activities, or is not here any more."""
    require(permissions.may_keep_media(by, media), NOT_THE_KEEPER)
    if not (to.is_active and permissions.may_make(to)):
        raise ValidationError(_("Kies een auteur of opleider die hier werkt."))
    _row, new = MediaKeeper.objects.get_or_create(media=media, defaults={"person": to})
    if new or MediaKeeper.objects.filter(media=media).exclude(person=to).update(person=to, since=clock.now()):
        announce(events.MediaKeeperSet(by=by.pk, person=to.pk, media=media.pk))
    return Media.objects.get(pk=media.pk)


@transaction.atomic
def put_aside(media: Media, *, by: Person) -> Media:
    """Nobody finds or chooses it any more; a month later it goes, unless something still shows it.

    ValidationError, with their titles, when it is on the shelf: replace it or take it out there first. Twice is once.
    """
    require(permissions.may_keep_media(by, media), NOT_THE_KEEPER)
    if shown := shown_by(media):
        text = _("Dit staat nog op de plank, in {titles}. Vervang het, of haal het daar eerst weg.")
        raise ValidationError(text.format(titles=", ".join(f"‘{title}’" for title in shown)))
    if Media.objects.filter(pk=media.pk, put_aside_at=None).update(put_aside_at=clock.now()):
        announce(events.MediaPutAside(by=by.pk, media=media.pk))
    return Media.objects.get(pk=media.pk)


@transaction.atomic
def put_back(media: Media, *, by: Person) -> Media:
    """Back in the library, to stay until somebody says otherwise: what was put aside was once wanted."""
    require(permissions.may_keep_media(by, media), NOT_THE_KEEPER)
    changed = Media.objects.filter(pk=media.pk).exclude(put_aside_at=None).update(put_aside_at=None, unused_since=None)
    if changed:
        announce(events.MediaPutBack(by=by.pk, media=media.pk))
    return Media.objects.get(pk=media.pk)


def _line(said: str, most: int) -> str:
    return " ".join(str(said).replace("\x00", "").split())[:most]


def _percent(said: int) -> int:
    """In steps of five: finer is not to be seen, and each step is a rule of the stylesheet."""
    return min(max(round(said / 5) * 5, 0), 100)
