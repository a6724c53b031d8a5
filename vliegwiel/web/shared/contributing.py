"""What the two pages about one activity's contribution show alike."""

from typing import Any

from vliegwiel.areas.insights import queries


def contribution_context(activity: int, title: str) -> dict[str, Any]:
    """For shared/_contribution.html: the score with its parts, its path and its history. Eight queries."""
    view = queries.contribution_view(activity)
    return {
        "view": view,
        "title": title,
        "numbers": queries.definition_numbers(view.row) if view.row else {},
        "range_width": view.row.high - view.row.low if view.row else 0,
    }
