from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour


def test_drafts_are_seen_by_those_who_set_direction_or_build_and_by_their_owners(
    goal, behaviour, dana, lea, ines, wim, adam, mara, ben, hugo
):
    def sees(person):
        return (
            set(Goal.objects.visible_to(person)) == {goal},
            set(TargetBehaviour.objects.visible_to(person)) == {behaviour},
        )

    assert [sees(person) for person in (dana, lea, ines, wim, adam)] == [(True, True)] * 5
    assert [sees(person) for person in (ben, hugo)] == [(False, False)] * 2
    assert sees(mara) == (False, True)  # she owns the behaviour
    actions.activate_goal(goal, by=dana)
    assert sees(ben) == (True, True)


def test_only_standing_behaviours_of_active_goals_can_be_served(goal, behaviour, dana):
    assert list(TargetBehaviour.objects.active()) == []
    actions.activate_goal(goal, by=dana)
    assert list(TargetBehaviour.objects.active()) == [behaviour]
    actions.retire_behaviour(behaviour, by=dana)
    assert list(TargetBehaviour.objects.active()) == []
