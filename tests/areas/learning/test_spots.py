"""A question beside a block: who keeps the activity answers, whoever that is by then; others read no name."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import SpotQuestion
from vliegwiel.areas.messaging.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(activity, ben):
    return actions.ask_on_the_spot(actions.enrol(activity, by=ben), "t1", text="Geldt dit  ook buiten?", by=ben)


def test_it_reaches_the_owner_and_the_answer_reaches_her(asked, activity, ben, olu, ines):
    assert actions.ask_on_the_spot(actions.enrol(activity, by=ben), "t1", text="Geldt dit ook buiten?", by=ben) == asked
    assert list(queries.to_answer(ines)) == [asked]
    actions.answer_on_the_spot(asked, text="Ja, ook daar.", by=ines)
    assert queries.beside(activity.pk, ["t1"], ben).mine[0].answer == "Ja, ook daar."
    assert queries.beside(activity.pk, ["t1"], olu).shared == ()
    actions.answer_on_the_spot(asked, text="Ja, ook daar.", shown_as="Geldt het buiten?", by=ines)
    assert [one.shown_as for one in queries.beside(activity.pk, ["t1"], olu).shared] == ["Geldt het buiten?"]
    assert {message.person_id for message in Message.objects.all()} == {ines.pk, ben.pk}


def test_a_successor_finds_what_waits(asked, activity, ines, lea):
    catalogue.set_owner(activity, to=lea, by=lea)
    assert list(queries.to_answer(lea)) == [asked]
    assert list(queries.to_answer(ines)) == []
    with pytest.raises(PermissionDenied):
        actions.answer_on_the_spot(asked, text="Ja.", by=ines)


def test_what_needs_a_person_is_not_kept_and_what_is_asked_can_be_taken_away(asked, activity, ben, olu):
    with pytest.raises(ValidationError, match="mens"):
        actions.ask_on_the_spot(actions.enrol(activity, by=ben), "t1", text="Ik word gepest.", by=ben)
    with pytest.raises(PermissionDenied):
        actions.withdraw_spot(asked, by=olu)
    actions.withdraw_spot(asked, by=ben)
    assert not SpotQuestion.objects.exists()
