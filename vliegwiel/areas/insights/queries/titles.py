"""What activities are called, for a reader, many at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from vliegwiel.areas.catalogue.models import Activity, Draft, Edition, Link
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.words import Words


def titles(activities: Iterable[int], *, drafts: bool = False) -> dict[int, str]:
    """activity -> the title of its newest edition, in the reader's language when it has one.

    `drafts`: also of activities that were never published, by their draft or else their handle (two queries more).
    """
    keys = sorted(set(activities))
    if not keys:
        return {}
    found: dict[int, str] = {}
    if drafts:
        found.update(SLUGS.ask(activities=keys))
        found.update(DRAFTED.ask(activities=keys))
    language = (get_language() or "nl")[:2]
    found.update({activity: Words(words).in_(language) for activity, words in learning.titles(keys).items()})
    return found


def _slugs(activities: Collection[int]) -> QuerySet[Activity, tuple[int, str]]:
    return Activity.objects.filter(pk__in=activities).order_by("pk").values_list("pk", "slug")


def _drafted(activities: Collection[int]) -> QuerySet[Draft, tuple[int, str]]:
    drafts = Draft.objects.filter(activity__in=activities).exclude(title="").order_by("pk")
    return drafts.values_list("activity_id", "title")


SLUGS, DRAFTED = Prepared(_slugs), Prepared(_drafted)


@dataclass(frozen=True)
class Claim:
    """An activity somebody says serves a behaviour; `confirmed` when the behaviour's owner agreed and still does.

    `link` and `claimed_by` are keys, of the link itself and of who made it.
    """

    link: int
    claimed_by: int
    slug: str
    title: str
    why: str
    confirmed: bool
    published: bool


def named(links: QuerySet[Any], activity: str = "activity", slug: str = "activity__slug") -> QuerySet[Any]:
    """Links with the `title` of their activity, as `titles` would say it with drafts, and `published`: that of its
    newest edition, None without one. For other rows: what their activity and its slug are called from there."""
    mine = Case(
        When(language=(get_language() or "nl")[:2], then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    editions = Edition.objects.filter(activity=OuterRef(activity)).order_by(mine, "-published_at", "-pk")
    drafts = Draft.objects.filter(activity=OuterRef(activity)).exclude(title="").order_by("pk")
    published = Subquery(editions.values("title")[:1], output_field=CharField())
    rows: QuerySet[Any] = links.annotate(
        published=published,
        title=Coalesce(
            published,
            Subquery(drafts.values("title")[:1], output_field=CharField()),
            F(slug),
            output_field=CharField(),
        ),
    )
    return rows


def claims(behaviours: Iterable[TargetBehaviour]) -> dict[int, list[Claim]]:
    """behaviour -> the activities linked to it, by title. One query."""
    rows = named(Link.objects.filter(behaviour__in=list(behaviours), activity__retirement=None)).annotate(
        waits=Case(When(pk__in=Link.objects.waiting().values("pk"), then=Value(1)), default=Value(0))
    )
    found: dict[int, list[Claim]] = defaultdict(list)
    for link in rows.select_related("activity").order_by("title", "pk"):
        found[link.behaviour_id].append(
            Claim(
                link=link.pk,
                claimed_by=link.claimed_by_id,
                slug=link.activity.slug,
                title=link.title,
                why=link.rationale,
                confirmed=not link.waits,
                published=link.published is not None,
            )
        )
    return dict(found)
