"""What happened to her lately, in her own words: rows about nobody but the reader."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.learning import events as learning
from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.retrieval import queries as retrieval
from vliegwiel.kit import clock
from vliegwiel.kit.events import EVENTS
from vliegwiel.kit.models import Happening
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.words import as_words

TELLS = {
    learning.Assigned.kind: (_("Je werd gevraagd voor ‘{title}’."), "inbox", ""),
    learning.Withdrawn.kind: (_("‘{title}’ werd je niet meer gevraagd."), "undo-2", ""),
    learning.Enrolled.kind: (_("Je begon aan ‘{title}’."), "play", "accent"),
    learning.EditionChosen.kind: (_("Je ging verder in de nieuwe versie van ‘{title}’."), "refresh-cw", ""),
    learning.Completed.kind: (_("Je rondde ‘{title}’ af."), "check", "growth"),
}
AREAS = ("learning", "practice")
MOST = 5
TOO_SMALL = {learning.StepDone.kind}


@dataclass(frozen=True)
class Moment:
    text: str
    at: dt.datetime
    icon: str
    tone: str


def _lately(person: int, day: dt.date, monday: dt.date, until: dt.datetime) -> QuerySet[Happening]:
    kinds = [kind for kind in EVENTS if kind.partition(".")[0] in AREAS and kind not in TOO_SMALL]
    rows = Happening.objects.filter(person=person, kind__in=kinds, by__isnull=False).order_by("-at", "-pk")
    return rows.annotate(**retrieval.signs(person, day, monday, until))[:MOST]


LATELY = Prepared(_lately)


def timeline(person: Person) -> tuple[list[Moment], bool]:
    """Her latest moments that were somebody's doing (not the clock's), newest first; and whether something she learned
    comes back today. Two queries."""
    day = clock.today()
    happened = LATELY.ask(**retrieval.asked_of(person, day))
    named = titles(row.facts["activity"] for row in happened if "activity" in row.facts) if happened else {}
    moments = []
    for row in happened:
        text, icon, tone = TELLS.get(row.kind, (EVENTS[row.kind].says, "sprout", "growth"))
        title = as_words(named.get(row.facts.get("activity", 0), {}))
        moments.append(Moment(str(text).format(**row.facts | {"title": title}), row.at, icon, tone))
    return moments, any(retrieval.read(row, day).may_come for row in happened[:1])
