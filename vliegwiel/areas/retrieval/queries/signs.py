"""Whether any card comes to somebody on a day, as values that go along with another query: Today asks enough."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from vliegwiel.areas.messaging.models import Absence
from vliegwiel.areas.people.models import Person, Placement
from vliegwiel.areas.people.queries.calendar import Calendar
from vliegwiel.kit.prepared import Prepared

from ..enums import DAYS_A_WEEK, MOST_CARDS, MOST_SECONDS
from ..models import Limits, Recall, RetrievalCard

LONG_AGO = dt.date(1900, 1, 1)
NAMES = (
    *("comes_some", "comes_since", "comes_pattern", "comes_away", "comes_days", "comes_answered", "comes_spent"),
    *("comes_most", "comes_week"),
)


@dataclass(frozen=True)
class Signs:
    """some: a card is due. since: the day she began the work she does. works: she works on `day` and is not away.
    days: other days of this week on which she answered cards. answered, spent: cards and seconds on this one. most,
    week: at most so many cards a day and days a week, for she may want fewer."""

    some: bool
    since: dt.date
    works: bool
    days: int
    answered: int
    spent: int
    most: int = MOST_CARDS
    week: int = DAYS_A_WEEK

    @property
    def has_room(self) -> bool:
        """Whether there is room for one more on this day: of the day, and of her week (`choosing.may_come`)."""
        room = self.answered < self.most and (self.spent < MOST_SECONDS or not self.answered)
        return self.works and room and (bool(self.answered) or self.days < self.week)

    @property
    def may_come(self) -> bool:
        """Whether a card comes on this day: one is due, and there is room."""
        return self.some and self.has_room


def asked_of(person: Person, day: dt.date) -> dict[str, Any]:
    """What `signs` takes."""
    monday = day - dt.timedelta(days=day.weekday())
    return {"person": person.pk, "day": day, "monday": monday, "until": end_of(day)}


def signs(person: int, day: dt.date, monday: dt.date, until: dt.datetime) -> dict[str, Any]:
    """For annotate, on any query: the values `read` reads, under NAMES."""
    hers = Placement.objects.filter(employment__person=person)
    here = hers.filter(Q(ends=None) | Q(ends__gte=day), starts__lte=day).order_by("-starts", "-pk")
    same = hers.filter(unit=Subquery(here.values("unit")[:1]), position=Subquery(here.values("position")[:1]))
    since = Coalesce(Subquery(same.order_by("starts").values("starts")[:1]), Value(LONG_AGO))
    recalls = Recall.objects.filter(card__deck__person=person).order_by().values("card__deck__person")
    earlier, now = recalls.filter(on__gte=monday, on__lt=day), recalls.filter(on=day)
    values: list[Any] = [
        Exists(RetrievalCard.objects.due(person, until).filter(deck__wanted_on__gte=since)),
        since,
        Subquery(here.values("pattern")[:1]),
        Exists(Absence.objects.filter(person=person, starts__lte=day, ends__gte=day)),
        Coalesce(Subquery(earlier.annotate(n=Count("on", distinct=True)).values("n")), 0),
        Coalesce(Subquery(now.annotate(n=Count("pk")).values("n")), 0),
        Coalesce(Subquery(now.annotate(n=Sum("card__seconds")).values("n")), 0),
        Coalesce(Subquery(Limits.objects.filter(person=person).values("cards")), MOST_CARDS),
        Coalesce(Subquery(Limits.objects.filter(person=person).values("days")), DAYS_A_WEEK),
    ]
    return dict(zip(NAMES, values, strict=True))


def read(row: object, day: dt.date) -> Signs:
    """What a row says that was annotated with `signs`."""
    some, since, pattern, away, days, answered, spent, most, week = (getattr(row, name) for name in NAMES)
    placed = [Placement(pattern=pattern, starts=day)] if pattern is not None else []
    return Signs(some, since, Calendar(placed).works_on(day) and not away, days, answered, spent, most, week)


def _alone(person: int, day: dt.date, monday: dt.date, until: dt.datetime) -> QuerySet[Any]:
    return Person.objects.get_queryset().filter(pk=person).only("pk").annotate(**signs(person, day, monday, until))


ALONE = Prepared(_alone)


def signs_of(person: Person, day: dt.date) -> Signs:
    """The same by itself. One query."""
    (row,) = ALONE.ask(**asked_of(person, day))
    return read(row, day)


def end_of(day: dt.date) -> dt.datetime:
    """The first moment after a local day."""
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))
