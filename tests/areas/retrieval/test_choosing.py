"""Which cards come on a day: at most a handful, whatever was skipped, and never a number that grows."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from vliegwiel.areas.retrieval.enums import Grade
from vliegwiel.areas.retrieval.queries import Due, Standing, chosen, may_come, method, planned

MONDAY = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)


def due(card, *, stability=10.0, ago=14, safety=False, seconds=40):
    return Due(card, stability if ago else None, MONDAY - ago * DAY if ago else None, safety, seconds)


def numbers(rows, **more):
    return [one.card for one in chosen(rows, MONDAY, **more)]


def test_what_is_most_forgotten_comes_first_and_safety_weighs_double():
    assert numbers([due(1, ago=14), due(2, ago=40), due(3, ago=20)]) == [2, 3, 1]
    assert numbers([due(1, ago=40), due(2, ago=30, safety=True)]) == [2, 1]
    assert numbers([due(1, ago=400), due(2, ago=None)]) == [2, 1]  # never came yet: forgotten, as far as anybody knows


def test_never_more_than_five_on_a_day_or_four_minutes():
    assert len(numbers([due(n) for n in range(50)])) == 5
    assert len(numbers([due(n, seconds=90) for n in range(50)])) == 2
    assert numbers([due(n) for n in range(50)], answered=3, spent=120) == [0, 1]
    assert numbers([due(n) for n in range(50)], answered=5, spent=100) == []
    assert numbers([due(n) for n in range(50)], answered=2, spent=230) == []


def test_the_first_of_a_day_always_fits():
    assert numbers([due(1, seconds=400), due(2, seconds=10)]) == [1]


def test_cards_come_on_days_she_works_and_three_in_a_week():
    tuesday, wednesday, thursday = MONDAY + DAY, MONDAY + 2 * DAY, MONDAY + 3 * DAY
    assert not may_come(MONDAY, works=False, days=[])
    assert may_come(thursday, works=True, days=[MONDAY, tuesday])
    assert not may_come(thursday, works=True, days=[MONDAY, tuesday, wednesday])
    assert may_come(wednesday, works=True, days=[MONDAY, tuesday, wednesday])  # the third, gone on with
    assert may_come(MONDAY + 7 * DAY, works=True, days=[MONDAY, tuesday, wednesday])
    assert not may_come(MONDAY, works=False, days=[MONDAY])


calendars = st.lists(st.booleans(), min_size=10, max_size=60)  # does she come that day?
workdays = st.sets(st.integers(1, 7))


@settings(max_examples=60, deadline=None)
@given(calendars, workdays, st.integers(0, 60), st.lists(st.sampled_from(list(Grade)), min_size=1), st.randoms())
def test_whatever_days_are_skipped_no_day_holds_more_than_five_or_four_minutes(comes, works, many, grades, luck):
    """A life with cards: she comes on some days and not on others. What is shown never exceeds five cards and four
    minutes; it depends on what is due and never on how much was skipped; three days a week; only when she works."""
    start = dt.datetime.combine(MONDAY, dt.time(9), dt.UTC)
    lengths = [luck.randint(20, 180) for _ in range(many)]
    standing = {card: Standing() for card in range(many)}
    comes_back = dict.fromkeys(range(many), start)
    answered_on: dict[dt.date, int] = {}
    for n, here in enumerate(comes):
        at = start + n * DAY
        day = at.date()
        if not may_come(day, works=day.isoweekday() in works, days=set(answered_on)):
            continue
        rows = [
            Due(card, standing[card].stability, last and last.date(), card % 5 == 0, lengths[card])
            for card, back in comes_back.items()
            if back.date() <= day and ((last := standing[card].last_at) or True)
        ]
        shown = chosen(rows, day)
        assert len(shown) <= 5
        assert len(shown) == 1 or sum(one.seconds for one in shown) <= 240
        assert bool(shown) == bool(rows)
        if not here:
            continue  # skipped: nothing is written down, so nothing can pile up
        for place in range(len(shown)):
            # In the middle of it the rest of the day is what it was.
            rest = [row for row in rows if row.card not in {done.card for done in shown[:place]}]
            spent = sum(done.seconds for done in shown[:place])
            assert chosen(rest, day, answered=place, spent=spent) == shown[place:]
        for one in shown:
            step = planned(standing[one.card], luck.choice(grades), at, by=method(), card=one.card)
            standing[one.card], comes_back[one.card] = step.standing, step.due
            answered_on[day] = answered_on.get(day, 0) + 1
        rest = [row for row in rows if row.card not in {done.card for done in shown}]
        assert len(shown) + len(chosen(rest, day, answered=len(shown), spent=sum(o.seconds for o in shown))) <= 5
    weeks: dict[tuple[int, int], int] = {}
    for day, n in answered_on.items():
        assert n <= 5
        assert day.isoweekday() in works
        week = day.isocalendar()[:2]
        weeks[week] = weeks.get(week, 0) + 1
    assert all(n <= 3 for n in weeks.values())


@given(st.integers(-3, 50), st.integers(-3, 50), st.integers(0, 30))
def test_whatever_is_asked_for_it_is_never_more_than_everybody_s(most, week, many):
    assert len(numbers([due(n) for n in range(many)], most=most)) == max(0, min(most, 5, many))
    days = [MONDAY + n * DAY for n in range(3)]
    assert not may_come(MONDAY + 3 * DAY, works=True, days=days, week=week)
