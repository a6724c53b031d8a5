"""How far long work is, for who looks on while one transaction does it.

A database shows nobody what a transaction wrote until it ends, and SQLite lets nobody else write meanwhile. So this is
a small file for each piece of work, in the folder that all processes share, as they share what was uploaded.
"""

import os
from contextlib import suppress
from pathlib import Path

from django.conf import settings


def tell(work: str, done: int) -> None:
    """Say how far `work` is. Never in its way: on a full disk nobody sees it move, and it goes on."""
    place = _place(work)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(f".{os.getpid()}")
        fresh.write_text(str(done))
        fresh.replace(place)  # whoever reads meanwhile reads the one before


def told(work: str) -> int:
    """How far `work` said it is; 0 when it said nothing."""
    try:
        return int(_place(work).read_text())
    except (OSError, ValueError):
        return 0


def forget(work: str) -> None:
    """It ended, well or not, or starts again."""
    for place in (_place(work), _halt(work)):
        with suppress(OSError):
            place.unlink(missing_ok=True)


def halt(work: str) -> None:
    """Somebody asks `work` to stop; it looks now and then (`is_halted`), and says itself that it did."""
    with suppress(OSError):
        _halt(work).parent.mkdir(parents=True, exist_ok=True)
        _halt(work).touch()


def is_halted(work: str) -> bool:
    """Whether somebody asked it to stop."""
    return _halt(work).exists()


def _halt(work: str) -> Path:
    return _place(work).with_suffix(".halt")


def _place(work: str) -> Path:
    return Path(settings.HOME) / "progress" / f"{work}.txt"
