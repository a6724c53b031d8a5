"""What the verbs of this area share: putting values on a thing, and refusing what is weak."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model

from .. import queries
from ..models import Goal, Kpi, TargetBehaviour


def fill(thing: Model, allowed: tuple[str, ...], fields: dict[str, Any]) -> bool:
    """Put the values on the thing (not saved); whether anything changed. An unknown field is a programming error."""
    changed = False
    for name, given in fields.items():
        if name not in allowed:
            raise TypeError(f"{type(thing).__name__} has no {name} to write")
        value = _as_stored(thing, name, given)
        if getattr(thing, name) != value:
            setattr(thing, name, value)
            changed = True
    return changed


def _as_stored(thing: Model, name: str, given: Any) -> Any:
    """ "7" becomes Decimal(7), "Minder" becomes Words: so that what did not change is seen not to."""
    field = thing._meta.get_field(name)
    assert isinstance(field, Field)
    return given if field.is_relation else field.to_python(given)


def refuse_errors(thing: Goal | Kpi | TargetBehaviour, **given: Any) -> None:
    """Raise ValidationError ({field: [what is weak and what to do]}) for everything that must be mended first.

    `given`: what `queries.weaknesses` takes besides the thing."""
    if found := [weakness for weakness in queries.weaknesses(thing, **given) if weakness.is_error]:
        problems: dict[str, list[str]] = {}
        for weakness in found:
            problems.setdefault(weakness.field, []).append(f"{weakness.text} {weakness.suggestion}")
        raise ValidationError(problems)
