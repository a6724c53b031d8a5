import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.measures import academy_kpi
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.models import Kpi, KpiReading, ReadingToken
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

ON = dt.date(2026, 3, 1)


@pytest.fixture
def kpi(lea):
    return academy_kpi(lea, unit="%")


def wanted(kpi, value=7, on=ON, n=0, cases=None):
    return queries.Wanted(n, str(kpi.pk), kpi, on, Decimal(value), cases)


def fates(plan):
    return [(step.fate.value, step.refusal.value, step.why) for step in plan.steps]


def test_a_token_is_shown_once_and_kept_as_a_hash(kpi, lea):
    token, secret = actions.make_token(kpi, name=" Kwaliteitssysteem ", days=31, by=lea)
    assert secret.startswith("vw_")
    assert len(secret) > 40
    kept = ReadingToken.objects.values().get()
    assert secret not in str(kept)
    assert kept["name"] == "Kwaliteitssysteem"
    assert abs(token.expires_at - token.made_at - dt.timedelta(days=31)) < dt.timedelta(seconds=1)
    assert queries.presented(secret).token == token
    assert secret not in str([happening.facts for happening in Happening.objects.all()])
    assert list(ReadingToken.objects.open()) == [token]


@pytest.mark.parametrize("fields", [{"name": " "}, {"days": 0}, {"days": 367}])
def test_a_token_has_a_name_and_an_end(kpi, lea, fields):
    with pytest.raises(ValidationError):
        actions.make_token(kpi, by=lea, **{"name": "x", "days": 31} | fields)
    assert not ReadingToken.objects.exists()


def test_who_may_record_may_make_a_token_for_that_measure(kpi, lea, mara, ben, adam):
    actions.change_kpi(kpi, by=lea, owner=mara)
    token, _secret = actions.make_token(kpi, name="x", days=31, by=mara)
    for person, asked in [(mara, None), (ben, kpi), (adam, kpi)]:
        with pytest.raises(PermissionDenied):
            actions.make_token(asked, name="x", days=31, by=person)
    with pytest.raises(PermissionDenied):
        actions.revoke_token(token, by=ben)
    seeing = [list(ReadingToken.objects.visible_to(person)) for person in (mara, lea, adam, ben)]
    assert seeing == [[token], [token], [token], []]


def test_a_revoked_token_opens_nothing_and_twice_is_once(kpi, lea, adam):
    token, secret = actions.make_token(kpi, name="x", days=31, by=lea)
    actions.revoke_token(token, by=adam)
    actions.revoke_token(token, by=lea)
    assert queries.presented(secret) == queries.Presented(None, "Dit token is ingetrokken.")
    assert Happening.objects.filter(kind="strategy.TokenRevoked").count() == 1
    token.refresh_from_db()
    assert token.revoked_by == adam
    assert list(ReadingToken.objects.open()) == []


def test_a_token_ends_by_itself(kpi, lea, time_machine):
    _token, secret = actions.make_token(kpi, name="x", days=31, by=lea)
    time_machine.move_to(clock.now() + dt.timedelta(days=32))
    shown = queries.presented(secret)
    assert (shown.token, shown.why.startswith("Dit token gold tot")) == (None, True)
    assert queries.presented("vw_x").why == "Dit token kennen we niet."


def test_a_token_stops_with_its_maker(kpi, lea):
    _token, secret = actions.make_token(kpi, name="x", days=31, by=lea)
    Person.objects.filter(pk=lea.pk).update(left_on=clock.today() - dt.timedelta(days=1))
    assert queries.presented(secret).why.startswith("Wie dit token maakte, werkt hier niet meer.")


def test_posting_records_in_the_makers_name_and_twice_is_once(kpi, lea):
    token, _secret = actions.make_token(kpi, name="Kwaliteitssysteem", days=31, by=lea)
    actions.record_reading(kpi, by=lea, on=ON, value=Decimal(6))
    items = [wanted(kpi, 7, cases=120), wanted(kpi, "7.125", ON + dt.timedelta(days=1), 1)]
    for expected in (["change", "new"], ["same", "same"]):
        plan = actions.post_readings(token, wanted=items)
        assert [step.fate.value for step in plan.steps] == expected
    readings = KpiReading.objects.values_list("value", "n", "origin").order_by("on")
    assert list(readings) == [(Decimal("7.00"), 120, "posted"), (Decimal("7.13"), None, "posted")]
    (posted,) = Happening.objects.filter(kind="strategy.ReadingsPosted")
    assert (posted.by_id, posted.facts["name"], posted.facts["recorded"], posted.facts["changed"]) == (
        lea.pk,
        "Kwaliteitssysteem",
        1,
        1,
    )
    token.refresh_from_db()
    assert token.used_at is not None


def test_a_token_for_one_measure_records_for_that_one_and_all_or_none(kpi, lea):
    other = academy_kpi(lea, name="Klachten")
    token, _secret = actions.make_token(kpi, name="x", days=31, by=lea)
    plan = actions.post_readings(token, wanted=[wanted(kpi), wanted(other, n=1)])
    assert fates(plan)[1] == ("refused", "not_yours", "Dit token is voor een andere maat.")
    assert not KpiReading.objects.exists()
    for_all, _secret = actions.make_token(None, name="x", days=31, by=lea)
    assert actions.post_readings(for_all, wanted=[wanted(kpi), wanted(other, n=1)]).counts["new"] == 2


def test_when_her_role_is_gone_so_is_what_the_token_may(kpi, lea):
    _token, secret = actions.make_token(None, name="x", days=31, by=lea)
    RoleGrant.objects.filter(person=lea).delete()
    token = queries.presented(secret).token
    ((fate, refusal, _why),) = fates(actions.post_readings(token, wanted=[wanted(Kpi.objects.get(pk=kpi.pk))]))
    assert (fate, refusal) == ("refused", "not_yours")
    assert not KpiReading.objects.exists()
