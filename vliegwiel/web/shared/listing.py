"""A page of a long list that never counts the whole: it fetches one row more than it shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

SIZE = 50


@dataclass(frozen=True)
class Listing:
    """Speaks as the pagination element listens."""

    rows: Sequence[Any]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_next or self.has_previous

    @property
    def next_page_number(self) -> int:
        return self.number + 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1


def listing(
    found: QuerySet[Any],
    asked: str | None,
    *,
    size: int = SIZE,
    rows: Callable[[list[Any]], Sequence[Any]] | None = None,
) -> Listing:
    """`asked`: the page number as it came in the address. `rows` turns what was found into what is shown."""
    number = int(asked) if asked and asked.isdigit() and 0 < int(asked) < 100_000 else 1
    some = list(found[(number - 1) * size : number * size + 1])
    shown = some[:size]
    return Listing(rows(shown) if rows else shown, number, len(some) > size)
