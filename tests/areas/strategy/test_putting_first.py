import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.models import Goal, TopGoal
from vliegwiel.kit.words import Words

pytestmark = pytest.mark.django_db


def test_three_goals_go_first_and_the_next_choice_takes_their_place(dana, ben):
    goals = [Goal.objects.create(statement=Words(nl=f"Doel {n}"), owner=ben, state=Goal.State.ACTIVE) for n in range(4)]
    with pytest.raises(PermissionDenied):
        actions.put_first(goals[:1], by=ben)
    with pytest.raises(ValidationError):
        actions.put_first(goals, by=dana)
    actions.put_first(goals[1:], by=dana)
    actions.put_first(goals[1:], by=dana)
    assert [row.goal for row in queries.goal_rows(dana)] == [*goals[1:], goals[0]]
    actions.put_first(goals[:1], by=dana)
    assert [one.goal for one in TopGoal.objects.all()] == goals[:1]
    draft = Goal.objects.create(statement=Words(nl="Nog niet"), owner=ben)
    with pytest.raises(ValidationError):
        actions.put_first([draft], by=dana)
