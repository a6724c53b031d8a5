"""What happens next: whenever somebody comes a stage further, her unit is counted again for that activity.

People who move or leave are counted where they belong by the nightly job.
"""

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import events as learning
from vliegwiel.areas.learning.models import Step
from vliegwiel.areas.people import events as people
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import events as practice
from vliegwiel.areas.practice.models import CheckIn, Plan
from vliegwiel.kit.events import on
from vliegwiel.kit.prepared import Prepared

from .. import actions


@on(learning.Assigned)
def count_the_invited(event: learning.Assigned) -> None:
    _count(event.activity, event.person)


@on(learning.Withdrawn)
def count_without_the_withdrawn(event: learning.Withdrawn) -> None:
    _count(event.activity, event.person)


@on(learning.Enrolled)
def count_who_came_herself(event: learning.Enrolled) -> None:
    _count(event.activity, event.person)


@on(learning.StepDone)
def count_who_started(event: learning.StepDone) -> None:
    first = Step.objects.filter(enrolment=event.enrolment).order_by("pk").values_list("block", flat=True).first()
    if first == event.block:  # later steps change nothing that is counted
        _count(event.activity, event.person)


@on(learning.Completed)
def count_who_completed(event: learning.Completed) -> None:
    _count(event.activity, event.person)


@on(learning.CompletionRecorded)
def count_who_did_it_elsewhere(event: learning.CompletionRecorded) -> None:
    _count(event.activity, event.person)


@on(learning.CompletionCorrected)
def count_what_was_right(event: learning.CompletionCorrected) -> None:
    _count(event.activity, event.person)


@on(practice.PlanMade)
def count_who_planned(event: practice.PlanMade) -> None:
    _count(Plan.objects.filter(pk=event.plan).values_list("activity_id", flat=True).first(), event.person)


@on(practice.CheckInAnswered)
def count_who_tried(event: practice.CheckInAnswered) -> None:
    _count(_activity_of(event.check_in), event.person)
    actions.recount_headline()


@on(practice.Supported)
def count_who_was_seen(event: practice.Supported) -> None:
    _count(_activity_of(event.check_in), event.person)


@on(people.StaffFileApplied)
def count_who_works_here(event: people.StaffFileApplied) -> None:
    actions.recount_headline()


@on(people.StaffFileUndone)
def count_who_works_here_again(event: people.StaffFileUndone) -> None:
    actions.recount_headline()


def _activity_of(check_in: int) -> int | None:
    return CheckIn.objects.filter(pk=check_in).values_list("plan__activity_id", flat=True).first()


ACTIVITY = Prepared(lambda pk: Activity.objects.filter(pk=pk).order_by("pk"))
PERSON = Prepared(lambda pk: Person.objects.filter(pk=pk).order_by("pk"))


def _count(activity: int | None, person: int | None) -> None:
    what, who = ACTIVITY.first(pk=activity or 0), PERSON.first(pk=person or 0)
    if what and who:
        actions.recount_unit(what, person=who)
