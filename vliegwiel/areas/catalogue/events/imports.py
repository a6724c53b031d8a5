"""What became of content that was made elsewhere."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class ContentRead(Event):
    content_import: int
    says: ClassVar = _("Las een bestand met lesstof.")


@dataclass(frozen=True, kw_only=True)
class ContentBroughtIn(Event):
    """`made`: how many drafts."""

    content_import: int
    made: int
    says: ClassVar = _("Haalde lesstof van elders binnen.")


@dataclass(frozen=True, kw_only=True)
class ContentNotBroughtIn(Event):
    content_import: int
    says: ClassVar = _("Lesstof van elders binnenhalen lukte niet.")


@dataclass(frozen=True, kw_only=True)
class ContentHalted(Event):
    content_import: int
    says: ClassVar = _("Stopte met binnenhalen van lesstof, voor er iets was gemaakt.")


@dataclass(frozen=True, kw_only=True)
class ContentTakenBack(Event):
    """`gone`: how many drafts."""

    content_import: int
    gone: int
    says: ClassVar = _("Nam binnengehaalde lesstof terug.")


@dataclass(frozen=True, kw_only=True)
class ContentDropped(Event):
    content_import: int
    says: ClassVar = _("Gooide een bestand met lesstof weg.")


@dataclass(frozen=True, kw_only=True)
class OldContentForgotten(Event):
    imports: int
    says: ClassVar = _("Oude bestanden met lesstof zijn weggehaald.")
