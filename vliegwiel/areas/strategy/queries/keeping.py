"""What keeps behaviours alive: drivers with their turns, workplace fixes, and how well it is done.

Driver health follows the design's portfolio measures: the mean done-rate of the required drivers on critical
behaviours. Below a half, no effect is promised: without anybody looking, helping and praising, behaviour fades.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.workdays import next_workday, workdays_after

from ..models import DriverTurn, FixEnding, RequiredDriver, TargetBehaviour, WorkplaceFix

WINDOW = dt.timedelta(days=91)  # a quarter: one turn of the slowest cadence
HEALTHY = 0.5  # below it no effect is promised
AHEAD = dt.timedelta(days=10)  # a week and a long weekend: so long before and after its day a turn is shown
REMIND_WORKDAYS = 3  # before a fix falls due


@dataclass(frozen=True)
class DoneRate:
    """Turns done, of the n that were answered or whose day has passed. A skipped turn is not done."""

    done: int = 0
    n: int = 0

    @property
    def share(self) -> float | None:
        """0..1; None while there is nothing to count."""
        return self.done / self.n if self.n else None


@dataclass(frozen=True)
class DriverRow:
    """A driver, how often it was done, until when its next open turn runs, and whether its owner left."""

    driver: RequiredDriver
    rate: DoneRate
    due: dt.date | None
    ownerless: bool


@dataclass(frozen=True)
class FixRow:
    """A workplace fix, how it ended (if it did), and whether its owner left before that."""

    fix: WorkplaceFix
    ending: FixEnding | None
    ownerless: bool


@dataclass(frozen=True)
class Keeping:
    """What helps one behaviour, or many."""

    drivers: list[DriverRow] = field(default_factory=list)
    fixes: list[FixRow] = field(default_factory=list)


@dataclass(frozen=True)
class DriverHealth:
    """`share`: 0..1, the mean done-rate of `drivers` drivers over `turns` turns; None when no turn can be counted.
    `without`: critical behaviours that no driver keeps alive."""

    share: float | None
    drivers: int
    turns: int
    without: int


@dataclass(frozen=True)
class ImpactPromise:
    """Whether an effect may be promised, and what to say beside the figure when it may not."""

    may: bool
    says: str
    health: DriverHealth

    def __bool__(self) -> bool:
        return self.may


def done_rates(drivers: Iterable[int], *, window: dt.timedelta = WINDOW) -> dict[int, DoneRate]:
    """driver id -> how often it was done, over turns due in the window before today. One query."""
    return _rates(DriverTurn.objects.filter(driver__in=list(drivers)), window)


def driver_health(behaviours: Iterable[int] | None = None, *, window: dt.timedelta = WINDOW) -> DriverHealth:
    """The mean done-rate of standing drivers on critical behaviours in use, all or those with these ids. Two queries.

    Each driver weighs the same, however often its turn comes; drivers without a turn to count are left out.
    """
    critical = TargetBehaviour.objects.active().filter(critical=True)
    if behaviours is not None:
        critical = critical.filter(pk__in=list(behaviours))
    held = Count("drivers", filter=Q(drivers__stopped_at=None))
    kept = dict(critical.order_by().annotate(held=held).values_list("pk", "held"))
    turns = DriverTurn.objects.filter(driver__stopped_at=None, driver__behaviour__in=list(kept))
    rates = list(_rates(turns, window).values())
    share = sum(rate.done / rate.n for rate in rates) / len(rates) if rates else None
    without = sum(1 for number in kept.values() if not number)
    return DriverHealth(share, len(rates), sum(rate.n for rate in rates), without)


def impact_may_be_promised(behaviours: Iterable[int] | None = None) -> ImpactPromise:
    """False, with the sentence to show instead, when driver health is below a half or nothing is known of it."""
    return _promise(driver_health(behaviours))


def promises(behaviours: Iterable[int]) -> dict[int, ImpactPromise]:
    """behaviour id -> whether an effect may be promised of what is learned for it: by its own drivers, critical or not.
    One query, none for none."""
    asked = list(behaviours)
    rates: dict[int, list[DoneRate]] = {one: [] for one in asked}
    if asked:
        turns = DriverTurn.objects.filter(driver__stopped_at=None, driver__behaviour__in=asked)
        done = Count("pk", filter=Q(said=DriverTurn.Said.DONE))
        rows = _counted(turns, WINDOW).values_list("driver__behaviour", "driver").annotate(done=done, n=Count("pk"))
        for behaviour, _driver, n_done, n in rows:
            rates[behaviour].append(DoneRate(n_done, n))
    return {
        one: _promise(
            DriverHealth(
                sum(rate.done / rate.n for rate in some) / len(some) if some else None,
                len(some),
                sum(rate.n for rate in some),
                0 if some else 1,
            )
        )
        for one, some in rates.items()
    }


@dataclass(frozen=True)
class KeptAlive:
    """How well behaviours in use are kept alive: `health` of the critical ones together, and the ids of all of which an
    effect may be promised."""

    health: DriverHealth
    promised: frozenset[int]

    @property
    def promise(self) -> ImpactPromise:
        """Of the critical ones together."""
        return _promise(self.health)


def kept_alive() -> KeptAlive:
    """The same as `driver_health` and `promises`, of every behaviour in use. Two queries."""
    critical = dict(TargetBehaviour.objects.active().order_by().values_list("pk", "critical"))
    drivers = RequiredDriver.objects.filter(stopped_at=None, behaviour__in=TargetBehaviour.objects.active())
    day = clock.today()
    counted = Q(turns__due__gte=day - WINDOW) & (Q(turns__due__lt=day) | ~Q(turns__said=""))
    rows = (
        drivers.order_by()
        .values_list("behaviour", "pk")
        .annotate(
            done=Count("turns", filter=counted & Q(turns__said=DriverTurn.Said.DONE)), n=Count("turns", filter=counted)
        )
    )
    rates: dict[int, list[DoneRate]] = {}
    for behaviour, _driver, done, n in rows:
        rates.setdefault(behaviour, []).append(DoneRate(done, n))
    means = {
        behaviour: mean for behaviour, some in rates.items() if (mean := _mean(some)) is not None and mean >= HEALTHY
    }
    kept = [rate for behaviour, some in rates.items() if critical.get(behaviour) for rate in some if rate.n]
    without = sum(1 for behaviour, is_critical in critical.items() if is_critical and behaviour not in rates)
    health = DriverHealth(_mean(kept), len(kept), sum(rate.n for rate in kept), without)
    return KeptAlive(health, frozenset(means))


def _mean(rates: Iterable[DoneRate]) -> float | None:
    """Each driver weighs the same; those without a turn to count are left out."""
    shares = [rate.share for rate in rates if rate.share is not None]
    return sum(shares) / len(shares) if shares else None


def _promise(health: DriverHealth) -> ImpactPromise:
    if health.share is not None and health.share >= HEALTHY:
        return ImpactPromise(True, "", health)
    if health.share is None:
        return ImpactPromise(False, _("Nog niet te zeggen: er is geen borging om naar te kijken."), health)
    return ImpactPromise(False, _("Borging ontbreekt, effect niet te verwachten."), health)


def keeping(behaviours: Iterable[int]) -> Keeping:
    """All that keeps these behaviours alive, stopped drivers left out; open fixes first. Two queries."""
    keys = list(behaviours)
    drivers = RequiredDriver.objects.filter(behaviour__in=keys, stopped_at=None)
    fixes = WorkplaceFix.objects.filter(behaviour__in=keys)
    return Keeping(_driver_rows(drivers.select_related("owner", "behaviour__goal")), _fix_rows(fixes))


def with_keeping(behaviours: QuerySet[TargetBehaviour]) -> QuerySet[TargetBehaviour]:
    """Each with `drivers_standing` and `fixes_open`: how many there are. No query more."""
    drivers = RequiredDriver.objects.filter(behaviour=OuterRef("pk"), stopped_at=None).order_by().values("behaviour")
    fixes = WorkplaceFix.objects.filter(behaviour=OuterRef("pk"), ending=None).order_by().values("behaviour")
    counted: Any = behaviours.annotate(
        drivers_standing=Coalesce(Subquery(drivers.annotate(n=Count("pk")).values("n")), 0),
        fixes_open=Coalesce(Subquery(fixes.annotate(n=Count("pk")).values("n")), 0),
    )
    found: QuerySet[TargetBehaviour] = counted
    return found


def all_keeping(person: Person, *, needs: str = "") -> Keeping:
    """Every standing driver and open fix this person may see. `needs`: "owner" for those whose owner left, "late" for
    fixes past their day and drivers done less than half the time. Two queries."""
    drivers = RequiredDriver.objects.visible_to(person).standing().select_related("owner", "behaviour__goal")
    fixes = WorkplaceFix.objects.visible_to(person).open()
    if needs == "owner":
        gone = Q(owner__left_on__lt=clock.today())
        drivers, fixes = drivers.filter(gone), fixes.filter(gone)
    if needs == "late":
        fixes = fixes.filter(due__lt=clock.today())
    rows = _driver_rows(drivers)
    if needs == "late":
        rows = [row for row in rows if row.rate.share is not None and row.rate.share < HEALTHY]
    return Keeping(rows, _fix_rows(fixes))


def fixes_of(person: Person) -> list[WorkplaceFix]:
    """Her open workplace fixes, first due first. One query."""
    return list(WorkplaceFix.objects.open().filter(owner=person).select_related("behaviour__goal"))


def _turns(person: int, since: dt.date, until: dt.date) -> QuerySet[DriverTurn]:
    turns: QuerySet[DriverTurn] = DriverTurn.objects.open().filter(
        driver__owner=person, driver__in=RequiredDriver.objects.standing(), due__gte=since, due__lte=until
    )
    return turns.select_related("driver__behaviour__goal").order_by("due", "pk")


TURNS = Prepared(_turns)  # every page of a team asks it


def turns_now(person: Person) -> list[DriverTurn]:
    """Her open turns due within ten days or up to ten days ago, one of each driver. One query."""
    day = clock.today()
    latest: dict[int, DriverTurn] = {}
    for turn in TURNS.ask(person=person.pk, since=day - AHEAD, until=day + AHEAD):
        earlier = latest.get(turn.driver_id)
        if earlier is None or earlier.due < day:
            latest[turn.driver_id] = turn
    return list(latest.values())


def drivers_of(person: Person) -> list[DriverRow]:
    """Every standing driver that is hers, with how often it was done. One query."""
    hers = RequiredDriver.objects.standing().filter(owner=person)
    return _driver_rows(hers.select_related("owner", "behaviour__goal"))


def turns_to_lay() -> list[DriverTurn]:
    """The turn that runs today of every standing driver that has none yet, not saved. Two queries.

    Turns that were never laid because nothing ran are not laid afterwards: nobody could have done them.
    """
    day = clock.today()
    wanted = {
        (driver.pk, turn_due(driver, day)): driver
        for driver in RequiredDriver.objects.standing()
        if driver.starts <= day
    }
    there = set(DriverTurn.objects.filter(due__gte=day).values_list("driver", "due"))
    return [DriverTurn(driver_id=driver, due=due) for driver, due in wanted if (driver, due) not in there]


def turn_due(driver: RequiredDriver, day: dt.date) -> dt.date:
    """By when the turn that runs on `day` must be done: the end of its period, on a working day."""
    passed = max(0, (day - driver.starts).days)
    rounds = max(1, -(-passed // driver.every.days))
    return next_workday(driver.starts + rounds * driver.every)


def fixes_to_remind() -> list[tuple[WorkplaceFix, str]]:
    """Open fixes due within three working days or past their day, and the mark of the reminder that was not given yet:
    one before, one after. Owners who left are not reminded. One query."""
    day = clock.today()
    soon = workdays_after(day, REMIND_WORKDAYS)
    found = WorkplaceFix.objects.open().filter(due__lte=soon).exclude(owner__left_on__lt=day)
    marked = [(fix, f"{fix.due.isoformat()}{' late' if fix.is_late else ''}") for fix in found.select_related("owner")]
    return [(fix, mark) for fix, mark in marked if fix.reminded_of != mark]


def _rates(turns: QuerySet[DriverTurn], window: dt.timedelta) -> dict[int, DoneRate]:
    done = Count("pk", filter=Q(said=DriverTurn.Said.DONE))
    rows = _counted(turns, window).values_list("driver").annotate(done=done, n=Count("pk"))
    return {driver: DoneRate(done, n) for driver, done, n in rows}


def _counted(turns: QuerySet[DriverTurn], window: dt.timedelta) -> QuerySet[DriverTurn]:
    """Turns of the window that were answered or whose day has passed."""
    day = clock.today()
    return turns.filter(Q(due__lt=day) | ~Q(said=""), due__gte=day - window).order_by()


def _driver_rows(drivers: QuerySet[RequiredDriver], window: dt.timedelta = WINDOW) -> list[DriverRow]:
    """One query: how often each was done is counted beside it."""
    day = clock.today()
    counted = Q(turns__due__gte=day - window) & (Q(turns__due__lt=day) | ~Q(turns__said=""))
    done = counted & Q(turns__said=DriverTurn.Said.DONE)
    rows: Any = drivers.annotate(
        turns_counted=Count("turns", filter=counted),
        turns_done=Count("turns", filter=done),
        next_due=Min("turns__due", filter=Q(turns__due__gte=day, turns__said="")),
    )
    return [
        DriverRow(
            driver, DoneRate(driver.turns_done, driver.turns_counted), driver.next_due, not driver.owner.is_active
        )
        for driver in rows.order_by("behaviour", "pk")
    ]


def _fix_rows(fixes: QuerySet[WorkplaceFix]) -> list[FixRow]:
    return [
        FixRow(fix, ending := getattr(fix, "ending", None), ending is None and not fix.owner.is_active)
        for fix in fixes.select_related("owner", "behaviour__goal", "ending__by").order_by(
            F("ending__at").desc(nulls_first=True), "due", "pk"
        )
    ]
