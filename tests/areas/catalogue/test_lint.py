"""LOS-A1 to LOS-A4: what is weak in an activity as such."""

import datetime as dt

import pytest

from tests.library import PRACTICE, QUESTION, TEXT
from vliegwiel.areas.catalogue import queries
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.queries import Examined

TODAY = dt.date(2026, 11, 10)
LONG = {"id": "t9", "type": "text", "data": {"html": "<p>" + "woord " * 2000 + "</p>"}}


def codes(*, blocks=(TEXT, QUESTION, PRACTICE), has_line=True, lapsed=False, **said):
    activity = Activity(**{"purpose": "strategic"} | said)
    piece = Examined(title="x", summary="", minutes=5, language="nl", blocks=tuple(blocks))
    return list(queries.weak_codes(activity, piece, has_line=has_line, lapsed=lapsed, today=TODAY))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, []),
        ({"has_line": False}, ["LOS-A1"]),
        ({"blocks": (LONG, QUESTION)}, ["LOS-A2"]),
        ({"blocks": ()}, ["LOS-A2"]),
        ({"follow_up": False}, ["LOS-A3"]),
        ({"review_by": TODAY - dt.timedelta(days=1)}, ["LOS-A4"]),
        ({"review_by": TODAY}, []),
        ({"lapsed": True}, ["LOS-A4"]),
        ({"purpose": "legal", "has_line": False, "follow_up": False}, ["LOS-A3"]),
        ({"purpose": "own_growth", "has_line": False, "follow_up": False, "blocks": (LONG,), "lapsed": True}, []),
        ({"purpose": "own_growth", "review_by": dt.date(2026, 1, 1)}, ["LOS-A4"]),
        ({"exempt_category": "team_event", "has_line": False, "follow_up": False}, []),
        ({"is_reference": True, "follow_up": False, "blocks": (LONG,)}, []),
        (
            {"has_line": False, "follow_up": False, "blocks": (LONG,), "lapsed": True},
            ["LOS-A1", "LOS-A2", "LOS-A3", "LOS-A4"],
        ),
    ],
)
def test_each_code_holds_when_it_should(said, found):
    assert codes(**said) == found


def test_two_fifths_of_the_time_doing_is_enough():
    """A question is a minute, a practice two: beside 200 words a minute."""
    assert queries.LEAST_DOING == 0.4
    found = [
        codes(blocks=({"id": "t8", "type": "text", "data": {"html": "<p>" + "woord " * n + "</p>"}}, QUESTION))
        for n in (200, 600)
    ]
    assert found == [[], ["LOS-A2"]]


def test_each_code_says_what_and_what_to_do():
    said = queries.weak_activity(["LOS-A1", "LOS-A2", "LOS-A3", "LOS-A4", "LOS-X9"])
    assert [(one.code, one.severity) for one in said] == [(f"LOS-A{n}", "warning") for n in (1, 2, 3, 4)]
    assert all(one.text and one.suggestion for one in said)
