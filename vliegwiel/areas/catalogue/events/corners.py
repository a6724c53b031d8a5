"""Posters on walls, and what stands behind their code."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class CornerMade(Event):
    corner: int
    says: ClassVar = _("Maakte een poster voor een plek.")


@dataclass(frozen=True, kw_only=True)
class CornerChanged(Event):
    """Its name, what stands behind the code, or the order of that."""

    corner: int
    says: ClassVar = _("Veranderde wat achter de code van een poster staat.")


@dataclass(frozen=True, kw_only=True)
class CornerRemoved(Event):
    corner: int
    says: ClassVar = _("Haalde een poster voor een plek weg.")
