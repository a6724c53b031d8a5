"""Who learns what: what is asked, what is done, and the rules that ask it."""

from .assigning import Assignment, AssignmentQuerySet, Withdrawal
from .closing import ByComing, ClosedAllTheSame, Closure, ClosureQuerySet
from .doing import Delivery, Enrolment, EnrolmentQuerySet, PackageRun, PackageRunQuerySet, PackageWay, RunLook, Step
from .examining import Attempt, AttemptQuerySet, ExtraTime
from .facts import Completion, CompletionQuerySet, Correction, Recording, Round
from .foreseeing import Foresight, ForesightQuerySet, ForesightRow
from .needing import Need, NeedQuerySet
from .room import Pressing, RoomQuestion, RoomQuestionPerson, RoomQuestionQuerySet, TimeBudget, UnitRoom
from .rules import Decline, Extension, Rule, RuleMatch, RuleMatchQuerySet, RuleQuerySet, RuleRun, RuleVersion
from .saying import FirstTries, PollAnswer, PollAnswerQuerySet, Reaction, ReactionQuerySet, SpotQuestion

__all__ = [
    "Assignment",
    "AssignmentQuerySet",
    "Attempt",
    "AttemptQuerySet",
    "ByComing",
    "ClosedAllTheSame",
    "Closure",
    "ClosureQuerySet",
    "Completion",
    "CompletionQuerySet",
    "Correction",
    "Decline",
    "Delivery",
    "Enrolment",
    "EnrolmentQuerySet",
    "Extension",
    "ExtraTime",
    "FirstTries",
    "Foresight",
    "ForesightQuerySet",
    "ForesightRow",
    "Need",
    "NeedQuerySet",
    "PackageRun",
    "PackageRunQuerySet",
    "PackageWay",
    "PollAnswer",
    "PollAnswerQuerySet",
    "Pressing",
    "Reaction",
    "ReactionQuerySet",
    "Recording",
    "RoomQuestion",
    "RoomQuestionPerson",
    "RoomQuestionQuerySet",
    "Round",
    "Rule",
    "RuleMatch",
    "RuleMatchQuerySet",
    "RuleQuerySet",
    "RuleRun",
    "RuleVersion",
    "RunLook",
    "SpotQuestion",
    "Step",
    "TimeBudget",
    "UnitRoom",
    "Withdrawal",
]
