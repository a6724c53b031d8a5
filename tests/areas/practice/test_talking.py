"""What a manager asks attention for, and when he talks about it."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import TalkKind
from vliegwiel.areas.practice.models import Talk
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.words import Words

pytestmark = pytest.mark.django_db


def behaviour(owner, name):
    goal = Goal.objects.create(statement=Words(nl="Minder boze klanten"), owner=owner, state=Goal.State.ACTIVE)
    words = {field: Words(nl=name) for field in ("actor", "situation", "action", "standard")}
    return TargetBehaviour.objects.create(goal=goal, owner=owner, **words)


def test_one_behaviour_at_a_time_which_the_team_sees_first(mara, ben, olu):
    first, second = behaviour(mara, "luisteren"), behaviour(mara, "vragen")
    with pytest.raises(PermissionDenied):
        actions.choose_focus(first, by=olu)
    assert actions.choose_focus(first, by=mara) == actions.choose_focus(first, by=mara)
    actions.choose_focus(second, by=mara)
    assert queries.focus_of(mara) == second
    assert queries.focus_of_leaders(ben) == [second]
    assert queries.focus_of_leaders(olu) == []
    actions.end_focus(by=mara)
    assert queries.focus_of(mara) is None


def test_a_talk_is_booked_once_told_and_called_off_by_either(mara, ben, olu, activity):
    starts = clock.now() + dt.timedelta(days=2)
    booked = {"kind": TalkKind.AHEAD, "starts": starts, "activity": activity, "by": mara}
    talk = actions.book_talk(ben, **booked)
    assert actions.book_talk(ben, **booked) == talk
    assert [one.title for one in queries.talks_ahead(mara)] == ["Luisteren"]
    assert len(queries.questions(talk)) == 3
    with pytest.raises(PermissionDenied):
        actions.book_talk(olu, **booked)
    with pytest.raises(ValidationError):
        actions.book_talk(ben, **{**booked, "starts": clock.now()})
    with pytest.raises(PermissionDenied):
        actions.call_off_talk(talk, by=olu)
    actions.call_off_talk(talk, by=ben)
    actions.call_off_talk(talk, by=mara)
    assert queries.talks_ahead(mara) == []
    assert queries.talks_of(ben).get().called_off_at
    assert Message.objects.filter(person=ben, kind="practice.TalkBooked").count() == 1
    assert Message.objects.filter(person=mara, kind="practice.TalkCalledOff").count() == 1
    with clock.at(clock.today() + dt.timedelta(days=100)):
        assert actions.forget_talks() == 1
    assert not Talk.objects.exists()
