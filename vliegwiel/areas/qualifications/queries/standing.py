"""How people stand with qualifications on a day, for a unit at once: as many queries for ten thousand as for one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import (
    CharField,
    DateField,
    DecimalField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, TruncDate

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.queries import title_of
from vliegwiel.areas.people.models import Employment, Person, Placement, Unit
from vliegwiel.kit import clock

from ..enums import COUNTS, Ground, Judge, Lasting, Phase, State
from ..models import (
    Demand,
    DocumentVersion,
    Exemption,
    OutsideCertificate,
    Qualification,
    Requirement,
    Sighting,
    Signature,
)
from .points import PointsRule
from .status import Brought, Done, Facts, Freed, Seen, Signed, Status, Version, in_force, next_way, status

People = Collection[int] | QuerySet[Any, Any]


@dataclass(frozen=True)
class WayRow:
    """An activity that does it."""

    activity: int
    slug: str
    title: str
    pretest: bool = False
    points: Decimal = Decimal(0)  # what it brings, where points are asked
    category: str = ""


@dataclass(frozen=True)
class Asked:
    """A version of what it takes, with the activities by name."""

    pk: int
    version: Version
    why: str
    first: tuple[WayRow, ...]
    again: tuple[WayRow, ...]
    worth: tuple[WayRow, ...] = ()
    to_see: tuple[str, ...] = ()
    judges: tuple[Judge, ...] = ()


def requirements(qualifications: Collection[int], *, language: str = "") -> dict[int, list[Asked]]:
    """{qualification: its versions, in order of the day they come into force}. One query; two with a document."""
    rows = (
        Requirement.objects.filter(qualification__in=qualifications)
        .order_by("qualification", "starts", "ways__phase", "ways__place", "ways__pk")
        .annotate(way_title=title_of("ways__activity", language))
        .values(
            *("pk", "qualification", "number", "starts", "lasting", "months", "fixed_month", "fixed_day", "why"),
            *("risk_days", "grace_days", "outside", "ways__activity", "ways__phase", "ways__is_pretest", "way_title"),
            *("ways__activity__slug", "ways__points", "ways__category"),
            *("points", "period_months", "period_starts", "carry", "categories", "to_see", "judges"),
        )
    )
    heads: dict[int, dict[str, Any]] = {}
    ways: dict[tuple[int, str], list[WayRow]] = defaultdict(list)
    for row in rows:
        heads.setdefault(row["pk"], row)
        if row["ways__activity"]:
            way = WayRow(
                row["ways__activity"],
                row["ways__activity__slug"],
                row["way_title"] or "",
                row["ways__is_pretest"],
                row["ways__points"],
                row["ways__category"],
            )
            ways[row["pk"], row["ways__phase"]].append(way)
    found: dict[int, list[Asked]] = defaultdict(list)
    documents = _documents([row["qualification"] for row in heads.values() if row["lasting"] == Lasting.SIGNED])
    for pk, row in heads.items():
        first, again, worth = (tuple(ways[pk, phase]) for phase in (Phase.FIRST, Phase.AGAIN, Phase.POINTS))
        version = Version(
            starts=row["starts"],
            first=frozenset(way.activity for way in first),
            again=frozenset(way.activity for way in again),
            lasting=Lasting(row["lasting"]),
            months=row["months"] or 0,
            fixed=(row["fixed_month"] or 12, row["fixed_day"] or 31),
            risk_days=row["risk_days"],
            grace_days=row["grace_days"],
            outside=row["outside"],
            number=row["number"],
            points=_rule(row),
            worth=tuple((way.activity, way.points, way.category) for way in worth),
            documents=documents[row["qualification"]],
            seen=bool(row["to_see"]),
        )
        judges = tuple(Judge(one) for one in row["judges"])
        found[row["qualification"]].append(
            Asked(pk, version, row["why"], first, again, worth, tuple(row["to_see"]), judges)
        )
    return found


def takes_outside(asked: Collection[Asked]) -> bool:
    """Whether a certificate from outside may count for something."""
    return any(one.version.outside or one.version.points for one in asked)


def _rule(row: Mapping[str, Any]) -> PointsRule | None:
    if row["lasting"] != Lasting.POINTS or not row["points"]:
        return None
    least = tuple((name, Decimal(of_it)) for name, of_it in row["categories"])
    return PointsRule(row["points"], row["period_months"], row["period_starts"], row["carry"], least)


def _documents(qualifications: Collection[int]) -> dict[int, tuple[tuple[int, dt.date], ...]]:
    """{qualification: (number, the day it begins) of each version, in order}. No query when there is none."""
    found: dict[int, tuple[tuple[int, dt.date], ...]] = defaultdict(tuple)
    if qualifications:
        rows = DocumentVersion.objects.filter(qualification__in=qualifications).order_by("starts")
        for qualification, number, starts in rows.values_list("qualification", "number", "starts"):
            found[qualification] += ((number, starts),)
    return found


def placements(qualification: Qualification, day: dt.date) -> QuerySet[Placement]:
    """Where those are placed that day of whom it is asked there: who works here then."""
    placed: QuerySet[Placement] = Placement.objects.on(day).filter(employment__in=Employment.objects.on(day))
    return placed.filter(Exists(_demands(day).filter(qualification=qualification)))


def _demands(day: dt.date) -> QuerySet[Demand]:
    """Those that hold that day and speak of the placement around this query."""
    unit = Unit.objects.filter(pk=OuterRef(OuterRef("unit")), path__startswith=OuterRef("unit__path"))
    rows: QuerySet[Demand] = Demand.objects.on(day).filter(
        Q(position=None) | Q(position=OuterRef("position")), Q(unit=None) | Exists(unit)
    )
    return rows


def statuses(
    qualification: Qualification, people: People, day: dt.date | None = None, *, asked: list[Asked] | None = None
) -> dict[int, Status]:
    """{person: how she stands}, for those about whom anything is known; the others are `NOT_YET`. Four queries,
    three when the versions are given."""
    asked = requirements([qualification.pk])[qualification.pk] if asked is None else asked
    found = facts([qualification.pk], {qualification.pk: asked}, people, day)
    versions = [one.version for one in asked]
    day = day or clock.today()
    return {person: status(versions, one, day) for (person, _qualification), one in found.items()}


def facts(
    qualifications: Collection[int], asked: Mapping[int, list[Asked]], people: People, day: dt.date | None = None
) -> dict[tuple[int, int], Facts]:
    """{(person, qualification): all that counts up to and including that day}. Two queries."""
    day = day or clock.today()
    of_activity: dict[int, list[int]] = defaultdict(list)
    for qualification in qualifications:
        ways = (way for each in asked.get(qualification, ()) for way in (*each.first, *each.again, *each.worth))
        for one in {way.activity for way in ways}:
            of_activity[one].append(qualification)
    done: dict[tuple[int, int], list[Done]] = defaultdict(list)
    for person, learned in learning.held(people, list(of_activity), on=day).items():
        for activity, times in learned.items():
            for qualification in of_activity[activity]:
                done[person, qualification] += [Done(activity, fact.on) for fact in times]
    brought: dict[tuple[int, int], list[Brought]] = defaultdict(list)
    freed: dict[tuple[int, int], list[Freed]] = defaultdict(list)
    signed: dict[tuple[int, int], list[Signed]] = defaultdict(list)
    seen: dict[tuple[int, int], list[Seen]] = defaultdict(list)
    for row in sorted(_besides(qualifications, asked, people, day), key=lambda row: (row[2], row[3])):
        kind, number, on, _pk, until, ended, points, category, person, qualification = row
        key = person, qualification
        if kind == "brought":
            brought[key].append(Brought(on, until, points, category))
        elif kind == "signed":
            signed[key].append(Signed(number, on))
        elif kind == "seen":
            seen[key].append(Seen(on))
        else:
            last = ended - dt.timedelta(days=1) if ended else None
            ends = min((one for one in (until, last) if one), default=None)
            if ends is None or ends >= on:
                freed[key].append(Freed(on, ends))
    keys = {*done, *brought, *freed, *signed, *seen}
    return {
        key: Facts(tuple(done[key]), tuple(brought[key]), tuple(freed[key]), tuple(signed[key]), tuple(seen[key]))
        for key in keys
    }


def _besides(
    qualifications: Collection[int], asked: Mapping[int, list[Asked]], people: People, day: dt.date
) -> QuerySet[Any, Any]:
    """What she brought, was freed from, signed and was seen doing, in one question: (kind, number, on, pk, until,
    ended, points, category, person, qualification)."""
    nothing = {
        "said_number": Cast(Value(None), IntegerField()),
        "said_ended": Cast(Value(None), DateField()),
        "said_points": Cast(Value(None), DecimalField(max_digits=6, decimal_places=1)),
        "said_category": Value("", output_field=CharField()),
    }

    def arm(rows: QuerySet[Any, Any], kind: str, **said: Any) -> QuerySet[Any, Any]:
        columns = {"said_kind": Value(kind, output_field=CharField()), **nothing, **said}
        names = ("kind", "number", "on", "key", "until", "ended", "points", "category", "person", "qualification")
        told: QuerySet[Any, Any] = rows.annotate(**columns).order_by().values_list(*(f"said_{one}" for one in names))
        return told

    certificates = OutsideCertificate.objects.filter(
        qualification__in=[one for one in qualifications if takes_outside(asked.get(one, ()))],
        person__in=people,
        verdict__is_accepted=True,
        issued_on__lte=day,
    )
    exemptions = Exemption.objects.filter(qualification__in=qualifications, person__in=people, starts__lte=day)
    read = [one for one in qualifications if any(each.version.documents for each in asked.get(one, ()))]
    signatures = Signature.objects.filter(
        document__qualification__in=read, person__in=people, at__lt=learning.end_of(day)
    )
    watched = [one for one in qualifications if any(each.version.seen for each in asked.get(one, ()))]
    sightings = Sighting.objects.standing().filter(
        requirement__qualification__in=watched, person__in=people, is_whole=True, on__lte=day
    )
    arms = [
        arm(
            certificates,
            "brought",
            said_on=F("issued_on"),
            said_key=F("pk"),
            said_until=F("expires_on"),
            said_points=F("points"),
            said_category=F("category"),
            said_person=F("person"),
            said_qualification=F("qualification"),
        ),
        arm(
            exemptions,
            "freed",
            said_on=F("starts"),
            said_key=F("pk"),
            said_until=F("ends"),
            said_ended=F("end__on"),
            said_person=F("person"),
            said_qualification=F("qualification"),
        ),
        arm(
            signatures,
            "signed",
            said_number=F("document__number"),
            said_on=TruncDate("at"),
            said_key=F("pk"),
            said_until=Cast(Value(None), DateField()),
            said_person=F("person"),
            said_qualification=F("document__qualification"),
        ),
        arm(
            sightings,
            "seen",
            said_on=F("on"),
            said_key=F("pk"),
            said_until=Cast(Value(None), DateField()),
            said_person=F("person"),
            said_qualification=F("requirement__qualification"),
        ),
    ]
    together: QuerySet[Any, Any] = arms[0].union(*arms[1:], all=True)
    return together


@dataclass(frozen=True)
class Mine:
    """One qualification to one person. `now`: what she does for it now, None when nothing; `test`: a test she may try
    instead. `asked_of_her`: False for what she holds and nobody asks of her."""

    pk: int
    title: str
    ground: Ground
    source: str
    price: Any
    status: Status
    asked_of_her: bool
    outside: bool
    now: WayRow | None
    others: tuple[WayRow, ...]
    test: WayRow | None
    reads: bool = False  # a document, and signs for it

    @property
    def counts(self) -> bool:
        return self.status.state in COUNTS

    @property
    def acts(self) -> bool:
        """Whether something is to be done."""
        return self.status.state not in (State.VALID, State.EXEMPT)

    @property
    def is_done(self) -> bool:
        """Whether she did her part: it only waits for somebody to see it."""
        return self.status.waits is not None

    @property
    def learns(self) -> tuple[WayRow, ...]:
        """What else she may do for it; nothing while it only waits to be seen."""
        return () if self.is_done else self.others


def mine(person: Person, day: dt.date | None = None) -> list[Mine]:
    """What is asked of her or what she proved, what needs doing first. Five queries."""
    day = day or clock.today()
    placed = Placement.objects.on(day).filter(employment__in=Employment.objects.on(day), employment__person=person)
    placed = placed.filter(Exists(_demands(day).filter(qualification=OuterRef(OuterRef("pk")))))
    rows: list[Any] = list(Qualification.objects.standing().annotate(wanted=Exists(placed)).order_by("title", "pk"))
    asked = requirements([row.pk for row in rows], language=person.language)
    known = facts([row.pk for row in rows], asked, [person.pk], day)
    found = []
    for row in rows:
        have = known.get((person.pk, row.pk), Facts())
        versions = [one.version for one in asked.get(row.pk, ())]
        stands = status(versions, have, day)
        if versions and (row.wanted or stands.state != State.NOT_YET):
            found.append(_mine(row, asked[row.pk], have, stands, day))
    order = [State.EXPIRED, State.IN_GRACE, State.NOT_YET, State.AT_RISK, State.VALID, State.EXEMPT]
    return sorted(found, key=lambda one: (not one.asked_of_her, order.index(one.status.state), one.title))


def _mine(row: Any, asked: list[Asked], have: Facts, stands: Status, day: dt.date) -> Mine:
    version = in_force([one.version for one in asked], day)
    if version.lasting in (Lasting.POINTS, Lasting.SIGNED):
        return _keeps_up(row, asked, version, stands)
    now = next(one for one in asked if one.version == version)
    ways = now.again if stands.refreshes and now.again else now.first
    learn = [way for way in ways if not way.pretest]
    chosen = next_way([way.activity for way in learn], have.done)
    if not (stands.refreshes and now.again):  # the first time every alternative is open, in their order
        chosen = learn[0].activity if learn else None
    return Mine(
        pk=row.pk,
        title=row.title,
        ground=Ground(row.ground),
        source=row.source,
        price=row.price,
        status=stands,
        asked_of_her=row.wanted,
        outside=version.outside,
        now=next((way for way in learn if way.activity == chosen), None),
        others=() if stands.refreshes and now.again else tuple(way for way in learn if way.activity != chosen),
        test=next((way for way in ways if way.pretest), None),
    )


def _keeps_up(row: Any, asked: list[Asked], version: Version, stands: Status) -> Mine:
    """What is kept by points or by reading: until she has it what the first time takes, then whatever brings points."""
    now = next(one for one in asked if one.version == version)
    ways = now.worth if stands.refreshes or not now.first else now.first
    return Mine(
        pk=row.pk,
        title=row.title,
        ground=Ground(row.ground),
        source=row.source,
        price=row.price,
        status=stands,
        asked_of_her=row.wanted,
        outside=version.outside or version.lasting == Lasting.POINTS,
        now=None,
        others=tuple(way for way in ways if not way.pretest),
        test=next((way for way in ways if way.pretest), None),
        reads=version.lasting == Lasting.SIGNED,
    )
