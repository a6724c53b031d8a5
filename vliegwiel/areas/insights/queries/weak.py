"""What is weak in activities (LOS-A), for many at once, and the list of them."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.catalogue.models import Activity, Edition, Link
from vliegwiel.areas.catalogue.models import Rating as LinkRating
from vliegwiel.areas.strategy.models import EdgeState
from vliegwiel.areas.strategy.queries import Weakness
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from ..models import Appraisal
from .contribution.paths import link_judgements
from .titles import titles

CODES = ("LOS-A1", "LOS-A2", "LOS-A3", "LOS-A4")


@dataclass(frozen=True)
class WeakActivity:
    """An activity on the shelf with what is weak in it."""

    slug: str
    name: str
    owner: str
    weaknesses: list[Weakness]


def weak_of(activities: Sequence[Activity], with_line: Collection[int]) -> dict[int, list[str]]:
    """activity -> its LOS-A codes, by its newest edition. `with_line`: those with an agreed path to an active goal.
    Four queries, however many."""
    keys = [activity.pk for activity in activities]
    by_key = {activity.pk: activity for activity in activities}
    editions = NEWEST.ask(activities=keys)
    for edition in editions:
        edition.activity = by_key[edition.activity_id]
    # What a check makes of its behaviours is not asked here.
    pieces = dict(zip((one.activity_id for one in editions), catalogue.examined(editions, links=[]), strict=True))
    today, lapsed = clock.today(), _lapsed(keys)
    return {
        activity.pk: list(
            catalogue.weak_codes(
                activity,
                pieces.get(activity.pk),
                has_line=activity.pk in with_line,
                lapsed=activity.pk in lapsed,
                today=today,
            )
        )
        for activity in activities
    }


def _newest(activities: list[int]) -> QuerySet[Edition]:
    newest = Edition.objects.filter(activity__in=activities).order_by().values("activity").annotate(last=Max("pk"))
    return Edition.objects.filter(pk__in=newest.values("last")).order_by("pk")


def _past(activities: list[int], today: dt.date) -> "QuerySet[Link, tuple[int, int]]":
    past = LinkRating.objects.filter(review_by__lt=today, link__activity__in=activities)
    return Link.objects.filter(pk__in=past.order_by().values("link")).order_by("pk").values_list("pk", "activity_id")


NEWEST, PAST = Prepared(_newest), Prepared(_past)


def weak_activities(code: str = "") -> "QuerySet[Appraisal]":
    """On the shelf and weak, the most hours first; narrowed to one code. To page through."""
    found = Appraisal.objects.filter(on_shelf=True).exclude(weak="")
    if code:
        found = found.filter(weak__contains=f" {code} ")
    return found.select_related("activity__owner").order_by("-minutes", "activity")


def weak_rows(some: Sequence[Appraisal], code: str = "") -> list[WeakActivity]:
    """A page of them in words; of one code alone. One query."""
    named = titles([one.activity_id for one in some])
    return [
        WeakActivity(
            one.activity.slug,
            named.get(one.activity_id, one.activity.slug),
            one.activity.owner.name,
            catalogue.weak_activity([found for found in one.weak.split() if code in ("", found)]),
        )
        for one in some
    ]


def _lapsed(activities: Collection[int]) -> set[int]:
    """Activities with a link of which a judge's word is past its day. Two queries."""
    links = dict(PAST.ask(activities=list(activities), today=clock.today()))
    judged = link_judgements(list(links)) if links else {}
    return {links[pk] for pk, judgement in judged.items() if judgement.state == EdgeState.LAPSED}
