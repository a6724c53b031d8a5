"""Whether words are somebody's name."""

from collections.abc import Iterable

from django.db.models import Q

from vliegwiel.kit.finding import Folded, fold

from ..models import Person


def names_among(words: Iterable[str]) -> set[str]:
    """Which of these folded words are a given or family name, or a part of one, of anybody who works or worked here.
    One query."""
    asked = set(words)
    begins = Q()
    for word in asked:
        begins |= Q(whole_name__contains=f" {word}")
    if not begins:
        return set()
    whole = Folded("given_name", "family_name")
    rows = Person.objects.alias(whole_name=whole).filter(begins).order_by().values_list("given_name", "family_name")
    return asked & {part for row in rows for name in row for part in fold(name).split()}
