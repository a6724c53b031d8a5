"""Who learns what: assignments with a reason, enrolments that resume, completions that stay."""

from .assigning import Assignment, AssignmentQuerySet, Withdrawal
from .doing import Delivery, Enrolment, EnrolmentQuerySet, PackageRun, PackageRunQuerySet, PackageWay, RunLook, Step
from .examining import Attempt, AttemptQuerySet, ExtraTime
from .facts import Completion, CompletionQuerySet, Correction, Recording, Round
from .saying import FirstTries, PollAnswer, PollAnswerQuerySet, Reaction, ReactionQuerySet, SpotQuestion

__all__ = [
    "Assignment",
    "AssignmentQuerySet",
    "Attempt",
    "AttemptQuerySet",
    "Completion",
    "CompletionQuerySet",
    "Correction",
    "Delivery",
    "Enrolment",
    "EnrolmentQuerySet",
    "ExtraTime",
    "FirstTries",
    "PackageRun",
    "PackageRunQuerySet",
    "PackageWay",
    "PollAnswer",
    "PollAnswerQuerySet",
    "Reaction",
    "ReactionQuerySet",
    "Recording",
    "Round",
    "RunLook",
    "SpotQuestion",
    "Step",
    "Withdrawal",
]
