from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class WhyTold(Event):
    why: int
    says = _("{by} vertelde waarom leren hier telt")


@dataclass(frozen=True, kw_only=True)
class WhyWithdrawn(Event):
    why: int
    says = _("{by} trok het eigen waarom in")


# What a circle does is told to nobody outside it, and not whose hand did it: `by` is None and the log shows none of it.
@dataclass(frozen=True, kw_only=True)
class CirclesGathered(Event):
    circles: list[int]
    private = True


@dataclass(frozen=True, kw_only=True)
class CircleEnded(Event):
    circle: int
    private = True


@dataclass(frozen=True, kw_only=True)
class SeatGivenUp(Event):
    circle: int
    private = True


@dataclass(frozen=True, kw_only=True)
class MeetingOpened(Event):
    meeting: int
    private = True


@dataclass(frozen=True, kw_only=True)
class MeetingEnded(Event):
    meeting: int
    private = True


@dataclass(frozen=True, kw_only=True)
class MeetingRemoved(Event):
    circle: int
    private = True


@dataclass(frozen=True, kw_only=True)
class CardsForgotten(Event):
    private = True
