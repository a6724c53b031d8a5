"""Whose learning time is full. Messaging does not know: an area above that does says so once, when it is loaded."""

from collections.abc import Callable, Collection, Iterable

Asker = Callable[[Collection[int]], set[int]]
_askers: list[Asker] = []


def knows_who_is_full(asker: Asker) -> Asker:
    """Ask this from now on; a decorator, for a handler. asker: given people, those of them whose time is full."""
    if asker not in _askers:
        _askers.append(asker)
    return asker


def full(people: Iterable[int]) -> set[int]:
    """Of these people, whose learning time is full, as whoever knows says; nobody when nobody knows. As many queries
    as they take, however many people."""
    asked = set(people)
    found: set[int] = set()
    for asker in _askers if asked else ():
        found |= asker(asked) & asked
    return found
