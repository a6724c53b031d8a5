"""A report as a table: its heads and its cells, in the language of now."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from vliegwiel.areas.qualifications.enums import State

from ..enums import Column, Question
from .asking import Ask
from .rows import Row

DATES = (Column.ASKED, Column.DUE, Column.ON, Column.UNTIL)
FIRST = 3  # name, thing, yes or no


def heads(ask: Ask) -> list[str]:
    """What stands above the columns."""
    return [*first_heads(ask), *(str(one.label) for one in ask.columns)]


def first_heads(ask: Ask) -> list[str]:
    """Of the three that always stand there."""
    return [_("Naam"), _("Wat"), _("Telt nu") if ask.question == Question.DID else _("In orde")]


def cells(row: Row, ask: Ask) -> list[Any]:
    """Name, thing, yes or no, and the columns that were asked for: texts and days."""
    return [row.name, row.title, _("ja") if row.yes else _("nee"), *(_cell(row, one) for one in ask.columns)]


def kept(table: list[Any]) -> list[Any]:
    """Cells as they are kept between two spells of work; `again` reads them back."""
    return [cell.isoformat() if isinstance(cell, dt.date) else cell for cell in table]


def again(rows: Iterable[list[Any]], ask: Ask) -> Iterator[list[Any]]:
    """Cells that were kept, days as days."""
    days = [FIRST + n for n, one in enumerate(ask.columns) if one in DATES]
    for row in rows:
        for n in days:
            row[n] = dt.date.fromisoformat(row[n]) if row[n] else None
        yield row


def _cell(row: Row, column: Column) -> Any:
    if column == Column.STATE:
        return str(State(row.state).label) if row.state else ""
    value: Any = getattr(row, column)
    return value
