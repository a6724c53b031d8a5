"""What deciding needs to know of somebody, fetched for many at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.queries.calendar import calendars
from vliegwiel.kit import clock
from vliegwiel.kit.notices import Topic

from ..enums import LANES, Lane, Why
from ..models import Absence, Bounce, Mail, Preference
from .deciding import Reader
from .fullness import full
from .quietness import paused


def preference(person: int) -> Preference:
    """How she wants to be told; as everybody when she chose nothing. One query."""
    return Preference.objects.filter(person=person).first() or Preference(person_id=person)


def lane_of(chosen: Preference, topic: Topic) -> Lane:
    """The way a message about this reaches her."""
    return Lane(chosen.lanes.get(topic, LANES[topic]))


def away(people: Iterable[int]) -> dict[int, tuple[tuple[dt.date, dt.date], ...]]:
    """{person: the days she noted to be away, first and last of each}, without those who noted none. One query."""
    found: dict[int, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    rows = Absence.objects.filter(person__in=list(people)).order_by("starts", "pk")
    for person, starts, ends in rows.values_list("person", "starts", "ends"):
        found[person].append((starts, ends))
    return {person: tuple(days) for person, days in found.items()}


def there_on(people: Iterable[int], day: dt.date) -> set[int]:
    """Those of them who are not away that day, and did not pause their messages or what is asked of them past it. Two
    queries, and those of `paused`."""
    asked = set(people)
    gone = Absence.objects.filter(person__in=asked, starts__lte=day, ends__gte=day).values_list("person", flat=True)
    quiet = Preference.objects.filter(person__in=asked, paused_until__gt=day).values_list("person", flat=True)
    return asked - set(gone) - set(quiet) - paused(asked, day)


def readers(people: Iterable[int], *, weighed: bool = True) -> dict[int, Reader]:
    """{person: what deciding needs}. Six queries, however many people, and those of `full`; without those (weighed=
    False) nobody's time is taken to be full."""
    people = list(people)
    now = clock.now()
    chosen = {one.person_id: one for one in Preference.objects.filter(person__in=people)}
    gone = away(people)
    mails: dict[int, list[dt.datetime]] = defaultdict(list)
    recent = Mail.objects.filter(person__in=people, made_at__gt=now - dt.timedelta(days=8), failed_at=None)
    for person, made_at in recent.values_list("person", "made_at"):
        mails[person].append(made_at)
    refused = set(
        Bounce.objects.filter(person__in=people, cleared_at=None).values_list("person", "address"),
    )
    works = calendars(people)
    without_time = full(people) if weighed else set()
    found = {}
    for one in Person.objects.get_queryset().filter(pk__in=people):
        wants = chosen.get(one.pk) or Preference(person_id=one.pk)
        found[one.pk] = Reader(
            works_on=works[one.pk].works_on,
            quiet_from=wants.quiet_from,
            quiet_until=wants.quiet_until,
            away=gone.get(one.pk, ()),
            paused_until=wants.paused_until,
            mails=tuple(mails[one.pk]),
            unreachable=_unreachable(one, refused),
            full=one.pk in without_time,
        )
    return found


def _unreachable(person: Person, refused: set[tuple[int, str]]) -> str:
    if not person.is_active:
        return Why.LEFT
    if not person.email:
        return Why.NO_MAIL
    return Why.BOUNCED if (person.pk, person.email) in refused else ""
