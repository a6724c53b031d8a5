"""The edges above a behaviour: theme to goal, goal to KPI, KPI to behaviour. Which there are follows from the things
themselves; a row is made when somebody first judges one."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .behaviours import TargetBehaviour
from .goals import Goal
from .kpis import Kpi
from .ratings import AbstractRating
from .themes import Theme


class EdgeKind(models.TextChoices):
    """An edge by what hangs from it."""

    GOAL = "goal", _("Thema naar doel")
    KPI = "kpi", _("Doel naar maat")
    BEHAVIOUR = "behaviour", _("Maat naar gedrag")


class StrategyLink(models.Model):
    """The claim that a goal serves a theme, a KPI shows a goal, or a behaviour moves a KPI."""

    kind = models.CharField(max_length=9, choices=EdgeKind)
    theme = models.ForeignKey(Theme, null=True, on_delete=models.CASCADE, related_name="links")
    goal = models.ForeignKey(Goal, null=True, on_delete=models.CASCADE, related_name="links")
    kpi = models.ForeignKey(Kpi, null=True, on_delete=models.CASCADE, related_name="links")
    behaviour = models.ForeignKey(TargetBehaviour, null=True, on_delete=models.CASCADE, related_name="strategy_links")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["theme", "goal"], condition=Q(kind="goal"), name="one_edge_theme_goal"),
            models.UniqueConstraint(fields=["goal", "kpi"], condition=Q(kind="kpi"), name="one_edge_goal_kpi"),
            models.UniqueConstraint(
                fields=["kpi", "behaviour"], condition=Q(kind="behaviour"), name="one_edge_kpi_behaviour"
            ),
        ]

    @property
    def upper(self) -> Any:
        """What is served: the theme, the goal or the KPI."""
        return {EdgeKind.GOAL: self.theme, EdgeKind.KPI: self.goal, EdgeKind.BEHAVIOUR: self.kpi}[EdgeKind(self.kind)]

    @property
    def lower(self) -> Any:
        """What serves it: the goal, the KPI or the behaviour."""
        lower = {EdgeKind.GOAL: self.goal, EdgeKind.KPI: self.kpi, EdgeKind.BEHAVIOUR: self.behaviour}
        return lower[EdgeKind(self.kind)]

    @property
    def ends(self) -> tuple[Any, Any]:
        """The words of what is served and of what serves it."""
        goal, kpi = self.goal and self.goal.statement, self.kpi and self.kpi.name
        ends = {
            EdgeKind.GOAL: (self.theme and self.theme.title, goal),
            EdgeKind.KPI: (goal, kpi),
            EdgeKind.BEHAVIOUR: (kpi, self.behaviour and self.behaviour.action),
        }
        return ends[EdgeKind(self.kind)]

    @property
    def line_owner(self) -> Any:
        """Who speaks for the line: the theme's owner for a goal, the goal's for the others."""
        if self.kind == EdgeKind.GOAL:
            return self.theme.owner if self.theme else None
        goal = self.goal if self.kind == EdgeKind.KPI else self.behaviour and self.behaviour.goal
        return goal.owner if goal else None


class Rating(AbstractRating):
    """One judge's word on an edge above a behaviour."""

    link = models.ForeignKey(StrategyLink, on_delete=models.CASCADE, related_name="ratings")
