"""Whether what we expect of an activity may be said at all: not where nothing keeps the behaviour alive.

Source: the design's learning.md 1.7. What was measured may always be said.
"""

from collections.abc import Iterable

from vliegwiel.areas.strategy.queries import ImpactPromise, promises

from ...models import Contribution


def promised(rows: Iterable[Contribution]) -> dict[int, ImpactPromise]:
    """activity -> whether its expected contribution may be shown, by the drivers of the behaviour its best path runs
    through. Left out: what is demonstrated, and what has no line and so promises nothing. One query."""
    through = {row.activity_id: leads_through(row) for row in rows if row.has_line and not row.demonstrated}
    kept = promises({behaviour for behaviour in through.values() if behaviour})
    return {activity: kept[behaviour] for activity, behaviour in through.items() if behaviour}


def leads_through(row: Contribution) -> int:
    """The TargetBehaviour its best path runs through; 0 when the score holds none."""
    return (row.parts or {}).get("behaviour") or 0
