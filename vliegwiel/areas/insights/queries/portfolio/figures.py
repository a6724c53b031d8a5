"""The portfolio's figures, from what was worked out ahead. Source: the design's learning.md 1.7."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Q, Sum
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Organisation, Person
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.areas.strategy.queries import ImpactPromise
from vliegwiel.kit import clock

from ... import permissions
from ...enums import Gap, Thread, Tier
from ...models import Appraisal, Line
from ..definitions import Definition
from .rows import LONG, goals_seen, long_contested_above

_STEER = _("Om te kiezen waar tijd naartoe gaat. Nooit om iemand te beoordelen.")
_HOURS = _("Uren zijn de minuten van elke afronding in de afgelopen twaalf maanden, van activiteiten op de plank.")
FIGURES: dict[str, Definition] = {
    "coverage": Definition(
        _(
            "Het deel van de uren in activiteiten met een doorlopende lijn naar een lopend doel, waarvan beide kanten "
            "zeggen dat hij klopt. Waardering, teamdagen en wat er voor iets anders is, tellen niet mee."
        ),
        _HOURS,
        _("Geen: het zegt waar tijd voor bedoeld is, niet wat zij oplevert."),
        _STEER,
    ),
    "goals": Definition(
        _(
            "Het deel van de lopende doelen waar ten minste één activiteit met een hoge bijdrage bij hoort, of waar "
            "op het werk iets is opgelost zodat training niet nodig is. Wat we alleen verwachten telt mee waar iemand "
            "het gedrag levend houdt. De andere doelen zijn blind: daar gebeurt nog niets voor."
        ),
        _("Doelen, bevestigde verbanden, oplossingen op de werkplek, borging en de laatst uitgerekende bijdrage."),
        _("Geen: het is een verwachting zolang er geen uitkomst is vastgelegd."),
        _STEER,
    ),
    "contested": Definition(
        _(
            "Schakels tussen thema, doel, maat, gedrag en activiteit waar de twee beoordelaars het langer dan zestig "
            "dagen oneens over zijn. Zolang dat zo is, telt de lijn niet mee."
        ),
        _("De oordelen van opleiders en van eigenaren van doelen."),
        _("Geen: het gaat over wat mensen van een verband vinden."),
        _STEER,
    ),
    "drivers": Definition(
        _(
            "Hoe vaak gebeurt wat gedrag levend houdt: het gemiddelde over alle borging van gedrag dat het verschil "
            "maakt, in de laatste dertien weken. Onder de helft beloven we geen effect."
        ),
        _("Wat eigenaren zelf afvinkten. Een overgeslagen of vergeten beurt telt als niet gedaan."),
        _("Geen: het zegt of er gekeken, geholpen en bedankt wordt."),
        _STEER,
    ),
    "threads": Definition(
        _(
            "Waar de uren voor zijn: een doel met een bevestigd verband, de wet, eigen groei, of een doel waarvan de "
            "lijn nu los is. Eigen groei is een goede reden op zich."
        ),
        _HOURS,
        _("Geen: het zegt waar tijd voor bedoeld is."),
        _STEER,
    ),
    "ladder": Definition(
        _(
            "Het deel van de uren naar het hoogste waarop iets gevonden is: van meedoen, via wat mensen ervan vinden "
            "en kunnen, tot wat zij op het werk doen en wat dat oplevert."
        ),
        _("Vastgelegde uitkomsten, antwoorden na afloop, en toepassen dat een ander zag."),
        _("De treden zelf, naar LTEM (Thalheimer, 2018)."),
        _STEER,
    ),
    "liked": Definition(
        _(
            "Het deel van de uren en euro’s in activiteiten die mensen prettig vinden en waarvan de bijdrage laag is, "
            "waarbij elke voorwaarde klopt."
        ),
        _("Antwoorden na afloop en de bijdrage zoals die het laatst is uitgerekend."),
        _("LTEM 3, wat mensen ervan vinden."),
        _("Om een gesprek te beginnen. Alleen opleiders zien dit cijfer."),
    ),
}


@dataclass(frozen=True)
class Figure:
    """A share 0..1 of `of`, with how many activities or goals it rests on. None: there is nothing to share."""

    key: str
    share: float | None
    minutes: int
    of_minutes: int
    n: int
    cost: Decimal | None = None

    @property
    def percent(self) -> str:
        return "" if self.share is None else f"{round(self.share * 100)}%"

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)

    @property
    def of_hours(self) -> int:
        return round(self.of_minutes / 60)

    @property
    def means(self) -> Definition:
        return FIGURES[self.key]


@dataclass(frozen=True)
class Slice:
    """A part of the hours: what it is called, its share 0..1, activities, minutes and euros."""

    key: str
    word: Any
    share: float
    n: int
    minutes: int
    cost: Decimal | None

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)

    @property
    def percent(self) -> str:
        return f"{round(self.share * 100)}%"


@dataclass(frozen=True)
class Portfolio:
    """All of it. `liked` is None for whoever may not see it; `euros`: hours have a price here."""

    coverage: Figure
    goals: Figure
    contested: Figure
    long_contested: int  # edges, of `contested.n` on which somebody said something
    drivers: Figure
    promise: ImpactPromise
    liked: Figure | None
    threads: tuple[Slice, ...]
    ladder: tuple[Slice, ...]
    activities: int
    minutes: int
    euros: bool
    counted_at: dt.datetime | None


@dataclass(frozen=True)
class _Group:
    thread: str
    tier: int
    line: bool
    out: bool
    exempt: bool
    n: int
    minutes: int
    cost: Decimal


def portfolio(reader: Person) -> Portfolio:
    """The figures of the whole shelf. Nine queries, however large it is."""
    kinds = (
        Appraisal.objects.filter(on_shelf=True).order_by().values("thread", "tier", "has_line", "stands_out", "exempt")
    )
    rows = list(kinds.annotate(n=Count("pk"), took=Sum("minutes"), paid=Sum("cost"), last=Max("counted_at")))
    groups = [
        _Group(
            thread=row["thread"],
            tier=row["tier"],
            line=row["has_line"],
            out=row["stands_out"],
            exempt=row["exempt"],
            n=row["n"],
            minutes=row["took"] or 0,
            cost=row["paid"] or Decimal(),
        )
        for row in rows
    ]
    euros = Organisation.objects.filter(hourly_cost__isnull=False).exists()
    counting = [group for group in groups if not group.exempt]
    kept = strategy.kept_alive()
    seen = goals_seen(kept.promised)
    known = sum(goal.reached for goal in seen)
    apart, judged = _contested()
    return Portfolio(
        coverage=_figure("coverage", counting, lambda group: group.line, euros),
        goals=Figure("goals", known / len(seen) if seen else None, 0, 0, len(seen)),
        contested=Figure("contested", apart / judged if judged else None, 0, 0, judged),
        long_contested=apart,
        drivers=Figure("drivers", kept.health.share, 0, 0, kept.health.turns),
        promise=kept.promise,
        liked=_figure("liked", counting, lambda group: group.out, euros)
        if permissions.may_see_quadrants(reader)
        else None,
        threads=_slices(counting, [(one.value, one.label) for one in Thread], lambda group: group.thread, euros),
        ladder=_slices(
            counting,
            [(0, _("Nog niets bekend")), *((one.value, one.label) for one in Tier)],
            lambda group: group.tier,
            euros,
        ),
        activities=sum(group.n for group in groups),
        minutes=sum(group.minutes for group in groups),
        euros=euros,
        counted_at=max((row["last"] for row in rows), default=None),
    )


def _contested() -> tuple[int, int]:
    """Edges contested for long, and how many judged ones there are. Two queries, one more when there are any above."""
    lines = Line.objects.filter(behaviour__in=TargetBehaviour.objects.active()).aggregate(
        judged=Count("pk", filter=~Q(gap=Gap.DRAFT)),
        apart=Count("pk", filter=Q(gap=Gap.CONTESTED, contested_since__lt=clock.now() - LONG)),
    )
    above, judged = long_contested_above()
    return lines["apart"] + len(above), lines["judged"] + judged


def _figure(key: str, groups: list[_Group], has: Callable[[_Group], bool], euros: bool) -> Figure:
    chosen = [group for group in groups if has(group)]
    minutes, of = sum(group.minutes for group in chosen), sum(group.minutes for group in groups)
    cost = sum((group.cost for group in chosen), Decimal()) if euros else None
    return Figure(key, minutes / of if of else None, minutes, of, sum(group.n for group in chosen), cost)


def _slices(
    groups: list[_Group], kinds: list[tuple[Any, Any]], of: Callable[[_Group], Any], euros: bool
) -> tuple[Slice, ...]:
    total = sum(group.minutes for group in groups)
    found = []
    for key, word in kinds:
        mine = [group for group in groups if of(group) == key]
        minutes = sum(group.minutes for group in mine)
        cost = sum((group.cost for group in mine), Decimal()) if euros else None
        n = sum(group.n for group in mine)
        found.append(Slice(str(key), word, minutes / total if total else 0.0, n, minutes, cost))
    return tuple(found)
