"""Two accounts that turn out to be one person: what goes over to the one that stays, and what stays behind.

No row is removed, and none says anything else than it did: a row that goes over names the account that stays, and what
it named before is written beside it, so that it can be read and taken back. `Personal.merging` says of every kind of
row how it goes, and a house test asks it of every model.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from .privacy import MERGING, Personal

Model = type[models.Model]
OWN: dict[str, "Callable[[Moving], None]"] = {}


@dataclass(frozen=True)
class Changed:
    """One field of one row, as it was and as it became."""

    model: str
    row: int
    field: str
    before: Any
    after: Any


@dataclass
class Moving:
    """What is being done: from the account that goes to the one that stays. `changed`: every field, in order."""

    kept: int
    gone: int
    changed: list[Changed] = field(default_factory=list)

    def change(self, row: models.Model, **said: Any) -> None:
        """Change a row, and write down what it said before. Fields by attribute name; days as they are."""
        for name, value in said.items():
            before = getattr(row, name)
            if before != value:
                self.changed.append(Changed(row._meta.label, row.pk, name, before, value))
                setattr(row, name, value)
        type(row)._default_manager.filter(pk=row.pk).update(**said)


def own(label: str) -> "Callable[[Callable[[Moving], None]], Callable[[Moving], None]]":
    """An area's own way with one kind of row: `@own("learning.Completion")`."""

    def register(function: "Callable[[Moving], None]") -> "Callable[[Moving], None]":
        OWN[label] = function
        return function

    return register


def kinds() -> Iterator[tuple[Model, Personal]]:
    """Every model of ours that says whom it is about."""
    for model in apps.get_models():
        personal = getattr(model, "personal", None)
        if isinstance(personal, Personal) and people_in(model):
            yield model, personal


def people_in(model: Model) -> list[str]:
    """The names of its fields that point to a person."""
    fields = [one for one in model._meta.concrete_fields if one.is_relation]
    return [one.name for one in fields if one.related_model is apps.get_model(settings.AUTH_USER_MODEL)]


def stands_in_the_way(model: Model) -> set[str]:
    """Those of them that a constraint names: two people may be fine where one person twice is not."""
    told: set[str] = set()
    for name in people_in(model):
        if model._meta.get_field(name).unique:  # type: ignore[union-attr]  # -- a column, so it may be unique
            told.add(name)
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and name in constraint.fields:
                told.add(name)
    return told


def move_all(moving: Moving) -> None:
    """Let everything go over that goes over, kind by kind."""
    for model, personal in kinds():
        if personal.merging == "own":
            OWN[model._meta.label](moving)
        elif personal.merging != "stays":
            for name in people_in(model):
                _move(model, name, moving)


def _move(model: Model, name: str, moving: Moving) -> None:
    attname = f"{name}_id"
    going = rows(model, name, moving.kept, moving.gone).filter(merging_stays=0)
    found = list(going.order_by("pk").values_list("pk", flat=True))
    moving.changed += [Changed(model._meta.label, pk, attname, moving.gone, moving.kept) for pk in found]
    for start in range(0, len(found), 500):
        model._default_manager.filter(pk__in=found[start : start + 500]).update(**{attname: moving.kept})


def rows(model: Model, name: str, kept: int, gone: int) -> "QuerySet[Any, Any]":
    """Rows that name the account that goes in this field, each with `merging_stays`: 1 when the one that stays has
    the same already, or when she would be two people in it at once."""
    stays: Any = Q(pk__in=())
    for other in people_in(model):
        if other != name:
            stays |= Q(**{f"{other}_id": kept})
    if model._meta.get_field(name).unique:  # type: ignore[union-attr]  # -- a column, so it may be unique
        stays |= Exists(model._default_manager.filter(**{f"{name}_id": kept}))
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and name in constraint.fields:
            same = {one: OuterRef(one) for one in constraint.fields if one != name}
            hers = model._default_manager.filter(**{f"{name}_id": kept}, **same)
            condition = constraint.condition or Q()
            stays |= Q(Exists(hers.filter(condition))) & condition
    flag = Case(When(stays, then=Value(1)), default=Value(0), output_field=IntegerField())
    found: QuerySet[Any, Any] = model._default_manager.filter(**{f"{name}_id": gone}).annotate(merging_stays=flag)
    return found


@dataclass(frozen=True)
class Counted:
    """Of one kind of row: how many go over, and how many stay behind."""

    model: str
    what: Any
    goes: int
    stays: int


def counted(kept: int, gone: int) -> list[Counted]:
    """What would go over and what would stay, of every kind there is something of. One query."""
    asked: list[QuerySet[Any, Any]] = []
    told = list(kinds())
    for place, (model, personal) in enumerate(told):
        for name in people_in(model):
            found = rows(model, name, kept, gone).order_by()
            if personal.merging in ("own", "stays"):
                found = found.annotate(merging_behind=Value(int(personal.merging == "stays")))
            else:
                found = found.annotate(merging_behind=F("merging_stays"))
            found = (
                found.annotate(merging_kind=Value(place))
                .values("merging_kind", "merging_behind")
                .annotate(n=Count("pk"))
            )
            asked.append(found.values_list("merging_kind", "merging_behind", "n"))
    totals: dict[int, list[int]] = {}
    for place, behind, n in asked[0].union(*asked[1:], all=True):
        totals.setdefault(place, [0, 0])[behind] += n
    return [
        Counted(told[place][0]._meta.label, told[place][1].what, goes, stays)
        for place, (goes, stays) in sorted(totals.items())
        if goes or stays
    ]


__all__ = ["MERGING", "OWN", "Changed", "Counted", "Moving", "counted", "kinds", "move_all", "own", "people_in", "rows"]
