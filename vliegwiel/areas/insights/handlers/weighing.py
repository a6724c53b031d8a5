"""What happens next: an activity that changed is held beside all others again."""

from vliegwiel.areas.catalogue import events as catalogue
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.strategy import events as strategy
from vliegwiel.kit.events import on

from .. import actions, events


@on(catalogue.ActivityPublished)
def weigh_what_was_published(event: catalogue.ActivityPublished) -> None:
    actions.appraise([event.activity])


@on(catalogue.ActivityRetired)
def weigh_what_left_the_shelf(event: catalogue.ActivityRetired) -> None:
    actions.appraise([event.activity])


@on(catalogue.ActivityBroughtBack)
def weigh_what_came_back(event: catalogue.ActivityBroughtBack) -> None:
    actions.appraise([event.activity])


@on(catalogue.ExemptionSet)
def weigh_what_is_for_something_else(event: catalogue.ExemptionSet) -> None:
    actions.appraise([event.activity])


@on(catalogue.CostSet)
def weigh_what_has_another_price(event: catalogue.CostSet) -> None:
    actions.appraise([event.activity])


@on(strategy.GoalActivated)
def weigh_what_serves_a_new_goal(event: strategy.GoalActivated) -> None:
    _weigh_all_of(event.goal)


@on(strategy.GoalAchieved)
def weigh_what_served_an_achieved_goal(event: strategy.GoalAchieved) -> None:
    _weigh_all_of(event.goal)


@on(strategy.GoalDropped)
def weigh_what_served_a_dropped_goal(event: strategy.GoalDropped) -> None:
    _weigh_all_of(event.goal)


@on(strategy.GoalReopened)
def weigh_what_serves_a_reopened_goal(event: strategy.GoalReopened) -> None:
    _weigh_all_of(event.goal)


def _weigh_all_of(goal: int) -> None:
    serving = Activity.objects.filter(links__behaviour__goal=goal)
    actions.appraise(set(serving.order_by().values_list("pk", flat=True)))


@on(events.ContributionChanged)
def weigh_what_scores_otherwise(event: events.ContributionChanged) -> None:
    actions.appraise([event.activity])
