"""Who lets it be known that she did something. Practice does not know: an area above that does says so, once."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

Asker = Callable[[], "QuerySet[Any, Any]"]
_askers: list[Asker] = []


def knows_who_lets_it_be_known(asker: Asker) -> Asker:
    """Ask this from now on; a decorator, for a handler. asker: the ids of those people, to be asked inside a query."""
    if asker not in _askers:
        _askers.append(asker)
    return asker


def lets_it_be_known(person: str) -> Q:
    """The condition that the person at this path lets it be known; nobody does when nobody knows. No query."""
    found = Q(pk__in=())
    for asker in _askers:
        found |= Q(**{f"{person}__in": asker()})
    return found
