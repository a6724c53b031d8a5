"""What activities are called, for a reader, many at once."""

from collections.abc import Iterable

from vliegwiel.areas.catalogue.models import Activity, Draft
from vliegwiel.areas.learning import queries as learning
from vliegwiel.kit.words import Words


def titles(activities: Iterable[int], *, drafts: bool = False) -> dict[int, str]:
    """activity -> the title of its newest edition, in the reader's language when it has one.

    `drafts`: also of activities that were never published, by their draft or else their handle (two queries more).
    """
    keys = set(activities)
    found: dict[int, str] = {}
    if drafts:
        found.update(Activity.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "slug"))
        drafted = Draft.objects.filter(activity__in=keys).exclude(title="").order_by("pk")
        found.update(drafted.values_list("activity_id", "title"))
    found.update({activity: str(Words(words)) for activity, words in learning.titles(keys).items()})
    return found
