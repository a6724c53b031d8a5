"""What she reads of her own checks, and what an observer reads of what he was asked."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice.queries import titles
from vliegwiel.kit.words import Words

from ..enums import AGREE_FROM, CHANCES, GAP, LOOKED_AT, Moment, Source
from ..models import Applied, BehaviourCheck, Observation, ObserverAsk
from .formulas import Headline, agreement, headline
from .items import asks_now


@dataclass(frozen=True)
class Dot:
    """One answer. times: out of five, rounded to whole ones for the line; None: no chance."""

    source: Source
    name: str
    times: int | None
    exact: float | None
    on: dt.date

    @property
    def line(self) -> list[bool]:
        """Nought to five: at which of them it stands."""
        return [n == self.times for n in range(CHANCES + 1)]


@dataclass(frozen=True)
class Look:
    """One moment of a check. mean: of the others in times out of five, only when they agree; `dots` are shown else."""

    moment: Moment
    mine: Dot | None
    dots: tuple[Dot, ...]
    mean: float | None
    few_chances: bool
    gap: bool
    applied_on: dt.date | None


@dataclass(frozen=True)
class CheckRow:
    """A check as its page shows it. now: the moment that can be answered."""

    pk: int
    activity: int
    title: Words
    retired: bool
    actor: Words
    situation: Words
    action: Words
    now: Moment | None
    finished: bool
    due_on: dt.date | None
    again_on: dt.date | None
    stopped: bool
    looks: Mapping[Moment, Look]
    headline: Headline
    asks: tuple[ObserverAsk, ...]

    @property
    def answered_now(self) -> bool:
        """She said it herself for the moment that asks now."""
        return self.now is not None and self.looks[self.now].mine is not None

    @property
    def wants(self) -> bool:
        """Something is asked of her now, after the activity."""
        return self.now in LOOKED_AT and not self.answered_now

    @property
    def latest(self) -> Look | None:
        """The last moment at which anything was said after the activity."""
        said = [self.looks[one] for one in LOOKED_AT if self.looks[one].mine or self.looks[one].dots]
        return said[-1] if said else None


def checks(person: Person) -> list[CheckRow]:
    """Her checks, what asks now first, then the newest. Four queries."""
    rows = _rows(BehaviourCheck.objects.visible_to(person).order_by("-opened_at", "-pk"))
    return sorted(rows, key=lambda row: (row.stopped, not row.wants))


def check_row(check: BehaviourCheck) -> CheckRow:
    """One of hers. Four queries."""
    of_this = BehaviourCheck.objects.filter(person=check.person_id, activity=check.activity_id)
    return next(row for row in _rows(of_this) if row.pk == check.pk)


def checked(person: Person) -> "QuerySet[BehaviourCheck, int]":
    """The activities of which she said how often something happened; stopped ones too. No query."""
    said = Observation.objects.filter(check_of=OuterRef("pk"))
    return BehaviourCheck.objects.visible_to(person).filter(Exists(said)).values_list("activity", flat=True)


def checks_with(person: Person, activities: Collection[int]) -> dict[int, list[CheckRow]]:
    """Activity -> her checks of it about which something was said, the first one first, without title and whom she
    asks. Two queries."""
    rows: dict[int, list[CheckRow]] = defaultdict(list)
    hers = BehaviourCheck.objects.visible_to(person).filter(activity__in=activities)
    for row in _rows(hers.order_by("opened_at", "pk"), brief=True):
        if any(look.mine or look.dots for look in row.looks.values()):
            rows[row.activity].append(row)
    return rows


def _rows(checks: QuerySet[BehaviourCheck], *, brief: bool = False) -> list[CheckRow]:
    """Rows of checks of one person, in their order; brief ones without title and asks."""
    reached = Applied.objects.filter(check_of=OuterRef("pk"))
    done = Completion.objects.standing().filter(person=OuterRef("person"), activity=OuterRef("activity"))
    found = list(
        checks.select_related("activity__retirement").annotate(
            finished=Exists(done),
            applied_post=Subquery(reached.filter(moment=Moment.POST).values("on")[:1]),
            applied_again=Subquery(reached.filter(moment=Moment.AGAIN).values("on")[:1]),
        )
    )
    numbers = [check.pk for check in found]
    called = {} if brief else titles({check.activity_id for check in found})
    said: dict[int, list[Observation]] = defaultdict(list)
    for one in Observation.objects.filter(check_of__in=numbers).select_related("by", "ask").order_by("at", "pk"):
        said[one.check_of_id].append(one)
    asked: dict[int, list[ObserverAsk]] = defaultdict(list)
    asks = ObserverAsk.objects.filter(check_of__in=numbers, ended_at=None).select_related("observer").order_by("pk")
    for ask in () if brief else asks:
        asked[ask.check_of_id].append(ask)
    beside: dict[int, list[dict[int, float]]] = defaultdict(list)  # activity -> of each moment who said what
    for check in found:
        for moment in LOOKED_AT:
            cell = {
                one.by_id: one.share * CHANCES
                for one in said[check.pk]
                if one.moment == moment and one.by_id and one.source != Source.SELF and one.share is not None
            }
            beside[check.activity_id].append(cell)
    return [
        CheckRow(
            pk=check.pk,
            activity=check.activity_id,
            title=called.get(check.activity_id, Words()),
            retired=hasattr(check.activity, "retirement"),
            actor=check.actor,
            situation=check.situation,
            action=check.action,
            now=asks_now(check, finished=check.finished),
            finished=check.finished,
            due_on=check.due_on,
            again_on=check.again_on,
            stopped=check.stopped_at is not None,
            looks={
                moment: _look(
                    moment, said[check.pk], beside[check.activity_id], getattr(check, f"applied_{moment}", None)
                )
                for moment in Moment
            },
            headline=_headline(said[check.pk]),
            asks=tuple(asked[check.pk]),
        )
        for check in found
    ]


def _look(
    moment: Moment, said: Sequence[Observation], beside: Sequence[Mapping[int, float]], on: dt.date | None
) -> Look:
    rows = [one for one in said if one.moment == moment]
    dots = [_dot(one) for one in rows]
    mine = next((dot for dot in dots if dot.source == Source.SELF), None)
    others = tuple(dot for dot in dots if dot.source != Source.SELF)
    seen = [dot.exact for dot in others if dot.exact is not None]
    none = sum(dot.exact is None for dot in dots)
    apart = mine is not None and mine.exact is not None and bool(seen) and abs(mine.exact - fmean(seen)) >= GAP
    named = {one.by_id: one.share * CHANCES for one in rows if _is_named(one) and one.share is not None and one.by_id}
    whole = len(named) == len(seen) and agree(named, beside)
    return Look(moment, mine, others, fmean(seen) if whole else None, none * 2 > len(dots), apart, on)


def _is_named(one: Observation) -> bool:
    return one.source != Source.SELF and one.by_id is not None


def agree(here: Mapping[int, float], beside: Iterable[Mapping[int, float]]) -> bool:
    """Whether who answered here agrees enough, over all they answered of this activity, that a mean says something.

    One behaviour seen once by two people says nothing about how well they agree: then, and whenever the ICC cannot be
    worked out, each answer is shown apart.
    """
    who = sorted(here)
    together = [[cell[one] for one in who] for cell in beside if all(one in cell for one in who)]
    found = agreement(together) if len(who) > 1 else None
    return found is not None and found.icc2 >= AGREE_FROM


def _dot(one: Observation) -> Dot:
    share = one.share
    exact = None if share is None else share * CHANCES
    name = one.by.name if one.by else one.system or (one.ask.label if one.ask else "")
    times = None if exact is None else round(exact)
    return Dot(Source(one.source), name, times, exact, timezone.localtime(one.at).date())


def _headline(said: Sequence[Observation]) -> Headline:
    mine = {one.moment: one.share for one in said if one.source == Source.SELF}
    pre, retro, post = (mine.get(moment) for moment in (Moment.PRE, Moment.RETRO, Moment.POST))
    return headline(*(None if share is None else share * CHANCES for share in (pre, retro, post)))


def asked_of(observer: Person) -> list[ObserverAsk]:
    """What others ask her to say they saw, and still can be answered; who waits longest first. One query."""
    rows = ObserverAsk.objects.open().filter(observer=observer)
    return list(rows.select_related("check_of__person").order_by("at", "pk"))


def said_before(person: Person, activity: Activity) -> dict[int, Observation]:
    """{behaviour: what she said before this activity}. One query."""
    rows = Observation.objects.filter(check_of__person=person, check_of__activity=activity, moment=Moment.PRE)
    return {row.check_of.behaviour_id: row for row in rows.select_related("check_of")}
