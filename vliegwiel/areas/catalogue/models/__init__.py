"""What can be learned: activities made of blocks, in drafts and editions, and the behaviour they serve.

A block is {"id": str, "type": Kind, "data": {...}}; `queries.blocks` documents the data of each type."""

from .audience import AudienceGroup
from .checking import Inspection, InspectionQuerySet, Recheck, Waiver, WaiverQuerySet
from .corners import Corner, CornerItem, CornerQuerySet
from .exams import Exam
from .finding import SearchEntry, SearchTerm, SearchWord, SynonymGroup
from .hints import EditionHints
from .imports import BroughtPiece, ContentImport, ContentImportQuerySet
from .intakes import HIGHEST, MOST_BEHAVIOURS, Intake, IntakeBehaviour, IntakeClosing, IntakeQuerySet
from .links import CONFIRMATION_HOLDS, Confirmation, Link, LinkQuerySet, Rating
from .media import Media, MediaKeeper, MediaQuerySet, MediaReplacement, MediaUse
from .micro import MicroTraining
from .misses import MissDismissal, MissMark, MissMonth, SearchMiss
from .packages import Package
from .remarks import DraftReader, Remark, RemarkMention, RemarkQuerySet, RemarkSettlement
from .requests import KEPT_DAYS, WITHDRAWN_DAYS, Answer, Request, RequestQuerySet, Support
from .sharing import Deferral, Release, Rollout, RolloutItem, Use
from .shelf import Activity, ActivityQuerySet, Draft, Edition, Retirement, there
from .versions import KeptDraft, Leaving, PlannedPublication, Review, ReviewQuerySet, ReviewRule

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "Answer",
    "AudienceGroup",
    "BroughtPiece",
    "CONFIRMATION_HOLDS",
    "Confirmation",
    "ContentImport",
    "Corner",
    "CornerItem",
    "CornerQuerySet",
    "ContentImportQuerySet",
    "Deferral",
    "Draft",
    "DraftReader",
    "Edition",
    "EditionHints",
    "Exam",
    "HIGHEST",
    "Inspection",
    "InspectionQuerySet",
    "Intake",
    "IntakeBehaviour",
    "IntakeClosing",
    "IntakeQuerySet",
    "KEPT_DAYS",
    "KeptDraft",
    "Leaving",
    "Link",
    "LinkQuerySet",
    "MOST_BEHAVIOURS",
    "Media",
    "MediaKeeper",
    "MediaQuerySet",
    "MediaReplacement",
    "MediaUse",
    "MicroTraining",
    "MissDismissal",
    "MissMark",
    "MissMonth",
    "Package",
    "PlannedPublication",
    "Rating",
    "Recheck",
    "Remark",
    "RemarkMention",
    "RemarkQuerySet",
    "RemarkSettlement",
    "Release",
    "Request",
    "RequestQuerySet",
    "Retirement",
    "Review",
    "ReviewQuerySet",
    "ReviewRule",
    "Rollout",
    "RolloutItem",
    "SearchEntry",
    "SearchMiss",
    "SearchTerm",
    "SearchWord",
    "Support",
    "SynonymGroup",
    "Use",
    "WITHDRAWN_DAYS",
    "Waiver",
    "WaiverQuerySet",
    "there",
]
