"""Whether somebody can read, hear and follow what is written: hints, which stop nothing, each with where and a verb.

What stops publishing stands elsewhere (`unfinished`, `weighing`, the charter's compass). Authors cannot colour
anything, so contrast follows from the theme and is not looked at here. Pure functions over blocks and numbers.
"""

from .looking import RULES, hints, without_doubles
from .mending import MENDED, mended
from .shape import Hint, kept_hint
from .wordings import KINDS, say_hint, verb_of

__all__ = [
    "Hint",
    "KINDS",
    "MENDED",
    "RULES",
    "hints",
    "kept_hint",
    "mended",
    "say_hint",
    "verb_of",
    "without_doubles",
]
