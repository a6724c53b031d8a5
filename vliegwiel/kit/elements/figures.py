"""Numbers: never alone. A share comes with its range and n, a figure with a verb and how we know it."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from .draw import draw, draw_once, trimmed


def percent(share: float) -> int:
    return round(share * 100)


def meter(value: float, *, max: float = 1, label: str, text: str = "") -> SafeString:
    """How much of a known whole. `text` says it in words ("3 van 5"); the bar only repeats it."""
    share = min(1.0, value / max) if max else 0.0
    return draw_once("meter", share=round(share * 100, 2), percent=percent(share), label=str(label), text=str(text))


def interval(
    share: float,
    *,
    low: float,
    high: float,
    n: int,
    label: str = "",
    target: float | None = None,
    words: str = "",
) -> SafeString:
    """A share 0..1 with its range low..high and the number of answers it rests on; `target` draws a tick.

    `words` says what it rests on when that is not answers: "12 van 40 mensen".
    """
    return draw_once(
        "interval",
        percent=percent(share),
        low=percent(low),
        high=percent(high),
        at=round(share * 100, 2),
        start=round(low * 100, 2),
        width=round((high - low) * 100, 2),
        n=n,
        words=str(words),
        label=str(label),
        target=None if target is None else round(target * 100, 2),
        target_percent=None if target is None else percent(target),
    )


def sparkline(values: Sequence[float], *, label: str) -> SafeString:
    """The shape of a row of numbers; `label` says in words what it shows."""
    low, high = (min(values), max(values)) if values else (0, 0)
    height = (high - low) or 1
    step = 100 / max(1, len(values) - 1)
    points = [(round(n * step, 1), round(28 - 24 * (v - low) / height, 1)) for n, v in enumerate(values)]
    return draw("sparkline", points=" ".join(f"{x},{y}" for x, y in points), last=points[-1:], label=label)


def stat(content: str, *, figure: Any, verb: str, n: str = "", id: str = "") -> SafeString:
    """A figure, the verb that makes it a sentence, its n, and inside the tag how we know it."""
    return draw("stat", how=trimmed(content), figure=figure, verb=verb, n=n, id=id)
