"""The signed links that answer a step from a message, and how such a link stands."""

import datetime as dt
from dataclasses import dataclass

from django.core import signing
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import WENT, Often, Step
from ..models import CheckIn

SALT = "practice.answer"
HOW_OFTEN = {str(times) for times in Often.values}


@dataclass(frozen=True)
class Link:
    """What a signed link says: this answer to this step, until and with this day. Of two weeks there is another
    kind, given after the answer: a number (0 to 4), how often it worked."""

    check_in: int
    said: str
    until: dt.date

    @property
    def times(self) -> int | None:
        """How often, for a link that says that."""
        return int(self.said) if self.said in HOW_OFTEN else None


def link_token(check_in: int, said: str, until: dt.date) -> str:
    """The signed part of a link: whoever has it may give this one answer to this one step, once, until that day."""
    return signing.dumps([check_in, said, until.isoformat()], salt=SALT)


def link_of(token: str) -> Link | None:
    """What the link says; None when it is not ours. Whether it still counts is for `standing_of`."""
    try:
        check_in, said, until = signing.loads(token, salt=SALT)
        return Link(int(check_in), str(said), dt.date.fromisoformat(until))
    except (signing.BadSignature, ValueError, TypeError):
        return None


class Standing(models.TextChoices):
    """How a link stands: it can still be used, or why not."""

    OPEN = "open", _("kan nog")
    ANSWERED = "answered", _("is al beantwoord")
    LATE = "late", _("is voorbij")
    PARKED = "parked", _("ligt stil")
    STOPPED = "stopped", _("is gestopt")
    EARLY = "early", _("komt nog")
    GONE = "gone", _("is er niet meer")


def asked_with(check_in: CheckIn) -> bool:
    """Whether the message that named this step named another one too, that is not answered yet. One query."""
    if check_in.told_on is None:
        return False
    hers = CheckIn.objects.open().filter(plan__person=check_in.plan.person_id, told_on=check_in.told_on)
    another: bool = hers.exclude(pk=check_in.pk).exists()
    return another


def standing_of(link: Link, check_in: CheckIn | None, day: dt.date) -> Standing:
    """Whether this answer may be given on `day`. A step that is answered stays so: a link is used once. How often is
    answered beside it, once she did or tried it."""
    if check_in is None or not check_in.plan.person.is_active:
        return Standing.GONE
    beside = link.times is not None
    if not (check_in.step == Step.PRACTICE and check_in.said in WENT if beside else check_in.step.answer(link.said)):
        return Standing.GONE
    if hasattr(check_in, "how_often") if beside else check_in.said:
        return Standing.ANSWERED
    if check_in.plan.stopped_at:
        return Standing.STOPPED
    if check_in.plan.parked_at:
        return Standing.PARKED
    if check_in.due_on > day:
        return Standing.EARLY
    return Standing.LATE if day > max(link.until, check_in.last_day) else Standing.OPEN
