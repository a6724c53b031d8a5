"""Elements about people: who it is, who sees it, and small labels."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from .draw import draw, one_of, trimmed
from .layout import TONES

COLOURS = 6


def avatar(name: str, *, size: str = "m", show_name: bool = False) -> SafeString:
    """The initials of a name in a circle. Its hue follows from the name and means nothing."""
    words = name.split()
    initials = (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else "?"
    return draw(
        "avatar",
        name=name,
        initials=initials,
        hue=sum(map(ord, name)) % COLOURS + 1,
        size=one_of("size", size, ("s", "m", "l")),
        show_name=show_name,
    )


def chip(content: str, *, tone: str = "", icon: str = "") -> SafeString:
    """A state in one or two words. The word carries the meaning, the tone only helps."""
    return draw("chip", content=trimmed(content), tone=one_of("tone", tone, TONES), icon=icon)


def sees(who: str | Sequence[str]) -> SafeString:
    """Who sees this: names or roles in words. An empty answer means the reader alone."""
    names = [who] if isinstance(who, str) and who else list(who)
    return draw("sees", names=names)
