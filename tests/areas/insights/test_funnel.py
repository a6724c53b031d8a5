import datetime as dt

import pytest

from vliegwiel.areas.catalogue.models import Confirmation, Link, Retirement
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.enums import Hidden, Stage
from vliegwiel.areas.insights.jobs import recount_the_headline
from vliegwiel.areas.insights.models import Headline
from vliegwiel.areas.people.events import StaffFileApplied
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce


@pytest.fixture
def goal(dana):
    return Goal.objects.create(statement="Minder lekken", owner=dana, state="active")


@pytest.fixture
def behaviour(goal, dana):
    return TargetBehaviour.objects.create(
        goal=goal, owner=dana, actor="Wie", situation="waar", action="meldt", standard="4"
    )


def serve(activity, behaviour, *, confirmed=True):
    link = Link.objects.create(activity=activity, behaviour=behaviour, rationale="Omdat", claimed_by=activity.owner)
    if confirmed:
        Confirmation.objects.create(link=link, by=behaviour.owner)


def numbers(funnel):
    return [row.n for row in funnel.rows]


def test_the_way_has_n_share_and_interval(activity, crowd, walk, company):
    for n, person in enumerate(crowd(20, company.north)):
        walk(person, activity, "applied" if n < 5 else "invited")
    actions.recount()
    funnel = queries.funnel(activity)
    assert numbers(funnel) == [20, 5, 5, 5, 5, 5]
    applied = funnel.row(Stage.APPLIED)
    assert (applied.of, applied.share) == (20, 0.25)
    assert (round(applied.low, 3), round(applied.high, 3)) == (0.112, 0.469)  # Wilson, 95%
    assert (funnel.activities, funnel.left_out, funnel.hidden) == (1, 0, None)


def test_a_small_group_shows_nothing_but_why(activity, crowd, walk, company):
    assert queries.funnel(activity).hidden == Hidden.EMPTY
    for person in crowd(4, company.north):
        walk(person, activity, "applied")
    actions.recount()
    funnel = queries.funnel(activity)
    assert funnel.hidden == Hidden.SMALL
    assert {(row.n, row.of, row.share, row.low, row.high) for row in funnel.rows} == {(None,) * 5}


def test_totals_leave_small_activities_out_so_that_nothing_can_be_subtracted(make_activity, crowd, walk, company):
    large, small = make_activity("groot"), make_activity("klein")
    people = crowd(6, company.north)
    for person in people:
        walk(person, large, "started")
    for person in people[:3]:
        walk(person, small, "completed")
    actions.recount()
    funnel = queries.funnel()
    assert numbers(funnel) == [6, 6, 0, 0, 0, 0]
    assert (funnel.activities, funnel.left_out) == (1, 1)


def test_an_activity_that_serves_two_behaviours_counts_once(activity, behaviour, goal, crowd, walk, company):
    other = TargetBehaviour.objects.create(goal=goal, owner=goal.owner, action="belt")
    serve(activity, behaviour)
    serve(activity, other)
    for person in crowd(5, company.north):
        walk(person, activity, "invited")
    actions.recount()
    assert numbers(queries.funnel(goal=goal))[0] == numbers(queries.funnel(behaviour=other))[0] == 5


def test_only_confirmed_links_and_activities_on_the_shelf_count(make_activity, behaviour, ines, crowd, walk, company):
    confirmed, claimed, retired = make_activity("a"), make_activity("b"), make_activity("c")
    serve(confirmed, behaviour)
    serve(claimed, behaviour, confirmed=False)
    serve(retired, behaviour)
    Retirement.objects.create(activity=retired, by=ines, reason="op")
    for person in crowd(5, company.north):
        for activity in (confirmed, claimed, retired):
            walk(person, activity, "invited")
    actions.recount()
    assert queries.funnel(behaviour=behaviour).activities == 1
    assert numbers(queries.funnel())[0] == 10


def test_a_unit_is_shown_only_where_it_may_be(activity, crowd, walk, company):
    for person in crowd(6, company.north) + crowd(2, company.south) + crowd(9, company.staff):
        walk(person, activity, "invited")
    actions.recount()
    assert numbers(queries.funnel(activity, unit=company.staff))[0] == 9
    assert queries.funnel(activity, unit=company.root).invited == 17
    for unit in (company.north, company.south):  # north protects south
        assert queries.funnel(activity, unit=unit).invited is None


def test_active_in_application_counts_people_once_of_all_who_work_here(activity, make_activity, crowd, walk, company):
    people = crowd(10, company.north)
    other = make_activity("anders")
    walk(people[0], activity, "tried")
    walk(people[0], other, "applied")
    walk(people[1], activity, "applied")
    walk(people[2], activity, "tried")
    CheckIn.objects.filter(plan__person=people[2]).update(said_at=clock.now() - dt.timedelta(days=29))
    active = queries.headline()
    assert (active.n, active.of) == (2, 10 + 3)  # mara, olu and ines work here too


def test_the_headline_stands_as_it_was_counted_until_it_is_counted_again(activity, crowd, walk, company):
    people = crowd(10, company.north)
    walk(people[0], activity, "tried")
    with clock.at(clock.now() - dt.timedelta(hours=1)):
        actions.recount()
        counted = clock.now()
    walk(people[1], activity, "tried")
    before = queries.headline()
    assert (before.n, before.of, before.counted_at) == (1, 10 + 3, counted)
    recount_the_headline.func()
    after = queries.headline()
    assert (after.n, after.of) == (2, 10 + 3)
    assert after.counted_at > counted


def test_the_headline_is_one_row_however_often_it_is_counted(activity, crowd, company):
    crowd(10, company.north)
    actions.recount_headline()
    actions.recount_headline()
    assert list(Headline.objects.values_list("people", "of")) == [(0, 10 + 1)]


def test_the_headline_of_four_people_is_hidden(company, ben, olu):
    assert (queries.headline().hidden, queries.headline().n) == (Hidden.SMALL, None)


def test_the_headline_knows_at_once_whom_a_staff_file_brought(company, crowd):
    actions.recount_headline()
    crowd(10, company.north)
    announce(StaffFileApplied(by=None, staff_import=1, joined=10, changed=0, left=0))
    assert queries.headline().of == 10
