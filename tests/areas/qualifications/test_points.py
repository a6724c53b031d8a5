"""Points a period: a table of days, and that nobody counts a point twice."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vliegwiel.areas.qualifications.enums import Lasting, State
from vliegwiel.areas.qualifications.queries import (
    Brought,
    Done,
    Earned,
    Facts,
    PointsRule,
    Signed,
    Version,
    periods,
    status,
)

START, LESSON = 1, 2
RULE = PointsRule(Decimal(10), 12, dt.date(2024, 1, 1), Decimal(4), (("Vak", Decimal(5)),))


def day(text):
    return dt.date.fromisoformat(text)


def version(**said):
    worth = ((LESSON, Decimal(5), "Vak"),)
    return Version(
        **{
            "starts": day("2020-01-01"),
            "first": frozenset({START}),
            "lasting": Lasting.POINTS,
            "risk_days": 60,
            "grace_days": 30,
            "points": RULE,
            "worth": worth,
            **said,
        }
    )


def facts(*lessons, outside=()):
    done = [Done(START, day("2024-05-01")), *(Done(LESSON, day(on)) for on in lessons)]
    return Facts(tuple(done), tuple(Brought(day(on), None, Decimal(points), kind) for on, points, kind in outside))


FULL = ("2025-02-01", "2025-03-01")
TABLE = {
    "nothing is asked in the first period": (facts(), "2024-12-31", State.VALID, "2025-12-31"),
    "two months before the end at risk": (facts(), "2025-11-02", State.AT_RISK, "2025-12-31"),
    "short, in grace": (facts("2025-02-01"), "2026-01-30", State.IN_GRACE, "2025-12-31"),
    "short, over": (facts("2025-02-01"), "2026-01-31", State.EXPIRED, "2025-12-31"),
    "met in time, the next period runs": (facts(*FULL), "2025-03-01", State.VALID, "2026-12-31"),
    "put right within the grace": (facts("2025-02-01", "2026-01-20"), "2026-01-21", State.VALID, "2026-12-31"),
    "and not counted again for the next": (
        facts("2025-02-01", "2026-01-20", "2026-06-01"),
        "2027-02-01",
        State.EXPIRED,
        "2026-12-31",
    ),
    "enough, but not of the category": (
        facts(outside=(("2025-02-01", 12, ""),)),
        "2026-01-10",
        State.IN_GRACE,
        "2025-12-31",
    ),
    "from outside they count": (
        facts("2025-02-01", outside=(("2025-04-01", 5, ""),)),
        "2026-06-01",
        State.VALID,
        "2026-12-31",
    ),
    "at most four go along": (
        facts(*FULL, "2025-04-01", "2025-05-01", "2026-02-01"),
        "2027-01-10",
        State.IN_GRACE,
        "2026-12-31",
    ),
    "and four and five and one is ten": (
        facts(*FULL, "2025-04-01", "2026-02-01", outside=(("2026-03-01", 1, ""),)),
        "2027-01-10",
        State.VALID,
        "2027-12-31",
    ),
    "after the grace it begins anew": (
        Facts((Done(START, day("2024-05-01")), Done(START, day("2026-03-01")))),
        "2026-03-02",
        State.VALID,
        "2027-12-31",
    ),
    "points alone are no beginning": (
        Facts((Done(LESSON, day("2024-05-01")),)),
        "2024-06-01",
        State.NOT_YET,
        None,
    ),
}


@pytest.mark.parametrize(("known", "on", "state", "until"), TABLE.values(), ids=TABLE)
def test_on_any_day(known, on, state, until):
    found = status([version()], known, day(on))
    assert (found.state, found.until) == (state, day(until) if until else None)


def test_without_a_first_time_the_first_points_begin_it():
    found = status([version(first=frozenset())], Facts((Done(LESSON, day("2024-05-01")),)), day("2025-06-01"))
    assert (found.state, found.period.total, found.period.carried) == (State.VALID, 4, 4)


EARNED = st.lists(
    st.tuples(st.dates(day("2023-06-01"), day("2030-12-31")), st.integers(1, 12), st.sampled_from(["", "Vak", "Taal"])),
    max_size=25,
)


@settings(max_examples=40)
@given(EARNED, st.dates(day("2023-06-01"), day("2030-12-31")), st.integers(1, 18), st.integers(0, 90))
def test_no_point_counts_twice_and_periods_follow_each_other(told, began, months, grace):
    rule = PointsRule(Decimal(10), months, day("2024-01-31"), Decimal(4), (("Vak", Decimal(5)),))
    earned = [Earned(on, Decimal(points), category) for on, points, category in told]
    found = periods(rule, earned, began, day("2031-06-01"), grace)
    assert found[0].starts <= began <= found[0].ends
    assert all(after.starts == before.ends + dt.timedelta(1) for before, after in zip(found, found[1:], strict=False))
    assert sum(one.had for one in found) <= sum(one.points for one in earned)
    assert all(one.is_met for one in found[:-1])
    assert not found[-1].is_met
    assert all(one.carried <= rule.carry for one in found)
    for before, after in zip(found, found[1:], strict=False):
        assert after.carried <= max(0, before.total - before.needed)


def test_a_new_version_of_the_document_asks_again_and_what_was_signed_stays():
    versions = [
        Version(
            starts=day("2024-01-01"),
            first=frozenset(),
            lasting=Lasting.SIGNED,
            risk_days=30,
            grace_days=14,
            documents=((1, day("2024-01-01")), (2, day("2025-06-01"))),
        )
    ]
    once, both = Facts(signed=(Signed(1, day("2024-02-01")),)), Signed(2, day("2025-05-20"))
    told = [(once, on) for on in ("2024-01-31", "2025-04-01", "2025-05-20", "2025-06-10", "2025-07-01")]
    states = [status(versions, known, day(on)).state for known, on in told]
    assert states == [State.NOT_YET, State.VALID, State.AT_RISK, State.IN_GRACE, State.EXPIRED]
    ahead = status(versions, Facts(signed=(*once.signed, both)), day("2025-05-21"))
    assert (ahead.state, ahead.until) == (State.VALID, None)
    assert status(versions, Facts(signed=(both,)), day("2025-05-21")).state == State.NOT_YET
    assert status(versions, Facts(signed=(both,)), day("2025-06-01")).state == State.VALID
