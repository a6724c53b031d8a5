"""What H5P content told becomes facts we know; what it needs to go on is told apart from what it only told."""

import pytest

from vliegwiel.areas.learning.actions import Standing, clean_values
from vliegwiel.standards.h5p.runtime import NAME, kept, standing, told


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, Standing()),
        ({"h5p.done": "true"}, Standing(done=True)),
        (
            {"h5p.done": "true", "h5p.passed": "false", "h5p.score.raw": "1", "h5p.score.max": "4"},
            Standing(True, False, 25),
        ),
        ({"h5p.score.scaled": "0.5", "h5p.score.raw": "9", "h5p.score.max": "9"}, Standing(score=50)),
        ({"h5p.score.raw": "0", "h5p.score.max": "0"}, Standing()),
        ({"h5p.score.scaled": "nan"}, Standing()),
    ],
)
def test_how_she_stands_by_what_it_told(values, expected):
    assert standing(values) == expected


def test_its_data_comes_back_and_its_events_are_counted():
    given = {"h5p.data.0.state": "{}", "h5p.event.0": "{}", "h5p.event.x": "{}", "cmi.location": "3"}
    values = clean_values(given, named=NAME)
    assert (kept(values), told(values)) == ({"h5p.data.0.state": "{}"}, 1)
