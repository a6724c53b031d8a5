"""What a package said becomes facts we know; what it says of order is kept."""

import pytest

from vliegwiel.areas.learning.actions import Standing, TooMuch, clean_values
from vliegwiel.standards.scorm.order import Played, places
from vliegwiel.standards.scorm.prerequisites import met
from vliegwiel.standards.scorm.runtime import NAME, standing

STATUS = {"a": "passed", "b": "completed", "c": "incomplete", "d": "not attempted"}


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("", True),
        ("a", True),
        ("c", False),
        ("a & b", True),
        ("a&c|b", True),
        ("a & (c | d)", False),
        ("~c & ~d", True),
        ('a="passed"', True),
        ("a=p", True),
        ('b<>"passed"', True),
        ("2*{a, b, c}", True),
        ("3*{a, b, c}", False),
        ("a AND NOT d", True),
        ("no-such-item", True),
        ("((a", True),
        ("a b", True),
    ],
)
def test_prerequisites_are_the_language_of_aicc_and_nonsense_hinders_nobody(text, so):
    assert met(text, lambda id: STATUS.get(id, "")) is so


@pytest.mark.parametrize(
    ("values", "is_2004", "expected"),
    [
        ({}, False, Standing()),
        ({"cmi.core.lesson_status": "completed"}, False, Standing(done=True)),
        ({"cmi.core.lesson_status": "failed"}, False, Standing(passed=False)),
        (
            {"cmi.core.lesson_status": "passed", "cmi.core.score.raw": "8", "cmi.core.score.max": "10"},
            False,
            Standing(done=True, passed=True, score=80),
        ),
        ({"cmi.completion_status": "completed", "cmi.success_status": "failed"}, True, Standing(passed=False)),
        ({"cmi.success_status": "passed", "cmi.score.scaled": "0.555"}, True, Standing(True, True, 55.5)),
        ({"cmi.completion_status": "completed", "cmi.score.raw": "nan"}, True, Standing(done=True)),
    ],
)
def test_how_she_stands_by_what_it_said(values, is_2004, expected):
    assert standing(values, is_2004=is_2004) == expected


def test_only_names_of_the_data_model_are_kept_and_not_without_end():
    given = {"cmi.location": "3\x00", "__proto__": "x", "cmi": "x", "cmi..a": "x"}
    assert clean_values(given, named=NAME) == {"cmi.location": "3"}
    for wrong in ([], {f"cmi.a{n}": "" for n in range(6_000)}, {"cmi.suspend_data": "x" * 1_000_001}):
        with pytest.raises(TooMuch, match="meer dan we aannemen"):
            clean_values(wrong, named=NAME)


def item(id, **more):
    return {"id": id, "hidden": False, "prerequisites": ""} | more


def states(items, played):
    return [(place.item["id"], place.state) for place in places({"items": items}, played)]


def test_an_item_waits_for_what_it_asks_and_stays_open_once_opened():
    items = [item("a"), item("b", prerequisites="a"), item("d", hidden=True)]
    assert states(items, {}) == [("a", "open"), ("b", "closed")]
    assert states(items, {"a": Played()}) == [("a", "begun"), ("b", "closed")]
    assert states(items, {"a": Played(done=True), "b": Played()}) == [("a", "done"), ("b", "begun")]
    assert states(items, {"b": Played()})[1] == ("b", "begun")
