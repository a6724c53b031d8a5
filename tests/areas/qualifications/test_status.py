"""One function says how somebody stands: a table of days."""

import datetime as dt

import pytest

from vliegwiel.areas.qualifications.enums import Lasting, State
from vliegwiel.areas.qualifications.queries import (
    Brought,
    Done,
    Facts,
    Freed,
    Version,
    months_later,
    next_way,
    status,
)

FIRST, AGAIN, OTHER = 1, 2, 3


def day(text):
    return dt.date.fromisoformat(text)


def version(starts="2020-01-01", **said):
    base = {"first": frozenset({FIRST}), "again": frozenset({AGAIN, OTHER}), "months": 12, "risk_days": 30}
    return Version(starts=day(starts), **{**base, "grace_days": 14, **said})


def done(*told):
    return tuple(Done(activity, day(on)) for activity, on in told)


ONCE = Facts(done((FIRST, "2025-03-03")))
LEAP = Facts(done((FIRST, "2024-02-29")))
OUTSIDE = Facts(brought=(Brought(day("2025-03-03"), day("2025-09-01")),))
TABLE = {
    "nothing done": (Facts(), {}, "2025-03-03", State.NOT_YET, None),
    "the day before it is not there": (ONCE, {}, "2025-03-02", State.NOT_YET, None),
    "from the day itself": (ONCE, {}, "2025-03-03", State.VALID, "2026-03-03"),
    "a month before the end at risk": (ONCE, {}, "2026-02-02", State.AT_RISK, "2026-03-03"),
    "and a day earlier not": (ONCE, {}, "2026-02-01", State.VALID, "2026-03-03"),
    "the last day holds": (ONCE, {}, "2026-03-03", State.AT_RISK, "2026-03-03"),
    "grace begins the day after": (ONCE, {}, "2026-03-04", State.IN_GRACE, "2026-03-03"),
    "and ends after fourteen days": (ONCE, {}, "2026-03-17", State.IN_GRACE, "2026-03-03"),
    "then it is over": (ONCE, {}, "2026-03-18", State.EXPIRED, "2026-03-03"),
    "a leap day has its year": (LEAP, {}, "2025-02-28", State.AT_RISK, "2025-02-28"),
    "and four of them a leap day": (LEAP, {"months": 48}, "2028-02-29", State.AT_RISK, "2028-02-29"),
    "31 January and a month": (
        Facts(done((FIRST, "2026-01-31"))),
        {"months": 1, "risk_days": 0},
        "2026-02-28",
        State.VALID,
        "2026-02-28",
    ),
    "the night the clocks change": (
        Facts(done((FIRST, "2025-03-29"))),
        {"months": 12, "risk_days": 0, "grace_days": 0},
        "2026-03-30",
        State.EXPIRED,
        "2026-03-29",
    ),
    "always is always": (ONCE, {"lasting": Lasting.ALWAYS}, "2099-01-01", State.VALID, None),
    "to the end of the year": (ONCE, {"lasting": Lasting.DAY}, "2025-11-30", State.VALID, "2025-12-31"),
    "on the fixed day itself to the next": (
        Facts(done((FIRST, "2025-12-31"))),
        {"lasting": Lasting.DAY},
        "2026-01-05",
        State.VALID,
        "2026-12-31",
    ),
    "fixed on a leap day": (
        ONCE,
        {"lasting": Lasting.DAY, "fixed": (2, 29), "risk_days": 0},
        "2026-02-28",
        State.VALID,
        "2026-02-28",
    ),
    "refreshed while it holds": (
        Facts(done((FIRST, "2025-03-03"), (AGAIN, "2026-02-20"))),
        {},
        "2026-12-01",
        State.VALID,
        "2027-02-20",
    ),
    "refreshed in grace": (
        Facts(done((FIRST, "2025-03-03"), (OTHER, "2026-03-10"))),
        {},
        "2026-12-01",
        State.VALID,
        "2027-03-10",
    ),
    "refreshed too late is no refresher": (
        Facts(done((FIRST, "2025-03-03"), (AGAIN, "2026-05-01"))),
        {},
        "2026-12-01",
        State.EXPIRED,
        "2026-03-03",
    ),
    "a refresher alone is no first time": (
        Facts(done((AGAIN, "2025-03-03"))),
        {},
        "2025-04-01",
        State.NOT_YET,
        None,
    ),
    "the first time again": (
        Facts(done((FIRST, "2025-03-03"), (FIRST, "2026-06-01"))),
        {},
        "2026-07-01",
        State.VALID,
        "2027-06-01",
    ),
    "either of two": (
        Facts(done((9, "2025-03-03"))),
        {"first": frozenset({FIRST, 9})},
        "2025-04-01",
        State.VALID,
        "2026-03-03",
    ),
    "a certificate has its own end": (OUTSIDE, {"outside": True}, "2025-08-20", State.AT_RISK, "2025-09-01"),
    "a certificate that is not asked": (OUTSIDE, {}, "2025-08-01", State.NOT_YET, None),
    "exempt while nothing holds": (
        Facts(freed=(Freed(day("2025-01-01"), day("2025-12-31")),)),
        {},
        "2025-12-31",
        State.EXEMPT,
        "2025-12-31",
    ),
    "and not the day after": (
        Facts(freed=(Freed(day("2025-01-01"), day("2025-12-31")),)),
        {},
        "2026-01-01",
        State.NOT_YET,
        None,
    ),
    "exempt without end, after it ran out": (
        Facts(ONCE.done, freed=(Freed(day("2026-01-01"), None),)),
        {},
        "2027-01-01",
        State.EXEMPT,
        None,
    ),
    "valid says more than exempt": (
        Facts(ONCE.done, freed=(Freed(day("2025-01-01"), None),)),
        {},
        "2025-06-01",
        State.VALID,
        "2026-03-03",
    ),
}


@pytest.mark.parametrize(("facts", "said", "on", "state", "until"), TABLE.values(), ids=TABLE)
def test_on_any_day(facts, said, on, state, until):
    found = status([version(**said)], facts, day(on))
    assert (found.state, found.until) == (state, day(until) if until else None)


def test_a_new_version_takes_nothing_away_from_what_was_earned():
    old, new = version(), version("2025-06-01", first=frozenset({9}), again=frozenset(), months=6, number=2)
    assert status([old, new], ONCE, day("2025-12-01")).until == day("2026-03-03")
    late = Facts(done((FIRST, "2025-06-01")))
    assert status([old, new], late, day("2025-12-01")).state == State.NOT_YET
    assert status([old, new], Facts(done((9, "2025-06-01"))), day("2025-12-02")).state == State.IN_GRACE


def test_without_a_requirement_nobody_holds_it():
    assert status([], ONCE, day("2025-04-01")).state == State.NOT_YET


def test_refreshers_take_turns():
    assert next_way([AGAIN, OTHER], ()) == AGAIN
    assert next_way([AGAIN, OTHER], done((AGAIN, "2025-01-01"))) == OTHER
    assert next_way([AGAIN, OTHER], done((AGAIN, "2025-01-01"), (OTHER, "2026-01-01"))) == AGAIN
    assert next_way([AGAIN], done((AGAIN, "2025-01-01"))) == AGAIN
    assert next_way([], ()) is None


def test_months_end_where_a_month_ends():
    assert months_later(day("2026-01-31"), 1) == day("2026-02-28")
    assert months_later(day("2024-01-31"), 1) == day("2024-02-29")
    assert months_later(day("2025-12-15"), 13) == day("2027-01-15")
