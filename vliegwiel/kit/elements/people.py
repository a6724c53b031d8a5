"""Elements about people: who it is, who sees it, and small labels."""

from collections.abc import Sequence
from functools import lru_cache

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from .draw import draw, one_of, trimmed
from .layout import TONES

COLOURS = 6
NAME = "\ue000"  # stands where the name comes


def avatar(name: str, *, size: str = "m", show_name: bool = False) -> SafeString:
    """The initials of a name in a circle. Its hue follows from the name and means nothing."""
    words = name.split()
    initials = (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else "?"
    hue = sum(map(ord, name)) % COLOURS + 1
    before, after = _around(initials, hue, one_of("size", size, ("s", "m", "l")), show_name)
    return SafeString(before + conditional_escape(name) + after)


@lru_cache(maxsize=2048)
def _around(initials: str, hue: int, size: str, show_name: bool) -> list[str]:
    # Without the name: a team shows dozens of avatars, and no process should remember who they were.
    return draw("avatar", name=NAME, initials=initials, hue=hue, size=size, show_name=show_name).split(NAME)


def chip(content: str, *, tone: str = "", icon: str = "") -> SafeString:
    """A state in one or two words. The word carries the meaning, the tone only helps."""
    return draw("chip", content=trimmed(content), tone=one_of("tone", tone, TONES), icon=icon)


def sees(who: str | Sequence[str]) -> SafeString:
    """Who sees this: names or roles in words. An empty answer means the reader alone."""
    names = [who] if isinstance(who, str) and who else list(who)
    return draw("sees", names=names)
