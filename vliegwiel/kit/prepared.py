"""A query that pages ask all the time, compiled once: putting it together takes far longer than its answer."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from vliegwiel.kit.fetching import Reader, Rows

Row = TypeVar("Row")
Value = int | str | dt.date | dt.datetime
Given = Value | Sequence[int]
LONG = 256  # of a list: from here on it is not prepared


class Prepared(Generic[Row]):
    """`Prepared(build).ask(person=5, day=today)`: the rows of `build(person=5, day=today)`, as a list.

    `build` makes a queryset whose shape is always the same; its arguments are whole numbers, dates, moments, texts, and
    lists of ids for an `__in`. It is called once for each kind of database (and each length of a list, rounded up),
    with marks in their place; the values take the marks' places in the finished SQL. Everything a queryset can bring
    comes along: annotations, related rows, values_list. What else `build` reads (a clock, a language, a role) it reads
    that once, so give it as an argument. RuntimeError when an argument does not reach the query as it is, TypeError
    for one that cannot be a mark: None, for it makes another query.

    `kept`: for what is the same for everybody, and hardly changes. The database is asked as ever, but as long as it
    answers the very same, the rows made of its last answer are given again: the same `Rows`, to be read only. For
    what says something about a person it is refused nowhere and right nowhere.

    A list of hundreds is asked as ever: putting such a query together is little beside its answer.
    """

    def __init__(self, build: "Callable[..., models.QuerySet[Any, Row]]", *, kept: bool = False) -> None:
        self.build, self.kept = build, kept
        self.compiled: dict[tuple[Any, ...], _Compiled] = {}

    def ask(self, **values: Given) -> list[Row]:
        if any(len(value) > LONG for value in values.values() if isinstance(value, list | tuple)):
            return list(self.build(**values))
        given = {name: _padded(value) if isinstance(value, list | tuple) else value for name, value in values.items()}
        shape = (
            _this_threads_connection().vendor,
            *(len(value) if isinstance(value, tuple) else 0 for value in given.values()),
        )
        known = self.compiled.get(shape)
        if known is None:
            known = self.compiled[shape] = _Compiled(self.build, given, kept=self.kept)
        return known.ask(given)

    def rows(self, **values: Given) -> "Rows[Row]":
        """The same of a kept query, as the object that is the same as long as the rows are."""
        found = self.ask(**values)
        return cast("Rows[Row]", found) if isinstance(found, Rows) else Rows(found)

    def first(self, **values: Given) -> Row | None:
        """The first of the rows; let `build` cut them to one."""
        return next(iter(self.ask(**values)), None)


class _Compiled:
    """The finished SQL, and the queryset and compiler that know how to read its rows."""

    def __init__(self, build: Callable[..., Any], given: dict[str, Any], *, kept: bool) -> None:
        marks: dict[str, Any] = {}
        names: dict[Any, _Place] = {}
        for name, value in given.items():
            each = value if isinstance(value, tuple) else (value,)
            made = [_mark(len(names) + n, one) for n, one in enumerate(each)]
            names.update({_adapted(mark): _Place((name, n)) for n, mark in enumerate(made)})
            marks[name] = made if isinstance(value, tuple) else made[0]
        self.queryset = build(**marks)
        self.compiler = self.queryset.query.get_compiler(connection=connection)
        self.sql, params = self.compiler.as_sql()
        self.places = tuple(names.get(param, param) if isinstance(param, Value) else param for param in params)
        if missing := {place[0] for place in {*names.values()} - {p for p in self.places if isinstance(p, _Place)}}:
            raise RuntimeError(f"{', '.join(sorted(missing))} does not reach the query")
        if changed := [param for param in self.places if not isinstance(param, _Place) and _of_a_mark(param)]:
            raise RuntimeError(f"An argument reaches the query, but also changed, as {changed[0]!r}")
        self.reader = Reader(self.queryset, self.compiler, kept=kept)

    def ask(self, given: dict[str, Any]) -> list[Any]:
        """The rows for these values."""
        if self.reader.make is None:
            return list(self.rows(given))
        return self.reader.read(_this_threads_connection(), self.sql, self._params(given))

    def rows(self, given: dict[str, Any]) -> Any:
        """A queryset that asks with these values. To be read only: a filter added to it would be lost."""
        params = self._params(given)
        compiler = _twin(self.compiler)
        compiler.connection = _this_threads_connection()
        compiler.as_sql = lambda *args, **kwargs: (self.sql, params)
        query = _twin(self.queryset.query)
        query.get_compiler = lambda *args, **kwargs: compiler
        made = type(self.queryset)(model=self.queryset.model, query=query, using=self.queryset._db)
        made._iterable_class, made._fields = self.queryset._iterable_class, self.queryset._fields
        made._prefetch_related_lookups = self.queryset._prefetch_related_lookups
        return made

    def _params(self, given: dict[str, Any]) -> tuple[Any, ...]:
        told = {
            (name, n): _adapted(one)
            for name, value in given.items()
            for n, one in enumerate(value if isinstance(value, tuple) else (value,))
        }
        return tuple([told[place] if type(place) is _Place else place for place in self.places])


class _Place(tuple[str, int]):
    """Where an argument goes: its name, and which of a list."""

    __slots__ = ()


def _this_threads_connection() -> Any:
    """This thread's connection itself: a compiler is used by whichever thread asks next."""
    return connections[DEFAULT_DB_ALIAS]


def _twin(thing: Any) -> Any:
    """A shallow copy, to be changed without changing what is kept."""
    twin = object.__new__(type(thing))
    twin.__dict__.update(thing.__dict__)
    return twin


def _padded(ids: "list[Any] | tuple[Any, ...]") -> tuple[int, ...]:
    """Lengths 1, 2, 4, 8...: few different queries to compile. An id twice asks nothing more; no row has id 0."""
    length = 1
    while length < len(ids):
        length *= 2
    last = ids[-1] if ids else 0
    return (*ids, *[last] * (length - len(ids)))


def _mark(number: int, value: Any) -> Value:
    """Something of the same kind that no query holds by itself."""
    if isinstance(value, dt.datetime):
        return dt.datetime(1971, 1, 1, 0, 0, 0, 1 + number, tzinfo=dt.UTC)
    if isinstance(value, dt.date):
        return dt.date(1200, 1, 1) + dt.timedelta(days=number)
    if isinstance(value, str):
        return f"\ue000{number}\ue000"
    if isinstance(value, int) and not isinstance(value, bool):
        return -987_654_300 - number
    raise TypeError(f"{value!r} cannot be given to a prepared query")


def _of_a_mark(param: Any) -> bool:
    """Whether it was worked out from a mark: a day earlier, a number more, a text around it."""
    if isinstance(param, str):
        return "\ue000" in param or param[:5] in ("1199-", "1200-", "1970-", "1971-")
    if isinstance(param, dt.date):
        return param.year in (1199, 1200, 1970, 1971)
    return isinstance(param, int) and -988_000_000 < param < -987_000_000


def _adapted(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return _this_threads_connection().ops.adapt_datetimefield_value(value)
    if isinstance(value, dt.date):
        return _this_threads_connection().ops.adapt_datefield_value(value)
    return value
