"""Whenever a judge spoke, or a goal, a behaviour, an activity or what is known of it changed, scores are made anew.

What changes by time alone, a judgement that lapses, is seen by the nightly job.
"""

from vliegwiel.areas.catalogue import events as catalogue
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.strategy import events as strategy
from vliegwiel.areas.strategy.models import EdgeKind, Kpi
from vliegwiel.kit.events import on

from .. import actions, events


@on(strategy.EdgeRated)
def score_what_hangs_from_an_edge(event: strategy.EdgeRated) -> None:
    if event.edge == EdgeKind.BEHAVIOUR:
        actions.recontribute(_serving(behaviour=event.lower))
    elif event.edge == EdgeKind.KPI:
        goal = Kpi.objects.filter(pk=event.lower).values_list("goal_id", flat=True).first()
        actions.recontribute(_serving(behaviour__goal=goal))
    else:
        actions.recontribute(_serving(behaviour__goal=event.lower))


@on(strategy.GoalActivated)
def score_for_an_active_goal(event: strategy.GoalActivated) -> None:
    actions.recontribute(_serving(behaviour__goal=event.goal))


@on(strategy.GoalChanged)
def score_for_a_changed_goal(event: strategy.GoalChanged) -> None:
    actions.recontribute(_serving(behaviour__goal=event.goal))


@on(strategy.GoalAchieved)
def score_without_the_achieved(event: strategy.GoalAchieved) -> None:
    actions.recontribute(_serving(behaviour__goal=event.goal))


@on(strategy.GoalDropped)
def score_without_the_dropped(event: strategy.GoalDropped) -> None:
    actions.recontribute(_serving(behaviour__goal=event.goal))


@on(strategy.GoalReopened)
def score_for_what_came_back(event: strategy.GoalReopened) -> None:
    actions.recontribute(_serving(behaviour__goal=event.goal))


@on(strategy.KpiWritten)
def score_with_the_kpi(event: strategy.KpiWritten) -> None:
    actions.recontribute(_serving(behaviour__goal__kpis=event.kpi))


@on(strategy.KpiChanged)
def score_with_the_changed_kpi(event: strategy.KpiChanged) -> None:
    actions.recontribute(_serving(behaviour__goal__kpis=event.kpi))


@on(strategy.BehaviourChanged)
def score_for_a_changed_behaviour(event: strategy.BehaviourChanged) -> None:
    actions.recontribute(_serving(behaviour=event.behaviour))


@on(strategy.BehaviourRetired)
def score_without_the_behaviour(event: strategy.BehaviourRetired) -> None:
    actions.recontribute(_serving(behaviour=event.behaviour))


@on(strategy.BehaviourRestored)
def score_with_the_behaviour(event: strategy.BehaviourRestored) -> None:
    actions.recontribute(_serving(behaviour=event.behaviour))


@on(catalogue.LinkRated)
def score_after_a_judgement(event: catalogue.LinkRated) -> None:
    actions.recontribute([event.activity])


@on(catalogue.Linked)
def score_with_the_link(event: catalogue.Linked) -> None:
    actions.recontribute([event.activity])


@on(catalogue.Unlinked)
def score_without_the_link(event: catalogue.Unlinked) -> None:
    actions.recontribute([event.activity])


@on(catalogue.ActivityPublished)
def score_the_edition(event: catalogue.ActivityPublished) -> None:
    actions.recontribute([event.activity])


@on(catalogue.ActivitySettled)
def score_the_agreements(event: catalogue.ActivitySettled) -> None:
    actions.recontribute([event.activity])


@on(catalogue.ActivityBroughtBack)
def score_what_is_back(event: catalogue.ActivityBroughtBack) -> None:
    actions.recontribute([event.activity])


@on(events.OutcomeRecorded)
def score_with_the_outcome(event: events.OutcomeRecorded) -> None:
    actions.recontribute([event.activity])


@on(events.OutcomeWithdrawn)
def score_without_the_outcome(event: events.OutcomeWithdrawn) -> None:
    actions.recontribute([event.activity])


@on(events.DesignChecked)
def score_the_design(event: events.DesignChecked) -> None:
    actions.recontribute([event.activity])


def _serving(**behaviour: int | None) -> list[int]:
    return list(Link.objects.filter(**behaviour).order_by("activity").values_list("activity", flat=True).distinct())
