"""How many came how far, for those who count groups. Ids only: no words or answers, never for a page about people."""

from typing import Any

from django.db.models import F, QuerySet

from ..enums import Moment
from ..models import Applied

Pairs = QuerySet[Any, Any]  # rows are dicts {activity, person}


def observed_applied() -> Pairs:
    """Rows {activity, person} (ids, each once): a score of .5 or more six weeks after, with a source not herself."""
    return _pairs(Moment.POST)


def sustained() -> Pairs:
    """Rows {activity, person}: applied, and applied again at least 56 days later."""
    return _pairs(Moment.AGAIN)


def _pairs(moment: Moment) -> Pairs:
    rows = Applied.objects.filter(moment=moment).order_by()
    return rows.values(activity=F("check_of__activity"), person=F("check_of__person")).distinct()
