"""A query that every page asks, compiled once: putting it together takes far longer than the database's answer."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.query import RawQuerySet

M = TypeVar("M", bound=models.Model)
Value = int | dt.date


class Prepared(Generic[M]):
    """`Prepared(build).ask(person=5, day=today)`: the rows of `build(person=5, day=today)`.

    `build` makes a queryset whose shape is always the same; its arguments are whole numbers and dates, and are used as
    they are. It is called once for each kind of database, with marks in their place. Rows carry what was annotated;
    related rows do not come along. RuntimeError when an argument does not reach the query.
    """

    def __init__(self, build: Callable[..., models.QuerySet[M]]) -> None:
        self.build = build
        self.compiled: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def ask(self, **values: Value) -> "RawQuerySet[M]":
        if connection.vendor not in self.compiled:
            self.compiled[connection.vendor] = self._compile(values)
        sql, places = self.compiled[connection.vendor]
        told = {_Place(name): _adapted(value) for name, value in values.items()}
        params = [told[place] if isinstance(place, _Place) else place for place in places]
        rows: RawQuerySet[M] = self.model.objects.raw(sql, params)
        return rows

    def _compile(self, values: dict[str, Value]) -> tuple[str, tuple[Any, ...]]:
        marks = {name: _mark(number, value) for number, (name, value) in enumerate(values.items())}
        rows = self.build(**marks)
        self.model: Any = rows.model
        sql, params = rows.query.sql_with_params()
        names = {_adapted(mark): _Place(name) for name, mark in marks.items()}
        places = tuple(names.get(param, param) for param in params)
        if missing := set(names.values()) - set(places):
            raise RuntimeError(f"{', '.join(sorted(missing))} does not reach the query")
        return sql, places


class _Place(str):
    """Where an argument goes."""

    __slots__ = ()


def _mark(number: int, value: Value) -> Value:
    """Something of the same kind that no query holds by itself."""
    return dt.date(1, 1, 1 + number) if isinstance(value, dt.date) else -987_654_300 - number


def _adapted(value: Value) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, dt.date) else value
