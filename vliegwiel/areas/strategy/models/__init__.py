"""What the organisation wants: themes, goals with KPIs, and the target behaviours that serve them."""

from .actors import ActorGroup
from .behaviours import MOST_CRITICAL, TargetBehaviour, TargetBehaviourQuerySet
from .charter import Charter, CharterQuerySet, Principle
from .conditions import CouncilCondition, CouncilConditionQuerySet
from .consents import Consent, ConsentDocument, ConsentEnd, ConsentQuerySet, PrivacySetting
from .goals import MOST_TOP_GOALS, Closing, Goal, GoalQuerySet, TopGoal
from .imports import ReadingImport, ReadingImportQuerySet
from .keeping import (
    DriverTurn,
    DriverTurnQuerySet,
    FixEnding,
    RequiredDriver,
    RequiredDriverQuerySet,
    WorkplaceFix,
    WorkplaceFixQuerySet,
)
from .kpis import Kpi, KpiQuerySet, KpiReading
from .links import EdgeKind, Rating, StrategyLink
from .ratings import LEAST_REASON, RATING_HOLDS, AbstractRating, EdgeState, Evidence, Side, Strength
from .themes import Theme, ThemeQuerySet
from .tokens import ReadingToken, ReadingTokenQuerySet

__all__ = [
    "LEAST_REASON",
    "MOST_CRITICAL",
    "MOST_TOP_GOALS",
    "TopGoal",
    "RATING_HOLDS",
    "AbstractRating",
    "ActorGroup",
    "Charter",
    "CharterQuerySet",
    "CouncilCondition",
    "CouncilConditionQuerySet",
    "Closing",
    "Consent",
    "ConsentDocument",
    "ConsentEnd",
    "ConsentQuerySet",
    "DriverTurn",
    "DriverTurnQuerySet",
    "EdgeKind",
    "EdgeState",
    "Evidence",
    "FixEnding",
    "Goal",
    "GoalQuerySet",
    "Kpi",
    "KpiQuerySet",
    "KpiReading",
    "Principle",
    "PrivacySetting",
    "Rating",
    "ReadingImport",
    "ReadingImportQuerySet",
    "RequiredDriver",
    "RequiredDriverQuerySet",
    "ReadingToken",
    "ReadingTokenQuerySet",
    "Side",
    "StrategyLink",
    "Strength",
    "TargetBehaviour",
    "TargetBehaviourQuerySet",
    "Theme",
    "ThemeQuerySet",
    "WorkplaceFix",
    "WorkplaceFixQuerySet",
]
