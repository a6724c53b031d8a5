"""Files as they come in one after another for years: history stays sound, twice is once, back is back."""

import datetime as dt
import random

import pytest

from tests.areas.people.staff_files import staff_file
from vliegwiel.areas.people import actions
from vliegwiel.areas.people.models import Employment, Person, Placement, ReportingLine
from vliegwiel.areas.people.queries.staff_trace import footprint
from vliegwiel.kit import clock

FIRST = dt.date(2024, 1, 8)
DAY = dt.timedelta(days=1)


def some_file(dice, today, known):
    """A plausible export: people join, leave, come back, move; managers come before or after their people."""
    for number in range(1, 26):
        if number not in known:
            if dice.random() < 0.6:
                known[number] = [today - DAY * dice.randrange(1500), None, dice.randrange(4), 1.0, "ma di wo do vr"]
            continue
        one = known[number]
        change = dice.random()
        if change < 0.15:
            one[1] = today + DAY * dice.randrange(-60, 60) if one[1] is None else None
        elif change < 0.3 and one[1] and one[1] < today:
            one[0], one[1] = today - DAY * dice.randrange(10), None
        elif change < 0.4:
            one[0] += DAY * dice.randrange(-30, 30)
        elif change < 0.6:
            one[2], one[3], one[4] = dice.randrange(4), dice.choice([1.0, 0.8]), dice.choice(["ma di", "rooster"])
    rows = [
        f"{number};P{number};;Test;p{number if dice.random() < 0.9 else number % 5}@x.example;Baan{unit};U{unit};"
        f"Unit {unit};;{dice.choice(['', *known])};{starts};{ends or ''};{fte};{days};nl"
        for number, (starts, ends, unit, fte, days) in known.items()
        if dice.random() < 0.95
    ]
    dice.shuffle(rows)
    return staff_file(*rows)


def overlapping(rows, owner):
    """Pairs of rows of the same owner that hold on the same day."""
    found = []
    by_owner = {}
    for row in rows.order_by("starts", "pk"):
        before = by_owner.get(getattr(row, owner))
        if before and (before.ends is None or before.ends >= row.starts):
            found.append((before, row))
        by_owner[getattr(row, owner)] = row
    return found


def bring_in(content, **more):
    received = actions.receive_staff_file(content, file_name="x.csv", by=None)
    applied = actions.apply_staff_file(actions.check_staff_file(received, by=None), by=None, **more)
    assert (applied.state, applied.problem) == ("applied", "")
    return applied


def bring_in_and_back(content, **more):
    """Taken back at once, whatever it did, everything is as it was."""
    before = footprint()
    applied = bring_in(content, **more)
    if applied.traces.exclude(person=None).exists():
        undo = actions.check_undo(actions.begin_undo(applied, by=None), by=None)
        assert list(undo.rows.filter(kind="refused").values_list("name", "notes")) == []
        undo = actions.undo_staff_file(actions.begin_applying(undo, by=None), by=None)
        assert (undo.state, undo.problem) == ("applied", "")
        assert footprint() == before


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [0, 2, 4])
def test_a_year_of_files_leaves_a_sound_history(seed):
    dice, known, today = random.Random(seed), {}, FIRST
    for month in range(10):
        with clock.at(today):
            content = some_file(dice, today, known)
            ends = dice.random() < 0.2
            if month % 3 == 1:
                bring_in_and_back(content, end_absent=ends)
            first = bring_in(content, end_absent=ends)
            twice = bring_in(content)
        # What was refused or taken with a note may be possible once the rest is in; what was taken stays as it is.
        clear = set(first.rows.filter(noted=False).exclude(kind__in=["refused", "absent"]).values_list("n", flat=True))
        moved = twice.rows.filter(n__in=clear).exclude(kind__in=["same", "refused"])
        assert [(row.n, row.name, row.kind, row.changes) for row in moved.order_by("n")] == []
        assert overlapping(Placement.objects.all(), "employment_id") == []
        assert overlapping(ReportingLine.objects.filter(kind="solid"), "person_id") == []
        assert overlapping(Employment.objects.all(), "person_id") == []
        for person in Person.objects.prefetch_related("employments"):
            ends = [employment.ends for employment in person.employments.all()]
            assert person.left_on == (None if None in ends else max(ends))
        for place in Placement.objects.select_related("employment"):
            held = place.employment
            assert place.starts >= held.starts
            assert held.ends is None or (place.ends is not None and place.ends <= held.ends)
        today += DAY * dice.randrange(1, 60)
