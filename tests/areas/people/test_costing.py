from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.people import actions
from vliegwiel.areas.people.models import Organisation

pytestmark = pytest.mark.django_db


def test_an_hour_has_no_price_until_the_director_or_the_lead_gives_it_one(company, lea, dana, adam):
    organisation = Organisation.objects.get()
    assert organisation.hourly_cost is None
    for euros, by in ((Decimal(52), lea), (None, dana)):
        actions.set_hourly_cost(organisation, euros=euros, by=by)
        assert Organisation.objects.get().hourly_cost == euros
    with pytest.raises(ValidationError):
        actions.set_hourly_cost(organisation, euros=Decimal(0), by=lea)
    with pytest.raises(PermissionDenied):
        actions.set_hourly_cost(organisation, euros=Decimal(52), by=adam)
