"""What a manager asks HR about a team, and what a leader stands for."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.welcome import actions, queries
from vliegwiel.areas.welcome.models import Agreement, TeamDoubt

pytestmark = pytest.mark.django_db


def told(person):
    return list(Message.objects.filter(person=person, kind__startswith="welcome.").values_list("kind", flat=True))


def test_hr_hears_of_a_doubt_once_and_the_manager_hears_the_answer(mara, ben, olu, hugo):
    doubt = actions.doubt_team(by=mara, person=ben)
    assert actions.doubt_team(by=mara, person=ben) == doubt
    actions.doubt_team(by=mara, words=" Piet  Jansen ")
    assert [one.about for one in queries.doubts_of(mara)] == ["Ben Bakker", "Piet Jansen"]
    assert told(hugo) == ["welcome.TeamDoubted"]
    with pytest.raises(PermissionDenied):
        actions.doubt_team(by=mara, person=olu)
    with pytest.raises(ValidationError):
        actions.doubt_team(by=mara)
    with pytest.raises(PermissionDenied):
        actions.answer_doubt(doubt, words="Ik doe het zelf", by=mara)
    with pytest.raises(ValidationError):
        actions.answer_doubt(doubt, words=" ", by=hugo)
    actions.answer_doubt(doubt, words="Rechtgezet per maandag.", by=hugo)
    actions.answer_doubt(doubt, words="Iets anders.", by=hugo)
    assert told(mara) == ["welcome.DoubtAnswered"]
    assert TeamDoubt.objects.get(pk=doubt.pk).answer == "Rechtgezet per maandag."
    assert queries.open_doubts().count() == 1


def test_a_leader_stands_for_the_rules_until_she_takes_it_back(dana, ben):
    with pytest.raises(PermissionDenied):
        actions.agree(by=ben)
    assert actions.agree(by=dana) == actions.agree(by=dana)
    assert queries.agreed_by() == [dana.name]
    actions.take_back_agreement(by=dana)
    assert queries.agreed_by() == []
    assert Agreement.objects.count() == 1
