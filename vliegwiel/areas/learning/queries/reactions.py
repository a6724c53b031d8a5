"""How activities were found, as counts: enjoyment and usefulness each by itself, never of fewer than eight answers."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.prepared import Prepared

from ..enums import Enjoyment, Usefulness
from ..models import Completion, Reaction

LEAST = 8  # answers; fewer are shown to nobody
ASKED_DAYS = 7  # after finishing: later it is a memory, not a reaction
KINDS = {"enjoyment": Enjoyment, "usefulness": Usefulness}


@dataclass(frozen=True)
class Answers:
    """How many gave each of the five steps, lowest first. For code; people see it through `shown`."""

    steps: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)

    @property
    def n(self) -> int:
        return sum(self.steps)

    @property
    def total(self) -> float:
        """The answers added, each 0..1: step 1 is 0, step 5 is 1."""
        return sum(count * place / 4 for place, count in enumerate(self.steps))

    @property
    def shown(self) -> bool:
        return self.n >= LEAST

    def __add__(self, other: "Answers") -> "Answers":
        first, second, third, fourth, fifth = (a + b for a, b in zip(self.steps, other.steps, strict=True))
        return Answers((first, second, third, fourth, fifth))


@dataclass(frozen=True)
class Reactions:
    """Two answers to two questions. There is no figure of both together."""

    enjoyment: Answers = Answers()
    usefulness: Answers = Answers()


def reactions(activities: Iterable[int] | None = None) -> dict[int, Reactions]:
    """activity -> how it was found; activities nobody said anything of are left out. One query."""
    found: dict[str, dict[int, list[int]]] = {name: defaultdict(lambda: [0] * 5) for name in KINDS}
    rows = ALL_SAID.ask() if activities is None else SAID.ask(activities=list(activities))
    for activity, *said, n in rows:
        for name, step in zip(KINDS, said, strict=True):
            if step is not None:
                found[name][activity][step - 1] += n
    return {
        activity: Reactions(*(Answers(_five(found[name].get(activity, [0] * 5))) for name in KINDS))
        for activity in found["enjoyment"].keys() | found["usefulness"].keys()
    }


def _said() -> "QuerySet[Reaction, Any]":
    return Reaction.objects.order_by().values_list("activity", *KINDS).annotate(n=Count("pk"))


ALL_SAID, SAID = Prepared(_said), Prepared(lambda activities: _said().filter(activity__in=activities))


def _five(steps: list[int]) -> tuple[int, int, int, int, int]:
    first, second, third, fourth, fifth = steps
    return first, second, third, fourth, fifth


def my_reaction(person: Person, completion: Completion) -> Reaction | None:
    """What she said of it herself."""
    mine: QuerySet[Reaction] = Reaction.objects.visible_to(person)
    return mine.filter(activity=completion.activity_id).first()


def may_still_react(completion: Completion, said: Reaction | None, day: dt.date) -> bool:
    """Unsaid: in the week after finishing. Said: on that day."""
    if said is not None:
        return said.on == day
    return (day - timezone.localtime(completion.at).date()).days < ASKED_DAYS
