"""What a round looks at, and what carrying out its proposals would do."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import Assignment
from vliegwiel.kit import clock

from ...enums import Stage, Thread, Verdict
from ...models import Appraisal, PortfolioItem, Proposal, ReviewRound
from ..appreciation.formulas import middle
from ..funnel import totals
from .attention import Seen, attention

GRACE = dt.timedelta(days=30)  # for running assignments without a date
LEAST = dt.timedelta(days=14)  # for who is late: what one still has to do never goes overnight
ORDERS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "": (_("Wat het eerst aandacht vraagt"), ("-attention", "pk")),
    "hours": (_("Meeste uren"), ("-minutes", "pk")),
    "transfer": (_("Minst toegepast"), (F("transfer").asc(nulls_last=True), "pk")),
    "relevance": (_("Minst bruikbaar gevonden"), (F("usefulness").asc(nulls_last=True), "pk")),
    "age": (_("Langst op de plank"), ("-age", "pk")),
    "owner": (_("Eigenaar"), ("owner", "pk")),
}


def snapshot(round: ReviewRound) -> list[PortfolioItem]:
    """Everything on the shelf as it stands now, for this round; unsaved. Five queries, however many."""
    today = clock.today()
    shelf = list(
        Activity.objects.published()
        .annotate(first=Min("editions__published_at"))
        .select_related("owner", "appraisal")
        .order_by("pk")
    )
    keys = [activity.pk for activity in shelf]
    stages, words = totals(keys), learning.titles(keys)
    known = {activity.pk: getattr(activity, "appraisal", None) or Appraisal(activity=activity) for activity in shelf}
    median = middle(one.minutes for one in known.values() if one.minutes)
    found = []
    for activity in shelf:
        one, numbers = known[activity.pk], stages.get(activity.pk, {})
        invited, applied = numbers.get(Stage.INVITED, 0), numbers.get(Stage.APPLIED, 0)
        age = (today - timezone.localtime(activity.first).date()).days
        orphan = activity.owner.left_on is not None and activity.owner.left_on < today
        score, why = attention(
            Seen(
                learners=one.learners,
                age=age,
                invited=invited,
                applied=applied if activity.follow_up else invited,
                usefulness=one.usefulness,
                usefulness_n=one.usefulness_n,
                value=one.value,
                for_goal=one.thread == Thread.STRATEGIC,
                unlinked=one.thread == Thread.UNLINKED,
                orphan=orphan,
                overdue=activity.review_by is not None and activity.review_by < today,
                above_median=one.minutes > median,
            )
        )
        found.append(
            PortfolioItem(
                round=round,
                activity=activity,
                slug=activity.slug,
                words=words.get(activity.pk, {}),
                thread=one.thread or Thread.OWN_GROWTH,
                exempt=one.exempt,
                learners=one.learners,
                minutes=one.minutes,
                cost=one.cost,
                invited=invited,
                applied=applied,
                transfer=applied / invited if invited and activity.follow_up else None,
                usefulness=one.usefulness,
                usefulness_n=one.usefulness_n,
                value=one.value,
                age=age,
                owner=activity.owner.name,
                orphan=orphan,
                review_by=activity.review_by,
                attention=score,
                why=why,
            )
        )
    return found


def items(round: ReviewRound, *, order: str = "", thread: str = "", verdict: str = "") -> QuerySet[PortfolioItem]:
    """What the round looks at, to page through. `verdict`: a proposal's, or "none" for what has no proposal yet."""
    found = PortfolioItem.objects.filter(round=round).select_related("proposal__into", "proposal__by")
    if thread in Thread.values:
        found = found.filter(thread=thread)
    if verdict in Verdict.values:
        found = found.filter(proposal__verdict=verdict)
    elif verdict == "none":
        found = found.filter(proposal=None)
    return found.order_by(*ORDERS.get(order, ORDERS[""])[1])


def waiting(round: ReviewRound) -> QuerySet[Proposal]:
    """Proposals of this round that are not carried out yet."""
    found = Proposal.objects.filter(item__round=round, done_at=None)
    return found.select_related("item__activity__owner", "into", "by").order_by("verdict", "pk")


def going(round: ReviewRound) -> QuerySet[Proposal]:
    """What leaves the shelf by a word of this round, and what an earlier one decided and still waits for running
    assignments."""
    leaves = Proposal.objects.filter(verdict__in=(Verdict.STOP, Verdict.MERGE), undone_at=None)
    still = leaves.filter(item__activity__retirement=None)
    return still.filter(Q(item__round=round) | Q(done_at__isnull=False))


def target(round: ReviewRound, words: str) -> Activity | None:
    """The activity of this round that somebody means by its address or its title, in any language."""
    wanted = " ".join(words.split()).casefold()
    if not wanted:
        return None
    named = PortfolioItem.objects.filter(round=round).order_by("pk").values_list("activity_id", "slug", "words")
    hits = {
        activity
        for activity, slug, titles in named
        if wanted == slug or wanted in (title.casefold() for title in titles.values())
    }
    return Activity.objects.filter(pk=hits.pop()).first() if len(hits) == 1 else None


@dataclass(frozen=True)
class Effect:
    """What carrying out a proposal does: `running` people still have it to do, so it leaves the shelf on `sunset`."""

    proposal: Proposal
    running: int
    sunset: dt.date | None


def effects(proposals: Iterable[Proposal]) -> list[Effect]:
    """One query."""
    some = list(proposals)
    leaving = [one.item.activity_id for one in some if one.verdict in (Verdict.STOP, Verdict.MERGE)]
    open_ones = open_assignments(leaving)
    return [Effect(one, *open_ones.get(one.item.activity_id, (0, None))) for one in some]


def open_assignments(activities: Collection[int]) -> dict[int, tuple[int, dt.date]]:
    """activity -> how many people have it to do, and the day by which the last of them had the time she was given."""
    rows = Assignment.objects.open().filter(activity__in=activities).order_by().values("activity")
    found = rows.annotate(n=Count("pk"), last=Max("due"))
    least = clock.today() + GRACE
    soonest = clock.today() + LEAST
    return {row["activity"]: (row["n"], max(row["last"] or least, soonest)) for row in found}
