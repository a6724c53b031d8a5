"""A manager's three small jobs: told in one message on the first morning of the week, and who is left in peace."""

import datetime as dt

import pytest

from tests.practising import MONDAY
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import ActingManager, Placement, ReportingLine
from vliegwiel.areas.practice import actions, jobs, queries
from vliegwiel.kit import clock
from vliegwiel.kit.notices import worded

NEXT = MONDAY + dt.timedelta(days=7)


@pytest.fixture
def something(listening, ben, mara):
    """Something to look ahead at with Ben, until it is due in two weeks."""
    with clock.at(MONDAY):
        learning.assign(listening, to=ben, by=mara, reason="De nieuwe planning.", due=MONDAY + dt.timedelta(days=14))


def told():
    return {
        one.person.given_name: one.facts
        for one in Message.objects.filter(kind="practice.JobsOfTheWeek").select_related("person")
    }


def morning(day):
    with clock.at(dt.datetime.combine(day, dt.time(8), tzinfo=dt.UTC)):
        jobs.tell_jobs.func()


def test_one_message_on_monday_and_none_on_tuesday(something, mara, ben, hire, company, publish, finish):
    tess = hire("Tess", "Visser", unit=company.north, led_by=mara)
    short = publish("kort")
    with clock.at(MONDAY - dt.timedelta(days=9)):
        learning.assign(short, to=tess, by=mara, reason="Samen doen.")
    finish(tess, short, on=MONDAY - dt.timedelta(days=5))
    for day in (NEXT, NEXT, NEXT + dt.timedelta(days=1)):
        morning(day)
    assert told() == {"Mara": {"ahead": "Ben Bakker", "ask": "Tess Visser", "see": "", "waits": 0, "minutes": 4}}
    assert Message.objects.filter(kind="practice.JobsOfTheWeek").count() == 1
    with clock.at(NEXT + dt.timedelta(days=1)):
        assert queries.to_tell_jobs() == []
        actions.tell_jobs(mara)  # twice is once
    assert Message.objects.filter(kind="practice.JobsOfTheWeek").count() == 1


def test_a_week_without_jobs_has_no_message(mara, ben):
    morning(NEXT)
    assert told() == {}


@pytest.mark.parametrize(("pattern", "on"), [("12345", 0), ("345", 2), ("5", 4)])
def test_it_comes_on_the_first_day_she_works(something, mara, pattern, on):
    Placement.objects.filter(employment__person=mara).update(pattern=pattern)
    days = []
    for n in range(5):
        before = Message.objects.count()
        morning(NEXT + dt.timedelta(days=n))
        days += [n] if Message.objects.count() > before else []
    assert days == [on]


def test_who_is_away_all_week_hears_nothing_and_who_comes_back_halfway_hears_it_then(something, mara, ben):
    with clock.at(MONDAY):
        messaging.be_away(starts=NEXT, ends=NEXT + dt.timedelta(days=1), by=mara)
    morning(NEXT)
    assert told() == {}
    morning(NEXT + dt.timedelta(days=2))
    assert set(told()) == {"Mara"}


def test_a_full_week_is_skipped(something, mara, publish, lea):
    long = publish("lang")
    long.editions.update(minutes=600)
    ReportingLine.objects.create(person=mara, manager=lea, starts=MONDAY)
    with clock.at(MONDAY):
        learning.assign(long, to=mara, by=lea, reason="Voor het examen.", due=NEXT + dt.timedelta(days=10))
    for n in range(5):
        morning(NEXT + dt.timedelta(days=n))
    assert told() == {}


def test_who_stands_in_hears_of_that_team_too(something, mara, ben, olu):
    with clock.at(MONDAY):
        messaging.be_away(starts=NEXT, ends=NEXT + dt.timedelta(days=6), by=mara)
    ActingManager.objects.create(manager=mara, stand_in=olu, starts=NEXT, ends=NEXT + dt.timedelta(days=6))
    morning(NEXT)
    assert {name: facts["ahead"] for name, facts in told().items()} == {"Olu": "Ben Bakker"}


def test_a_new_manager_hears_of_what_runs(something, ben, olu):
    ReportingLine.objects.filter(person=ben).update(ends=MONDAY + dt.timedelta(days=3))
    ReportingLine.objects.create(person=ben, manager=olu, starts=MONDAY + dt.timedelta(days=4))
    morning(NEXT)
    assert {name: facts["ahead"] for name, facts in told().items()} == {"Olu": "Ben Bakker"}


def test_a_message_is_whole_sentences(something, mara):
    morning(NEXT)
    notice = Message.objects.get(kind="practice.JobsOfTheWeek")
    assert worded(notice.kind, notice.facts).text == (
        "Jouw week met je team, samen 2 minuten. Kijk met Ben Bakker vooruit."
    )


def test_who_waits_for_an_answer_is_told_as_that_and_not_as_looking_ahead(mara, ben, plan):
    with clock.at(NEXT):
        actions.ask_for_chance(plan, to=mara, by=ben)
    morning(NEXT)
    assert told() == {"Mara": {"ahead": "", "ask": "", "see": "", "waits": 1, "minutes": 2}}
    notice = Message.objects.get(kind="practice.JobsOfTheWeek")
    assert worded(notice.kind, notice.facts).text == (
        "Jouw week met je team, samen 2 minuten. Er wacht iemand op je antwoord."
    )


def ticked(manager, person, on):
    with clock.at(on):
        actions.mark_moment(person, kind="ask", by=manager)


def test_the_level_above_sees_five_managers_together_and_never_one(hire, company, django_assert_num_queries):
    managers = [hire("Baas", f"Noord-{n}", unit=company.north) for n in range(6)]
    few = [hire("Chef", f"Zuid-{n}", unit=company.south) for n in range(5)]
    alone = hire("Kop", "Staf", unit=company.staff)
    people = {
        one.pk: hire("Lid", f"Van-{n}", unit=company.north, led_by=one)
        for n, one in enumerate((*managers, *few, alone))
    }
    for one in managers:
        ticked(one, people[one.pk], MONDAY)
    ticked(few[0], people[few[0].pk], MONDAY)
    ticked(alone, people[alone.pk], MONDAY)
    with clock.at(dt.date(2026, 4, 2)), django_assert_num_queries(4):
        found = {one.name: one.tenths for one in queries.follow_through()}
    # One manager in the office: hidden, and the smallest other with it, so that nobody subtracts.
    assert found == {"Team Noord": 10, "Team Zuid": None, "Staf": None}
    with clock.at(dt.date(2026, 5, 2)):
        assert {one.name: one.tenths for one in queries.follow_through()}["Team Noord"] == 0
