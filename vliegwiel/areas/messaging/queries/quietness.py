"""Who wants nothing asked of her for a while. Messaging knows only of mail: an area above that knows more says so once,
when it is loaded."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable

Asker = Callable[[Collection[int], dt.date], set[int]]
_askers: list[Asker] = []


def knows_who_paused(asker: Asker) -> Asker:
    """Ask this from now on; a decorator, for a handler. asker: given people and a day, those who paused past it."""
    if asker not in _askers:
        _askers.append(asker)
    return asker


def paused(people: Iterable[int], day: dt.date) -> set[int]:
    """Of these people, who wants nothing asked on that day, as whoever knows says; nobody when nobody knows. As many
    queries as they take, however many people."""
    asked = set(people)
    found: set[int] = set()
    for asker in _askers if asked else ():
        found |= asker(asked, day) & asked
    return found
