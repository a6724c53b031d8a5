"""What happens around reports."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class ViewSaved(Event):
    view: int
    says: ClassVar = _("Een overzicht is bewaard of veranderd.")


@dataclass(frozen=True, kw_only=True)
class ViewRemoved(Event):
    view: int
    says: ClassVar = _("Een bewaard overzicht is weggegooid.")


@dataclass(frozen=True, kw_only=True)
class ViewTakenOver(Event):
    view: int
    says: ClassVar = _("Een bewaard overzicht is overgenomen van een collega.")


@dataclass(frozen=True, kw_only=True)
class ScheduleSet(Event):
    view: int
    says: ClassVar = _("Een overzicht komt voortaan vanzelf bij mensen langs.")


@dataclass(frozen=True, kw_only=True)
class ScheduleStopped(Event):
    view: int
    says: ClassVar = _("Een overzicht komt niet meer vanzelf langs.")


@dataclass(frozen=True, kw_only=True)
class ReportSent(Event):
    """In the academy, with a link. readers: how many heard of it."""

    view: int
    readers: int
    says: ClassVar = _("Een overzicht is bij {readers} mensen langsgegaan.")


@dataclass(frozen=True, kw_only=True)
class ExportAsked(Event):
    export: int
    says: ClassVar = _("Iemand vroeg een bestand van een overzicht.")


@dataclass(frozen=True, kw_only=True)
class ExportMade(Event):
    export: int
    rows: int
    says: ClassVar = _("Een bestand van een overzicht is klaar: {rows} regels.")


@dataclass(frozen=True, kw_only=True)
class ExportCancelled(Event):
    export: int
    says: ClassVar = _("Een bestand van een overzicht is afgebroken.")


@dataclass(frozen=True, kw_only=True)
class ExportFetched(Event):
    export: int
    says: ClassVar = _("Een bestand van een overzicht is opgehaald.")


@dataclass(frozen=True, kw_only=True)
class ExportRemoved(Event):
    export: int
    says: ClassVar = _("Een bestand van een overzicht is weggegooid door wie het vroeg.")


@dataclass(frozen=True, kw_only=True)
class ExportsForgotten(Event):
    count: int
    says: ClassVar = _("Bestanden van overzichten die er lang genoeg stonden, zijn gewist.")


@dataclass(frozen=True, kw_only=True)
class MonthCounted(Event):
    says: ClassVar = _("Er is geteld hoe het ervoor staat, voor wie geen namen ziet.")
