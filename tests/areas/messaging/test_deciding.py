"""One place decides whether a mail may go: never over the caps, never in quiet hours, in any calendar."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vliegwiel.areas.messaging.enums import LEFT_OUT, Lane, Why
from vliegwiel.areas.messaging.queries.deciding import Answer, Reader, Verdict, decide, next_digest, next_window
from vliegwiel.kit.notices import Topic

ZONE = ZoneInfo("Europe/Amsterdam")
WEEKDAYS = Reader(works_on=lambda day: day.isoweekday() <= 5)


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


MONDAY = at("2026-03-02T10:00")


def decided(now=MONDAY, *, topic=Topic.PROMISE, lane=Lane.MAIL, planned=None, **known):
    reader = Reader(**{"works_on": WEEKDAYS.works_on, **known})
    return decide(topic, lane, planned or now, reader, now)


def test_on_a_working_morning_it_goes():
    assert decided() == Verdict(Answer.SEND)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-03-02T07:59", "2026-03-02T08:00"),
        ("2026-03-02T18:00", "2026-03-03T08:00"),
        ("2026-03-06T19:00", "2026-03-09T08:00"),  # Friday evening
        ("2026-03-28T12:00", "2026-03-30T08:00"),  # the weekend in which the clock moves
    ],
)
def test_in_quiet_hours_and_on_days_off_it_waits_for_the_next_working_morning(now, until):
    assert decided(at(now)) == Verdict(Answer.LATER, Why.QUIET, at(until))


def test_who_works_at_night_has_her_quiet_hours_by_day():
    night = {"works_on": lambda day: True, "quiet_from": dt.time(8), "quiet_until": dt.time(16)}
    assert decided(at("2026-03-02T02:00"), **night) == Verdict(Answer.SEND)
    assert decided(at("2026-03-02T09:00"), **night) == Verdict(Answer.LATER, Why.QUIET, at("2026-03-02T16:00"))


def test_days_away_are_waited_out():
    away = ((dt.date(2026, 3, 2), dt.date(2026, 3, 4)),)
    assert decided(away=away) == Verdict(Answer.LATER, Why.QUIET, at("2026-03-05T08:00"))


def test_a_second_mail_waits_for_another_day_and_a_third_goes_along_in_the_weeks_mail():
    assert decided(mails=(at("2026-03-02T08:30"),)) == Verdict(Answer.LATER, Why.DAY_FULL, at("2026-03-03T08:00"))
    two = (at("2026-02-25T09:00"), at("2026-02-26T09:00"))
    assert decided(mails=two) == Verdict(Answer.DIGEST, Why.WEEK_FULL)
    waits = decided(mails=two, lane=Lane.DIGEST)
    assert waits == Verdict(Answer.LATER, Why.WEEK_FULL, at("2026-03-04T09:00"))  # a week after the first of the two


def test_what_the_law_asks_may_go_one_over_and_is_neither_late_nor_paused():
    two = (at("2026-02-25T09:00"), at("2026-02-26T09:00"))
    law = {"topic": Topic.DEADLINE, "planned": at("2026-01-05T09:00"), "paused_until": dt.date(2026, 5, 1)}
    assert decided(mails=two, **law) == Verdict(Answer.SEND)
    assert decided(mails=(*two, at("2026-02-27T09:00")), **law).why == Why.WEEK_FULL
    assert decided(mails=(at("2026-03-02T08:10"), at("2026-03-02T08:20")), **law).why == Why.DAY_FULL


def test_what_is_no_use_any_more_is_dropped_with_the_reason():
    assert decided(planned=at("2026-02-13T10:00")) == Verdict(Answer.DROP, Why.LATE)  # eleven working days ago
    assert decided(planned=at("2026-02-16T10:00")) == Verdict(Answer.SEND)  # ten
    assert decided(paused_until=dt.date(2026, 3, 3)) == Verdict(Answer.DROP, Why.PAUSED)
    assert decided(unreachable=Why.BOUNCED) == Verdict(Answer.DROP, Why.BOUNCED)
    assert decided(works_on=lambda day: False) == Verdict(Answer.DROP, Why.LATE)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-03-02T10:00", "2026-03-03T10:00"),
        ("2026-03-03T10:00", "2026-03-10T10:00"),
        ("2026-03-24T11:00", "2026-03-31T10:00"),  # over the clock change
    ],
)
def test_the_weeks_mail_comes_on_its_day_at_its_hour(now, then):
    assert next_digest(at(now), 2, dt.time(10)) == at(then)


moments = st.integers(0, 60 * 24 * 120).map(lambda n: at("2026-02-15T00:00") + dt.timedelta(minutes=n))
times = st.integers(0, 47).map(lambda n: dt.time(n // 2, 30 * (n % 2)))
patterns = st.sets(st.integers(1, 7), min_size=1)


@settings(max_examples=150, deadline=None)
@given(
    wanted=st.lists(
        st.tuples(moments, st.sampled_from(list(Topic)), st.sampled_from([Lane.MAIL, Lane.DIGEST])), max_size=25
    ),
    days=patterns,
    quiet=st.tuples(times, times),
    away=st.lists(st.tuples(moments, st.integers(0, 10)), max_size=3),
)
def test_whatever_is_asked_nobody_gets_more_than_the_cap_or_anything_in_her_own_time(wanted, days, quiet, away):
    reader = {
        "works_on": lambda day: day.isoweekday() in days,
        "quiet_from": quiet[0],
        "quiet_until": quiet[1],
        "away": tuple((one.date(), one.date() + dt.timedelta(days=n)) for one, n in away),
    }
    mails: list[tuple[dt.datetime, bool]] = []
    waiting = [(planned, planned, topic, lane) for planned, topic, lane in wanted]
    for _round in range(5000):
        if not waiting:
            break
        waiting.sort(key=lambda row: (row[0], row[1], row[2]))
        due, planned, topic, lane = waiting.pop(0)
        known = Reader(**reader, mails=tuple(mail for mail, _law in mails))
        verdict = decide(topic, lane, planned, known, due)
        assert verdict == decide(topic, lane, planned, known, due)
        if verdict.answer == Answer.SEND:
            local = due.astimezone(ZONE)
            assert known.available(local.date())
            assert not known.quiet(local.time())
            mails.append((due, topic == Topic.DEADLINE))
        elif verdict.answer == Answer.LATER:
            assert verdict.until > due  # or it would be asked for ever
            waiting.append((verdict.until, planned, topic, lane))
        elif verdict.answer == Answer.DIGEST:
            waiting.append((next_digest(due, 2, dt.time(10)), planned, topic, Lane.DIGEST))
    assert not waiting
    for mail, _law in mails:
        day = [one for one in mails if one[0].astimezone(ZONE).date() == mail.astimezone(ZONE).date()]
        week = [one for one in mails if mail - dt.timedelta(days=7) < one[0] <= mail]
        assert len(day) <= 1 + any(law for _at, law in day)
        assert len(week) <= 2 + any(law for _at, law in week)


@settings(max_examples=150, deadline=None)
@given(
    wanted=st.lists(
        st.tuples(moments, st.sampled_from(list(Topic)), st.sampled_from([Lane.MAIL, Lane.DIGEST]), st.booleans()),
        max_size=15,
    ),
    days=patterns,
    quiet=st.tuples(times, times),
    full=st.lists(st.tuples(moments, st.integers(0, 40)), max_size=3),
)
def test_what_may_wait_never_goes_while_her_learning_time_is_full_and_the_rest_does_not_notice(
    wanted, days, quiet, full
):
    """Spells in which the index is above one, of any length and on any calendar."""
    spells = [(one, one + dt.timedelta(days=n)) for one, n in full]
    known = {"works_on": lambda day: day.isoweekday() in days, "quiet_from": quiet[0], "quiet_until": quiet[1]}
    mails: list[dt.datetime] = []
    waiting = [(planned, n, planned, topic, lane, may) for n, (planned, topic, lane, may) in enumerate(wanted)]
    for _round in range(5000):
        if not waiting:
            break
        waiting.sort()
        due, n, planned, topic, lane, may = waiting.pop(0)
        is_full = any(begins <= due <= ends for begins, ends in spells)
        verdict = decide(topic, lane, planned, Reader(**known, mails=tuple(mails), full=is_full), due, may_wait=may)
        with_time = decide(topic, lane, planned, Reader(**known, mails=tuple(mails)), due, may_wait=may)
        held = is_full and may and topic != Topic.DEADLINE
        assert verdict == with_time or held  # what is not held back is decided as if there were no index
        if verdict.answer == Answer.SEND:
            assert not held
            mails.append(due)
            continue
        assert verdict.why  # whatever does not go says why
        if held and topic in LEFT_OUT:
            assert verdict.answer == Answer.DROP
        if verdict.answer == Answer.LATER:
            assert verdict.until > due
            waiting.append((verdict.until, n, planned, topic, lane, may))
        elif verdict.answer == Answer.DIGEST:
            waiting.append((next_digest(due, 2, dt.time(10)), n, planned, topic, Lane.DIGEST, may))
    assert not waiting  # nothing waits for ever: it goes, or is too late and says so


@settings(max_examples=100, deadline=None)
@given(moment=moments, days=patterns, quiet=st.tuples(times, times))
def test_the_next_good_moment_is_good_and_not_before(moment, days, quiet):
    reader = Reader(works_on=lambda day: day.isoweekday() in days, quiet_from=quiet[0], quiet_until=quiet[1])
    opens = next_window(moment, reader)
    assert opens is not None
    assert opens >= moment
    local = opens.astimezone(ZONE)
    assert reader.available(local.date())
    assert not reader.quiet(local.time())
