"""Keeping the scores equal to the facts: a new row when the numbers changed, never another old one."""

import datetime as dt
from collections.abc import Collection, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce, announce_all
from vliegwiel.kit.permissions import require
from vliegwiel.kit.prepared import Prepared

from .. import events, permissions, queries
from ..models import Contribution, Method, Recompute

AT_ONCE = 500  # activities a transaction
GIVEN_UP = dt.timedelta(hours=1)  # a recompute that stood still so long is not waited for


@transaction.atomic
def recontribute(activities: Collection[int]) -> int:
    """Score these activities again; how many changed. Twice is once. Those off the shelf keep their last score."""
    scope = ON_THE_SHELF.ask(activities=list(activities))
    changed = [row for some in _batches(scope) for row in _score(some, _method(), None)]
    announce_all([events.ContributionChanged(by=None, activity=row.activity_id) for row in changed])
    return len(changed)


def _on_the_shelf(activities: list[int]) -> "QuerySet[Activity, int]":
    return Activity.objects.filter(pk__in=activities, retirement=None).order_by("pk").values_list("pk", flat=True)


def _held(activities: list[int]) -> "QuerySet[Activity, tuple[int]]":
    return Activity.objects.select_for_update().filter(pk__in=activities).order_by("pk").values_list("pk")


ON_THE_SHELF, HELD = Prepared(_on_the_shelf), Prepared(_held)


@transaction.atomic
def begin_recompute(*, by: Person) -> Recompute:
    """Ask for all scores to be made anew, by the method in use. While one is under way that one is given back."""
    require(permissions.may_set_method(by), _("Opnieuw uitrekenen doet een opleider."))
    last = queries.last_recompute()
    if last and last.ended_at is None and last.asked_at > clock.now() - GIVEN_UP:
        return last
    run = Recompute.objects.create(by=by, total=len(queries.in_scope()))
    announce(events.RecomputeAsked(by=by.pk, recompute=run.pk))
    return run


def recompute(run: Recompute | None = None) -> int:
    """Score every activity that is not off the shelf; how many changed. Tells its progress in `run`.

    Some hundreds a transaction, so that nobody waits long and progress is seen. Doing it again changes nothing.
    """
    if run is not None and run.ended_at is not None:
        return run.changed
    method, above, scope, changed = _method(), queries.structure(), queries.in_scope(), 0
    for done, some in enumerate(_batches(scope), 1):
        with transaction.atomic():
            rows = _score(some, method, above)
            changed += len(rows)
            if run is not None:
                run.done, run.total, run.changed = min(done * AT_ONCE, len(scope)), len(scope), changed
                run.save(update_fields=["done", "total", "changed"])
    with transaction.atomic():
        if run is not None:
            run.done, run.total, run.changed, run.ended_at = len(scope), len(scope), changed, clock.now()
            run.save(update_fields=["done", "total", "changed", "ended_at"])
        announce(events.ContributionsRecomputed(by=run.by_id if run else None, activities=len(scope), changed=changed))
    return changed


def _method() -> Method:
    """The version in use; the first is made when it is first needed."""
    found = queries.method_in_use()
    return found if found.pk else Method.objects.get_or_create(version=1)[0]


def _score(activities: list[int], method: Method, above: queries.Structure | None) -> list[Contribution]:
    """New rows for those whose numbers changed. One at a time per activity: the rows are held."""
    HELD.ask(activities=activities)
    before = queries.contributions(activities)
    new = []
    for activity, made in queries.make_scores(activities, method, above).items():
        row = _row(activity, made, method)
        if activity not in before or queries.numbers(before[activity]) != queries.numbers(row):
            new.append(row)
    return Contribution.objects.bulk_create(new, batch_size=AT_ONCE)


def _row(activity: int, made: queries.Made, method: Method) -> Contribution:
    score = made.score
    return Contribution(
        activity_id=activity,
        method=method,
        goal_id=made.goal,
        value=score.value,
        low=score.low,
        high=score.high,
        line=score.line,
        design=score.design,
        outcome=score.outcome,
        weakest=score.weakest,
        gated=score.gated,
        parts=made.parts,
        at=clock.now(),
    )


def _batches(activities: Collection[int]) -> Iterator[list[int]]:
    left = iter(activities)
    while some := list(islice(left, AT_ONCE)):
        yield some
