"""Something short to begin with: what serves what she chose first, and nothing she did, has or turned down."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from vliegwiel.areas.learning.queries import latest_editions, pick
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from .scoring import SHORT
from .suggesting import CANDIDATES, LINES, NOTHING, _by_activity, _everything

LONGEST = 20  # minutes: where there is nothing shorter
TOP = 3


@dataclass(frozen=True)
class Short:
    """chosen: it serves a goal of hers."""

    activity: int
    slug: str
    title: str
    summary: str
    minutes: int
    language: str
    chosen: bool


def short_ones(person: Person, *, top: int = TOP) -> list[Short]:
    """A few things of seven minutes at most (twenty, where there are none), best first. Four queries."""
    rows = CANDIDATES.rows(language=person.language, day=clock.today())
    lines = _by_activity(LINES.rows())
    known: dict[str, set[int]] = defaultdict(set)
    for kind, number in _everything(person.pk, clock.now() - dt.timedelta(days=28)):
        known[kind].add(number)
    found = []
    for pk, minutes, _shape, value in rows:
        serves = lines.get(pk, NOTHING).behaviours
        if pk in known["out"] or pk in known["at"] or minutes > LONGEST:
            continue
        if serves and serves.isdisjoint(known["hers"] | known["own"]):
            continue
        found.append((minutes > SHORT, serves.isdisjoint(known["own"]), -(value or 0), minutes, pk))
    best = sorted(found)[:top]
    editions = latest_editions([one[-1] for one in best]) if best else {}
    return [
        Short(pk, edition.activity.slug, edition.title, edition.summary, minutes, edition.language, not other)
        for _long, other, _value, minutes, pk in best
        if (edition := pick(editions.get(pk, {}), person.language))
    ]
