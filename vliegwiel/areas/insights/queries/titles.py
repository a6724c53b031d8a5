"""What activities are called, for a reader, many at once."""

from collections.abc import Iterable

from django.utils.translation import get_language

from vliegwiel.areas.catalogue.models import Activity, Draft, Edition


def titles(activities: Iterable[int], language: str | None = None) -> dict[int, str]:
    """activity -> its title: of the newest edition in the reader's language, else in another, else of the draft."""
    keys = set(activities)
    wanted = language or (get_language() or "nl")[:2]
    found = dict(Activity.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "slug"))
    drafts = Draft.objects.filter(activity__in=keys).exclude(title="").order_by("pk")
    found.update(drafts.values_list("activity_id", "title"))
    editions = Edition.objects.filter(activity__in=keys).order_by("published_at", "pk")
    words = list(editions.values_list("activity_id", "language", "title"))
    found.update((activity, title) for activity, _language, title in words)
    found.update((activity, title) for activity, language, title in words if language == wanted)
    return found
