"""Counting once a week how people begin, for who may not see who."""

import datetime as dt

from django.db import transaction

from vliegwiel.areas.insights.queries.units import smallest_group
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events, queries
from ..enums import Persona, Split
from ..models import RunCount

KEPT_DAYS = 731


def count_runs() -> int:
    """This Monday, of every persona there is somebody of, once. Gives how many groups were written."""
    today = clock.today()
    day = today - dt.timedelta(days=today.weekday())
    had = set(RunCount.objects.filter(day=day).order_by().values_list("persona", flat=True).distinct())
    reached = queries.reached()
    written = sum(_count(persona, day, reached) for persona in Persona if persona.value not in had)
    if written:
        announce(events.RunsCounted(by=None))
    RunCount.objects.filter(day__lt=day - dt.timedelta(days=KEPT_DAYS)).delete()
    return written


@transaction.atomic
def _count(persona: Persona, day: dt.date, reached: dict[str, set[int]]) -> int:
    before = {(row.split, row.key): row for row in _before(persona, day)}
    then = {of: queries.groups(persona, of) for of in {row.of for row in before.values() if row.split != Split.STEP}}
    rows = []
    for split, groups in queries.groups(persona, day).items():
        for key, people in groups.items():
            known = before.get((split, key))
            changed = people ^ then[known.of][split].get(key, set()) if known else set()
            told = {stage: len(people & who) for stage, who in reached.items()}
            rows.append(_row(persona, split, key, day, len(people), told, known, len(changed)))
    there, what = queries.came_to(persona)
    for step, runs in there.items():
        known = before.get((Split.STEP, step))
        told = {word: len(which) for word, which in what[step].items()}
        rows.append(
            _row(persona, Split.STEP, step, day, len(runs), told, known, len(runs) - known.people if known else 0)
        )
    RunCount.objects.bulk_create(rows)
    return len(rows)


def _row(
    persona: Persona,
    split: str,
    key: str,
    day: dt.date,
    people: int,
    reached: dict[str, int],
    known: RunCount | None,
    changed: int,
) -> RunCount:
    row = RunCount(persona=persona, split=split, key=key, day=day, of=day, people=people, reached=reached)
    if known is not None and 0 < abs(changed) < smallest_group():
        row.of, row.people, row.reached = known.of, known.people, known.reached
    return row


def _before(persona: Persona, day: dt.date) -> list[RunCount]:
    """What was counted last."""
    earlier = RunCount.objects.filter(persona=persona, day__lt=day).order_by("-day").values("day")[:1]
    return list(RunCount.objects.filter(persona=persona, day__in=earlier))


__all__ = ["count_runs"]
