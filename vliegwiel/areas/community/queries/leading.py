"""Who reads a leader's note, who is asked for one, and how many leaders of a layer wrote, from five on."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.messaging.models import Absence
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import (
    ActingManager,
    Employment,
    Person,
    ReportingLine,
    RoleGrant,
)
from vliegwiel.areas.people.queries.calendar import calendars
from vliegwiel.kit import clock
from vliegwiel.kit.small_numbers import hidden, tenths

from ..models import LeaderNote, LeaderPause

FROM_DAY = 8  # of the month: in the first week somebody may begin by herself
SHOWN_DAYS = 62  # so long a note stands on the pages of others: this month's and last month's


def month_of(day: dt.date) -> dt.date:
    """The first day of that day's month."""
    return day.replace(day=1)


def notes_for(reader: Person) -> QuerySet[LeaderNote]:
    """What stands now and she may read: of who leads her today, and what is for everybody; of who works here. Newest
    first; her own is not among them."""
    today = clock.today()
    leaders = ReportingLine.objects.on(today).filter(person=reader).values("manager")
    standing_in = ActingManager.objects.on(today).filter(manager__in=leaders).values("stand_in")
    here = Employment.objects.on(today).filter(person=OuterRef("by"))
    found: QuerySet[LeaderNote] = (
        LeaderNote.objects.filter(month__gte=month_of(today - dt.timedelta(days=SHOWN_DAYS - 31)))
        .filter(Q(for_everybody=True) | Q(by__in=leaders) | Q(by__in=standing_in))
        .filter(Exists(here))
        .exclude(by=reader)
        .select_related("by", "behaviour")
        .order_by("-month", "-at", "-pk")
    )
    return found


def notes_beside(reader: Person, behaviours: Any, most: int = 3) -> list[LeaderNote]:
    """Of these behaviours, what leaders of hers write about learning them. One query."""
    return list(notes_for(reader).filter(behaviour__in=behaviours)[:most])


def notes_of(leader: Person) -> QuerySet[LeaderNote]:
    """Her own, newest first, each with how many `knew` it."""
    found: QuerySet[LeaderNote] = (
        LeaderNote.objects.filter(by=leader).select_related("behaviour").annotate(knew=Count("recognised"))
    )
    return found.order_by("-month", "-pk")


def pauses(leader: Person) -> bool:
    """Whether she said "not this month". One query."""
    return LeaderPause.objects.filter(person=leader, month=month_of(clock.today())).exists()


def to_remind(day: dt.date) -> list[int]:
    """Who is asked for a note that day: leads somebody, wrote none this month, did not say "not this month", works that
    day, and is neither away nor stood in for. By number. From the eighth of the month on. Two queries."""
    if day.day < FROM_DAY:
        return []
    month = month_of(day)
    leads = ReportingLine.objects.on(day).filter(manager=OuterRef("pk"))
    rows = Person.objects.here(day).filter(
        Exists(leads),
        ~Exists(LeaderNote.objects.filter(by=OuterRef("pk"), month=month)),
        ~Exists(LeaderPause.objects.filter(person=OuterRef("pk"), month=month)),
        ~Exists(Absence.objects.filter(person=OuterRef("pk"), starts__lte=day, ends__gte=day)),
        ~Exists(ActingManager.objects.on(day).filter(manager=OuterRef("pk"))),
    )
    found = list(rows.order_by("pk").values_list("pk", flat=True))
    days = calendars(found)
    return [person for person in found if days[person].works_on(day)]


@dataclass(frozen=True)
class Layer:
    """Leaders of one layer. `tenths`: about how many in ten wrote last month; None when that may not be told."""

    name: str | Promise
    tenths: int | None


NAMES = {1: _("Leiden een team"), 2: _("Leiden wie een team leidt"), 3: _("Directie")}


def layers(day: dt.date | None = None) -> list[Layer]:
    """Per layer, of the month that is over: nobody can watch it grow. Layers below five leaders are hidden, and what
    would give them away by subtracting; there is no filter, no total and no name. Three queries."""
    day = day or clock.today()
    over = month_of(month_of(day) - dt.timedelta(days=1))
    lines = list(ReportingLine.objects.on(day).filter(kind="solid").values_list("manager", "person"))
    leaders = {manager for manager, _person in lines}
    above = {manager for manager, person in lines if person in leaders}
    directors = set(RoleGrant.objects.on(day).filter(role=Role.LEADER).values_list("person", flat=True))
    of = {person: 3 if person in directors else 2 if person in above else 1 for person in leaders | directors}
    wrote = set(LeaderNote.objects.filter(month=over).values_list("by", flat=True))
    n = {layer: sum(1 for one in of.values() if one == layer) for layer in NAMES}
    hits = {layer: sum(1 for person, one in of.items() if one == layer and person in wrote) for layer in NAMES}
    gone = hidden({layer: size for layer, size in n.items() if size}, settings.SMALLEST_GROUP)
    return [
        Layer(name, None if layer in gone else tenths(hits[layer], n[layer]))
        for layer, name in NAMES.items()
        if n[layer]
    ]
