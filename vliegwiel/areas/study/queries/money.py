"""What there is, what is reserved, what was spent; every figure is a sum of entries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Case, Count, DecimalField, F, Sum, When

from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.kit import clock

from ..enums import EntryKind, Funding
from ..models import Budget, Entry, StudyRequest, Terms
from .routing import unit_of

NOTHING = Decimal("0.00")
DEFAULTS = {"number": 0, "months": 0}


def terms() -> Terms:
    """The version in force; before anybody wrote one the numbers of the model, and no agreement."""
    return Terms.objects.order_by("-number").first() or Terms(**DEFAULTS)


@dataclass(frozen=True)
class Balance:
    """Euros of one budget."""

    allotted: Decimal = NOTHING
    reserved: Decimal = NOTHING
    used: Decimal = NOTHING

    @property
    def free(self) -> Decimal:
        return self.allotted - self.reserved - self.used


def balances(budgets: Iterable[int]) -> dict[int, Balance]:
    """Of each budget asked about. One query."""
    asked = list(budgets)
    sums: dict[int, dict[str, Decimal]] = defaultdict(dict)
    rows = Entry.objects.filter(budget__in=asked).order_by().values("budget", "kind").annotate(sum=Sum("amount"))
    for row in rows:
        sums[row["budget"]][row["kind"]] = row["sum"]
    return {
        pk: Balance(
            sums[pk].get(EntryKind.ALLOT, NOTHING),
            sums[pk].get(EntryKind.RESERVE, NOTHING),
            sums[pk].get(EntryKind.USE, NOTHING),
        )
        for pk in asked
    }


def year_of(request: StudyRequest) -> int:
    """The year whose budget it takes: that in which it begins."""
    return (request.starts or clock.today()).year


SIGNED = Case(
    When(entries__kind=EntryKind.ALLOT, then=F("entries__amount")),
    default=-F("entries__amount"),
    output_field=DecimalField(),
)


def budgets_for(request: StudyRequest, funding: str) -> list[tuple[int, Decimal]]:
    """Where its money may come from and how many euros are free there, first what is used first: hers that may still
    be used, the oldest first; or that of the nearest unit above her that has one. At most two queries."""
    year, found = year_of(request), Budget.objects.none()
    if funding == Funding.PERSON:
        found = Budget.objects.filter(person=request.person_id, year__lte=year, year__gte=year - F("carry"))
    elif funding == Funding.UNIT and (unit := unit_of(request.person)):
        found = Budget.objects.filter(unit__in=[int(pk) for pk in unit.path.strip("/").split("/")], year=year)
    rows = found.annotate(free=Sum(SIGNED)).order_by("year", "-unit__path", "pk").values_list("pk", "free", "unit")
    asked = [(pk, free or NOTHING) for pk, free, _unit in rows]
    return asked if funding == Funding.PERSON else asked[:1]


def free_for(request: StudyRequest, funding: str) -> Decimal | None:
    """Euros free for it, None when there is no such budget."""
    found = budgets_for(request, funding)
    return sum((max(free, NOTHING) for _pk, free in found), NOTHING) if found else None


def booked(request: StudyRequest) -> dict[int, Balance]:
    """What this request holds of each budget: reserved and used, the first first."""
    found: dict[int, dict[str, Decimal]] = {}
    rows = Entry.objects.filter(request=request).order_by("pk").values_list("budget", "kind", "amount")
    for budget, kind, amount in rows:
        held = found.setdefault(budget, {EntryKind.RESERVE: NOTHING, EntryKind.USE: NOTHING})
        held[kind] += amount
    return {pk: Balance(NOTHING, held[EntryKind.RESERVE], held[EntryKind.USE]) for pk, held in found.items()}


@dataclass(frozen=True)
class Saved:
    """A personal budget and until which day it may be used."""

    year: int
    until: dt.date
    free: Decimal


def saved_by(person: Person) -> list[Saved]:
    """What she may still use today, the oldest first. Two queries."""
    year = clock.today().year
    mine = [
        one for one in Budget.objects.filter(person=person).order_by("year") if one.year + one.carry >= year >= one.year
    ]
    found = balances(one.pk for one in mine)
    return [Saved(one.year, dt.date(one.year + one.carry, 12, 31), found[one.pk].free) for one in mine]


@dataclass(frozen=True)
class BudgetRow:
    """A unit's budget of a year. `closed`: its unit is no more, and something is left."""

    budget: Budget
    unit: Unit
    balance: Balance
    requests: int

    @property
    def closed(self) -> bool:
        return self.unit.closed_on is not None and bool(self.balance.free or self.balance.reserved)


def unit_rows(budgets: Iterable[Budget]) -> list[BudgetRow]:
    """Rows for a page; the budgets come with their unit. Two queries."""
    shown = list(budgets)
    keys = [one.pk for one in shown]
    sums = balances(keys)
    counts = dict(
        Entry.objects.filter(budget__in=keys, request__isnull=False)
        .order_by()
        .values_list("budget")
        .annotate(n=Count("request", distinct=True))
    )
    return [BudgetRow(one, one.unit, sums[one.pk], counts.get(one.pk, 0)) for one in shown if one.unit]


@dataclass(frozen=True)
class PersonalSum:
    """All personal budgets of one year together: of how many people, and the euros. `until`: the last day."""

    year: int
    people: int
    balance: Balance = field(default_factory=Balance)


def personal_sums(since: int) -> list[PersonalSum]:
    """Of each year from `since` on, the latest first. Two queries."""
    people = dict(
        Budget.objects.filter(person__isnull=False, year__gte=since)
        .order_by()
        .values_list("year")
        .annotate(n=Count("pk"))
    )
    sums: dict[int, dict[str, Decimal]] = defaultdict(dict)
    rows = (
        Entry.objects.filter(budget__person__isnull=False, budget__year__gte=since)
        .order_by()
        .values_list("budget__year", "kind")
        .annotate(sum=Sum("amount"))
    )
    for year, kind, amount in rows:
        sums[year][kind] = amount
    return [
        PersonalSum(
            year,
            people[year],
            Balance(*(sums[year].get(kind, NOTHING) for kind in (EntryKind.ALLOT, EntryKind.RESERVE, EntryKind.USE))),
        )
        for year in sorted(people, reverse=True)
    ]
