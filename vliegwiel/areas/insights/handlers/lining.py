"""What happens next: the map's lines of an activity are kept again when a judge spoke or something new is known of it.

What changes by a person's year passing, hours, is seen by the nightly job.
"""

from vliegwiel.areas.catalogue import events as catalogue
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.practice import events as practice
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.areas.strategy import events as strategy
from vliegwiel.kit.events import on

from .. import actions, events


@on(catalogue.Linked)
def keep_the_new_line(event: catalogue.Linked) -> None:
    actions.keep_lines([event.activity])


@on(catalogue.LinkRated)
def keep_what_was_judged(event: catalogue.LinkRated) -> None:
    actions.keep_lines([event.activity])


@on(catalogue.ActivityPublished)
def keep_what_was_published(event: catalogue.ActivityPublished) -> None:
    actions.keep_lines([event.activity])


@on(catalogue.ActivityRetired)
def drop_what_left_the_shelf(event: catalogue.ActivityRetired) -> None:
    actions.keep_lines([event.activity])


@on(catalogue.ActivityBroughtBack)
def keep_what_came_back(event: catalogue.ActivityBroughtBack) -> None:
    actions.keep_lines([event.activity])


@on(strategy.BehaviourRetired)
def count_hours_elsewhere(event: strategy.BehaviourRetired) -> None:
    actions.keep_lines(_serving(event.behaviour))


@on(strategy.BehaviourRestored)
def count_hours_here_again(event: strategy.BehaviourRestored) -> None:
    actions.keep_lines(_serving(event.behaviour))


@on(events.ContributionChanged)
def keep_what_is_known(event: events.ContributionChanged) -> None:
    actions.keep_lines([event.activity])


@on(practice.Supported)
def keep_what_was_seen(event: practice.Supported) -> None:
    activity = CheckIn.objects.filter(pk=event.check_in).values_list("plan__activity_id", flat=True).first()
    if activity:
        actions.keep_lines([activity])


def _serving(behaviour: int) -> list[int]:
    return list(Link.objects.filter(behaviour=behaviour).order_by("activity").values_list("activity", flat=True))
