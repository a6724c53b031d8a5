"""What somebody sees of her own plans, and what the supporter she chose sees of them. Nobody else gets these rows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects
from django.utils import timezone

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.words import Words

from ..enums import LATE_AFTER_DAYS, OPEN, STUCK, Commit, Obstacle, Often, PlanState, Said, Step, StepState, Support
from ..models import CheckIn, Joining, Pause, Plan, SupportAct, in_time
from .titles import titles


@dataclass(frozen=True)
class ActRow:
    """A reaction of a supporter: seen, or a hint in words."""

    by: str
    kind: Support
    text: str
    at: dt.datetime


@dataclass(frozen=True)
class CheckInRow:
    """One moment of asking. `changeable`: answered, and nobody reacted yet."""

    pk: int
    day: int
    due_on: dt.date
    state: StepState
    said: Said | Commit | None
    note: str
    said_at: dt.datetime | None
    acts: tuple[ActRow, ...]
    obstacle: Obstacle | None = None
    often: Often | None = None  # how often it worked; only where she reads her own story

    @property
    def step(self) -> Step:
        return Step(self.day)

    @property
    def head(self) -> str:
        """What it asks, in short."""
        return self.step.head

    @property
    def words(self) -> str:
        """What she answered, in words; "" when she did not."""
        return self.step.words(self.said) if self.said else ""

    @property
    def open(self) -> bool:
        """An answer is welcome now."""
        return self.state in OPEN

    @property
    def stuck(self) -> bool:
        """She answered, and something may have stood in the way."""
        return self.said in STUCK

    @property
    def is_commit(self) -> bool:
        """It asks whether the plan stands, not how it went."""
        return self.day == Step.COMMIT

    @property
    def changeable(self) -> bool:
        return self.said is not None and not self.acts

    @property
    def confirmed(self) -> bool:
        return any(act.kind == Support.CONFIRMED for act in self.acts)


@dataclass(frozen=True)
class PlanRow:
    """A plan with its check-ins. `supporter_gone`: the one she chose left, so she may choose another."""

    pk: int
    person: str
    activity: int
    slug: str
    title: Words
    situation: str
    action: str
    wiped: bool
    supporter: str
    supporter_gone: bool
    made_at: dt.datetime
    stopped: bool
    finished: bool
    reached: PlanState
    check_ins: tuple[CheckInRow, ...]
    parked: bool = False
    quiet: bool = False
    adjusted_at: dt.datetime | None = None
    together: int | None = None  # the group plan she joined with it

    @property
    def state(self) -> PlanState:
        """Where it stands: stopped, resting, a habit, said in other words after a try, or how far it came."""
        if self.stopped:
            return PlanState.STOPPED
        if self.parked:
            return PlanState.PARKED
        went = [one for one in self.check_ins if one.said and not one.is_commit]
        if went and went[-1].step == Step.IMPACT and went[-1].said == Said.DID_IT:
            return PlanState.HABIT
        last = max((one.said_at for one in went if one.said_at), default=None)
        stuck = self.reached in (PlanState.PLANNED, PlanState.TRIED)
        if stuck and last and self.adjusted_at and self.adjusted_at > last:
            return PlanState.ADJUSTED
        return self.reached

    @property
    def due(self) -> CheckInRow | None:
        """The one to answer now: the latest that stands ready, so that skipped ones never pile up."""
        ready = [one for one in self.check_ins if one.open]
        return ready[-1] if ready else None

    @property
    def closed(self) -> tuple[str, ...]:
        """Which arcs of the wheel are round: aimed by planning, learned by finishing, applied by doing it, measured
        once another saw it."""
        far = {PlanState.APPLIED_SELF: ("apply",), PlanState.APPLIED: ("apply", "measure")}
        return ("aim", *(("learn",) if self.check_ins else ()), *far.get(self.reached, ()))

    @property
    def coming(self) -> CheckInRow | None:
        """The next one still to come."""
        return next((one for one in self.check_ins if one.state == StepState.PLANNED), None)


def step_state(check_in: CheckIn, plan: Plan, day: dt.date, newer_due: bool) -> StepState:
    """Where a step stands on a day (states: learning design 17). Overtaken by a newer one, or more than ten of her
    working days late, it is behind us: ignored when a message had named it, skipped when her learning time was full,
    dropped otherwise."""
    if check_in.said:
        return StepState.ANSWERED
    if plan.stopped_at:
        return StepState.STOPPED
    if newer_due or check_in.last_day < day:
        if check_in.told_on:
            return StepState.IGNORED
        return StepState.SKIPPED if check_in.held_on else StepState.DROPPED
    if plan.parked_at:
        return StepState.PARKED
    if check_in.due_on > day:
        return StepState.PLANNED
    if check_in.told_on is None:
        return StepState.DUE
    return StepState.MERGED if check_in.with_step_id else StepState.SENT


def reached(check_ins: Iterable[CheckInRow]) -> PlanState:
    """How far a plan came: the furthest its check-ins say. Applied only when another saw it."""
    answers = list(check_ins)
    done = [one for one in answers if one.said == Said.DID_IT]
    if any(one.confirmed for one in done):
        return PlanState.APPLIED
    if done:
        return PlanState.APPLIED_SELF
    return PlanState.TRIED if any(one.said == Said.TRIED for one in answers) else PlanState.PLANNED


def plans(person: Person) -> list[PlanRow]:
    """Her own plans, standing ones first, newest first. Three queries and one for the titles."""
    return plan_rows(Plan.objects.filter(person=person))


def plan_row(plan: Plan) -> PlanRow:
    """One plan as its page shows it. The caller found it through `visible_to`, with its person, supporter
    and activity: three queries."""
    prefetch_related_objects([plan], Prefetch("check_ins", _steps()))
    return _row(plan, titles([plan.activity_id]))


def _steps(*, hers: bool = False) -> QuerySet[CheckIn]:
    acts = SupportAct.objects.select_related("by").order_by("at", "pk")
    steps: QuerySet[CheckIn] = CheckIn.objects.order_by("day").prefetch_related(Prefetch("support", queryset=acts))
    return steps.select_related("how_often") if hers else steps


def plan_rows(found: QuerySet[Plan], *, called: dict[int, Words] | None = None, hers: bool = False) -> list[PlanRow]:
    """Plans as rows. Three queries, and one for the titles where they are not given (`called`). hers: for her eyes
    alone, with how often it worked."""
    joined = Joining.objects.filter(plan=OuterRef("pk")).order_by("-pk").values("group_plan")
    full = found.select_related("person", "supporter", "activity").prefetch_related(
        Prefetch("check_ins", _steps(hers=hers))
    )
    rows = list(full.annotate(together=Subquery(joined[:1])).order_by("-made_at", "-pk"))
    called = titles(plan.activity_id for plan in rows) if called is None else called
    return sorted((_row(plan, called, hers=hers) for plan in rows), key=lambda row: row.stopped)


def _row(plan: Plan, called: dict[int, Words], *, hers: bool = False) -> PlanRow:
    day = clock.today()
    steps = list(plan.check_ins.all())
    ready = [step.day for step in steps if step.due_on <= day]
    check_ins = tuple(
        CheckInRow(
            pk=step.pk,
            day=step.day,
            due_on=step.due_on,
            state=step_state(step, plan, day, newer_due=any(other > step.day for other in ready)),
            said=step.step.answer(step.said),
            note=step.note,
            said_at=step.said_at,
            acts=tuple(ActRow(act.by.name, Support(act.kind), act.text, act.at) for act in step.support.all()),
            obstacle=Obstacle(step.obstacle) if step.obstacle else None,
            often=Often(step.how_often.times) if hers and hasattr(step, "how_often") else None,
        )
        for step in steps
    )
    over = (StepState.ANSWERED, StepState.IGNORED, StepState.SKIPPED, StepState.DROPPED)
    return PlanRow(
        pk=plan.pk,
        person=plan.person.name,
        activity=plan.activity_id,
        slug=plan.activity.slug,
        title=called.get(plan.activity_id) or Words(nl=plan.activity.slug),
        situation=plan.situation,
        action=plan.action,
        wiped=plan.wiped_at is not None,
        supporter=plan.supporter.name if plan.supporter else "",
        supporter_gone=plan.supporter is not None and not plan.supporter.is_active,
        made_at=plan.made_at,
        stopped=plan.stopped_at is not None,
        finished=bool(check_ins) and all(one.state in over for one in check_ins),
        reached=reached(check_ins),
        check_ins=check_ins,
        parked=plan.parked_at is not None,
        quiet=plan.quiet_on is not None and plan.went_on_at is None,
        adjusted_at=plan.adjusted_at,
        together=getattr(plan, "together", None),  # asked where she reads her own
    )


def due_check_ins(person: Person) -> list[PlanRow]:
    """Plans of hers with a check-in that stands ready (`row.due`). For Today: no plan, no query beyond the first."""
    ready = CheckIn.objects.due().filter(plan__person=person).values("plan")
    return [row for row in plan_rows(Plan.objects.filter(pk__in=ready)) if row.due]


@dataclass(frozen=True)
class DueRow:
    """A check-in that asks now, with the words of its plan. `pk` is the check-in's."""

    pk: int
    situation: str
    action: str
    wiped: bool
    made_at: dt.datetime
    due_on: dt.date
    head: str


def _ready(person: int, first: dt.date, last: dt.date) -> QuerySet[CheckIn]:
    """Hers that stand ready, but of plans about which we went quiet."""
    quiet = Q(plan__quiet_on__isnull=False, plan__went_on_at=None)
    ready: QuerySet[CheckIn] = CheckIn.objects.open().filter(
        in_time(last, first), plan__person=person, due_on__lte=last
    )
    return ready.exclude(quiet).select_related("plan").order_by("plan", "day")


READY = Prepared(_ready)


def due_now(person: Person) -> DueRow | None:
    """The one check-in to answer first, the longest waiting; None when nothing asks. One query, for Today."""
    today = clock.today()
    ready = READY.ask(person=person.pk, first=today - dt.timedelta(days=LATE_AFTER_DAYS), last=today)
    latest = {check_in.plan_id: check_in for check_in in ready}  # of each plan the last one: skipped ones never pile up
    asking = [
        check_in for check_in in latest.values() if step_state(check_in, check_in.plan, today, newer_due=False) in OPEN
    ]
    first = min(asking, key=lambda check_in: (check_in.due_on, check_in.pk), default=None)
    if first is None:
        return None
    plan = first.plan
    wiped = plan.wiped_at is not None
    return DueRow(first.pk, plan.situation, plan.action, wiped, plan.made_at, first.due_on, first.step.head)


def paused_until(person: Person) -> dt.date | None:
    """Until when she paused her check-ins, when that is still ahead."""
    pauses = Pause.objects.filter(person=person, until__gt=clock.today()).order_by("-until")
    return pauses.values_list("until", flat=True).first()


@dataclass(frozen=True)
class AskRow:
    """A plan somebody shared by choosing the reader, and the answer that waits for a reaction (or None)."""

    plan: PlanRow
    waiting: CheckInRow | None


def asked_support(person: Person) -> list[AskRow]:
    """Plans of others for which `person` is the chosen support: those with an answer waiting first.

    Stopped plans are left out. What waits is the latest answer nobody reacted to.
    """
    found = []
    for row in plan_rows(Plan.objects.standing().filter(supporter=person)):
        answered = [one for one in row.check_ins if one.state == StepState.ANSWERED and not one.is_commit]
        open_ones = [one for one in answered if not one.acts]
        latest = answered[-1] if answered and answered[-1] in open_ones else None
        found.append(AskRow(row, latest))
    return sorted(found, key=lambda ask: ask.waiting is None)


def waiting_for_me(person: Person) -> int:
    """How many plans wait for her reaction: those of `asked_support` with an answer waiting. One query."""
    answered = CheckIn.objects.exclude(said="").exclude(day=Step.COMMIT)
    later = answered.filter(plan=OuterRef("plan"), day__gt=OuterRef("day"))
    reacted = SupportAct.objects.filter(check_in=OuterRef("pk"))
    hers = answered.filter(plan__in=Plan.objects.standing().filter(supporter=person))
    return hers.filter(~Exists(reacted), ~Exists(later)).count()


def with_finished(activities: "QuerySet[Activity]", person: Person) -> "QuerySet[Activity]":
    """The same activities, each with `finished`: whether she ever finished it. No query more."""
    done = Completion.objects.standing().filter(person=person, activity=OuterRef("pk"))
    return activities.annotate(finished=Exists(done))


def completed_on(person: Person, activity: int) -> dt.date | None:
    """The local day on which she last finished an activity, or None."""
    done = Completion.objects.standing().filter(person=person, activity=activity).order_by("-at")
    at = done.values_list("at", flat=True).first()
    return timezone.localtime(at).date() if at else None
