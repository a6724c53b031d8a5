import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import publish
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Exam

pytestmark = pytest.mark.django_db
RULES = {"attempts": 2, "again_days": 7, "minutes": 20, "pass_mark": 75, "draw": 0}


def test_rules_have_bounds_and_only_who_may_edit_sets_and_drops_them(ines, ben):
    tested = publish(ines, "toets")
    catalogue.set_exam(tested, by=ines, **RULES)
    with pytest.raises(ValidationError):
        catalogue.set_exam(tested, by=ines, **{**RULES, "pass_mark": 0})
    for refused in (lambda: catalogue.set_exam(tested, by=ben, **RULES), lambda: catalogue.drop_exam(tested, by=ben)):
        with pytest.raises(PermissionDenied):
            refused()
    assert Exam.objects.values("attempts", "again_days", "minutes", "pass_mark", "draw").get() == RULES
    catalogue.drop_exam(tested, by=ines)
    assert not Exam.objects.exists()
