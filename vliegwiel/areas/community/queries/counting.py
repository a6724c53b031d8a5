"""How many circles hold which ritual: from five on, and never which."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count

from vliegwiel.kit import clock
from vliegwiel.kit.words import Words, as_words

from ..models import Kit, KitVersion, Meeting
from .circles import ritual_of
from .rituals import Ritual
from .shipped import SHIPPED

WEEKS = 8


@dataclass(frozen=True)
class Held:
    """circles: how many held it in the last full weeks, in handfuls (5, 10, 15); None: fewer than five, or none."""

    ritual: Ritual
    circles: int | None
    retired: bool = False

    @property
    def called(self) -> Words:
        return as_words(dict(self.ritual.title))


def held_by(weeks: int = WEEKS) -> list[Held]:
    """Every ritual with how many circles ended one in the last `weeks` weeks, up to last Sunday, so that nobody can
    watch one come in. Told in handfuls, for one more or less would speak of a team. A circle holds several rituals and
    no total is shown, so there is nothing to subtract from. Two queries."""
    today = clock.today()
    until = today - dt.timedelta(days=today.weekday())
    since = until - dt.timedelta(weeks=weeks)
    rows = Meeting.objects.filter(ended_at__date__gte=since, ended_at__date__lt=until).order_by()
    counts = dict(rows.values_list("ritual").annotate(n=Count("circle", distinct=True)))
    least: int = settings.SMALLEST_GROUP
    newest: dict[int, KitVersion] = {}
    for row in KitVersion.objects.select_related("kit").order_by("kit", "number"):
        newest[row.kit_id] = row
    found = [(ritual, False) for ritual in SHIPPED]
    found += [(ritual_of(row), row.kit.retired_at is not None) for row in newest.values()]
    return [
        Held(
            ritual,
            counts.get(ritual.key, 0) // least * least or None,
            retired,
        )
        for ritual, retired in found
    ]


def versions_of(kit: Kit) -> list[KitVersion]:
    """What it said, newest first. One query."""
    return list(kit.versions.select_related("by").order_by("-number"))
