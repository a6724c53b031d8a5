import random
from dataclasses import replace

import pytest

from vliegwiel.areas.insights.queries.rounds.attention import Seen, attention

FINE = Seen(
    learners=60,
    age=400,
    invited=80,
    applied=40,
    usefulness=0.8,
    usefulness_n=30,
    value=62.0,
    for_goal=True,
    unlinked=False,
    orphan=False,
    overdue=False,
    above_median=True,
)


def test_what_goes_well_asks_for_nothing_however_much_time_it_takes():
    assert attention(FINE) == (0.0, [])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"learners": 0}, ["nobody", "long"]),
        ({"learners": 9}, ["few", "long"]),
        ({"learners": 9, "age": 179}, []),
        ({"learners": 0, "age": 179}, []),
        ({"applied": 3}, ["not_applied", "long"]),
        ({"applied": 0, "invited": 9}, []),
        ({"usefulness": 0.49}, ["not_useful", "long"]),
        ({"usefulness": 0.49, "usefulness_n": 7}, []),
        ({"unlinked": True, "for_goal": False}, ["unlinked", "long"]),
        ({"value": 39.9}, ["low", "long"]),
        ({"value": 39.9, "for_goal": False}, []),
        ({"orphan": True}, ["orphan", "long"]),
        ({"overdue": True, "above_median": False}, ["overdue"]),
    ],
)
def test_each_reason_has_its_name(change, why):
    assert attention(replace(FINE, **change))[1] == why


def test_in_five_hundred_the_planted_dead_ones_come_up_in_the_first_tenth():
    """A catalogue as one meets it: most of it fine, some of it young, weak, small or orphaned; 25 nobody needs."""
    dice = random.Random(360)
    alive = [
        replace(
            FINE,
            learners=dice.choice((4, 12, 30, 80, 200)),
            age=dice.randint(5, 1500),
            invited=(invited := dice.randint(5, 300)),
            applied=round(invited * dice.random() * 0.8),
            usefulness=dice.uniform(0.35, 0.95),
            usefulness_n=dice.randint(0, 60),
            value=dice.uniform(20, 90),
            unlinked=dice.random() < 0.1,
            orphan=dice.random() < 0.06,
            overdue=dice.random() < 0.15,
            above_median=dice.random() < 0.5,
        )
        for _ in range(475)
    ]
    dead = [
        replace(
            FINE,
            learners=0,
            age=dice.randint(300, 2000),
            invited=dice.choice((0, 3, 40)),
            applied=0,
            usefulness=None,
            usefulness_n=0,
            value=dice.uniform(0, 25),
            for_goal=(linked := dice.random() < 0.4),
            unlinked=not linked,
            orphan=dice.random() < 0.5,
            overdue=dice.random() < 0.8,
            above_median=False,
        )
        for _ in range(25)
    ]
    ranked = sorted([*alive, *dead], key=lambda seen: -attention(seen)[0])
    assert all(seen in ranked[:50] for seen in dead)
