"""Questions to a group: counts that grow a handful at a time, so that nobody's answer can be worked out."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from ..models import Booking, GroupAnswer, GroupQuestion


@dataclass(frozen=True)
class Bar:
    text: str
    n: int


@dataclass(frozen=True)
class Asked:
    """A question, with what the first `n` answered: none below `least`. `mine`: what the reader chose, None before;
    `counted`: hers is among them, and stays."""

    question: GroupQuestion
    bars: tuple[Bar, ...]
    n: int
    given: int
    least: int
    mine: int | None = None
    counted: bool = False

    @property
    def open(self) -> bool:
        return self.question.closed_at is None


def asked_of(questions: Iterable[GroupQuestion], booking: Booking | None = None) -> list[Asked]:
    """Each with its counts, and with what she whose seat this is chose. One query."""
    questions = list(questions)
    least = settings.SMALLEST_GROUP
    answers: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = GroupAnswer.objects.filter(question__in=questions).order_by("pk")
    for question, seat, choice in rows.values_list("question", "booking", "choice"):
        answers[question].append((seat, choice))
    found = []
    for one in questions:
        given = answers[one.pk]
        shown = given[: counted(len(given))]
        counts = Counter(choice for _seat, choice in shown)
        seat = booking.pk if booking else 0
        bars = tuple(Bar(text, counts[n]) for n, text in enumerate(one.options)) if shown else ()
        mine = dict(given).get(seat)
        found.append(Asked(one, bars, len(shown), len(given), least, mine, seat in dict(shown)))
    return found


def counted(given: int) -> int:
    """How many of so many answers are told: whole handfuls, for two more or less would speak of two people."""
    least: int = settings.SMALLEST_GROUP
    return given // least * least
