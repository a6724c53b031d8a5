"""What the conditions of a rule ask of people: as one query for all of them, and as facts about some."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from django.db.models import DateField, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Cast

from vliegwiel.areas.people.models import Employment, Person, Placement, Position, ReportingLine, RoleGrant, Unit
from vliegwiel.areas.people.queries.staff_proposed import Place

from ..enums import Condition
from .conditions import About, Names, Node, children, leaves

NOBODY, EVERYBODY = Q(pk__in=()), Q(pk__isnull=False)  # an empty Q would vanish among others


def names_in(trees: Iterable[Node]) -> Names:
    """The units and positions that these trees speak of. At most one query."""
    asked: dict[str, set[int]] = {Condition.UNIT: set(), Condition.POSITION: set()}
    for tree in trees:
        for _path, leaf in leaves(tree):
            if leaf["is"] in asked and isinstance(leaf.get("value"), int):
                asked[leaf["is"]].add(leaf["value"])
    if not any(asked.values()):
        return Names()
    found: dict[str, dict[int, tuple[str, str, dt.date | None]]] = {"unit": {}, "position": {}}
    nothing = Cast(Value(None), DateField())
    units = Unit.objects.filter(pk__in=asked[Condition.UNIT]).order_by()
    positions = Position.objects.filter(pk__in=asked[Condition.POSITION]).order_by()
    rows = units.values_list(Value("unit"), "pk", "name", "path", "closed_on").union(
        positions.values_list(Value("position"), "pk", "name", Value(""), nothing), all=True
    )
    for kind, pk, name, path, closed in rows:
        found[kind][pk] = name, path, closed
    return Names(
        units={pk: name for pk, (name, _path, _closed) in found["unit"].items()},
        paths={pk: path for pk, (_name, path, _closed) in found["unit"].items()},
        closed={pk: closed for pk, (_name, _path, closed) in found["unit"].items() if closed},
        positions={pk: name for pk, (name, _path, _closed) in found["position"].items()},
    )


def matching(tree: Node, *, day: dt.date, names: Names | None = None) -> "QuerySet[Person]":
    """Who works here that day and is asked for by the tree. The same people as `conditions.holds` says."""
    return Person.objects.here(day).filter(asks(tree, day=day, names=names or names_in([tree])))


def asks(tree: Node, *, day: dt.date, names: Names) -> Q:
    """The tree as a condition on Person; without that she works here."""
    if "is" in tree:
        return _leaf(Condition(tree["is"]), tree["value"], day, names)
    if "not" in tree:
        return ~asks(tree["not"], day=day, names=names)
    parts = [asks(child, day=day, names=names) for child in children(tree)]
    every = "all" in tree
    if not parts:
        return EVERYBODY if every else NOBODY
    joined = parts[0]
    for part in parts[1:]:
        joined = joined & part if every else joined | part
    return joined


def _leaf(kind: Condition, value: Any, day: dt.date, names: Names) -> Q:
    # Lists of ids, each made once: asked of one person after the other, SQLite goes through all who hold a position.
    placed = Placement.objects.on(day)
    contract = Employment.objects.on(day)
    match kind:
        case Condition.UNIT:
            path = names.paths.get(value)
            return Q(pk__in=placed.filter(unit__path__startswith=path).values("employment__person")) if path else NOBODY
        case Condition.POSITION:
            return Q(pk__in=placed.filter(position=value).values("employment__person"))
        case Condition.HOURS_LEAST:
            return Q(pk__in=placed.filter(weekly_hours__gte=Decimal(value)).values("employment__person"))
        case Condition.HOURS_MOST:
            return Q(pk__in=placed.filter(weekly_hours__lte=Decimal(value)).values("employment__person"))
        case Condition.ROSTER:
            return Q(pk__in=placed.filter(pattern="roster").values("employment__person"))
        case Condition.ROLE:
            return Q(pk__in=RoleGrant.objects.on(day).filter(role=value).values("person"))
        case Condition.LEADS:
            return Q(pk__in=ReportingLine.objects.on(day).values("manager"))
        case Condition.DAYS_LEAST:
            return Q(pk__in=contract.filter(starts__lte=day - dt.timedelta(days=value)).values("person"))
        case Condition.DAYS_MOST:
            return ~Q(pk__in=contract.filter(starts__lt=day - dt.timedelta(days=value)).values("person"))
        case Condition.JOINED:
            return ~Q(pk__in=contract.filter(starts__lt=dt.date.fromisoformat(value)).values("person"))
        case Condition.LANGUAGE:
            return Q(language=value)
        case Condition.NUMBERS:
            return Q(number__in=[one for one in value if one])


def about(people: Collection[int], *, day: dt.date, trees: Iterable[Node] | None = None) -> dict[int, About]:
    """What rules may know of these people; who does not work here that day is left out.

    One to three queries, however many people: roles and lines only when the trees ask about them (without: both).
    """
    kinds = None if trees is None else {leaf["is"] for tree in trees for _path, leaf in leaves(tree)}
    here: dict[int, tuple[dt.date, str, str]] = {}
    places: dict[int, list[Place]] = defaultdict(list)
    now = FilteredRelation(
        "placements",
        condition=Q(placements__starts__lte=day) & (Q(placements__ends=None) | Q(placements__ends__gte=day)),
    )
    contracts = Employment.objects.on(day).filter(person__in=people).annotate(now=now).order_by("-starts", "now__pk")
    told = ("person", "starts", "person__number", "person__language")
    where = ("now__unit__path", "now__unit__name", "now__position_id", "now__position__name", "now__weekly_hours")
    for person, starts, number, language, path, unit, position, title, hours, pattern, since in contracts.values_list(
        *told, *where, "now__pattern", "now__starts"
    ):
        here[person] = starts, number or "", language
        if path:
            places[person].append(Place(path, unit, position, title, hours, pattern == "roster", since))
    roles, leads = _roles(people, day, kinds), _leading(people, day, kinds)
    return {
        person: About(
            person=person,
            number=number,
            language=language,
            since=since,
            places=tuple(sorted(places[person], key=lambda place: place.since)),
            roles=tuple(roles[person]),
            leads_since=leads.get(person),
        )
        for person, (since, number, language) in here.items()
    }


def _roles(people: Collection[int], day: dt.date, kinds: set[str] | None) -> dict[int, list[tuple[str, dt.date]]]:
    found: dict[int, list[tuple[str, dt.date]]] = defaultdict(list)
    if kinds is None or Condition.ROLE in kinds:
        for person, role, since in (
            RoleGrant.objects.on(day).filter(person__in=people).values_list("person", "role", "starts")
        ):
            found[person].append((role, since))
    return found


def _leading(people: Collection[int], day: dt.date, kinds: set[str] | None) -> dict[int, dt.date]:
    found: dict[int, dt.date] = {}
    if kinds is None or Condition.LEADS in kinds:
        lines = ReportingLine.objects.on(day).filter(manager__in=people).order_by("-starts")
        found.update(lines.values_list("manager", "starts"))
    return found
