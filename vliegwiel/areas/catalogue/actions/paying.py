"""What an activity costs besides time, and whether it is there for something else than a goal."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Exempt
from ..models import Activity
from .writing import NOT_YOURS

OWN_PURSE = (Exempt.TEAM_EVENT, Exempt.WELLBEING, Exempt.ONBOARDING)  # not paid for as learning


@transaction.atomic
def set_exemption(activity: Activity, *, category: Exempt | str, by: Person, budget: str = "") -> Activity:
    """Say that it is here for something else than a goal, and which purse pays for it; NONE takes that back.

    ValidationError when a day out or a thank-you names no purse: enjoyment is fine, hidden among learning it is not.
    """
    require(permissions.may_edit(by, activity), NOT_YOURS)
    category = Exempt(category)
    budget = "" if category == Exempt.NONE else " ".join(budget.split())[:80]
    if category in OWN_PURSE and not budget:
        raise ValidationError({"budget": [_("Schrijf op uit welk potje dit betaald wordt, buiten het leerbudget.")]})
    if (activity.exempt_category, activity.budget) != (category.value, budget):
        activity.exempt_category, activity.budget = category.value, budget
        activity.save(update_fields=["exempt_category", "budget"])
        announce(events.ExemptionSet(by=by.pk, activity=activity.pk, category=category.value))
    return activity


@transaction.atomic
def set_cost(activity: Activity, *, each: Decimal | None, fixed: Decimal | None, by: Person) -> Activity:
    """What it costs in euros besides people's time: `each` per participant, `fixed` a year. None: not known."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    for name, amount in (("cost_each", each), ("cost_fixed", fixed)):
        if amount is not None and amount < 0:
            raise ValidationError({name: [_("Een bedrag is nul of meer.")]})
    if (activity.cost_each, activity.cost_fixed) != (each, fixed):
        activity.cost_each, activity.cost_fixed = each, fixed
        activity.save(update_fields=["cost_each", "cost_fixed"])
        announce(events.CostSet(by=by.pk, activity=activity.pk))
    return activity
