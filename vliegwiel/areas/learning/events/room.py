"""What happens with the room people have to learn."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class BudgetSet(Event):
    """minutes: of four weeks at full time; 0: as the unit above."""

    unit: int
    minutes: int
    says: ClassVar = _("{by} sprak een leertijd af voor een afdeling")


@dataclass(frozen=True, kw_only=True)
class RoomAsked(Event):
    """Something does not fit in people's time: a question to who asks it, and to HR."""

    question: int
    activity: int
    says: ClassVar = _("Er wordt meer gevraagd dan er leertijd is: dat is nu een vraag")


@dataclass(frozen=True, kw_only=True)
class RoomAnswered(Event):
    question: int
    activity: int
    answer: str
    says: ClassVar = _("{by} antwoordde op een vraag over leertijd")


@dataclass(frozen=True, kw_only=True)
class Unpressed(Event):
    """Something optional was taken back of whose time was far too full."""

    activity: int
    people: int
    says: ClassVar = _("{by} haalde een activiteit af bij wie veel te vol zat")


@dataclass(frozen=True, kw_only=True)
class RoomCounted(Event):
    says: ClassVar = _("Er is geteld hoe vol de leertijd van afdelingen is")
