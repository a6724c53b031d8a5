"""What happened to files in the media library."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class MediaDescribed(Event):
    media: int
    says: ClassVar = _("Beschreef een bestand in de mediatheek.")


@dataclass(frozen=True, kw_only=True)
class MediaKeeperSet(Event):
    """`person` keeps it from now on."""

    media: int
    says: ClassVar = _("Gaf een bestand in de mediatheek door aan een ander.")


@dataclass(frozen=True, kw_only=True)
class MediaPassedOn(Event):
    """Who kept these files left; `person` keeps them now."""

    files: int
    was: int
    says: ClassVar = _("De bestanden van wie wegging, gingen naar een ander.")


@dataclass(frozen=True, kw_only=True)
class MediaPutAside(Event):
    media: int
    says: ClassVar = _("Legde een bestand opzij.")


@dataclass(frozen=True, kw_only=True)
class MediaPutBack(Event):
    media: int
    says: ClassVar = _("Zette een bestand terug in de mediatheek.")


@dataclass(frozen=True, kw_only=True)
class MediaReplaced(Event):
    media: int
    old: int
    says: ClassVar = _("Verving een bestand door een nieuwer.")


@dataclass(frozen=True, kw_only=True)
class MediaReplacementUndone(Event):
    media: int
    says: ClassVar = _("Zette een vervangen bestand weer terug.")


@dataclass(frozen=True, kw_only=True)
class MediaChosen(Event):
    media: int
    activity: int
    says: ClassVar = _("Koos een bestand uit de mediatheek.")


@dataclass(frozen=True, kw_only=True)
class MediaRightsEnd(Event):
    """The rights of these files end; `person` keeps them, or answers for who does."""

    media: tuple[int, ...]
    says: ClassVar = _("De rechten van een bestand lopen af.")


@dataclass(frozen=True, kw_only=True)
class MediaUploaded(Event):
    media: int
    says: ClassVar = _("Uploadde een bestand.")


@dataclass(frozen=True, kw_only=True)
class PackageBroughtIn(Event):
    package: int
    says: ClassVar = _("Bracht een lespakket binnen.")


@dataclass(frozen=True, kw_only=True)
class PackageCleared(Event):
    """A package that nothing showed for a month is gone."""

    package: int
    says: ClassVar = _("Een lespakket dat nergens meer staat, is gewist.")


@dataclass(frozen=True, kw_only=True)
class MediaCleared(Event):
    """A file that nothing showed for a month is gone."""

    media: int
    says: ClassVar = _("Ruimde een bestand op dat nergens meer stond.")
