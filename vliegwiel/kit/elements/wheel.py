"""The mark: a flywheel of four arcs. The same ring shows how far something has come round.

Drawn on a square of 100 units. Each arc spans a quarter less a gap, with round ends; the whole is turned a little
past the vertical and each arc drifts slightly outward, so that the standing ring hints at its motion.
"""

import math
from collections.abc import Collection

from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .draw import draw, one_of

ARCS = {"aim": _("richten"), "learn": _("leren"), "apply": _("toepassen"), "measure": _("meten")}
SIZES = {"mark": (20, 15), "s": (32, 13), "m": (72, 11), "l": (160, 9.5)}  # pixels across, stroke in units
TURN = -78.0  # degrees: where the first arc begins; -90 would be straight up
DRIFT = 3.2  # units an arc moves outward on its way


def arc(number: int, stroke: float) -> str:
    """The path of arc 0..3, a spiral flat enough to pass for a circle, as one cubic curve."""
    outer = 49 - stroke / 2
    gap = math.degrees((stroke * 0.5 + 3.2) / outer)  # half the stroke for the round end, and some air
    start, end = (math.radians(TURN + 90 * number + edge) for edge in (gap, 90 - gap))
    r0, r1 = outer - DRIFT, outer
    k = 4 / 3 * math.tan((end - start) / 4)
    slope = DRIFT / (end - start)

    def point(r: float, t: float) -> tuple[float, float]:
        return 50 + r * math.cos(t), 50 + r * math.sin(t)

    def heading(r: float, t: float) -> tuple[float, float]:
        return (
            slope * math.cos(t) - r * math.sin(t),
            slope * math.sin(t) + r * math.cos(t),
        )

    (x0, y0), (x3, y3) = point(r0, start), point(r1, end)
    (dx0, dy0), (dx3, dy3) = heading(r0, start), heading(r1, end)
    numbers = (x0, y0, x0 + k * dx0, y0 + k * dy0, x3 - k * dx3, y3 - k * dy3, x3, y3)
    a, b, c, d, e, f, g, h = (f"{n:.2f}".rstrip("0").rstrip(".") for n in numbers)
    return f"M{a} {b}C{c} {d} {e} {f} {g} {h}"


def closed_arcs(closed: int | str | Collection[str]) -> set[str]:
    """Which arcs are closed: a count from the first, or names, as a list or as words in one string."""
    if isinstance(closed, int):
        return set(list(ARCS)[:closed])
    names = set(closed.replace(",", " ").split() if isinstance(closed, str) else closed)
    if unknown := names - set(ARCS):
        raise TemplateSyntaxError(f"wheel knows {', '.join(ARCS)}, not {', '.join(sorted(unknown))}")
    return names


def wheel(
    *, closed: int | str | Collection[str] = 4, size: str = "m", label: str = "", decorative: bool = False
) -> SafeString:
    """The ring with its closed arcs. Says in words which are closed, or `label` in their place."""
    done = closed_arcs(closed)
    across, stroke = SIZES[one_of("size", size, SIZES)]
    arcs = [
        {"name": name, "path": arc(n, stroke), "closed": name in done, "word": ARCS[name]}
        for n, name in enumerate(ARCS)
    ]
    return draw(
        "wheel",
        arcs=arcs,
        size=size,
        across=across,
        stroke=stroke,
        label=label,
        decorative=decorative,
        closed=[a["word"] for a in arcs if a["closed"]],
        open=[a["word"] for a in arcs if not a["closed"]],
    )


def standalone(colour: str, *, size: int = 64, stroke: float = 14) -> str:
    """The whole mark as a file of its own, for icons."""
    paths = "".join(f'<path d="{arc(number, stroke)}"/>' for number in range(len(ARCS)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 100 100" fill="none" '
        f'stroke="{colour}" stroke-width="{stroke}" stroke-linecap="round">{paths}</svg>'
    )
