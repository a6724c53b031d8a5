"""What can be learned: activities made of blocks, in drafts and editions, and the behaviour they serve.

A block is {"id": str, "type": Kind, "data": {...}}; `queries.blocks` documents the data of each type."""

from .audience import AudienceGroup
from .checking import Inspection, InspectionQuerySet, Recheck, Waiver, WaiverQuerySet
from .links import CONFIRMATION_HOLDS, Confirmation, Link, LinkQuerySet, Rating
from .media import Media
from .shelf import Activity, ActivityQuerySet, Draft, Edition, Retirement

__all__ = [
    "CONFIRMATION_HOLDS",
    "Activity",
    "ActivityQuerySet",
    "AudienceGroup",
    "Confirmation",
    "Draft",
    "Edition",
    "Inspection",
    "InspectionQuerySet",
    "Link",
    "LinkQuerySet",
    "Media",
    "Rating",
    "Recheck",
    "Retirement",
    "Waiver",
    "WaiverQuerySet",
]
