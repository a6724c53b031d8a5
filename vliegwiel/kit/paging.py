"""One page of a long list, without counting the list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

T = TypeVar("T")


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """What `{% pagination %}` needs, and the rows. Pages count from 1."""

    rows: Sequence[T]
    number: int
    more: bool

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows)

    def has_next(self) -> bool:
        return self.more

    def has_previous(self) -> bool:
        return self.number > 1

    def has_other_pages(self) -> bool:
        return self.has_next() or self.has_previous()

    def next_page_number(self) -> int:
        return self.number + 1

    def previous_page_number(self) -> int:
        return self.number - 1


def leaf(found: "QuerySet[Any]", number: int, size: int = 25) -> Leaf[Any]:
    """Page `number` of an ordered queryset: one query for one row more than is shown."""
    start = (max(1, number) - 1) * size
    cut = list(found[start : start + size + 1])
    return Leaf(cut[:size], max(1, number), len(cut) > size)


def page_number(given: str | None) -> int:
    """The ?page= of an address: nonsense is the first page, and nobody pages beyond the thousandth."""
    return min(max(int(given), 1), 1000) if given and given.isdecimal() else 1


def cut(rows: Sequence[T], number: int, size: int = 25) -> Leaf[T]:
    """The same of what is already in hand; beyond the last is the last."""
    number = max(1, min(number, -(-len(rows) // size)))
    return Leaf(rows[(number - 1) * size : number * size], number, len(rows) > number * size)
