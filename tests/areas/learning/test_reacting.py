import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import publish, retire
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import Completion, Reaction
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)


@pytest.fixture
def completion(ben, activity):
    with clock.at(MONDAY):
        return Completion.objects.create(person=ben, activity=activity, edition=activity.editions.get())


def on(days):
    return clock.at(MONDAY + dt.timedelta(days=days))


def test_two_taps_are_two_answers_and_the_same_tap_twice_is_one(completion, ben):
    with on(0):
        actions.react(completion, by=ben, enjoyment=5)
        actions.react(completion, by=ben, enjoyment=5)
        said = actions.react(completion, by=ben, usefulness=2)
    assert (said.enjoyment, said.usefulness) == (5, 2)
    assert Reaction.objects.count() == 1
    assert Happening.objects.filter(kind="learning.Reacted").count() == 2


def test_leaving_it_leaves_no_trace(completion, ben):
    with on(0):
        assert actions.react(completion, by=ben) is None
        actions.react(completion, by=ben, usefulness=4)
        actions.take_reaction_back(completion, by=ben)
        actions.take_reaction_back(completion, by=ben)
    assert not Reaction.objects.exists()
    assert queries.reactions() == {}


def test_what_she_said_is_in_no_event(completion, ben):
    with on(0):
        actions.react(completion, by=ben, enjoyment=1, usefulness=1)
    (told,) = Happening.objects.filter(kind="learning.Reacted")
    assert set(told.facts) == {"by", "person", "activity"}


def test_it_is_changed_on_the_day_itself_only(completion, ben):
    with on(2):
        actions.react(completion, by=ben, enjoyment=3)
        actions.react(completion, by=ben, enjoyment=4)
    with on(3), pytest.raises(ValidationError, match="op de dag zelf"):
        actions.react(completion, by=ben, usefulness=4)
    with on(3), pytest.raises(ValidationError, match="op de dag zelf"):
        actions.take_reaction_back(completion, by=ben)
    assert queries.my_reaction(ben, completion).enjoyment == 4


def test_a_week_after_finishing_nobody_is_asked_any_more(completion, ben):
    days = [MONDAY + dt.timedelta(days=n) for n in (6, 7)]
    assert [queries.may_still_react(completion, None, day) for day in days] == [True, False]
    with on(7), pytest.raises(ValidationError):
        actions.react(completion, by=ben, enjoyment=3)


@pytest.mark.parametrize("step", [0, 6])
def test_there_are_five_steps(completion, ben, step):
    with on(0), pytest.raises(ValueError):
        actions.react(completion, by=ben, enjoyment=step)


def test_nobody_answers_for_another_and_nobody_reads_anothers_answer(completion, ben, mara, lea):
    with on(0):
        actions.react(completion, by=ben, enjoyment=5)
        for person in (mara, lea):
            with pytest.raises(PermissionDenied):
                actions.react(completion, by=person, enjoyment=1)
    assert [queries.my_reaction(person, completion) for person in (mara, lea)] == [None, None]


def test_counts_keep_the_two_apart_and_show_from_eight(activity, hire, company):
    for n in range(8):
        person = hire(f"I{n}", "N", unit=company.north)
        Reaction.objects.create(person=person, activity=activity, enjoyment=5, usefulness=2 if n < 7 else None)
    found = queries.reactions([activity.pk])[activity.pk]
    assert (found.enjoyment.steps, found.enjoyment.total, found.enjoyment.shown) == ((0, 0, 0, 0, 8), 8.0, True)
    assert (found.usefulness.steps, found.usefulness.total, found.usefulness.shown) == ((0, 7, 0, 0, 0), 1.75, False)


def test_after_two_years_they_are_forgotten(completion, ben):
    with on(0):
        actions.react(completion, by=ben, enjoyment=5)
    with on(731):
        actions.forget_old()
    assert not Reaction.objects.exists()


def test_an_address_that_was_replaced_leads_on(activity, ines):
    new, gone = publish(ines, "nieuw"), retire(activity)
    assert list(queries.followers()) == []
    gone.retirement.replaced_by = new
    gone.retirement.save()
    assert [one.retirement.replaced_by for one in queries.followers()] == [new]
