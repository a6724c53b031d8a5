import pytest
from django.db import IntegrityError, transaction

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import RoleGrant


def test_a_role_is_open_once_everywhere_and_once_in_a_unit_on_every_database(company, ben):
    for unit in (None, company.north):
        RoleGrant.objects.create(person=ben, role=Role.AUTHOR, unit=unit)
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleGrant.objects.create(person=ben, role=Role.AUTHOR, unit=unit)
    assert RoleGrant.objects.filter(person=ben).count() == 2
