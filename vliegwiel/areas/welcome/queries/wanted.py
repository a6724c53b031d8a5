"""As whom somebody may start, and which start is offered to her now.

Nothing is kept to know that she was quiet: her own log of what she did says when she did something last, and as soon as
she does something again there is nothing to come back from.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value
from django.utils import timezone

from vliegwiel.areas.live.models import Trainer
from vliegwiel.areas.moments.queries import Protected, asked_of_week, protected_of, this_week
from vliegwiel.areas.people.models import Person, Placement, ReportingLine
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening
from vliegwiel.kit.prepared import Prepared

from ..enums import QUIET_DAYS, Persona, Why
from ..models import Run, StepOff, StepTaken

OF_RUN = ("pk", "persona", "why", "at", "begun_at", "finished_at", "aside_at")
OFF = "off"
QUIET = dt.timedelta(days=QUIET_DAYS)
ORDER = list(Persona)
PLACED = (Persona.LEARNER, Persona.MANAGER)  # of these another job is another role: who is led changes all the time


@dataclass(frozen=True)
class Wanted:
    """The start that is offered. others: she may start as these too, and was not yet. left: she began it before."""

    persona: Persona
    why: Why
    left: bool = False
    others: tuple[Persona, ...] = ()


@dataclass(frozen=True)
class Standing:
    """As whom she may start, since when, and the last run she began as each."""

    since: dict[Persona, dt.date]
    placed: dt.date
    did: dt.datetime | None
    runs: dict[str, Run]

    @property
    def personas(self) -> list[Persona]:
        """What she became last first."""
        return sorted(self.since, key=self._order, reverse=True)

    def wanted(self, among: Collection[str]) -> Wanted | None:
        """What to offer her of the runs there are, or None: what she left open first, else what she became last."""
        offered = [(one, why) for one in self.personas if one in among and (why := self.offered(one))]
        left = [one for one, _why in offered if one in self.runs and self.runs[one].is_open]
        if not offered:
            return None
        first, why = next((pair for pair in offered if pair[0] in left), offered[0])
        others = tuple(one for one, _why in offered if one != first)
        return Wanted(first, why, first in left, others)

    def offered(self, persona: Persona) -> Why | None:
        """Why she is asked to start as this: for the first time, because her work or role changed since, or after
        ninety days in which she did nothing here. None: she is not."""
        run = self.runs.get(persona)
        if run is None:
            return Why.FIRST
        ended = run.finished_at or run.aside_at
        if ended is None:
            return Why(run.why)
        again = Why(run.why) if run.finished_at is None else None  # what was never finished is gone on with
        since = self.placed if persona in PLACED else self.since[persona]
        if since > timezone.localtime(ended).date():
            return again or Why.ROLE
        if persona == Persona.LEARNER and clock.now() - max(ended, self.did or ended) >= QUIET:
            return again or Why.QUIET
        return None

    def _order(self, persona: Persona) -> tuple[dt.date, int]:
        return self.since[persona], ORDER.index(persona)


def _known(person: int, day: dt.date) -> dict[str, Any]:
    """Since when she is what, and what she did last."""
    before = Placement.objects.filter(
        employment__person=OuterRef("employment__person"),
        unit=OuterRef("unit"),
        position=OuterRef("position"),
        starts__lt=OuterRef("starts"),
    )
    placed = Placement.objects.on(day).filter(~Exists(before), employment__person=person).order_by("-starts")
    leads = ReportingLine.objects.on(day).filter(manager=person).order_by("starts")
    deeds = Happening.objects.filter(by=person).order_by("-at", "-id")
    return {
        "placed_on": Subquery(placed.values("starts")[:1]),
        "leads_since": Subquery(leads.values("starts")[:1]),
        "gives": Exists(Trainer.objects.filter(person=person)),
        "did_at": Subquery(deeds.values("at")[:1]),
    }


def _standing(person: int, day: dt.date) -> "QuerySet[Person, tuple[Any, ...]]":
    """A row for each of her runs (one without when there is none)."""
    known = _known(person, day)
    hers: QuerySet[Any] = Person.objects.filter(pk=person).annotate(**known).order_by("first_runs__pk")
    rows: QuerySet[Any, tuple[Any, ...]] = hers.values_list(*known, *(f"first_runs__{name}" for name in OF_RUN))
    return rows


def _today(
    person: int, day: dt.date, until: dt.date, begin: dt.datetime, end: dt.datetime, now: dt.datetime
) -> "QuerySet[Placement, tuple[Any, ...]]":
    """The same beside where she is placed, which Today asks too: a row for each pair of both."""
    rows = this_week(person, until, begin, end, now).annotate(
        **_known(person, day), **{f"run_{name}": F(f"employment__person__first_runs__{name}") for name in OF_RUN}
    )
    return rows


STANDING, TODAY = Prepared(_standing), Prepared(_today)
WIDE = 4 + len(OF_RUN)  # what stands behind the columns of `this_week`


def standing(person: Person) -> Standing:
    """As whom she may start, and how far she is. One query."""
    return _standing_of(person, STANDING.ask(person=person.pk, day=clock.today()))


def protected_and_standing(person: Person) -> tuple[Protected, Standing]:
    """For Today: `moments.queries.protected` and `standing` together. One query; two of who is placed nowhere."""
    rows = TODAY.ask(day=clock.today(), **asked_of_week(person))
    weeks = dict.fromkeys(row[:-WIDE] for row in rows)
    return protected_of(list(weeks)), _standing_of(person, [row[-WIDE:] for row in rows]) if rows else standing(person)


def _standing_of(person: Person, rows: Sequence[tuple[Any, ...]]) -> Standing:
    placed, leads, gives, did, *_run = rows[0]
    joined = person.joined_on
    since = {Persona.LEARNER: placed or joined}
    if leads or person.leads_someone:  # the latter also of who stands in
        since[Persona.MANAGER] = leads or joined
    if gives:
        since[Persona.TRAINER] = joined
    for grant in person.grants:
        persona = Persona(grant.role)
        since[persona] = min(since.get(persona, grant.starts), grant.starts)
    found = sorted({row[4:] for row in rows if row[4]}, key=lambda row: int(row[0]))
    runs = [Run(person=person, **dict(zip(OF_RUN, row, strict=True))) for row in found]
    return Standing(since, placed or joined, did, {run.persona: run for run in runs})


def steps_of(persona: Persona | str, run: Run | None) -> dict[str, str]:
    """{step: done or skipped, or `OFF`: the organisation does not ask it}. One query."""
    off = StepOff.objects.filter(persona=persona).order_by().annotate(what=Value(OFF)).values_list("step", "what")
    hers = StepTaken.objects.filter(run=run and run.pk).order_by().values_list("step", "outcome")
    return dict(hers.union(off, all=True))
