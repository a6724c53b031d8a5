"""What who keeps files of the media library is told."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit.notices import Notice
from vliegwiel.kit.words import as_words


@dataclass(frozen=True, kw_only=True)
class RightsEnd(Notice):
    """To who keeps files, or the L&D lead: these may not be shown much longer. `more`: besides the one named."""

    page: ClassVar[str] = "studio:media"
    title: str
    day: str
    more: int

    @property
    def text(self) -> str:
        day = date_format(dt.date.fromisoformat(self.day), "j F Y")
        if self.more:
            text = ngettext(
                "De rechten van ‘{title}’ lopen af op {day}, en van nog {n} bestand. Doe er iets mee.",
                "De rechten van ‘{title}’ lopen af op {day}, en van nog {n} bestanden. Doe er iets mee.",
                self.more,
            )
            return text.format(title=self.title, day=day, n=self.more)
        text = _("De rechten van ‘{title}’ lopen af op {day}. Vervang het bestand, verleng ze of haal het eruit.")
        return text.format(title=self.title, day=day)

    @property
    def url(self) -> str:
        return f"{super().url}?only=ending"


@dataclass(frozen=True, kw_only=True)
class MediaIsYours(Notice):
    """To who keeps files from now on, for who kept them left or handed them over."""

    page: ClassVar[str] = "studio:media"
    was: str
    files: int

    @property
    def text(self) -> str:
        text = ngettext(
            "Je beheert nu {n} bestand in de mediatheek dat van {was} was.",
            "Je beheert nu {n} bestanden in de mediatheek die van {was} waren.",
            self.files,
        )
        return text.format(n=self.files, was=self.was)

    @property
    def url(self) -> str:
        return f"{super().url}?only=mine"


@dataclass(frozen=True, kw_only=True)
class NewerFile(Notice):
    """To who keeps an activity: somebody replaced a file it shows, and your draft still has the old one."""

    page: ClassVar[str] = "studio:file"
    key: str
    by: str
    title: str
    activity: dict[str, str]

    @property
    def text(self) -> str:
        text = _("{by} verving ‘{title}’ door een nieuwer bestand. In jouw ‘{activity}’ staat nog het oude.")
        return text.format(by=self.by, title=self.title, activity=as_words(self.activity))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.key,)
