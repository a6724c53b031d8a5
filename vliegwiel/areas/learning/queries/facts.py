"""What happened, as it stands after corrections, on any day."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..models import Completion, Correction, Recording, Round

SHOWN = ("person", "activity", "edition", "recording__by", "correction__by", "correction__instead")
People = Collection[int] | QuerySet[Any, Any]


class Fact(NamedTuple):  # a report makes tens of thousands
    """Somebody finished an activity on a day."""

    completion: int
    activity: int
    on: dt.date


def round_of(person: Person, activity: Activity | int) -> int:
    """Which time she is at: 1 unless it is to be done again. One query."""
    rows = Round.objects.filter(person=person, activity=activity).aggregate(last=Max("number"))
    return rows["last"] or 1


def held(
    people: People | None, activities: Collection[int], *, on: dt.date | None = None
) -> dict[int, dict[int, list[Fact]]]:
    """{person: {activity: when she finished it, the earliest first}} as it was on that day (today), by what is known
    now: a correction made later counts. People: their numbers, or a query of them; None: everybody. One query."""
    end = end_of(on or clock.today())
    rows = Completion.objects.standing().filter(activity__in=activities, at__lt=end)
    if people is not None:
        rows = rows.filter(person__in=people)
    found: dict[int, dict[int, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    here = timezone.get_current_timezone()  # asked once: `localdate` asks it again for every row
    for pk, person, activity, at in rows.order_by("at", "pk").values_list("pk", "person", "activity", "at"):
        found[person][activity].append(Fact(pk, activity, at.astimezone(here).date()))
    return found


def end_of(day: dt.date) -> dt.datetime:
    """The moment at which a day is over here, also when the clocks change in it."""
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min))


def facts_of(person: Person, *, provable: bool, activities: Collection[int] = ()) -> QuerySet[Completion]:
    """All that was ever said of what she finished, corrected or not, newest first. provable: only what the law asks,
    what was recorded for her and `activities`; the rest of what she does is hers alone."""
    rows = Completion.objects.filter(person=person).select_related(*SHOWN)
    if provable:
        by_hand = Recording.objects.filter(completion=OuterRef("pk"))
        told = Correction.objects.filter(instead=OuterRef("pk"))
        asked = Q(activity__purpose=Purpose.LEGAL) | Q(activity__in=activities)
        rows = rows.filter(asked | Exists(by_hand) | Exists(told))
    return rows.defer("edition__blocks").order_by("-at", "-pk")


@dataclass(frozen=True)
class Told:
    """One line of what was ever said: the fact, how it came to be known, and what was put right beside it."""

    completion: int
    person: int
    name: str
    activity: int
    slug: str
    title: str
    language: str
    number: int  # of the edition
    round: int
    on: dt.date
    by_hand: str  # who recorded it, "" when she did it here
    seen_by: str
    why: str
    recorded_on: dt.date | None
    corrected: bool
    corrected_by: str = ""
    corrected_why: str = ""
    corrected_on: dt.date | None = None
    instead: dt.date | None = None  # the day that was right; None when it did not happen


def told(rows: Iterable[Completion]) -> list[Told]:
    """Rows of `facts_of` and `recorded`, as they are shown. No query."""
    return [_told(row) for row in rows]


def _told(row: Completion) -> Told:
    recording: Recording | None = getattr(row, "recording", None)
    said: Correction | None = getattr(row, "correction", None)
    return Told(
        completion=row.pk,
        person=row.person_id,
        name=row.person.name,
        activity=row.activity_id,
        slug=row.activity.slug,
        title=row.edition.title,
        language=row.edition.language,
        number=row.edition.number,
        round=row.round,
        on=timezone.localdate(row.at),
        by_hand=recording.by.name if recording else "",
        seen_by=recording.seen_by if recording else "",
        why=recording.why if recording else "",
        recorded_on=timezone.localdate(recording.at) if recording else None,
        corrected=said is not None,
        corrected_by=said.by.name if said else "",
        corrected_why=said.why if said else "",
        corrected_on=timezone.localdate(said.at) if said else None,
        instead=timezone.localdate(said.instead.at) if said and said.instead else None,
    )


def recorded(batch: uuid.UUID) -> list[Told]:
    """All that was recorded together, by name. One query."""
    rows = Completion.objects.filter(recording__batch=batch).select_related(*SHOWN).defer("edition__blocks")
    return told(rows.order_by("person__family_name", "person__given_name", "pk"))


@dataclass(frozen=True)
class Batch:
    """What was recorded together: how many people, by whom, when, and how many of it was taken back since."""

    key: uuid.UUID
    title: str
    by: str
    on: dt.date
    recorded_on: dt.date
    n: int
    back: int


def recordings(most: int = 20) -> list[Batch]:
    """The last batches, newest first. Two queries."""
    rows = Recording.objects.values("batch").annotate(
        n=Count("pk"), back=Count("completion__correction"), first=Min("pk"), last=Max("at")
    )
    found = list(rows.order_by("-last")[:most])
    firsts = Recording.objects.filter(pk__in=[row["first"] for row in found])
    shown = {
        row.pk: row for row in firsts.select_related("by", "completion__edition").defer("completion__edition__blocks")
    }
    return [
        Batch(
            key=row["batch"],
            title=shown[row["first"]].completion.edition.title,
            by=shown[row["first"]].by.name,
            on=timezone.localdate(shown[row["first"]].completion.at),
            recorded_on=timezone.localdate(row["last"]),
            n=row["n"],
            back=row["back"],
        )
        for row in found
    ]
