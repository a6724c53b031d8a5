"""Colours in OKLCH: lightness 0..1, chroma 0..0.4, hue in degrees; and the contrast of two of them.

Sources: Björn Ottosson, "A perceptual color space for image processing" (2020), for the two matrices; WCAG 2.2,
"relative luminance" and "contrast ratio".
"""

import math
import re

HEX = re.compile(r"#[0-9a-fA-F]{6}")


def channels(colour: str) -> tuple[float, float, float]:
    """ "#d9620f" -> red, green and blue, 0..1 and linear in light."""
    if not HEX.fullmatch(colour):
        raise ValueError(f"Not a colour like #d9620f: {colour!r}")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _to_light(red), _to_light(green), _to_light(blue)


def _to_light(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _from_light(c: float) -> float:
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def luminance(colour: str) -> float:
    red, green, blue = channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def of(colour: str) -> tuple[float, float, float]:
    """Lightness, chroma and hue of "#rrggbb"."""
    red, green, blue = channels(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
    )


def to_hex(lightness: float, chroma: float, hue: float) -> str:
    """The nearest "#rrggbb" of this lightness and hue: chroma gives way until a screen can show it."""
    low, high = 0.0, chroma
    if not _shows(_linear(lightness, chroma, hue)):
        for _ in range(18):
            middle = (low + high) / 2
            low, high = (middle, high) if _shows(_linear(lightness, middle, hue)) else (low, middle)
        chroma = low
    rgb = (_from_light(min(1.0, max(0.0, c))) for c in _linear(lightness, chroma, hue))
    return "#" + "".join(f"{round(c * 255):02x}" for c in rgb)


def _shows(rgb: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= c <= 1 + 1e-4 for c in rgb)
