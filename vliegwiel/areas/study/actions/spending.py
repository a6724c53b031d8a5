"""Keeping the books. Whoever takes from a budget holds it first, so that the last euros go out once."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import EntryKind, Funding
from ..models import Budget, Entry, StudyRequest

NOT_KEEPER = gettext_lazy("Budgetten beheren HR, opleiders en de directie van de afdeling.")
LEAST, MOST = 10, Decimal(10_000_000)
LONGEST_CARRY = 10


class NoRoom(ValidationError):
    """It does not fit in the budget; the message says what is left."""


@transaction.atomic
def give_budget(unit: Unit, *, year: int, amount: Decimal, by: Person, why: str) -> Budget:
    """Add euros to what a unit may spend in a year, or take away (less than nought). The first opens it.

    ValidationError for taking more than is free, for a year far away, and without a reason.
    """
    require(permissions.may_keep_budget(by, unit), NOT_KEEPER)
    why = reason(why)
    _fair(year, amount)
    budget = _held(Budget.objects.get_or_create(unit=unit, year=year)[0])
    _add(budget, amount, by, why)
    announce(events.BudgetGiven(by=by.pk, budget=budget.pk))
    return budget


@transaction.atomic
def give_personal_budgets(unit: Unit, *, year: int, amount: Decimal, carry: int, by: Person, why: str) -> int:
    """Give everybody who works in the unit (or below it) today a personal budget for the year, that may be used for
    `carry` years more. Who has one for that year keeps that one; gives how many got one. Twice is once."""
    require(permissions.may_keep(by), NOT_KEEPER)
    why = reason(why)
    _fair(year, amount)
    if amount <= 0 or not 0 <= carry <= LONGEST_CARRY:
        raise ValidationError(_("Geef meer dan nul euro, en laat het ten hoogste tien jaar meegaan."))
    Unit.objects.select_for_update().get(pk=unit.pk)  # two presses give it one after the other
    have = Budget.objects.filter(year=year, person__isnull=False).values("person")
    people = Person.objects.here().in_unit(unit).exclude(pk__in=have).order_by("pk")
    rows = [Budget(person_id=pk, year=year, carry=carry) for pk in people.values_list("pk", flat=True)]
    Budget.objects.bulk_create(rows, batch_size=1000)
    Entry.objects.bulk_create(
        (Entry(budget=one, kind=EntryKind.ALLOT, amount=amount, why=why, by=by) for one in rows), batch_size=1000
    )
    if rows:
        announce(events.PersonalBudgetsGiven(by=by.pk, count=len(rows)))
    return len(rows)


@transaction.atomic
def shift(budget: Budget, *, to: Budget, amount: Decimal, by: Person, why: str) -> Budget:
    """Take free euros from one unit's budget to another's of the same year, with a reason that stays. What was reserved
    stays where it was. ValidationError for more than is free."""
    require(permissions.may_keep_budget(by, budget.unit) and permissions.may_keep_budget(by, to.unit), NOT_KEEPER)
    why = reason(why)
    if budget.pk == to.pk or budget.year != to.year or budget.unit_id is None or to.unit_id is None:
        raise ValidationError({"to": _("Kies een ander budget, van een afdeling en van hetzelfde jaar.")})
    if amount <= 0:
        raise ValidationError({"amount": _("Kies een bedrag van meer dan nul.")})
    for one in sorted((budget.pk, to.pk)):  # always in the same order: two shifts never wait for each other
        Budget.objects.select_for_update().get(pk=one)
    _add(budget, -amount, by, why)
    _add(to, amount, by, why)
    announce(events.BudgetShifted(by=by.pk, budget=budget.pk, to=to.pk))
    return to


def reserve(request: StudyRequest, funding: str, amount: Decimal, who: Person) -> None:
    """Set euros apart for a request: of one budget, or of hers from the oldest on. NoRoom when they are not there.

    Inside the verb that approves: holds the budgets until that is done.
    """
    if funding == Funding.NONE or amount <= 0:
        return
    found = [pk for pk, _free in queries.budgets_for(request, funding)]
    list(Budget.objects.select_for_update().filter(pk__in=found).order_by("pk"))  # nobody else takes from them now
    free = [(pk, max(left, Decimal())) for pk, left in queries.budgets_for(request, funding) if pk in found]
    if not free:
        raise NoRoom(_("Er is geen budget voor {year} om dit uit te betalen.").format(year=queries.year_of(request)))
    there = sum((left for _pk, left in free), Decimal())
    if there < amount:
        raise NoRoom(
            _("Het past niet: er is nog € {free} vrij, en dit vraagt € {amount}.").format(
                free=euros(there), amount=euros(amount)
            )
        )
    for budget, left in free:
        part = min(amount, left)
        if part > 0:
            Entry.objects.create(budget_id=budget, request=request, kind=EntryKind.RESERVE, amount=part, by=who)
            amount -= part


def release(request: StudyRequest, *, keep: Decimal = Decimal(), who: Person | None = None) -> None:
    """Give back what is reserved for a request above `keep`, the last taken first."""
    held = queries.booked(request)
    _hold(held)
    over = max(sum((one.reserved for one in held.values()), Decimal()) - keep, Decimal())
    for budget, balance in reversed(held.items()):
        part = min(over, balance.reserved)
        if part > 0:
            Entry.objects.create(budget_id=budget, request=request, kind=EntryKind.RESERVE, amount=-part, by=who)
            over -= part


def use(request: StudyRequest, amount: Decimal, who: Person) -> None:
    """Spend what was reserved, the first taken first. What was never reserved (outside the budgets) is not booked."""
    held = queries.booked(request)
    _hold(held)
    for budget, balance in held.items():
        part = min(amount, balance.reserved)
        if part > 0:
            Entry.objects.create(budget_id=budget, request=request, kind=EntryKind.RESERVE, amount=-part, by=who)
            Entry.objects.create(budget_id=budget, request=request, kind=EntryKind.USE, amount=part, by=who)
            amount -= part


def euros(amount: Decimal) -> str:
    """As it is written here: 1.250,00."""
    return str(number_format(amount, decimal_pos=2, force_grouping=True))


def reason(why: str, field: str = "why") -> str:
    """In a few words; ValidationError for less than ten signs or more than 280."""
    why = " ".join(why.split())
    if not LEAST <= len(why) <= 280:
        raise ValidationError({field: _("Schrijf in een paar woorden waarom: tien tot 280 tekens.")})
    return why


def _held(budget: Budget) -> Budget:
    return Budget.objects.select_for_update().get(pk=budget.pk)


def _hold(held: dict[int, queries.Balance]) -> None:
    list(Budget.objects.select_for_update().filter(pk__in=list(held)).order_by("year", "pk"))


def _add(budget: Budget, amount: Decimal, by: Person, why: str) -> None:
    free = queries.balances([budget.pk])[budget.pk].free
    if amount < 0 and free + amount < 0:
        raise ValidationError({"amount": _("Er is nog € {free} vrij; meer kan er niet af.").format(free=euros(free))})
    Entry.objects.create(budget=budget, kind=EntryKind.ALLOT, amount=amount, why=why, by=by)


def _fair(year: int, amount: Decimal) -> None:
    this = clock.today().year
    if not this - 1 <= year <= this + 5:
        raise ValidationError({"year": _("Kies dit jaar, het vorige, of een van de komende vijf.")})
    if not amount or abs(amount) > MOST or amount != amount.quantize(Decimal("0.01")):
        raise ValidationError({"amount": _("Kies een bedrag in euro’s en hele centen, en niet nul.")})
