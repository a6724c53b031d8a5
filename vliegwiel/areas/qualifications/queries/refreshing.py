"""Who is to be given a refresher by itself, which one, and where that differs from what was given."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from ..enums import Lasting, State
from ..models import Qualification, RefreshRule, RefreshRun
from .standing import Asked, WayRow, facts, placements, requirements
from .status import Facts, Status, in_force, next_way, status

KINDS = ("gains", "keeps", "loses")
MOST_KEPT = 500  # of each kind, in a look


@dataclass(frozen=True)
class Due:
    """One person needs one refresher now. period: the day it ends, which names the time it is asked."""

    person: int
    activity: int
    status: Status

    @property
    def period(self) -> str:
        return self.status.until.isoformat() if self.status.until else ""

    @property
    def by(self) -> dt.date | None:
        """The last day on which it still refreshes."""
        return self.status.grace_until or self.status.until


def source_of(qualification: int) -> str:
    """What its needs are known by among what people learn."""
    return f"qualification-{qualification}"


def rule_of(qualification: Qualification) -> RefreshRule | None:
    """The rule that is on. One query."""
    return RefreshRule.objects.filter(qualification=qualification, off_at=None).select_related("by").first()


ON = Prepared(
    lambda: RefreshRule.objects.filter(off_at=None).select_related("qualification", "by").order_by("qualification")
)


def refresh_rules_on() -> list[RefreshRule]:
    """All that are on. One query."""
    return ON.ask()


def refreshable(asked: list[Asked]) -> bool:
    """Whether there is a refresher to give: it runs out, and an activity refreshes it."""
    if not asked:
        return False
    now = in_force([one.version for one in asked], clock.today())
    shown = next(one for one in asked if one.version == now)
    return now.lasting in (Lasting.MONTHS, Lasting.DAY) and bool(_ways(shown))


def _ways(asked: Asked) -> list[WayRow]:
    return [way for way in (asked.again or asked.first) if not way.pretest]


def due_refreshers(
    qualification: Qualification,
    day: dt.date | None = None,
    *,
    people: Collection[int] | None = None,
    asked: list[Asked] | None = None,
) -> dict[int, Due]:
    """{person: what she needs}: it is asked of her, is at risk or in grace, and does not only wait to be seen. Her turn
    is what she did longest ago; what she was given before stays hers for this period. Who is exempt, did the test or
    brought a certificate needs nothing. Six queries, however many people; nobody when it was put away.
    """
    day = day or clock.today()
    if getattr(qualification, "retirement", None) is not None:
        return {}
    asked = requirements([qualification.pk])[qualification.pk] if asked is None else asked
    if not refreshable(asked):
        return {}
    placed = placements(qualification, day).order_by()
    if people is not None:
        placed = placed.filter(employment__person__in=people)
    here = set(placed.values_list("employment__person", flat=True))
    known = facts([qualification.pk], {qualification.pk: asked}, placed.values("employment__person"), day)
    given = learning.needs_of(source_of(qualification.pk), people)
    versions = [one.version for one in asked]
    now = next(one for one in asked if one.version == in_force(versions, day))
    ways = [way.activity for way in _ways(now)]
    found = {}
    for person in sorted(here):
        have = known.get((person, qualification.pk), Facts())
        stands = status(versions, have, day)
        if stands.state not in (State.AT_RISK, State.IN_GRACE) or stands.waits or stands.until is None:
            continue
        activity, period = given.get(person, (0, ""))
        if activity not in ways or period != stands.until.isoformat():
            activity = (next_way(ways, have.done) if now.again else ways[0]) or ways[0]
        found[person] = Due(person, activity, stands)
    return found


def differing(qualification: Qualification, due: dict[int, Due], people: Collection[int] | None = None) -> list[int]:
    """Those for whom something is to be done, by number. One query."""
    given = learning.needs_of(source_of(qualification.pk), people)
    wanted = {person: (one.activity, one.period) for person, one in due.items()}
    return sorted(person for person in wanted.keys() | given.keys() if wanted.get(person) != given.get(person))


def in_sentence(qualification: Qualification, stands: Status) -> str:
    """Why she gets it, as she reads it."""
    facts = {"title": qualification.title, "day": date_format(stands.until, "j F Y") if stands.until else ""}
    if stands.state == State.IN_GRACE and stands.grace_until:
        grace = date_format(stands.grace_until, "j F Y")
        return _("‘{title}’ liep af op {day}. Tot en met {grace} kun je het nog opfrissen.").format(
            **facts, grace=grace
        )
    return _("‘{title}’ geldt nog tot en met {day}. Hiermee fris je het op.").format(**facts)


@dataclass(frozen=True)
class Foreseen:
    """What would happen to one person. activity: what she gets or has, by number."""

    kind: str
    person: int
    name: str
    number: str
    until: dt.date | None
    activity: int


def foresee(qualification: Qualification) -> list[Foreseen]:
    """Who would gain, keep and lose a refresher if it were asked by itself today, by name. Eight queries, however many
    people."""
    due = due_refreshers(qualification)
    given = learning.needs_of(source_of(qualification.pk))
    names = {
        pk: (" ".join(part for part in parts if part), number or "")
        for pk, *parts, number in Person.objects.filter(pk__in={*due, *given}).values_list(
            "pk", "given_name", "name_prefix", "family_name", "number"
        )
    }
    rows = []
    for person, one in due.items():
        kind = "keeps" if given.get(person) == (one.activity, one.period) else "gains"
        rows.append(Foreseen(kind, person, *names[person], one.status.until, one.activity))
    rows += [
        Foreseen("loses", person, *names[person], None, activity)
        for person, (activity, _period) in given.items()
        if person not in due
    ]
    return sorted(rows, key=lambda row: (KINDS.index(row.kind), row.until or dt.date.max, row.name.casefold()))


def last_runs(qualification: Qualification, most: int = 10) -> list[RefreshRun]:
    """The last first. One query."""
    rows = RefreshRun.objects.filter(qualification=qualification).exclude(kind=RefreshRun.Kind.LOOK)
    return list(rows.select_related("by").defer("rows").order_by("-pk")[:most])
