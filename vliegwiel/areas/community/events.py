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


# A leader is an employee too: what she shared, or took back, is on her pages and in no log that others read.
@dataclass(frozen=True, kw_only=True)
class LearnedVisibly(Event):
    note: int
    private = True


@dataclass(frozen=True, kw_only=True)
class NoteRemoved(Event):
    private = True


@dataclass(frozen=True, kw_only=True)
class KitWritten(Event):
    kit: int
    version: int
    says = _("{by} schreef een ritueel")


@dataclass(frozen=True, kw_only=True)
class KitRetired(Event):
    kit: int
    says = _("{by} nam een ritueel van de lijst, of zette het terug")
