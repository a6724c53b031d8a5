"""Removing what was kept long enough, so that nobody waits for it: the first night may find years of it."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

TOGETHER = 500


def let_go(rows: QuerySet[Any]) -> int:
    """Remove what `rows` finds with what hangs from it, some hundreds at a time, each in a transaction of its own;
    gives how many of them went, without what hung from them. What came to life in between is asked again, and stays."""
    numbers = list(rows.order_by("pk").values_list("pk", flat=True))
    gone = 0
    for at in range(0, len(numbers), TOGETHER):
        with transaction.atomic():
            _all, each = rows.filter(pk__in=numbers[at : at + TOGETHER]).delete()
        gone += each.get(rows.model._meta.label, 0)
    return gone
