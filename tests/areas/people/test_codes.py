import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from vliegwiel.areas.people import actions
from vliegwiel.areas.people.models import SignInCode
from vliegwiel.kit import clock


@pytest.fixture
def ben(ben):
    ben.email = None
    ben.given_name, ben.family_name = "Öz", "Öztürk"
    ben.save()
    return ben


def test_a_manager_gives_a_code_that_works_once(mara, ben):
    code = actions.give_sign_in_code(ben, by=mara)
    assert len(code.replace("-", "")) == 8
    assert code.replace("-", "") not in str(list(SignInCode.objects.values()))
    assert actions.use_sign_in_code(code, who=ben.number) == ben
    assert actions.use_sign_in_code(code, who=ben.number) is None


@pytest.mark.parametrize("who", ["öz öztürk", " ÖZ  ÖZTÜRK "])
def test_the_name_will_do_and_capitals_do_not_matter(mara, ben, who):
    code = actions.give_sign_in_code(ben, by=mara)
    assert actions.use_sign_in_code(code.lower().replace("-", " "), who=who) == ben


def test_a_code_is_for_one_person(mara, ben, olu):
    code = actions.give_sign_in_code(ben, by=mara)
    assert actions.use_sign_in_code(code, who=olu.number) is None
    assert actions.use_sign_in_code("AAAA-AAAA", who=ben.number) is None
    assert actions.use_sign_in_code("", who="") is None


def test_a_new_code_ends_the_old_one_and_a_day_ends_both(mara, ben):
    with clock.at(dt.datetime(2026, 4, 15, 9)):
        old = actions.give_sign_in_code(ben, by=mara)
        new = actions.give_sign_in_code(ben, by=mara)
        assert actions.use_sign_in_code(old, who=ben.number) is None
    with clock.at(dt.datetime(2026, 4, 16, 9, 1)):
        assert actions.use_sign_in_code(new, who=ben.number) is None


def test_who_left_gets_in_with_no_code(mara, ben, hugo):
    code = actions.give_sign_in_code(ben, by=mara)
    actions.leave(ben, last_day=clock.today() - dt.timedelta(days=1), by=hugo)
    assert actions.use_sign_in_code(code, who=ben.number) is None


def test_a_code_is_only_for_her_own_people_without_mail(mara, ben, olu, hugo):
    for by in (olu, hugo, ben):
        with pytest.raises(PermissionDenied):
            actions.give_sign_in_code(ben, by=by)
    ben.email = "oz@waterland.example"
    with pytest.raises(PermissionDenied):
        actions.give_sign_in_code(ben, by=mara)
