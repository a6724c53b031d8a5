"""Everything about activities beside each other, worked out from the facts of the past year."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum

from vliegwiel.areas.catalogue.enums import Exempt, Purpose, Shape
from vliegwiel.areas.catalogue.models import Activity, Edition, Link
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.learning.queries import LEAST, Answers, Reactions, reactions
from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.strategy.models import Goal
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from ...enums import Result, Stage, Thread, Tier
from ...models import Appraisal, Cell, Outcome
from ..contribution import contributions, method_in_use
from ..units import smallest_group
from ..weak import weak_of
from .formulas import Cuts, Facts, conditions, middle, quadrant, shrunken_mean, stands_out

YEAR = dt.timedelta(days=365)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Usual:
    """What an activity is held against: medians of the shelf and what people usually say, 0..1 each."""

    hours: float
    cost: float | None
    enjoyment: float
    usefulness: float


def cuts() -> Cuts:
    """Where high and low begin in the method that counts now."""
    method = method_in_use()
    return Cuts(
        joy=method.joy_cut,
        low=method.low_cut,
        high=method.high_cut,
        top=method.top_cut,
        least=method.least_reactions,
        prior=method.prior,
    )


def appraisals(only: Collection[int] | None = None) -> list[Appraisal]:
    """What the appraisal of each activity that was ever published should say now; unsaved. Fourteen queries,
    however many.

    `only`: just these. They are held against the stored medians of all, so that one activity costs what one costs.
    """
    activities = list(_published()) if only is None else PUBLISHED.ask(activities=list(only))
    if not activities:
        return []
    only = None if only is None else [activity.pk for activity in activities]
    hourly = HOURLY.first()
    line = cuts()
    said = reactions()
    taken = _taken(only)
    scores = contributions(only)
    serving = set(_serving() if only is None else SERVING.ask(activities=only))
    tiers = _tiers(only)
    found = []
    for activity in activities:
        learners, minutes = taken.get(activity.pk, (0, 0))
        score = scores.get(activity.pk)
        found.append(
            Appraisal(
                activity=activity,
                thread=thread(activity.purpose, serves=activity.pk in serving),
                on_shelf=not hasattr(activity, "retirement"),
                exempt=activity.exempt_category != Exempt.NONE,
                learners=learners,
                minutes=minutes,
                cost=_cost(activity, learners, minutes, hourly),
                value=score.value if score else None,
                low=score.low if score else None,
                high=score.high if score else None,
                has_line=bool(score and score.has_line),
                demonstrated=bool(score and score.demonstrated),
            )
        )
    weak = weak_of([one.activity for one in found], {one.activity_id for one in found if one.has_line})
    usual = _usual(found, said, stored=only is not None)
    for one in found:
        told = said.get(one.activity_id, Reactions())
        one.weak = "".join(f" {code} " for code in weak[one.activity_id])
        one.enjoyment_n, one.usefulness_n = told.enjoyment.n, told.usefulness.n
        one.enjoyment = _shrunken(told.enjoyment, usual.enjoyment, line)
        one.usefulness = _shrunken(told.usefulness, usual.usefulness, line)
        one.tier = max(tiers.get(one.activity_id, 0), _known_anyway(one))
        one.quadrant = quadrant(one.enjoyment, one.value, line) or ""
        one.stands_out = one.on_shelf and stands_out(facts_of(one, usual), line)
    return found


def facts_of(one: Appraisal, usual: Usual) -> Facts:
    """As the formulas want them. What the law asks counts as mandatory."""
    return Facts(
        enjoyment=one.enjoyment,
        contribution=one.value,
        low=one.low,
        high=one.high,
        ratings=one.enjoyment_n,
        exempt=one.exempt,
        mandatory=one.thread == Thread.LEGAL,
        hours=one.hours,
        median_hours=usual.hours,
        cost=None if one.cost is None else float(one.cost),
        median_cost=usual.cost,
    )


def figures_of(one: Appraisal) -> list[list[Any]]:
    """The seven conditions of a stored appraisal with their figures, as one keeps them. One query."""
    found = conditions(facts_of(one, _usual([one], {}, stored=True)), cuts())
    return [[c.name, c.figure, c.against, c.holds] for c in found]


def thread(purpose: str, *, serves: bool) -> Thread:
    """What its hours are for today. Meant for a goal, but no confirmed link to one that runs: without a line."""
    if purpose == Purpose.LEGAL:
        return Thread.LEGAL
    if purpose == Purpose.OWN_GROWTH:
        return Thread.OWN_GROWTH
    return Thread.STRATEGIC if serves else Thread.UNLINKED


def _usual(found: list[Appraisal], said: dict[int, Reactions], *, stored: bool) -> Usual:
    """From what was just worked out, or from what is stored of all."""
    shelf = (one for one in found if one.on_shelf and not one.exempt and one.minutes)
    rows = STORED.ask() if stored else [(one.minutes, one.cost) for one in shelf]
    costs = [float(cost) for _minutes, cost in rows if cost is not None]
    enjoyment, usefulness = Answers(), Answers()
    for told in said.values():
        enjoyment, usefulness = enjoyment + told.enjoyment, usefulness + told.usefulness
    return Usual(
        hours=middle(minutes / 60 for minutes, _cost in rows),
        cost=middle(costs) if costs else None,
        enjoyment=enjoyment.total / enjoyment.n if enjoyment.n else 0.5,
        usefulness=usefulness.total / usefulness.n if usefulness.n else 0.5,
    )


def _shrunken(answers: Answers, usual: float, line: Cuts) -> float | None:
    return shrunken_mean(answers.total, answers.n, prior_mean=usual, prior=line.prior) if answers.n else None


def _taken(only: list[int] | None) -> dict[int, tuple[int, int]]:
    """activity -> people who finished it in the past year, and the minutes that took them together. The minutes of a
    programme are those of its activities, and count there."""
    since = clock.now() - YEAR
    rows = _finished(since) if only is None else FINISHED.ask(since=since, activities=only)
    return {activity: (n, took or 0) for activity, n, took in rows}


def _cost(activity: Activity, learners: int, minutes: int, hourly: Decimal | None) -> Decimal | None:
    """Euros of a year: people's time, and what it costs besides. None while hours have no price here."""
    if hourly is None:
        return None
    besides = (activity.cost_each or Decimal()) * learners + (activity.cost_fixed or Decimal())
    return (hourly * minutes / 60 + besides).quantize(CENT)


def _tiers(only: list[int] | None) -> dict[int, int]:
    """activity -> the highest tier something was found at: by a recorded outcome, or applied and seen by another."""
    k = smallest_group()
    found = dict(_measured() if only is None else MEASURED.ask(activities=only))
    for activity, people in _applied() if only is None else APPLIED.ask(activities=only):
        if people >= k:
            found[activity] = max(found.get(activity, 0), Tier.APPLIES)
    return found


def _published() -> QuerySet[Activity]:
    ever = Activity.objects.filter(Exists(Edition.objects.filter(activity=OuterRef("pk"))))
    return ever.select_related("retirement").order_by("pk")


def _finished(since: dt.datetime) -> "QuerySet[Completion, Any]":
    programme = Q(activity__shape=Shape.PROGRAMME)
    done = Completion.objects.standing().filter(at__gte=since).order_by().values("activity")
    counted = done.annotate(n=Count("person", distinct=True), took=Sum("edition__minutes", filter=~programme))
    return counted.values_list("activity", "n", "took")


def _serving() -> "QuerySet[Link, int]":
    """Activities with a confirmed link to a standing behaviour of a goal that runs."""
    links = Link.objects.filter(confirmation__isnull=False, behaviour__goal__state=Goal.State.ACTIVE)
    return links.filter(behaviour__retired_at=None).order_by().values_list("activity_id", flat=True)


def _measured() -> "QuerySet[Outcome, Any]":
    outcomes = Outcome.objects.standing().filter(result=Result.POSITIVE)
    return outcomes.order_by().values_list("activity").annotate(top=Max("tier"))


def _applied() -> "QuerySet[Cell, tuple[int, int]]":
    seen = Cell.objects.filter(unit=None, stage=Stage.APPLIED)
    return seen.order_by().values_list("activity_id", "people")


def _stored() -> "QuerySet[Appraisal, tuple[int, Decimal | None]]":
    shelf = Appraisal.objects.filter(on_shelf=True, exempt=False, minutes__gt=0)
    return shelf.order_by().values_list("minutes", "cost")


# Whenever anything happens to an activity it is held beside the others again.
PUBLISHED = Prepared(lambda activities: _published().filter(pk__in=activities))
FINISHED = Prepared(lambda since, activities: _finished(since).filter(activity__in=activities))
SERVING = Prepared(lambda activities: _serving().filter(activity__in=activities))
MEASURED = Prepared(lambda activities: _measured().filter(activity__in=activities))
APPLIED = Prepared(lambda activities: _applied().filter(activity__in=activities))
STORED = Prepared(_stored)
HOURLY = Prepared(lambda: Organisation.objects.order_by("pk").values_list("hourly_cost", flat=True)[:1])


def _known_anyway(one: Appraisal) -> int:
    if one.usefulness_n >= LEAST:
        return Tier.FOUND
    return Tier.DID if one.learners else 0
