"""What happens on the job: the if-then plan, the check-ins days later, and the supporter who confirms or hints."""

from .before import Intention, Offer
from .beside import Buddy, ChanceRequest, SupportAct, SupportDecline
from .leading import Focus, ManagerMoment, Talk
from .loop import CheckIn, CheckInQuerySet, HowOften, HowOftenQuerySet, Pause, Plan, PlanQuerySet, in_time
from .together import GroupAsk, GroupFigure, GroupPlan, GroupPlanQuerySet, Joining

__all__ = [
    "Buddy",
    "ChanceRequest",
    "CheckIn",
    "CheckInQuerySet",
    "Focus",
    "GroupAsk",
    "GroupFigure",
    "GroupPlan",
    "GroupPlanQuerySet",
    "HowOften",
    "HowOftenQuerySet",
    "Intention",
    "Joining",
    "ManagerMoment",
    "Offer",
    "Pause",
    "Plan",
    "PlanQuerySet",
    "SupportAct",
    "SupportDecline",
    "Talk",
    "in_time",
]
