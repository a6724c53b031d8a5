import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.learning import actions, queries

pytestmark = pytest.mark.django_db


def test_who_leads_everybody_of_a_unit_gives_it_more_time_and_never_less(company, mara, ben, lea, hire):
    assert queries.agreed_minutes(company.north) == 120
    actions.set_budget(company.root, minutes=160, by=lea)
    actions.give_more_time(company.north, minutes=240, by=mara)
    actions.give_more_time(company.north, minutes=240, by=mara)
    assert queries.agreed_minutes(company.north) == 240
    assert queries.agreed_minutes(company.south) == 160
    for wrong in (200, 900):
        with pytest.raises(ValidationError):
            actions.give_more_time(company.north, minutes=wrong, by=mara)
    with pytest.raises(PermissionDenied):
        actions.give_more_time(company.south, minutes=240, by=mara)
    hire("Cas", "Smit", unit=company.north)  # led by somebody else
    with pytest.raises(PermissionDenied):
        actions.give_more_time(company.north, minutes=300, by=mara)
