import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.learning.queries import held
from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.actions import Mark
from vliegwiel.areas.live.enums import Missed
from vliegwiel.areas.live.models import Presence, Trainer
from vliegwiel.kit import clock

from .conftest import MONDAY, later, moment

FIRST, SECOND = MONDAY + dt.timedelta(days=8), MONDAY + dt.timedelta(days=9)


@pytest.fixture
def parts(session):
    return list(session.parts.order_by("starts"))


@pytest.fixture
def seat(session, ben):
    return actions.book(session, person=ben, by=ben)


def days(person, activity):
    return [fact.on for fact in held([person.pk], [activity.pk]).get(person.pk, {}).get(activity.pk, ())]


def test_being_at_every_required_part_finishes_it_and_what_was_wrong_is_put_right_beside_it(
    session, parts, seat, ben, lea, olu, activity
):
    with clock.at(moment(SECOND, 13)):
        with pytest.raises(PermissionDenied):
            actions.keep_presence(parts[0], marks={seat.pk: Mark(True)}, by=olu)
        actions.keep_presence(parts[0], marks={seat.pk: Mark(True)}, by=lea)
        assert days(ben, activity) == []
        actions.keep_presence(parts[1], marks={seat.pk: Mark(True)}, by=lea)
        assert actions.keep_presence(parts[1], marks={seat.pk: Mark(True)}, by=lea) == 0
        assert days(ben, activity) == [SECOND]
        actions.keep_presence(parts[0], marks={seat.pk: Mark(False, Missed.TRAVEL)}, by=lea)
        assert days(ben, activity) == []
        actions.keep_presence(parts[0], marks={seat.pk: Mark(True)}, by=lea)
        assert days(ben, activity) == [SECOND]
    assert [row.was_there for row in Presence.objects.filter(part=parts[0]).order_by("pk")] == [True, False, True]
    assert Completion.objects.filter(person=ben).count() == 2  # the first stays readable, with its correction


def test_the_code_on_the_wall_counts_around_its_part_for_who_has_a_seat(session, parts, seat, ben, olu, lea):
    with clock.at(moment(FIRST, 8, 29)), pytest.raises(ValidationError, match="half uur voor het begin"):
        actions.check_in(parts[0], by=ben)
    with clock.at(moment(FIRST, 8, 30)):
        row = actions.check_in(parts[0], by=ben)
        assert actions.check_in(parts[0], by=ben) == row
        with pytest.raises(ValidationError, match="geen plek in deze sessie"):
            actions.check_in(parts[0], by=olu)
    with clock.at(moment(FIRST, 12, 31)), pytest.raises(ValidationError, match="half uur"):
        actions.check_in(parts[0], by=ben)
    with clock.at(moment(SECOND, 9)):
        actions.keep_presence(parts[1], marks={seat.pk: Mark(False)}, by=lea)
        with pytest.raises(ValidationError, match="Op de lijst staat dat je er niet bent"):
            actions.check_in(parts[1], by=ben)
        with pytest.raises(PermissionDenied):
            actions.say_why(seat, parts[1], why=Missed.WORK, by=lea)
        assert actions.say_why(seat, parts[1], why=Missed.WORK, by=ben).why == Missed.WORK
        with pytest.raises(ValidationError, match="Er staat niet dat je er niet was"):
            actions.say_why(seat, parts[0], why=Missed.WORK, by=ben)


def test_the_list_opens_on_the_day_and_knows_who_gave_the_seat_back(session, parts, seat, ben, lea):
    with pytest.raises(ValidationError, match="De lijst gaat open op 10 november"):
        actions.keep_presence(parts[0], marks={seat.pk: Mark(True)}, by=lea)
    actions.give_back(seat, by=ben)
    with clock.at(moment(FIRST)), pytest.raises(ValidationError, match="geen plek meer heeft"):
        actions.keep_presence(parts[0], marks={seat.pk: Mark(True)}, by=lea)


def test_a_session_that_is_only_part_of_it_finishes_nothing_and_a_part_by_choice_is_not_asked(activity, lea, ben):
    loose = actions.plan(activity, parts=[later(8)], capacity=2, completes=False, by=lea)
    choice = actions.plan(activity, parts=[later(9), later(10, required=False)], capacity=2, by=lea)
    seats = [actions.book(one, person=ben, by=ben) for one in (loose, choice)]
    with clock.at(moment(SECOND, 14)):
        actions.keep_presence(loose.parts.get(), marks={seats[0].pk: Mark(True)}, by=lea)
        assert days(ben, activity) == []
        actions.keep_presence(choice.parts.first(), marks={seats[1].pk: Mark(True)}, by=lea)
        assert days(ben, activity) == [SECOND]


def test_a_trainer_from_outside_keeps_the_list_of_her_own_session_only(session, parts, seat, lea, activity):
    tess = actions.ask_trainer(session, name="Tess Trainer", email="tess@buiten.example", by=lea)
    other = actions.plan(activity, parts=[later(0, hour=10)], capacity=2, by=lea)
    with clock.at(moment(FIRST)):
        actions.keep_presence(parts[0], marks={seat.pk: Mark(True)}, by=tess)
        (comer,) = queries.group(session)
        assert comer.parts[parts[0].pk].said_by == "Tess Trainer"
        with pytest.raises(PermissionDenied):
            actions.keep_presence(other.parts.get(), marks={}, by=tess)
    assert Trainer.objects.get(pk=tess.pk).person is None
