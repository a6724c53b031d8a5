import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import Closing, Goal, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

from .conftest import BEHAVIOUR, GOAL


def kinds():
    return list(Happening.objects.order_by("pk").values_list("kind", flat=True))


def test_a_goal_may_begin_half_finished_but_not_without_a_sentence(dana):
    goal = actions.write_goal(by=dana, owner=dana, statement="Minder ongevallen")
    assert (goal.state, str(goal.statement), kinds()) == ("draft", "Minder ongevallen", ["strategy.GoalWritten"])
    with pytest.raises(ValidationError) as refused:
        actions.write_goal(by=dana, owner=dana, statement="")
    assert set(refused.value.message_dict) == {"statement"}


def test_a_half_finished_goal_cannot_become_active_and_hears_all_of_it(dana):
    goal = actions.write_goal(by=dana, owner=dana, statement="Minder ongevallen")
    with pytest.raises(ValidationError) as refused:
        actions.activate_goal(goal, by=dana)
    assert set(refused.value.message_dict) == {"due", "measure", "baseline", "target"}
    goal.refresh_from_db()
    assert goal.is_draft


def test_activating_twice_is_activating_once(goal, dana):
    actions.activate_goal(goal, by=dana)
    assert actions.activate_goal(goal, by=dana).is_active
    assert kinds() == ["strategy.GoalWritten", "strategy.GoalActivated"]


def test_an_active_goal_may_not_become_unfit(goal, dana):
    goal = actions.activate_goal(goal, by=dana)
    with pytest.raises(ValidationError):
        actions.change_goal(goal, by=dana, measure="Afgeronde trainingen")
    goal.refresh_from_db()
    assert str(goal.headline.name) == "Ongevallen met verzuim"


def test_changing_nothing_leaves_no_trace(goal, dana):
    actions.change_goal(goal, by=dana, **GOAL)
    assert kinds() == ["strategy.GoalWritten"]
    actions.change_goal(goal, by=dana, target="5.5")
    goal.refresh_from_db()
    assert (goal.headline.target, kinds()) == (Decimal("5.5"), ["strategy.GoalWritten", "strategy.GoalChanged"])


def test_closing_needs_a_reason_and_can_be_undone(goal, dana):
    goal = actions.activate_goal(goal, by=dana)
    with pytest.raises(ValidationError):
        actions.close_goal(goal, by=dana, achieved=True, reason=" ")
    goal = actions.close_goal(goal, by=dana, achieved=True, reason="Zes ongevallen, drie kwartalen op rij")
    actions.close_goal(goal, by=dana, achieved=False, reason="nog eens")
    goal.refresh_from_db()
    assert (goal.state, goal.closing.reason) == ("achieved", "Zes ongevallen, drie kwartalen op rij")
    with pytest.raises(ValidationError):
        actions.change_goal(goal, by=dana, target=5)
    assert actions.reopen_goal(goal, by=dana).is_active
    assert not Closing.objects.exists()
    assert kinds()[-2:] == ["strategy.GoalAchieved", "strategy.GoalReopened"]


def test_a_draft_is_thrown_away_and_an_active_goal_is_not(goal, behaviour, dana):
    other = actions.activate_goal(
        actions.write_goal(by=dana, owner=dana, due=clock.today() + dt.timedelta(days=99), **GOAL), by=dana
    )
    with pytest.raises(ValidationError):
        actions.discard_goal(other, by=dana)
    actions.discard_goal(goal, by=dana)
    assert list(Goal.objects.all()) == [other]
    assert not TargetBehaviour.objects.exists()


def test_a_reading_is_one_a_day_and_never_of_tomorrow(goal, dana):
    yesterday = clock.today() - dt.timedelta(days=1)
    actions.record_reading(goal.headline, by=dana, on=yesterday, value=Decimal(11))
    actions.record_reading(goal.headline, by=dana, on=yesterday, value=Decimal(11))
    actions.record_reading(goal.headline, by=dana, on=yesterday, value=Decimal(10))
    assert [(reading.on, reading.value) for reading in goal.headline.readings.all()] == [(yesterday, Decimal(10))]
    assert kinds().count("strategy.ReadingRecorded") == 2
    with pytest.raises(ValidationError):
        actions.record_reading(goal.headline, by=dana, on=clock.today() + dt.timedelta(days=1), value=Decimal(9))
    actions.remove_reading(goal.headline, by=dana, on=yesterday)
    actions.remove_reading(goal.headline, by=dana, on=yesterday)
    assert kinds().count("strategy.ReadingRemoved") == 1


def test_a_vague_behaviour_is_refused_with_a_suggestion(goal, dana, mara):
    with pytest.raises(ValidationError) as refused:
        actions.write_behaviour(goal, by=dana, owner=mara, **BEHAVIOUR | {"action": "begrijpt de klant"})
    (told,) = refused.value.message_dict["action"]
    assert told.startswith("Dit kun je niet zien of horen.")
    assert "vat samen wat de klant vraagt" in told
    assert not TargetBehaviour.objects.exists()


def test_a_behaviour_cannot_be_changed_into_something_vague(behaviour, mara):
    with pytest.raises(ValidationError):
        actions.change_behaviour(behaviour, by=mara, action="weet de vijf punten")
    behaviour.refresh_from_db()
    assert str(behaviour.action) == BEHAVIOUR["action"]
    actions.change_behaviour(behaviour, by=mara, action={"nl": "telt de vijf punten", "en": "counts the five points"})
    behaviour.refresh_from_db()
    assert behaviour.action == {"nl": "telt de vijf punten", "en": "counts the five points"}


def test_a_rare_chance_is_a_warning_and_stops_nothing(goal, dana, mara):
    behaviour = actions.write_behaviour(goal, by=dana, owner=mara, chances_a_month=0, **BEHAVIOUR)
    assert behaviour.pk


def test_retiring_and_restoring_are_each_once(behaviour, mara):
    actions.retire_behaviour(behaviour, by=mara)
    actions.retire_behaviour(behaviour, by=mara)
    assert list(TargetBehaviour.objects.standing()) == []
    with pytest.raises(ValidationError):
        actions.change_behaviour(behaviour, by=mara, chances_a_month=2)
    actions.restore_behaviour(behaviour, by=mara)
    assert list(TargetBehaviour.objects.standing()) == [behaviour]
    assert kinds()[-2:] == ["strategy.BehaviourRetired", "strategy.BehaviourRestored"]


def test_a_goal_is_handed_over_to_somebody_who_works_here_and_is_no_educator(goal, dana, mara, lea, hire, company):
    gone = hire("Gerda", "Blom", unit=company.north)
    gone.left_on = dt.date(2021, 1, 1)
    gone.save()
    goal = actions.activate_goal(goal, by=dana)
    for refused in (gone, lea):
        with pytest.raises(ValidationError):
            actions.hand_over(goal, by=dana, to=refused)
        goal.refresh_from_db()
    actions.hand_over(goal, by=dana, to=mara)
    actions.hand_over(goal, by=dana, to=mara)
    goal.refresh_from_db()
    assert goal.owner == mara
    happening = Happening.objects.get(kind="strategy.GoalHandedOver")
    assert (happening.by_id, happening.person_id) == (dana.pk, mara.pk)


def test_a_behaviour_is_handed_over_by_its_owner(behaviour, mara, ben):
    actions.hand_over(behaviour, by=mara, to=ben)
    behaviour.refresh_from_db()
    assert behaviour.owner == ben


def test_only_those_who_set_direction_and_owners_write(goal, behaviour, mara, ben, lea, ines, hugo, wim, adam):
    for person in (mara, ben, ines, hugo, wim, adam):
        with pytest.raises(PermissionDenied):
            actions.write_goal(by=person, owner=person, statement="Iets met 3")
    for person in (mara, ben, ines, hugo, wim, adam):
        with pytest.raises(PermissionDenied):
            actions.record_reading(goal.headline, by=person, on=clock.today(), value=Decimal(1))
    for person in (ben, ines, hugo, wim, adam):
        with pytest.raises(PermissionDenied):
            actions.change_behaviour(behaviour, by=person, chances_a_month=9)
    assert actions.change_behaviour(behaviour, by=mara, chances_a_month=9).chances_a_month == 9
    assert actions.change_goal(goal, by=lea, target=7).headline.target == 7


def test_a_goal_has_three_critical_behaviours_at_most(goal, dana, mara):
    three = [actions.write_behaviour(goal, by=dana, owner=mara, critical=True, **BEHAVIOUR) for _n in range(3)]
    with pytest.raises(ValidationError) as refused:
        actions.write_behaviour(goal, by=dana, owner=mara, critical=True, **BEHAVIOUR)
    assert set(refused.value.message_dict) == {"critical"}
    actions.retire_behaviour(three[0], by=dana)
    actions.write_behaviour(goal, by=dana, owner=mara, critical=True, **BEHAVIOUR)


def test_a_behaviour_moves_a_kpi_of_its_own_goal_and_knows_who_may_see_it(goal, behaviour, dana):
    other = actions.write_goal(by=dana, owner=dana, statement="Een ander doel")
    for wrong in ({"kpi": other.headline}, {"observers": ["neighbour"]}, {"skill": 4}):
        with pytest.raises(ValidationError) as refused:
            actions.change_behaviour(behaviour, by=dana, **wrong)
        assert set(refused.value.message_dict) == set(wrong)
        behaviour.refresh_from_db()
    behaviour = actions.change_behaviour(behaviour, by=dana, kpi=goal.headline, observers=["peer", "manager"], skill=3)
    behaviour.refresh_from_db()
    assert (behaviour.kpi, behaviour.observers, behaviour.skill) == (goal.headline, ["peer", "manager"], 3)
