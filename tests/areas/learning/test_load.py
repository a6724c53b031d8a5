import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library import publish, republish, retire
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import Assignment
from vliegwiel.areas.learning.queries.load import overload
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Placement
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
WHY = "We krijgen veel boze telefoontjes."
MONDAY = dt.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def on_a_wednesday():
    with clock.at(MONDAY + dt.timedelta(days=2)):
        yield


def given(activity, to, by, due=None):
    return Assignment.objects.create(activity=activity, person=to, given_by=by, reason=WHY, due=due)


def weeks(person):
    return [(week.asked, week.available) for week in queries.load(person)[person.pk]]


@pytest.mark.parametrize(
    ("minutes", "messages", "budget", "index"), [(110, 6, 120, 1.0167), (180, 10, 120, 1.6667), (0, 0, 120, 0)]
)
def test_the_overload_index_as_its_source_computes_it(minutes, messages, budget, index):
    assert overload(minutes, messages, budget) == pytest.approx(index, abs=1e-4)


def test_no_learning_time_no_index():
    assert overload(10, 0, 0) is None


def test_minutes_are_spread_over_the_weeks_up_to_the_date(activity, ines, ben, mara):
    given(activity, ben, mara, due=MONDAY + dt.timedelta(days=9))  # 5 minutes in two weeks
    given(publish(ines, "vandaag", edition={"minutes": 12}), ben, mara, due=MONDAY + dt.timedelta(days=4))
    given(publish(ines, "geweest", edition={"minutes": 3}), ben, mara, due=MONDAY - dt.timedelta(days=30))
    given(publish(ines, "ooit", edition={"minutes": 8}), ben, mara)
    assert weeks(ben) == [(20, 30), (5, 30), (2, 30), (2, 30)]


def test_a_part_timer_has_less_room(hire, company, mara):
    half = hire("Sara", "Half", unit=company.north, led_by=mara, hours=18)
    assert weeks(half) == [(0, 15)] * 4


def test_hours_change_in_the_week_they_change(ben):
    old = Placement.objects.get(employment__person=ben)
    old.ends = MONDAY + dt.timedelta(days=13)
    old.save()
    Placement.objects.create(
        employment=old.employment,
        unit=old.unit,
        position=old.position,
        weekly_hours=24,
        starts=MONDAY + dt.timedelta(days=14),
    )
    assert [room for _asked, room in weeks(ben)] == [30, 30, 20, 20]


def test_what_is_done_taken_back_or_retired_weighs_nothing(activity, ines, ben, mara):
    assignment = given(activity, ben, mara)
    actions.withdraw(assignment, by=mara)
    old = publish(ines, "oud")
    given(old, ben, mara)
    retire(old)
    assert [asked for asked, _room in weeks(ben)] == [0, 0, 0, 0]


def test_the_index_counts_minutes_and_messages(ines, ben, mara):
    given(publish(ines, "lang", edition={"minutes": 40}), ben, mara)
    Message.objects.create(person=ben, kind="learning.Something", key="something")
    assert queries.load_index(ben)[ben.pk] == pytest.approx((40 + 2) / 120)


def test_what_giving_it_asks_of_a_group(activity, ines, ben, hire, company, mara):
    small = hire("Klaas", "Klein", unit=company.north, led_by=mara, hours=6)  # five minutes a week
    given(publish(ines, "eerder", edition={"minutes": 4}), small, mara, due=MONDAY + dt.timedelta(days=4))
    due = MONDAY + dt.timedelta(days=4)
    asks = queries.what_it_asks([ben, small], activity, due)
    assert (asks.minutes, asks.total) == (5, 10)
    assert [row.person for row in asks.full] == [small]
    assert [(week.asked, week.available) for week in asks.weeks] == [(14, 35), (0, 35), (0, 35), (0, 35)]


def test_who_has_it_already_is_asked_nothing_more_and_own_learning_does_not_show(activity, ben, hire, company, mara):
    other = hire("Sara", "Zelf", unit=company.north, led_by=mara)
    given(activity, ben, mara)
    enrolment = actions.enrol(activity, by=other)
    for block in ("t1", "p1"):
        actions.finish_step(enrolment, block, by=other)
    actions.answer(enrolment, "q1", chosen=[], by=other)
    asks = queries.what_it_asks([ben, other], activity)
    assert [(row.person, row.had) for row in asks.people] == [(ben, True), (other, False)]
    assert asks.people[0].before == asks.people[0].after
    assert asks.total == 5


def test_many_people_cost_the_same_queries_as_one(activity, ines, hire, company, mara, ben):
    def cost(people):
        with CaptureQueriesContext(connection) as asked:
            queries.load(people)
            queries.load_index(people)
            queries.what_it_asks(people, activity)
        return len(asked)

    given(activity, ben, mara)
    republish(activity, language="en")
    crowd = [hire(f"Sam{n}", "Velen", unit=company.north, led_by=mara) for n in range(5)]
    for person in crowd:
        given(activity, person, mara)
    assert cost([ben]) == cost([ben, *crowd]) <= 15
