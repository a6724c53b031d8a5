"""Facts to count, written straight into the tables: what is tested is the counting."""

import datetime as dt

import pytest
from django.utils import timezone

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.learning.models import Assignment, Completion, Enrolment, Step, Withdrawal
from vliegwiel.areas.practice.models import CheckIn, Plan, SupportAct
from vliegwiel.kit import clock


@pytest.fixture
def make_activity(ines):
    def make(slug="luisteren", *, title="", published=60, **fields):
        activity = Activity.objects.create(slug=slug, owner=ines, **fields)
        Edition.objects.create(
            activity=activity,
            language="nl",
            number=1,
            title=title or slug.capitalize(),
            minutes=5,
            blocks=[],
            published_by=ines,
            published_at=timezone.localtime(clock.now()) - dt.timedelta(days=published),  # as late on that day
        )
        return activity

    return make


@pytest.fixture
def activity(make_activity):
    return make_activity()


@pytest.fixture
def crowd(hire):
    """`crowd(8, unit)`: eight people in a unit."""
    taken = iter(range(10_000))

    def make(n, unit):
        return [hire(f"Iemand{next(taken)}", unit.code, unit=unit) for _ in range(n)]

    return make


@pytest.fixture
def walk(mara, olu):
    """`walk(person, activity, "tried")`: she went the whole way up to that stage."""

    def go(person, activity, stage):
        way = ["invited", "started", "completed", "planned", "tried", "applied"]
        steps = way[: way.index(stage) + 1]
        edition = activity.editions.order_by("pk").first()
        Assignment.objects.create(person=person, activity=activity, given_by=mara, reason="Omdat")
        if "started" in steps:
            enrolment = Enrolment.objects.create(person=person, activity=activity, edition=edition)
            Step.objects.create(enrolment=enrolment, block="b1")
        if "completed" in steps:
            Completion.objects.create(person=person, activity=activity, edition=edition)
        if "planned" in steps:
            plan = Plan.objects.create(person=person, activity=activity, situation="als", action="dan")
        if "tried" in steps:
            said = "did_it" if "applied" in steps else "tried"
            check_in = CheckIn.objects.create(
                plan=plan, day=3, due_on=clock.today(), said=said, said_at=clock.now() - dt.timedelta(days=1)
            )
        if "applied" in steps:
            SupportAct.objects.create(check_in=check_in, by=olu, kind="confirmed")

    return go


@pytest.fixture
def take_back(mara):
    def withdraw(person, activity):
        assignment = Assignment.objects.filter(person=person, activity=activity).first()
        Withdrawal.objects.create(assignment=assignment, by=mara)

    return withdraw
