"""Where files stand, and how long."""

from pathlib import Path

from django.conf import settings

from ..models import Export

KEPT_DAYS = 7


def place_of(export: Export) -> Path:
    """The file itself, in the folder all processes share."""
    return Path(settings.HOME) / "exports" / f"{export.pk}.{export.format}"


def rough_place_of(export: Export) -> Path:
    """The rows so far, one a line."""
    return Path(settings.HOME) / "exports" / f"{export.pk}.rows"
