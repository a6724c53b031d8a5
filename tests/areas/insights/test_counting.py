import datetime as dt

from vliegwiel.areas.insights import actions
from vliegwiel.areas.insights.models import Cell
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.people.models import Employment, Person, Placement
from vliegwiel.areas.practice.models import CheckIn, Plan, SupportAct
from vliegwiel.kit import clock


def cells(activity, unit=None):
    return dict(
        Cell.objects.filter(activity=activity, unit=unit, people__gt=0).order_by("pk").values_list("stage", "people")
    )


WAY = ["invited", "started", "completed", "planned", "tried", "applied"]


def test_each_stage_counts_who_came_at_least_that_far(activity, crowd, walk, company):
    for person, stage in zip(crowd(6, company.north), WAY, strict=True):
        walk(person, activity, stage)
    actions.recount()
    expected = {"invited": 6, "started": 5, "completed": 4, "planned": 3, "tried": 2, "applied": 1}
    assert cells(activity, company.north) == cells(activity) == expected


def test_counting_again_changes_nothing(activity, crowd, walk, company):
    for person in crowd(3, company.north):
        walk(person, activity, "applied")
    assert actions.recount() > 0
    assert actions.recount() == 0


def test_one_unit_is_counted_like_all_of_them(activity, crowd, walk, company):
    north, south = crowd(3, company.north), crowd(2, company.south)
    for person in north + south:
        walk(person, activity, "completed")
    actions.recount_unit(activity, person=north[0])
    assert cells(activity) == cells(activity, company.north) == {"invited": 3, "started": 3, "completed": 3}
    actions.recount_unit(activity, person=south[0])
    assert cells(activity) == {"invited": 5, "started": 5, "completed": 5}
    assert actions.recount() == 0


def test_a_withdrawn_assignment_is_no_invitation_unless_she_had_begun(activity, crowd, walk, take_back, company):
    kept, withdrawn, begun = crowd(3, company.north)
    for person in (kept, withdrawn):
        walk(person, activity, "invited")
    walk(begun, activity, "started")
    for person in (withdrawn, begun):
        take_back(person, activity)
    actions.recount()
    assert cells(activity) == {"invited": 2, "started": 1}


def test_who_enrols_herself_is_invited_and_has_not_started_before_the_first_step(activity, ben):
    Enrolment.objects.create(person=ben, activity=activity, edition=activity.editions.get())
    actions.recount()
    assert cells(activity) == {"invited": 1}


def test_people_count_where_they_work_today_and_leavers_nowhere(activity, crowd, walk, company):
    moved, left, stays = crowd(3, company.north)
    for person in (moved, left, stays):
        walk(person, activity, "completed")
    actions.recount()
    yesterday = clock.today() - dt.timedelta(days=1)
    old = Placement.objects.get(employment__person=moved)
    Placement.objects.filter(pk=old.pk).update(ends=yesterday)
    Placement.objects.create(
        employment=old.employment, unit=company.south, position=company.job, weekly_hours=36, starts=clock.today()
    )
    Employment.objects.filter(person=left).update(ends=yesterday)
    Person.objects.filter(pk=left.pk).update(left_on=yesterday)
    actions.recount()
    one = {"invited": 1, "started": 1, "completed": 1}
    assert (cells(activity, company.north), cells(activity, company.south)) == (one, one)
    assert cells(activity)["completed"] == 2


def test_who_has_two_contracts_counts_once(activity, ben, walk, company):
    walk(ben, activity, "invited")
    second = Employment.objects.create(person=ben, starts=clock.today())
    Placement.objects.create(
        employment=second, unit=company.south, position=company.job, weekly_hours=8, starts=clock.today()
    )
    actions.recount()
    assert (cells(activity), cells(activity, company.south)) == ({"invited": 1}, {})


def test_applied_needs_did_it_seen_by_another(activity, crowd, company, olu):
    did_alone, only_tried, saw_herself, hinted, seen = crowd(5, company.north)
    for person, said, by, kind in (
        (did_alone, "did_it", None, ""),
        (only_tried, "tried", olu, "confirmed"),
        (saw_herself, "did_it", saw_herself, "confirmed"),
        (hinted, "did_it", olu, "hint"),
        (seen, "did_it", olu, "confirmed"),
    ):
        plan = Plan.objects.create(person=person, activity=activity, situation="als", action="dan")
        check_in = CheckIn.objects.create(plan=plan, day=3, due_on=clock.today(), said=said, said_at=clock.now())
        if by:
            SupportAct.objects.create(check_in=check_in, by=by, kind=kind)
    actions.recount()
    assert cells(activity) == {"invited": 5, "planned": 5, "tried": 5, "applied": 1}


def test_cells_of_people_who_are_gone_disappear(activity, ben, walk, take_back):
    walk(ben, activity, "invited")
    actions.recount()
    take_back(ben, activity)
    actions.recount_unit(activity, person=ben)
    assert cells(activity) == {}


def test_a_person_placed_nowhere_is_no_reason_to_count(activity, ben):
    Placement.objects.all().delete()
    actions.recount_unit(activity, person=ben)
    assert not Cell.objects.exists()
