"""Which activities somebody can open, and which words they go by."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import get_language

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.catalogue.queries import skeleton
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.prepared import Prepared

from ..models import Completion, Enrolment


def reachable(person: Person) -> QuerySet[Activity]:
    """What is published, and what she began or finished herself, also when it has since been retired."""
    begun = Enrolment.objects.filter(person=person, activity=OuterRef("pk"))
    finished = Completion.objects.filter(person=person, activity=OuterRef("pk"))
    return Activity.objects.filter(
        Q(pk__in=Activity.objects.published().values("pk")) | Exists(begun) | Exists(finished)
    )


def followers() -> QuerySet[Activity]:
    """What was retired with another in its place that is on the shelf: its address leads on to that one."""
    there = Activity.objects.published().values("pk")
    return Activity.objects.filter(retirement__replaced_by__in=there).select_related("retirement__replaced_by")


Latest = Mapping[int, Mapping[str, Any]]  # editions that also know whether they are `gone`


def same_blocks(before: Edition, after: Edition) -> set[str]:
    """The ids of what she need not do over: blocks that are the same; in another language, but for their words."""
    old = {raw["id"]: raw for raw in before.blocks}
    if before.language == after.language:
        return {raw["id"] for raw in after.blocks if old.get(raw["id"]) == raw}
    return {
        raw["id"]
        for raw in after.blocks
        if raw["id"] in old
        and old[raw["id"]]["type"] == raw["type"]
        and skeleton(old[raw["id"]]["data"]) == skeleton(raw["data"])
    }


def _editions(activities: Collection[int]) -> QuerySet[Any]:
    editions = Edition.objects.filter(activity__in=activities).defer("blocks").select_related("activity")
    return editions.annotate(gone=Q(activity__retirement__isnull=False)).order_by("number", "pk")


def _titles(activities: Collection[int]) -> "QuerySet[Edition, tuple[int, str, str]]":
    editions = Edition.objects.filter(activity__in=activities).order_by("number", "pk")
    return editions.values_list("activity_id", "language", "title")


def _lengths(activities: Collection[int]) -> "QuerySet[Edition, tuple[int, str, int, int]]":
    # By when they were published, which says as much as the moments themselves, that take long to read.
    editions = Edition.objects.filter(activity__in=activities).order_by("published_at", "number", "pk")
    return editions.values_list("activity_id", "language", "minutes", "weeks")


EDITIONS, TITLES, LENGTHS = Prepared(_editions), Prepared(_titles), Prepared(_lengths)


def latest_editions(activities: Iterable[int]) -> dict[int, dict[str, Any]]:
    """{activity: {language: its latest edition}}, without the blocks; `gone`: taken off the shelf. One query."""
    found: dict[int, dict[str, Any]] = {}
    for edition in EDITIONS.ask(activities=sorted(set(activities))):
        found.setdefault(edition.activity_id, {})[edition.language] = edition
    return found


def pick(editions: Mapping[str, Edition], language: str) -> Edition | None:
    """The one in this language, else the one published last; None when there is none."""
    if language in editions:
        return editions[language]
    return max(editions.values(), key=lambda edition: edition.published_at, default=None)


def lengths_of(activities: Iterable[int]) -> Callable[[int, str], tuple[int, int]]:
    """(activity, language) -> how many minutes the edition takes that `pick` would choose, and over how many weeks it
    is spread (0: not said); (0, 0) for none. One query."""
    found: dict[int, dict[str, tuple[int, int]]] = {}
    for activity, language, minutes, weeks in LENGTHS.ask(activities=sorted(set(activities))):
        known = found.setdefault(activity, {})
        known[language] = known[""] = (minutes, weeks)  # "": the one published last, in whichever language

    def length_in(activity: int, language: str) -> tuple[int, int]:
        editions = found.get(activity, {})
        return editions.get(language) or editions.get("", (0, 0))

    return length_in


def titles(activities: Iterable[int]) -> dict[int, dict[str, str]]:
    """{activity: {language: title}} of the latest editions. One query."""
    found: dict[int, dict[str, str]] = {}
    for activity, language, title in TITLES.ask(activities=sorted(set(activities))):
        found.setdefault(activity, {})[language] = title
    return found


def title_of(activity: str, language: str = "") -> Subquery:
    """For annotate: the title of the row's activity (`activity` is the path to it), in this language, else in the
    reader's of now."""
    wanted = language or (get_language() or "nl")[:2]
    hers = Case(When(language=wanted, then=Value(0)), default=Value(1), output_field=IntegerField())
    editions = Edition.objects.filter(activity=OuterRef(activity)).order_by(hers, "-published_at", "-pk")
    return Subquery(editions.values("title")[:1])
