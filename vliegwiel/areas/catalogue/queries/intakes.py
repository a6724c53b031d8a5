"""Intakes: where each stands, what is still open on which screen, and how often it ended without training."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy import permissions as strategy
from vliegwiel.areas.strategy.models import TargetBehaviour, WorkplaceFix
from vliegwiel.areas.strategy.queries import Weakness, weaknesses
from vliegwiel.kit import clock
from vliegwiel.kit.words import Words

from ..enums import Route
from ..models import Intake, IntakeBehaviour, IntakeClosing, Request
from .causes import Advice, smallest_fix

KPI, BEHAVIOURS, CAUSES, FIX, PRACTICE = range(1, 6)  # the five screens, one question each
YEAR = dt.timedelta(days=365)
WORDS = ("actor", "situation", "action", "standard")


@dataclass(frozen=True)
class Gap:
    """What is still open, and on which screen it is filled."""

    screen: int
    text: str


@dataclass(frozen=True)
class Avoided:
    """Intakes of the n finished that ended without anything to learn. A success: it saved people time."""

    count: int
    n: int


def intakes(person: Person, *, state: str = "open") -> QuerySet[Intake]:
    """Intakes she may see, last worked at first: "open", "finished" or "discarded"; with what their rows show."""
    seen: QuerySet[Intake] = Intake.objects.visible_to(person)
    if state == "open":
        seen = seen.filter(closing=None)
    else:
        seen = seen.filter(closing__finished=state == "finished").order_by("-closing__at", "-pk")
    return _whole(seen)


def intake_for(person: Person, pk: int) -> Intake | None:
    """One intake with all its screens show, if she may see it."""
    seen: QuerySet[Intake] = Intake.objects.visible_to(person)
    return _whole(seen).filter(pk=pk).first()


def gaps(intake: Intake, person: Person) -> list[Gap]:
    """Everything that keeps this person from finishing this intake, screen by screen; empty when nothing does."""
    found: list[Gap] = []
    rows = list(intake.behaviours.all())
    if not intake.has_measure:
        found.append(Gap(KPI, _("Kies welk getal er beter wordt, of beschrijf het.")))
    elif intake.kpi is None:
        found += _in_the_measure(intake)
    if not rows:
        found.append(Gap(BEHAVIOURS, _("Schrijf op wie er op het werk wat anders gaat doen.")))
    for row in rows:
        found += _in_a_behaviour(intake, row, person)
    return sorted(found, key=lambda gap: gap.screen)


def next_screen(intake: Intake, person: Person) -> int:
    """The first screen where something is open; the last when nothing is."""
    return min((gap.screen for gap in gaps(intake, person)), default=PRACTICE)


def advice_for(row: IntakeBehaviour) -> Advice | None:
    """What the rule says of this behaviour; None until its four causes are weighed."""
    knowledge, skill, motivation, environment = row.barriers
    if knowledge is None or skill is None or motivation is None or environment is None:
        return None
    return smallest_fix(knowledge=knowledge, skill=skill, motivation=motivation, environment=environment)


def weak_spots(intake: Intake, row: IntakeBehaviour) -> list[Weakness]:
    """What the lint finds in a behaviour that is newly described; nothing for one that stands already."""
    if row.behaviour_id:
        return []
    words = {name: Words({intake.by.language: text}) for name in WORDS if (text := getattr(row, name))}
    typed = TargetBehaviour(owner=intake.by, **words)
    return [one for one in weaknesses(typed) if one.field in WORDS or one.field.removesuffix("_en") in WORDS]


def avoided_training_count(*, since: dt.date | None = None) -> Avoided:
    """How many intakes of the last year (or since a day) ended in "geen training nodig". One query.

    That is: finished, and no job aid or practice came of it. Source: the design's measure of L&D's own success."""
    day = since or clock.today() - YEAR
    finished = IntakeClosing.objects.filter(finished=True, at__date__gte=day)
    counted = finished.aggregate(n=Count("pk"), without=Count("pk", filter=Q(made=False)))
    return Avoided(counted["without"], counted["n"])


def _whole(seen: QuerySet[Intake]) -> QuerySet[Intake]:
    rows = IntakeBehaviour.objects.select_related("behaviour__goal", "behaviour__owner", "owner", "fix", "activity")
    return seen.select_related("by", "kpi__goal", "goal__owner", "request", "closing__by").prefetch_related(
        Prefetch("behaviours", queryset=rows.order_by("place"))
    )


def _in_the_measure(intake: Intake) -> list[Gap]:
    found = []
    if intake.baseline is None or intake.target is None:
        found.append(Gap(KPI, _("Schrijf op van welk getal naar welk getal het gaat.")))
    if intake.by_when is None:
        found.append(Gap(KPI, _("Kies wanneer je het wilt zien.")))
    return found


def _in_a_behaviour(intake: Intake, row: IntakeBehaviour, person: Person) -> list[Gap]:
    name = str(row)
    found = [
        Gap(BEHAVIOURS, f"{weakness.text} {weakness.suggestion}")
        for weakness in weak_spots(intake, row)
        if weakness.is_error
    ]
    advice = advice_for(row)
    if advice is None:
        return [*found, Gap(CAUSES, _("Weeg wat er in de weg staat bij ‘{name}’.").format(name=name))]
    if not row.route:
        return [*found, Gap(FIX, _("Kies wat er gebeurt voor ‘{name}’.").format(name=name))]
    route = Route(row.route)
    if route not in advice.routes and not row.reason:
        text = _("Je kiest iets anders dan de regel. Schrijf op waarom, bij ‘{name}’.")
        found.append(Gap(FIX, text.format(name=name)))
    if route.changes_work:
        found += _in_the_change(row, name)
    if route.makes_something:
        found += _in_the_practice(intake, row, route, person, name)
    return found


def _in_the_change(row: IntakeBehaviour, name: str) -> list[Gap]:
    found = []
    if not (row.what and row.kind):
        found.append(Gap(FIX, _("Schrijf op wat er op het werk verandert, bij ‘{name}’.").format(name=name)))
    if row.owner is None or not row.owner.is_active:
        found.append(Gap(FIX, _("Kies wie daarvoor zorgt, bij ‘{name}’.").format(name=name)))
    if row.due is None or row.due < clock.today():
        found.append(Gap(FIX, _("Kies een dag die nog komt, bij ‘{name}’.").format(name=name)))
    return found


def _in_the_practice(intake: Intake, row: IntakeBehaviour, route: Route, person: Person, name: str) -> list[Gap]:
    found = []
    if row.behaviour is None and intake.goal is None:
        text = _("Iets om te leren hoort bij een doel. Kies op het eerste scherm een doel, of kies iets anders.")
        found.append(Gap(KPI, text))
    elif row.behaviour is None and intake.goal and not strategy.may_write_behaviour(person, intake.goal):
        text = _("‘{name}’ is nieuw. Laat {owner} of de opleider deze intake afronden: die zetten het bij het doel.")
        found.append(Gap(BEHAVIOURS, text.format(name=name, owner=intake.goal.owner.name)))
    if route == Route.PRACTICE and not (row.moment and row.task):
        text = _("Beschrijf het moment en wat iemand dan doet of beslist, bij ‘{name}’.")
        found.append(Gap(PRACTICE, text.format(name=name)))
    if route == Route.JOB_AID and not row.information:
        found.append(Gap(PRACTICE, _("Schrijf op wat er op het hulpmiddel staat, bij ‘{name}’.").format(name=name)))
    return found


def fixes_of_intake(request: Request) -> list[WorkplaceFix]:
    """What its finished intakes asked to be changed at work, with who takes care of it. One query."""
    of_it = IntakeBehaviour.objects.filter(intake__request=request, intake__closing__finished=True)
    found = WorkplaceFix.objects.filter(pk__in=of_it.order_by().values("fix"))
    return list(found.select_related("owner").order_by("pk"))


def is_finished(intake: int) -> bool:
    """Whether this intake was finished: there is something to read and nothing to go on with."""
    return IntakeClosing.objects.filter(intake=intake, finished=True).exists()


def intakes_of_requests(requests: list[int]) -> dict[int, int]:
    """request id -> its latest intake that was not thrown away. One query."""
    thrown = IntakeClosing.objects.filter(intake=OuterRef("pk"), finished=False)
    rows: Any = Intake.objects.filter(request__in=requests).exclude(Exists(thrown)).order_by("pk")
    return dict(rows.values_list("request_id", "pk"))
