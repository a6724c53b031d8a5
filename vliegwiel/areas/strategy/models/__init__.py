"""What the organisation wants: themes, goals with KPIs, and the target behaviours that serve them."""

from .actors import ActorGroup
from .behaviours import MOST_CRITICAL, TargetBehaviour, TargetBehaviourQuerySet
from .charter import Charter, CharterQuerySet, Principle
from .goals import Closing, Goal, GoalQuerySet
from .imports import ReadingImport, ReadingImportQuerySet
from .kpis import Kpi, KpiQuerySet, KpiReading
from .links import EdgeKind, Rating, StrategyLink
from .ratings import LEAST_REASON, RATING_HOLDS, AbstractRating, EdgeState, Evidence, Side, Strength
from .themes import Theme, ThemeQuerySet

__all__ = [
    "AbstractRating",
    "ActorGroup",
    "Charter",
    "CharterQuerySet",
    "Closing",
    "EdgeKind",
    "EdgeState",
    "Evidence",
    "Goal",
    "GoalQuerySet",
    "Kpi",
    "KpiQuerySet",
    "KpiReading",
    "LEAST_REASON",
    "MOST_CRITICAL",
    "Principle",
    "RATING_HOLDS",
    "Rating",
    "ReadingImport",
    "ReadingImportQuerySet",
    "Side",
    "StrategyLink",
    "Strength",
    "TargetBehaviour",
    "TargetBehaviourQuerySet",
    "Theme",
    "ThemeQuerySet",
]
