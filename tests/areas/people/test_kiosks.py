import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.people import actions
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Kiosk, Person, Pin, PinMiss, RoleGrant, SignInCode
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def tablet(adam):
    return actions.make_kiosk("Tablet  magazijn", by=adam)[0]


def test_only_an_administrator_makes_a_kiosk_and_ends_it(adam, hugo):
    with pytest.raises(PermissionDenied):
        actions.make_kiosk("Tablet", by=hugo)
    with pytest.raises(ValidationError):
        actions.make_kiosk("  ", by=adam)
    kiosk, secret = actions.make_kiosk("Tablet  magazijn", by=adam)
    assert (kiosk.name, secret in kiosk.code_hash) == ("Tablet magazijn", False)
    with pytest.raises(PermissionDenied):
        actions.end_kiosk(kiosk, by=hugo)
    actions.end_kiosk(kiosk, by=adam)
    actions.end_kiosk(kiosk, by=adam)
    assert not Kiosk.objects.standing().exists()


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "1111", "2345", "8765", ""])
def test_a_pin_that_is_easily_guessed_is_refused(ben, pin):
    with pytest.raises(ValidationError):
        actions.set_pin(pin, by=ben)
    assert not Pin.objects.exists()


def test_her_number_and_her_pin_and_nothing_else(tablet, ben, mara):
    actions.set_pin("2580", by=ben)
    assert "2580" not in Pin.objects.get().code_hash
    tried = ((ben, "2581"), (mara, "2580"), (ben, ""))
    assert [actions.use_pin(tablet, number=who.number, pin=pin) for who, pin in tried] == [None] * 3
    assert actions.use_pin(tablet, number="0000000", pin="2580") is None
    assert PinMiss.objects.count() == 4
    assert actions.use_pin(tablet, number=f" {ben.number.lower()} ", pin="2580") == ben
    assert not PinMiss.objects.filter(person=ben).exists()
    actions.set_pin("9173", by=ben)
    assert actions.use_pin(tablet, number=ben.number, pin="2580") is None
    Person.objects.filter(pk=ben.pk).update(left_on=clock.today() - dt.timedelta(1))
    assert actions.use_pin(tablet, number=ben.number, pin="9173") is None


def test_who_holds_a_role_has_no_pin(tablet, ben, hugo):
    with pytest.raises(ValidationError, match="te licht"):
        actions.set_pin("2580", by=hugo)
    actions.set_pin("2580", by=ben)
    RoleGrant.objects.create(person=ben, role=Role.HR)
    assert actions.use_pin(tablet, number=ben.number, pin="2580") is None


def test_too_many_wrong_tries_hold_back_the_person_and_the_device(tablet, adam, ben, mara, monkeypatch):
    actions.set_pin("2580", by=ben)
    actions.set_pin("9173", by=mara)
    for _try in range(5):
        actions.use_pin(tablet, number=ben.number, pin="0000")
    other = actions.make_kiosk("Een ander", by=adam)[0]
    with pytest.raises(ValidationError, match="Wacht een kwartier"):
        actions.use_pin(other, number=ben.number, pin="2580")
    assert actions.use_pin(tablet, number=mara.number, pin="9173") == mara
    monkeypatch.setattr("vliegwiel.areas.people.actions.kiosks.MOST_OF_KIOSK", 5)
    with pytest.raises(ValidationError, match="Op dit apparaat"):
        actions.use_pin(tablet, number=mara.number, pin="9173")
    with clock.at(clock.now() + dt.timedelta(minutes=16)):
        assert actions.use_pin(tablet, number=ben.number, pin="2580") == ben
    PinMiss.objects.bulk_create(
        PinMiss(person=ben, kiosk=other, at=clock.now() - dt.timedelta(hours=1)) for _n in range(15)
    )
    with pytest.raises(ValidationError, match="vandaag te vaak"):
        actions.use_pin(other, number=ben.number, pin="2580")
    with clock.at(clock.now() + dt.timedelta(days=2)):
        actions.forget_misses()
    assert not PinMiss.objects.exists()


def test_codes_for_a_group_are_given_together_or_not_at_all(ben, mara, olu):
    Person.objects.filter(pk__in=(ben.pk, olu.pk)).update(email=None)
    ben.refresh_from_db()
    olu.refresh_from_db()
    with pytest.raises(PermissionDenied):
        actions.give_sign_in_codes([ben, olu], by=mara)
    ((who, code),) = actions.give_sign_in_codes([ben], by=mara)
    assert actions.use_sign_in_code(code, who=who.number) == ben
    assert SignInCode.objects.filter(person=olu).count() == 0
