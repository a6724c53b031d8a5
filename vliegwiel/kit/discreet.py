"""An error of the database does not repeat what somebody wrote: it would go into logs and be kept with failed jobs.

PostgreSQL adds the whole row to a constraint that failed ("DETAIL: Failing row contains (7, her words)"). What went
wrong and which constraint it was stays; so does `diag`, which nothing prints.
"""

from collections.abc import Callable
from typing import Any

from django.db import DatabaseError
from django.db.backends.signals import connection_created


def without_values(said: str) -> str:
    """What the database said, up to where it quotes a row."""
    return said.partition("\nDETAIL:")[0].partition("\nCONTEXT:")[0]


def discreetly(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Around every question: the error, and the driver's own behind it, say less."""
    try:
        return execute(sql, params, many, context)
    except DatabaseError as error:
        for one in (error, error.__cause__):
            if one is not None:
                one.args = tuple(without_values(said) if isinstance(said, str) else said for said in one.args)
        raise


def _teach(connection: Any, **_kwargs: Any) -> None:
    if discreetly not in connection.execute_wrappers:
        # First, for who is around a question for a while takes the last away afterwards, and may be there already.
        connection.execute_wrappers.insert(0, discreetly)


connection_created.connect(_teach, dispatch_uid="kit.discreet")
