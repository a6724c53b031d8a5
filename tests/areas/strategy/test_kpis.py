import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.enums import Direction
from vliegwiel.areas.strategy.models import Kpi, KpiReading
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

WHOLE = {
    "name": "Actief in toepassing",
    "unit": "%",
    "baseline": 5,
    "baseline_from": dt.date(2026, 1, 1),
    "baseline_until": dt.date(2026, 3, 31),
    "baseline_n": 240,
    "target": 50,
    "sesoi": 5,
}


def kinds():
    return list(Happening.objects.order_by("pk").values_list("kind", flat=True))


def refusal(verb, *args, **kwargs):
    with pytest.raises(ValidationError) as refused:
        verb(*args, **kwargs)
    return set(refused.value.message_dict)


def test_the_first_kpi_of_a_goal_is_its_headline_and_others_follow(goal, dana):
    second = actions.write_kpi(goal, by=dana, name="Bijna-ongevallen gemeld")
    goal.refresh_from_db()
    assert [str(kpi) for kpi in goal.kpis.all()] == ["Ongevallen met verzuim", "Bijna-ongevallen gemeld"]
    assert (str(goal.headline), second.place) == ("Ongevallen met verzuim", 1)


def test_the_academys_own_kpi_is_whole_or_not_there(lea, ben):
    assert refusal(actions.write_kpi, None, by=lea, name="Actief in toepassing") == {"baseline", "target"}
    kpi = actions.write_kpi(None, by=lea, **WHOLE)
    assert list(Kpi.objects.of_academy().visible_to(ben)) == [kpi]
    with pytest.raises(PermissionDenied):
        actions.write_kpi(None, by=ben, **WHOLE)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Voltooide trainingen"}, "name"),
        ({"ceiling": 40}, "ceiling"),
        ({"money_per_unit": 100}, "money_agreed_by"),
        ({"granularity": "person"}, "granularity"),
        ({"baseline_n": None}, "baseline_n"),
    ],
)
def test_what_a_kpi_may_not_be_is_said_at_its_field(lea, changed, field):
    kpi = actions.write_kpi(None, by=lea, **WHOLE)
    assert refusal(actions.change_kpi, kpi, by=lea, **changed) == {field}
    kpi.refresh_from_db()
    assert str(kpi) == "Actief in toepassing"


def test_a_kpi_does_not_guard_itself(lea):
    kpi = actions.write_kpi(None, by=lea, **WHOLE)
    assert refusal(actions.change_kpi, kpi, by=lea, guardrail=kpi) == {"guardrail"}


def test_another_unit_after_a_reading_is_another_kpi(lea):
    kpi = actions.write_kpi(None, by=lea, **WHOLE)
    actions.change_kpi(kpi, by=lea, unit="procent")
    actions.record_reading(kpi, by=lea, on=clock.today(), value=Decimal(7), n=210)
    assert refusal(actions.change_kpi, kpi, by=lea, unit="mensen") == {"unit"}
    assert (KpiReading.objects.get().n, kinds()[-1]) == (210, "strategy.ReadingRecorded")


def test_changing_nothing_of_a_kpi_leaves_no_trace(lea):
    kpi = actions.write_kpi(None, by=lea, **WHOLE)
    actions.change_kpi(kpi, by=lea, **WHOLE)
    assert kinds() == ["strategy.KpiWritten"]


def test_a_measured_kpi_is_never_thrown_away_and_an_active_goal_keeps_one(goal, dana, lea):
    spare = actions.write_kpi(goal, by=dana, name="Spiegelmaat")
    actions.remove_kpi(spare, by=dana)
    actions.activate_goal(goal, by=dana)
    goal.refresh_from_db()
    with pytest.raises(ValidationError, match="ten minste één maat"):
        actions.remove_kpi(goal.headline, by=dana)
    kpi = actions.write_kpi(None, by=lea, **WHOLE)
    actions.record_reading(kpi, by=lea, on=clock.today(), value=Decimal(7))
    with pytest.raises(ValidationError, match="Die bewaren we"):
        actions.remove_kpi(kpi, by=lea)
    actions.remove_reading(kpi, by=lea, on=clock.today())
    actions.remove_kpi(kpi, by=lea)
    assert [str(kpi) for kpi in Kpi.objects.all()] == ["Ongevallen met verzuim"]


def test_a_closed_goal_takes_no_readings_and_keeps_those_it_has(goal, dana):
    actions.activate_goal(goal, by=dana)
    goal.refresh_from_db()
    actions.record_reading(goal.headline, by=dana, on=clock.today(), value=Decimal(9))
    actions.close_goal(goal, by=dana, achieved=True, reason="Gehaald, met dank aan de ploegen.")
    kpi = Kpi.objects.get(goal=goal)
    for verb in (
        lambda: actions.record_reading(kpi, by=dana, on=clock.today(), value=Decimal(5)),
        lambda: actions.remove_reading(kpi, by=dana, on=clock.today()),
    ):
        with pytest.raises(ValidationError, match="De metingen van toen blijven staan. Open het doel weer"):
            verb()
    assert list(KpiReading.objects.values_list("value", flat=True)) == [Decimal(9)]
    actions.reopen_goal(goal, by=dana)
    actions.record_reading(Kpi.objects.get(goal=goal), by=dana, on=clock.today(), value=Decimal(5))
    assert KpiReading.objects.get().value == 5


def test_person_by_person_only_when_the_works_council_agrees(goal, dana, wim):
    kpi = actions.change_kpi(goal.headline, by=dana, granularity="person")
    assert [weakness.code for weakness in queries.errors(kpi)] == ["LOS-K4"]
    with pytest.raises(PermissionDenied):
        actions.agree_to_person_level(kpi, by=dana)
    kpi = actions.agree_to_person_level(kpi, by=wim)
    actions.agree_to_person_level(kpi, by=wim)
    assert queries.errors(kpi) == []
    assert kinds().count("strategy.PersonLevelAgreed") == 1
    kpi = actions.change_kpi(kpi, by=dana, granularity="team")
    assert kpi.person_level_agreed_by is None


@pytest.mark.parametrize(
    ("figures", "heads"),
    [
        ((12, 6, ""), "down"),
        ((6, 12, ""), "up"),
        ((6, 12, Direction.BAND), "band"),
        ((None, 12, ""), ""),
        ((5, 5, ""), ""),
    ],
)
def test_the_right_direction_is_as_chosen_or_as_the_figures_say(figures, heads):
    baseline, target, direction = figures
    assert Kpi(baseline=baseline, target=target, direction=direction).heads == heads
