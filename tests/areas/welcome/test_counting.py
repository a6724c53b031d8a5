"""What is told of how people begin: nothing of a few, nothing that follows by subtracting."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.moments import actions as moments
from vliegwiel.areas.welcome import actions, queries
from vliegwiel.areas.welcome.enums import Outcome, Persona, Reason, Split
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)


@pytest.fixture
def crowd(company, hire, mara):
    """Seven of Mara's in the north, three in the south."""
    north = [hire(f"Noor{n}", "Vis", unit=company.north, led_by=mara) for n in range(7)]
    return north, [hire(f"Zus{n}", "Vis", unit=company.south) for n in range(3)]


def by_unit():
    told = queries.cohorts(Persona.LEARNER, Split.UNIT, queries.counted_on(Persona.LEARNER))
    return {one.name: (one.people, one.tenths, one.of) for one in told}


def test_a_small_unit_is_hidden_and_takes_a_larger_one_with_it(crowd):
    north, _south = crowd
    with clock.at(MONDAY):
        for one in north[:4]:
            moments.aim_in_words("Een boze klant", by=one)
        assert actions.count_runs() > 0
        assert actions.count_runs() == 0  # once a week
    # Three in the south are hidden; three alone could be told by subtracting from all, so the north goes with them.
    assert by_unit() == {"Team Noord": (None, None, MONDAY), "Team Zuid": (None, None, MONDAY)}


def test_figures_stay_those_of_before_until_five_more_came(crowd, company, hire):
    north, south = crowd
    south += [hire(f"Erbij{n}", "Vis", unit=company.south) for n in range(3)]
    with clock.at(MONDAY):
        for one in north[:4]:
            moments.aim_in_words("Een boze klant", by=one)
        actions.count_runs()
        assert by_unit()["Team Noord"] == (8, (0, 5, 0, 0, 0), MONDAY)
    newcomer = hire("Nieuw", "Vis", unit=company.north)
    newcomer.employments.update(starts=MONDAY + dt.timedelta(days=1))
    later = MONDAY + dt.timedelta(days=7)
    with clock.at(later):
        moments.aim_in_words("Nog een", by=newcomer)
        actions.count_runs()
        assert by_unit()["Team Noord"] == (8, (0, 5, 0, 0, 0), MONDAY)
        assert by_unit()["Team Zuid"][0] == 6


def test_where_people_leave_a_step_and_why_from_five_on(crowd):
    north, _south = crowd
    with clock.at(MONDAY - dt.timedelta(days=30)):
        for n, one in enumerate(north):
            run = actions.begin(Persona.LEARNER, by=one)
            actions.note_step(run, "goal", outcome=Outcome.SKIPPED, by=one)
            actions.say_why(run, "goal", reason=Reason.PRIVATE if n < 5 else Reason.LONG, by=one)
            if n == 0:
                actions.note_step(run, "short", outcome=Outcome.DONE, by=one)
    with clock.at(MONDAY):
        actions.count_runs()
        told = queries.leaks(Persona.LEARNER, MONDAY)
    # Five said one thing and two another: the two are hidden, and so are the five, for they would tell of the two.
    assert told["goal"] == queries.Leak("goal", 7, 10, 0, ())
    assert (told["short"].people, told["short"].left) == (7, 10)


def test_quarters_and_what_is_long_ago(crowd):
    assert queries.quarter(dt.date(2026, 2, 1), MONDAY) == "2026-1"
    assert queries.quarter(dt.date(2024, 4, 1), MONDAY) == "2024-2"
    assert queries.quarter(dt.date(2024, 3, 31), MONDAY) == queries.EARLIER
    assert set(queries.groups(Persona.LEARNER, MONDAY)[Split.QUARTER]) == {queries.EARLIER}
    assert queries.groups(Persona.AUTHOR, MONDAY)[Split.UNIT] == {}
    assert all(who == set() for who in queries.reached().values())
    assert queries.came_to(Persona.LEARNER) == ({}, {})


def test_the_lead_asks_managers_once_a_month(lea, mara, ben):
    with pytest.raises(PermissionDenied):
        actions.ask_managers(by=mara, month="2026-3")
    actions.ask_managers(by=lea, month="2026-3")
    actions.ask_managers(by=lea, month="2026-3")
    assert Message.objects.filter(person=mara, kind="welcome.ManagersAsked").count() == 1
