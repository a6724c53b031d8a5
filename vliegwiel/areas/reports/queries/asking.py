"""A question with its filters: read from an address, kept with a view, and what there is to choose from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from django.db.models import Case, CharField, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils.dateparse import parse_date

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.areas.people.queries import in_tree
from vliegwiel.areas.qualifications.models import Qualification
from vliegwiel.kit import clock

from ..enums import TEAM_COLUMNS, TEAM_USUAL, USUAL, WINDOWS, Answer, Column, Question, Scope
from ..models import SavedView

EARLIEST = dt.date(1990, 1, 1)
AHEAD = dt.timedelta(days=730)


@dataclass(frozen=True)
class Ask:
    """day: None is the day it is asked. unit: None is everywhere. thing: "" is all that is required, "q3" a
    qualification, "a5" an activity. window: days back (who did) or ahead (what ends). columns: none are the usual ones
    of whoever asks."""

    question: Question = Question.MUST
    day: dt.date | None = None
    unit: int | None = None
    thing: str = ""
    answer: Answer = Answer.ALL
    window: int = 90
    columns: tuple[Column, ...] = ()

    @classmethod
    def read(cls, given: Mapping[str, Any], columns: list[str] | None = None) -> Self:
        """From an address, or from what a view kept: what is nonsense is what it is without."""
        question = Question(_one_of(given.get("question"), Question.values, Question.MUST))
        chosen = columns if columns is not None else list(given.get("columns") or ())
        window = str(given.get("window") or "")
        return cls(
            question=question,
            day=_day(given.get("day")),
            unit=_number(given.get("unit")),
            thing=_thing(given.get("thing")),
            answer=Answer(_one_of(given.get("answer"), Answer.values, Answer.ALL)),
            window=int(window) if window.isdecimal() and int(window[:4]) in WINDOWS else 90,
            columns=tuple(one for one in Column if one in chosen),
        )

    def words(self) -> dict[str, Any]:
        """As it is kept; `read` reads it back."""
        return {
            "question": str(self.question),
            "day": self.day.isoformat() if self.day else "",
            "unit": self.unit or "",
            "thing": self.thing,
            "answer": str(self.answer),
            "window": self.window,
            "columns": [str(one) for one in self.columns],
        }

    def address(self) -> dict[str, Any]:
        """What stands in an address: what it is without is left out."""
        told = self.words() | {"column": [str(one) for one in self.columns]}
        del told["columns"]
        return {name: value for name, value in told.items() if value and (name, value) != ("window", 90)}

    def for_scope(self, scope: str) -> Self:
        """What somebody of this scope may ask, its columns filled in: about a team it is always today, and only
        dates."""
        if scope == Scope.NAMES:
            return replace(self, columns=self.columns or USUAL[self.question])
        kept = self.kept_for(scope)
        return replace(kept, columns=kept.columns or TEAM_USUAL[self.question])

    def kept_for(self, scope: str) -> Self:
        """As a view of this scope keeps it."""
        if scope == Scope.NAMES:
            return self
        return replace(self, day=None, columns=tuple(one for one in self.columns if one in TEAM_COLUMNS))

    @property
    def on(self) -> dt.date:
        """The day it is about; nobody looks ahead further than two years."""
        day = self.day or clock.today()
        return min(max(day, EARLIEST), clock.today() + AHEAD)


@dataclass(frozen=True)
class View:
    """A saved view as it stands above its answer."""

    pk: int
    title: str
    owner: int
    stamp: int
    is_shared: bool


@dataclass(frozen=True)
class Choices:
    """units: (key, name, depth). things: {key: title}, by title. view: the one that was asked for."""

    units: list[tuple[int, str, int]] = field(default_factory=list)
    things: dict[str, str] = field(default_factory=dict)
    view: View | None = None


def choices(by: Person, view: int = 0) -> Choices:
    """All a report can be narrowed by, and the view it came from when she may see that. One query."""
    units = _named("u", Unit.objects.filter(closed_on=None), "name", "parent_id")
    hers = SavedView.objects.visible_to(by).filter(pk=view, scope=Scope.NAMES)
    stamp = F("stamp") * 2 + Case(When(is_shared=True, then=Value(1)), default=Value(0))
    rows = units.union(*_things(), _named("v", hers, "title", "owner_id", stamp), all=True)
    found = sorted(rows, key=lambda row: (row[2] or "").casefold())
    open_units = [(pk, name or "", parent) for kind, pk, name, parent, _also in found if kind == "u"]
    views = [
        View(pk, name or "", owner or 0, (stamp or 0) // 2, bool((stamp or 0) % 2))
        for kind, pk, name, owner, stamp in found
        if kind == "v"
    ]
    return Choices(in_tree(open_units), _by_key(found), next(iter(views), None))


def things() -> dict[str, str]:
    """{key: title} of all that is required now, by title. One query."""
    first, second = _things()
    return _by_key(sorted(first.union(second, all=True), key=lambda row: (row[2] or "").casefold()))


def _by_key(rows: list[tuple[str, int, str, int | None, int | None]]) -> dict[str, str]:
    return {f"{kind}{pk}": name or "" for kind, pk, name, _more, _also in rows if kind in "qa"}


def _things() -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    activities = learning.required().annotate(title=learning.title_of("pk"))
    return _named("q", Qualification.objects.standing(), "title"), _named("a", activities, "title")


def _named(kind: str, rows: QuerySet[Any, Any], name: str, more: str = "", also: Any = None) -> QuerySet[Any, Any]:
    named: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(
            said_kind=Value(kind, output_field=CharField()),
            said_name=Cast(F(name), CharField()),
            said_more=Cast(F(more) if more else Value(None), IntegerField()),
            said_also=Cast(Value(None) if also is None else also, IntegerField()),
        )
        .values_list("said_kind", "pk", "said_name", "said_more", "said_also")
    )
    return named


def _one_of(given: Any, known: list[str], otherwise: str) -> str:
    return str(given) if given in known else otherwise


def _number(given: Any) -> int | None:
    text = str(given or "")
    return int(text) if text.isdecimal() and 0 < len(text) < 10 else None


def _thing(given: Any) -> str:
    text = str(given or "")
    return text if text[:1] in ("q", "a") and _number(text[1:]) else ""


def _day(given: Any) -> dt.date | None:
    try:
        return parse_date(str(given or ""))
    except ValueError:
        return None
