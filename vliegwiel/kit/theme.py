"""One brand colour in, every colour token out, light and dark.

No colour is refused: each token starts from the brand (or the house's own hue) and moves along lightness alone until
it keeps its promise against every ground it can stand on. Text keeps 7:1, muted text, links and words on a fill 4.5:1,
fills, edges and the focus ring 3:1.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from . import oklch
from .oklch import contrast, to_hex

DEFAULT = "#d9620f"
TEXT, READABLE, VISIBLE = 7.0, 4.5, 3.0
Tokens = dict[str, str]

INK_HUE, PAPER_HUE = 260, 85
# The hues that mean something: (hue, chroma). None is red, so nothing about a person can be.
MEANINGS = {"growth": (155, 0.13), "info": (250, 0.09), "caution": (78, 0.13)}
HUES = (30, 85, 140, 195, 255, 310)  # of the avatars; they mean nothing

# Lightness per mode: paper, surface on it, sunken in it, hairline, soft grounds; where ink, muted and edges start.
LIGHT = {"paper": 0.985, "surface": 0.998, "sunken": 0.958, "line": 0.89, "soft": 0.945, "ink": 0.24, "muted": 0.5}
DARK = {"paper": 0.185, "surface": 0.222, "sunken": 0.155, "line": 0.33, "soft": 0.285, "ink": 0.945, "muted": 0.74}


def reach(start: tuple[float, float, float], grounds: Iterable[str], ratio: float, *, darker: bool) -> str:
    """The first colour from `start` towards black (or white) that has this contrast with all the grounds."""
    lightness, chroma, hue = start
    grounds = tuple(grounds)
    step = -0.005 if darker else 0.005
    while 0 < lightness < 1:
        colour = to_hex(lightness, chroma, hue)
        if all(contrast(colour, ground) >= ratio for ground in grounds):
            return colour
        lightness += step
    return "#000000" if darker else "#ffffff"


def words_on(fill: str) -> str:
    """White where it reads, else near-black in the fill's own hue, else black: one of them always reaches 4.5:1."""
    shades = ("#ffffff", to_hex(0.2, 0.03, oklch.of(fill)[2]), "#000000")
    return next(shade for shade in shades if contrast(shade, fill) >= READABLE)


def family(name: str, start: tuple[float, float, float], grounds: tuple[str, ...], *, dark: bool) -> Tokens:
    """A fill, the words on it, its hover, a soft ground and the text on that."""
    lightness, chroma, hue = start
    mode = DARK if dark else LIGHT
    warm = 15 <= hue <= 65
    soft_hue = hue + 14 if warm and not dark else hue  # a pale orange reads as pink unless it leans to yellow
    soft = to_hex(mode["soft"], min(chroma, 0.035 if dark else 0.03), soft_hue)
    fill = reach(start, grounds, VISIBLE, darker=not dark)
    if not dark and READABLE > contrast("#ffffff", fill) >= 3.4:
        fill = reach(oklch.of(fill), ["#ffffff"], READABLE, darker=True)  # nearly there: a shade deeper carries white
    on = words_on(fill)
    fill_lightness, fill_chroma, fill_hue = oklch.of(fill)
    away = -0.05 if oklch.luminance(on) > oklch.luminance(fill) else 0.05
    return {
        name: fill,
        f"on-{name}": on,
        f"{name}-strong": to_hex(min(1, max(0, fill_lightness + away)), fill_chroma, fill_hue),
        f"{name}-soft": soft,
        f"{name}-text": reach((lightness, chroma, hue), (*grounds, soft), READABLE, darker=not dark),
    }


def mode_tokens(brand: str, *, dark: bool) -> Tokens:
    """Every colour of one mode, as "#rrggbb"."""
    mode = DARK if dark else LIGHT
    ground_hue, ground_chroma = (INK_HUE, 0.014) if dark else (PAPER_HUE, 0.006)
    paper = to_hex(mode["paper"], ground_chroma, ground_hue)
    surface = to_hex(mode["surface"], ground_chroma / 2 if not dark else ground_chroma, ground_hue)
    sunken = to_hex(mode["sunken"], ground_chroma * 1.4, ground_hue)
    grounds = (paper, surface, sunken)
    tokens = {"paper": paper, "surface": surface, "sunken": sunken}
    tokens |= family("accent", oklch.of(brand), grounds, dark=dark)
    for name, (hue, chroma) in MEANINGS.items():
        tokens |= family(name, (0.74 if dark else 0.56, chroma, hue), grounds, dark=dark)
    people = {f"hue-{n}": to_hex(mode["soft"] - (0 if dark else 0.03), 0.05, hue) for n, hue in enumerate(HUES, 1)}
    softs = [tone for name, tone in tokens.items() if name.endswith("-soft")]
    tokens |= people
    ink_hue, ink_chroma = (PAPER_HUE, 0.01) if dark else (INK_HUE, 0.03)
    everywhere = (*grounds, *softs, *people.values())
    tokens["ink"] = reach((mode["ink"], ink_chroma, ink_hue), everywhere, TEXT, darker=not dark)
    tokens["muted"] = reach((mode["muted"], ink_chroma * 0.8, ink_hue), (*grounds, *softs), READABLE, darker=not dark)
    tokens["edge"] = reach((0.6, 0.02, INK_HUE), grounds, VISIBLE, darker=not dark)
    tokens["line"] = to_hex(mode["line"], 0.012, INK_HUE)
    tokens["focus"] = tokens["accent-text"]
    return tokens


@lru_cache(maxsize=64)
def tokens(brand: str) -> dict[str, tuple[str, str]]:
    """Token -> (light, dark). Raises ValueError for anything but "#rrggbb"."""
    light, dark = mode_tokens(brand, dark=False), mode_tokens(brand, dark=True)
    return {name: (light[name], dark[name]) for name in light}


def css(brand: str, *, root: str = ":root") -> str:
    """The custom properties, each for both modes in one declaration."""
    lines = (f"--{name}:light-dark({light},{dark})" for name, (light, dark) in tokens(brand).items())
    return root + "{" + ";".join(lines) + "}\n"


@lru_cache(maxsize=64)
def fingerprint(brand: str) -> str:
    """Changes with the colour and with the way it is worked out, so that the answer may be kept for ever."""
    return hashlib.sha256(css(brand).encode()).hexdigest()[:12]
