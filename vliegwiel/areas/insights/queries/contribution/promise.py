"""Whether what we expect of an activity may be said at all: not where nothing keeps the behaviour alive.

Source: the design's learning.md 1.7. What was measured may always be said.
"""

from collections.abc import Iterable

from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.strategy.queries import ImpactPromise, promises

from ...models import Contribution


def promised(rows: Iterable[Contribution]) -> dict[int, ImpactPromise]:
    """activity -> whether its expected contribution may be shown, by the drivers of the behaviour its best path runs
    through. Left out: what is demonstrated, and what has no line and so promises nothing. Two queries."""
    links = {row.activity_id: ends_in(row) for row in rows if row.has_line and not row.demonstrated}
    behaviours = dict(Link.objects.filter(pk__in=links.values()).values_list("pk", "behaviour_id"))
    kept = promises(set(behaviours.values()))
    return {activity: kept[behaviours[link]] for activity, link in links.items() if link in behaviours}


def ends_in(row: Contribution) -> int:
    """The Link its best path ends in; 0 when the score holds none."""
    edges = (row.parts or {}).get("edges")
    return edges[-1]["pk"] if edges else 0
