"""The mark: a flywheel of four arcs. The same ring shows how far something has come round.

Drawn on a square of 100 units. Each arc spans a quarter less a gap, with round ends; the whole is turned a little
past the vertical and each arc drifts slightly outward, so that the standing ring hints at its motion.
"""

import io
import math
from collections.abc import Collection
from functools import lru_cache

from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageDraw

from .draw import draw, one_of

ARCS = {"aim": _("richten"), "learn": _("leren"), "apply": _("toepassen"), "measure": _("meten")}
SIZES = {"mark": (20, 15), "s": (32, 13), "m": (72, 11), "l": (160, 9.5)}  # pixels across, stroke in units
TURN = -78.0  # degrees: where the first arc begins; -90 would be straight up
DRIFT = 3.2  # units an arc moves outward on its way


def bend(number: int, stroke: float) -> tuple[tuple[float, float], ...]:
    """Arc 0..3: a spiral flat enough to pass for a circle, as the four points of one cubic curve."""
    outer = 49 - stroke / 2
    gap = math.degrees((stroke * 0.5 + 3.2) / outer)  # half the stroke for the round end, and some air
    start, end = (math.radians(TURN + 90 * number + edge) for edge in (gap, 90 - gap))
    reach = 4 / 3 * math.tan((end - start) / 4)
    slope = DRIFT / (end - start)

    def point(radius: float, angle: float, along: float) -> tuple[float, float]:
        """On the arc at this angle, moved along its direction."""
        x, y = math.cos(angle), math.sin(angle)
        return 50 + radius * x + along * (slope * x - radius * y), 50 + radius * y + along * (slope * y + radius * x)

    inner = outer - DRIFT
    return point(inner, start, 0), point(inner, start, reach), point(outer, end, -reach), point(outer, end, 0)


def arc(number: int, stroke: float) -> str:
    """The same as an SVG path."""
    start, *rest = (" ".join(f"{n:.2f}".rstrip("0").rstrip(".") for n in point) for point in bend(number, stroke))
    return f"M{start}C{' '.join(rest)}"


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
    done = frozenset(closed_arcs(closed))
    return _drawn(done, one_of("size", size, SIZES), str(label), bool(decorative), get_language())


@lru_cache(maxsize=512, typed=True)
def _drawn(done: frozenset[str], size: str, label: str, decorative: bool, language: str | None) -> SafeString:
    # A shelf shows dozens of rings, of which there are sixteen; in every language they are read in other words.
    across, stroke = SIZES[size]
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
    """The whole mark as an SVG file, for browser tabs."""
    paths = "".join(f'<path d="{arc(number, stroke)}"/>' for number in range(len(ARCS)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 100 100" fill="none" '
        f'stroke="{colour}" stroke-width="{stroke}" stroke-linecap="round">{paths}</svg>'
    )


def painted(colour: str, ground: str, *, size: int, stroke: float = 12) -> bytes:
    """The whole mark as a PNG file on a full ground, for home screens, which cut their own corners."""
    fine = size * 3  # drawn large and scaled down, for smooth edges
    scale = fine * 0.62 / 100  # inside the circle every phone leaves whole
    edge = (fine - 100 * scale) / 2
    image = Image.new("RGB", (fine, fine), ground)
    pen = ImageDraw.Draw(image)
    radius = stroke * scale / 2
    for number in range(len(ARCS)):
        for step in range(241):
            x, y = (edge + scale * n for n in _along(bend(number, stroke), step / 240))
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    file = io.BytesIO()
    image.resize((size, size), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _along(curve: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    """The point of a cubic curve at t, 0..1."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, curve, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, curve, strict=True)),
    )
