from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.kit.models import Happening

pytestmark = pytest.mark.django_db


def test_what_it_costs_is_each_and_fixed_and_may_be_unknown(activity, ines, ben):
    actions.set_cost(activity, each=Decimal("12.50"), fixed=None, by=ines)
    actions.set_cost(activity, each=Decimal("12.50"), fixed=None, by=ines)
    assert Activity.objects.values_list("cost_each", "cost_fixed").get() == (Decimal("12.50"), None)
    assert Happening.objects.filter(kind="catalogue.CostSet").count() == 1
    with pytest.raises(ValidationError):
        actions.set_cost(activity, each=None, fixed=Decimal(-1), by=ines)
    with pytest.raises(PermissionDenied):
        actions.set_cost(activity, each=None, fixed=None, by=ben)


@pytest.mark.parametrize(
    ("category", "needs"),
    [("team_event", True), ("wellbeing", True), ("social_onboarding", True), ("safety", False), ("compliance", False)],
)
def test_a_day_out_names_its_own_purse(activity, ines, category, needs):
    if needs:
        with pytest.raises(ValidationError) as refused:
            actions.set_exemption(activity, category=category, by=ines)
        assert set(refused.value.message_dict) == {"budget"}
    actions.set_exemption(activity, category=category, by=ines, budget="Teambudget")
    activity.refresh_from_db()
    assert (activity.exempt_category, activity.budget) == (category, "Teambudget")
    actions.set_exemption(activity, category="none", by=ines, budget="Teambudget")
    activity.refresh_from_db()
    assert (activity.exempt_category, activity.budget) == ("none", "")
