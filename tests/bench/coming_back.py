"""Today's cards of one person with two thousand, beside reading her rows: the bare view. Part of `at_work`."""

import datetime as dt
from typing import Any

from tests.bench.at_work import least_of, say, seconds

DECKS, EACH = 100, 20


def cards() -> None:
    """All of them due; the choice of five, and what Today asks of it (one query that counts nothing)."""
    from vliegwiel.areas.people.models import Person
    from vliegwiel.areas.retrieval import queries
    from vliegwiel.areas.retrieval.models import RetrievalCard
    from vliegwiel.areas.retrieval.queries.signs import signs_of
    from vliegwiel.kit import clock

    person = Person.objects.order_by("pk")[0]
    hers = RetrievalCard.objects.filter(deck__person=person)
    if hers.count() < DECKS * EACH:
        fill(person)
    day = clock.today()
    while not signs_of(person, day).works:
        day += dt.timedelta(days=1)
    rows = hers.order_by("pk").values_list("pk", "stability", "last_at", "deck__safety", "seconds")
    queries.today(person, day)  # prepared once
    least = least_of(rows)
    chosen = min(seconds(lambda: queries.today(person, day))[0] for _ in range(5))
    asked = min(seconds(lambda: signs_of(person, day))[0] for _ in range(5))
    n = len(queries.today(person, day).come)
    say(
        f"today's {n} of {hers.count():,} cards of one person: {chosen * 1000:.1f} ms, {chosen / least:.1f} x reading "
        f"her rows; whether any comes, for Today: {asked * 1000:.1f} ms"
    )


def fill(person: Any) -> None:
    from vliegwiel.areas.catalogue.models import Activity, Edition
    from vliegwiel.areas.retrieval.actions.making import planner_of
    from vliegwiel.areas.retrieval.models import Deck, RetrievalCard
    from vliegwiel.areas.retrieval.queries import method
    from vliegwiel.kit import clock

    planner, now = planner_of(method()), clock.now()
    activities = Activity.objects.filter(pk__in=Edition.objects.values("activity")).order_by("pk")[:DECKS]
    for activity in activities:
        edition = activity.editions.order_by("pk")[0]
        deck, _new = Deck.objects.get_or_create(person=person, activity=activity, defaults={"language": "nl"})
        RetrievalCard.objects.bulk_create(
            RetrievalCard(
                deck=deck,
                edition=edition,
                block=f"q{n}",
                seconds=30 + n,
                stability=1 + n * 3.7,
                difficulty=5,
                last_at=now - dt.timedelta(days=10 + n),
                due=now - dt.timedelta(days=1),
                planner=planner,
            )
            for n in range(EACH)
        )
