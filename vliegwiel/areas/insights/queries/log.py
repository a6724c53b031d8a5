"""The activity log: what happened, as sentences, for those who watch over the academy.

What only the person may know (private events) is never in it. Pages follow each other by moment and id, so the
thousandth costs what the first costs. Every kind is looked up by itself in its own index: among a million happenings a
rare kind is found as fast as a common one.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.areas.strategy.models import Goal, Kpi, TargetBehaviour, Theme
from vliegwiel.kit.events import EVENTS
from vliegwiel.kit.models import Happening
from vliegwiel.kit.prepared import Prepared

from .. import permissions
from .titles import titles

PEOPLE = ("by", "person", "manager", "supporter", "stand_in")
THINGS = ("activity", "theme", "goal", "kpi", "behaviour", "unit")
PAGE = 50
NEAR = 10  # how many times a page one looks back for it, before every kind is looked up by itself


@dataclass(frozen=True)
class Entry:
    """One line. `by` and `about` are set when the sentence does not name them itself."""

    pk: int
    at: dt.datetime
    kind: str
    area: str
    sentence: str
    by: str
    about: str
    times: int = 1  # more when a page folds equal lines together

    @property
    def day(self) -> dt.date:
        return timezone.localtime(self.at).date()


@dataclass(frozen=True)
class Log:
    """A page of entries, latest first; `older` is the mark to continue from, "" at the end."""

    entries: tuple[Entry, ...]
    older: str


def log(
    reader: Person,
    *,
    area: str = "",
    person: Person | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    before: str = "",
    most: int = PAGE,
) -> Log:
    """What happened, latest first. `area`: one area's events; `person`: done by or about her; dates inclusive.

    Eight queries at most, whatever is shown. Readers who may not see whom it is about cannot ask for a person.
    """
    if person is not None and not permissions.may_see_whom(reader):
        return Log((), "")
    found = _marked(_between(Happening.objects.all(), since, until), before)
    kinds = [kind for kind in public_kinds() if not area or kind.startswith(f"{area}.")]
    if not (area or person or since or until or before) and most == PAGE:
        rows = LATEST.ask()
    else:
        rows = [] if area or person else list(_near(found, kinds, most + 1))
    if len(rows) <= most:
        rows = _latest(_ways(found, kinds, person), most + 1)
    more = len(rows) > most
    rows = rows[:most]
    return Log(tuple(_entries(rows, reader)), _mark(rows[-1]) if more else "")


def everything(reader: Person, **filters: Any) -> Iterator[Entry]:
    """Every entry of a log, for a file: page after page, never all at once in memory."""
    before = ""
    while True:
        part = log(reader, before=before, most=500, **filters)
        yield from part.entries
        if not (before := part.older):
            return


def public_kinds() -> list[str]:
    """Kinds of events others may read about."""
    return sorted(kind for kind, event in EVENTS.items() if not event.private and event.says)


def _between(rows: QuerySet[Happening], since: dt.date | None, until: dt.date | None) -> QuerySet[Happening]:
    if since:
        rows = rows.filter(at__gte=timezone.make_aware(dt.datetime.combine(since, dt.time.min)))
    if until:
        rows = rows.filter(at__lt=timezone.make_aware(dt.datetime.combine(until + dt.timedelta(days=1), dt.time.min)))
    return rows


def _marked(rows: QuerySet[Happening], before: str) -> QuerySet[Happening]:
    moment, _sep, pk = before.rpartition("~")
    at = _moment(moment)
    return rows.filter(at__lte=at).exclude(at=at, pk__gte=int(pk)) if at and pk.isdigit() else rows


def _moment(text: str) -> dt.datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None


def _mark(row: Happening) -> str:
    return f"{row.at.astimezone(dt.UTC).strftime('%Y-%m-%dT%H:%M:%S.%fZ')}~{row.pk}"


def _near(found: QuerySet[Happening], kinds: list[str], most: int) -> QuerySet[Happening]:
    """Those among the very latest happenings of any kind: nearly always enough, and a single walk along one index."""
    window = found.order_by("-at", "-pk").values("pk")[: NEAR * most]
    return Happening.objects.filter(pk__in=window, kind__in=kinds).order_by("-at", "-pk")[:most]


# The log as one opens it.
LATEST = Prepared(lambda: _near(Happening.objects.all(), public_kinds(), PAGE + 1))


def _ways(found: QuerySet[Happening], kinds: list[str], person: Person | None) -> list[QuerySet[Happening]]:
    """The index walks that together meet everything asked for."""
    if person is None:
        return [found.filter(kind=kind) for kind in kinds]
    found = found.filter(kind__in=kinds)
    return [found.filter(by=person), found.filter(person=person)]


def _latest(ways: Sequence[QuerySet[Happening]], most: int) -> list[Happening]:
    """The latest of several index walks, in one query."""
    if not ways:
        return []
    chosen = Q()
    for way in ways:
        chosen |= Q(pk__in=way.order_by("-at", "-pk").values("pk")[:most])
    return list(Happening.objects.filter(chosen).order_by("-at", "-pk")[:most])


def _entries(rows: Iterable[Happening], reader: Person) -> Iterator[Entry]:
    rows = list(rows)
    names = _names(rows, permissions.may_see_whom(reader))
    for row in rows:
        event = EVENTS[row.kind]
        alone = event.says_alone if row.by_id and row.by_id == row.person_id else ""
        says = str(alone or event.says)
        facts = {field: _told(field, value, names) for field, value in row.facts.items()}
        if "by" not in facts:
            facts["by"] = _("Het systeem")
        told = says.format_map(defaultdict(lambda: "…", facts))
        about = next((facts[field] for field in THINGS if facts.get(field) and f"{{{field}}}" not in says), "")
        yield Entry(
            pk=row.pk,
            at=row.at,
            kind=row.kind,
            area=row.kind.partition(".")[0],
            sentence=told,
            by="" if "{by}" in says else facts["by"],
            about=about,
        )


def _named(people: Collection[int]) -> QuerySet[Person]:
    named = Person.objects.filter(pk__in=people).order_by("pk")
    return named.only("pk", "given_name", "name_prefix", "family_name")


NAMED = Prepared(_named)
Names = dict[str, dict[int, str]]


def _names(rows: list[Happening], whom: bool) -> Names:
    """Everything the rows point to, by name: at most one query for each sort of thing."""
    asked: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for field, value in row.facts.items():
            if isinstance(value, int) and not isinstance(value, bool):
                asked[field].add(value)
    people = set().union(*(asked[field] for field in PEOPLE))
    who = {person.pk: person.name for person in NAMED.ask(people=sorted(people))}
    somebody = who if whom else dict.fromkeys(who, _("een medewerker"))
    return {
        **dict.fromkeys(PEOPLE, somebody),
        "by": who,
        "activity": titles(asked["activity"], drafts=True),
        "theme": {theme.pk: str(theme) for theme in Theme.objects.filter(pk__in=asked["theme"]).order_by("pk")},
        "kpi": {kpi.pk: str(kpi) for kpi in Kpi.objects.filter(pk__in=asked["kpi"]).order_by("pk")},
        "goal": _told_as(Goal.objects, "statement", asked["goal"]),
        "behaviour": _told_as(TargetBehaviour.objects, "action", asked["behaviour"]),
        "unit": _told_as(Unit.objects, "name", asked["unit"]),
    }


def _told_as(rows: Any, field: str, keys: set[int]) -> dict[int, str]:
    """key -> its words in the reader's language. No query is put together for nothing."""
    if not keys:
        return {}
    return {pk: str(words) for pk, words in rows.filter(pk__in=keys).order_by("pk").values_list("pk", field)}


def _told(field: str, value: Any, names: Names) -> str:
    if field in names:
        if value is None:
            return _("Het systeem") if field == "by" else ""
        return names[field].get(value) or _("(verwijderd)")
    if isinstance(value, str) and len(value) == 10 and (day := _day(value)):
        return date_format(day, "j F Y")
    return "" if value is None else str(value)


def _day(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
