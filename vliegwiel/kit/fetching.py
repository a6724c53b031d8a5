"""Rows of a compiled query, read without what Django works out about them anew at every asking.

What each column becomes (a moment, words, a decimal) and which columns make which model is known from the compiled
query. Models are put together as `Model.from_db` does, without the signals of `__init__`, that nobody hears here.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import ImageField, Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.db.models.sql.compiler import SQLCompiler

Converter = tuple[int, Callable[[Any, Any, Any], Any], Any]
Make = Callable[[Any], Any]
Row = TypeVar("Row")


KEPT = 16  # answers a kept query remembers: as many lists of arguments


class Rows(list[Row]):
    """What a kept query answered: equal to itself alone, so that what is made of it can be remembered under it."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # -- a list has none

    def __eq__(self, other: object) -> bool:
        return self is other


class Reader:
    """Reads rows of one compiled query. `make` None: this kind of query goes Django's own way."""

    def __init__(self, queryset: "QuerySet[Any, Any]", compiler: SQLCompiler, *, kept: bool) -> None:
        self.kept: dict[tuple[Any, ...], tuple[list[Any], Rows[Any]]] | None = {} if kept else None
        compiled: Any = compiler
        fields = [column[0] for column in compiled.select]
        self.width = len(fields)
        self.cut = compiled.has_extra_select
        self.converters: list[Converter] = [
            (at, convert, expression)
            for at, (converts, expression) in compiled.get_converters(fields).items()
            for convert in converts
        ]
        self.make = None if compiled.has_composite_fields(fields) else _maker(queryset, compiled)

    def read(self, connection: Any, sql: str, params: tuple[Any, ...]) -> list[Any]:
        make = self.make
        assert make is not None
        with _cursor(connection) as cursor:
            cursor.execute(sql, params)
            rows: list[Any] = cursor.fetchall()
        if self.kept is None:
            return self._made(rows, make, connection)
        known = self.kept.get(params)
        if known is not None and known[0] == rows:
            return known[1]
        made = Rows(self._made(rows, make, connection))
        if len(self.kept) >= KEPT:
            for oldest in list(self.kept)[:1]:  # a list of its own: other threads keep answers too
                self.kept.pop(oldest, None)
        self.kept[params] = (rows, made)
        return made

    def _made(self, rows: list[Any], make: Make, connection: Any) -> list[Any]:
        if self.cut:
            rows = [row[: self.width] for row in rows]
        if self.converters:
            rows = [list(row) for row in rows]
            for row in rows:
                for at, convert, expression in self.converters:
                    row[at] = convert(row[at], expression, connection)
        return [make(row) for row in rows]


def _cursor(connection: Any) -> Any:
    """PostgreSQL gets the values apart from the words: it plans the same words once and knows them again, as long as
    `prepare_threshold` is on. Django writes the values into the words, and has each query planned anew."""
    cursor = connection.cursor()
    if connection.vendor == "postgresql":
        from django.db.backends.postgresql import base  # asks for its driver when imported

        binding: Any = base.ServerBindingCursor
        cursor.cursor = binding(connection.connection)
    return cursor


def _maker(queryset: Any, compiler: Any) -> Make | None:
    if queryset._prefetch_related_lookups or queryset._known_related_objects:
        return None
    if queryset._iterable_class is ValuesListIterable:
        return tuple
    if queryset._iterable_class is FlatValuesListIterable:
        return lambda row: row[0]
    if queryset._iterable_class is not ModelIterable or not _is_plain(compiler.klass_info):
        return None
    return _model(compiler.klass_info, compiler.select, compiler.connection.alias, compiler.annotation_col_map or {})


def _is_plain(info: Any) -> bool:
    """Whether nobody would miss `__init__`: a model without one of its own, without listeners, without parents."""
    model = info["model"]
    return (
        model.__init__ is Model.__init__
        and model.from_db.__func__ is Model.from_db.__func__  # type: ignore[attr-defined]  # -- a bound classmethod
        and not model._meta.parents
        and not any(isinstance(field, ImageField) for field in model._meta.fields)  # it listens to its model being made
        and not info.get("from_parent")
        and all(_is_plain(related) for related in info.get("related_klass_infos", []))
    )


def _model(info: Any, select: Any, alias: str, annotations: dict[str, int]) -> Make:
    """row -> the model, with its related ones and what was annotated."""
    model, columns = info["model"], info["select_fields"]
    start, end = columns[0], columns[-1] + 1
    names = [column[0].target.attname for column in select[start:end]]
    related = [_related(one, select, alias) for one in info.get("related_klass_infos", [])]
    extra = list(annotations.items())

    def make(row: Any) -> Any:
        made = model.__new__(model)
        known = made.__dict__
        state = known["_state"] = ModelState()
        state.db, state.adding = alias, False
        known.update(zip(names, row[start:end], strict=True))
        for name, at in extra:
            setattr(made, name, row[at])
        for fill in related:
            fill(row, made)
        return made

    return make


def _related(info: Any, select: Any, alias: str) -> Callable[[Any, Any], None]:
    key = info["model"]._meta.pk.attname
    at = next(n for n in info["select_fields"] if select[n][0].target.attname == key)
    make, near, far = _model(info, select, alias, {}), info["local_setter"], info["remote_setter"]

    def fill(row: Any, owner: Any) -> None:
        made = make(row) if row[at] is not None else None
        near(owner, made)
        if made is not None:
            far(made, owner)

    return fill
