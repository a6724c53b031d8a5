"""What people chose in a poll, as counts that grow some answers at a time: nobody can work out a single one."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count

from vliegwiel.areas.catalogue.queries import Poll

from ..models import Enrolment, PollAnswer


@dataclass(frozen=True)
class Bar:
    text: str
    n: int


@dataclass(frozen=True)
class PollState:
    """`mine`: the id she chose, "" before. `bars`: what the first `n` answers were; none before there are `least`.

    `counted`: hers is among them, and stays.
    """

    mine: str
    n: int
    bars: tuple[Bar, ...]
    counted: bool
    least: int


def poll_state(enrolment: Enrolment, poll: Poll) -> PollState:
    """What she chose and, once she did, what others chose. At most four queries."""
    least = settings.SMALLEST_GROUP
    said = PollAnswer.objects.filter(activity=enrolment.activity_id, block=poll.id)
    mine = said.filter(person=enrolment.person_id).first()
    if mine is None:
        return PollState("", 0, (), False, least)
    last = _last_counted(mine)
    if last is None:
        return PollState(mine.choice, 0, (), False, least)
    chosen = dict(said.filter(pk__lte=last).order_by().values_list("choice").annotate(Count("pk")))
    bars = tuple(Bar(option.text, chosen.get(option.id, 0)) for option in poll.options)
    return PollState(mine.choice, sum(bar.n for bar in bars), bars, mine.pk <= last, least)


def is_counted(given: PollAnswer) -> bool:
    """Whether it is among those that are shown as a count."""
    last = _last_counted(given)
    return last is not None and given.pk <= last


def _last_counted(given: PollAnswer) -> int | None:
    """The number of the last answer that completes a handful; None when there is no handful yet."""
    keys = PollAnswer.objects.filter(activity=given.activity_id, block=given.block).order_by("pk")
    whole = keys.count() // settings.SMALLEST_GROUP * settings.SMALLEST_GROUP
    return keys.values_list("pk", flat=True)[whole - 1] if whole else None
