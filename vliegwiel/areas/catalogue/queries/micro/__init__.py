"""The eight micro-trainings for who leads people, in Dutch and in English, in the order in which they are offered."""

from .english import ENGLISH
from .nederlands import NEDERLANDS
from .shape import MINUTES, Choice, Micro

MICRO: dict[str, tuple[Micro, ...]] = {"nl": NEDERLANDS, "en": ENGLISH}

__all__ = ["MICRO", "MINUTES", "Choice", "Micro"]
