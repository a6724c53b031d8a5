"""What she wanted and what became of it, activity by activity: for herself alone, in the order it happened."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications.models import Certificate
from vliegwiel.kit.models import Happening

from .. import events
from ..models import Intention, Plan
from .reading import PlanRow, plan_rows
from .titles import title_of

TURNS = (events.PlanChanged, events.PlanParked, events.PlanTakenUp, events.PlanStopped, events.PlanWiped)
"""What may happen to a plan after it was made, and what it is known by in the log of what happened to her."""


def chapters(person: Person, *, also: "QuerySet[Any, int]") -> "QuerySet[Any]":
    """The activities she wanted something with: she wrote a line, made a plan, or is among `also` (numbers of
    activities). What she began last comes first. No query.

    Each with `named` (its title, in the reader's language), `wanted` and `wanted_at` (her line, None when there is
    none), `finished_at` and `certificate` (the key of the one she made of it; None).
    """
    line = Intention.objects.filter(person=person, activity=OuterRef("pk"))
    plan = Plan.objects.filter(person=person, activity=OuterRef("pk"))
    done = Completion.objects.standing().filter(person=person, activity=OuterRef("pk")).order_by("at")
    shown = Certificate.objects.visible_to(person).filter(completion__activity=OuterRef("pk")).order_by("-pk")
    told: QuerySet[Any] = Activity.objects.filter(Exists(line.exclude(text="")) | Exists(plan) | Q(pk__in=also))
    begun = Coalesce(
        Subquery(plan.order_by("-made_at").values("made_at")[:1]),
        Subquery(line.values("at")[:1]),
        Subquery(done.values("at")[:1]),
    )
    rows: QuerySet[Any] = told.annotate(
        named=title_of("pk"),
        wanted=Subquery(line.exclude(text="").values("text")[:1]),
        wanted_at=Subquery(line.values("at")[:1]),
        finished_at=Subquery(done.values("at")[:1]),
        certificate=Subquery(shown.values("key")[:1]),
        begun=begun,
    ).order_by(F("begun").desc(nulls_first=True), "-pk")  # what she has yet to begin is the newest
    return rows


@dataclass(frozen=True)
class Turn:
    """Something that happened to a plan: its kind is one of those of TURNS."""

    kind: str
    at: dt.datetime


def plans_with(person: Person, activities: Collection[int]) -> dict[int, list[tuple[PlanRow, list[Turn]]]]:
    """Activity -> her plans of it, the first one first, each with what happened to it. Four queries."""
    rows = plan_rows(Plan.objects.filter(person=person, activity__in=activities), called={}, hers=True)
    happened = Happening.objects.filter(person=person, kind__in=[one.kind for one in TURNS]).order_by("at", "pk")
    turns: dict[int, list[Turn]] = defaultdict(list)
    for kind, at, facts in happened.values_list("kind", "at", "facts"):
        turns[facts["plan"]].append(Turn(kind, at))
    found: dict[int, list[tuple[PlanRow, list[Turn]]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.made_at, row.pk)):
        found[row.activity].append((row, turns[row.pk]))
    return found
