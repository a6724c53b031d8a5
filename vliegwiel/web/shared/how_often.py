"""Nought to five, or no chance: the one question of a behaviour check, as a form shows and reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from vliegwiel.areas.observation.enums import CHANCES

NONE = "none"
VALUES = (*map(str, range(CHANCES + 1)), NONE)


@dataclass(frozen=True)
class Step:
    """One answer one can give, and whether it is the one chosen."""

    value: str
    chosen: bool


def steps(chosen: str = "") -> list[Step]:
    """All answers, "no chance" last."""
    return [Step(value, value == chosen) for value in VALUES]


def written(times: int | None) -> str:
    """How an answer stands in a form."""
    return NONE if times is None else str(times)


def said(given: Mapping[str, str], name: str = "times") -> int | None:
    """What was chosen: a number, or None for no chance. ValidationError for neither."""
    value = given.get(name, "")
    if value not in VALUES:
        raise ValidationError(_("Kies hoe vaak, of dat er geen kans was. Er is nog niets bewaard."))
    return None if value == NONE else int(value)
