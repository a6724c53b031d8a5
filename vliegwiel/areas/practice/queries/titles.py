"""What activities are called, in the reader's language."""

from collections.abc import Iterable

from django.db.models import Case, IntegerField, OuterRef, Subquery, Value, When
from django.utils.translation import get_language

from vliegwiel.areas.catalogue.models import Edition
from vliegwiel.areas.learning import queries as learning
from vliegwiel.kit.words import Words


def titles(activities: Iterable[int]) -> dict[int, Words]:
    """Activity id -> its title: prints in the reader's language, else in one that has it. One query."""
    return {activity: Words(words) for activity, words in learning.titles(activities).items()}


def title_of(activity: str, language: str = "") -> Subquery:
    """For annotate: the title of the row's activity (`activity` is the path to it), in this language, else in the
    reader's of now."""
    wanted = language or (get_language() or "nl")[:2]
    hers = Case(When(language=wanted, then=Value(0)), default=Value(1), output_field=IntegerField())
    editions = Edition.objects.filter(activity=OuterRef(activity)).order_by(hers, "-published_at", "-pk")
    return Subquery(editions.values("title")[:1])
