import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.kit.workdays import is_workday, next_workday, public_holidays, workdays_after, workdays_until

DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2040, 12, 31))
NUMBERS = st.integers(1, 40)


@given(DAYS, NUMBERS)
def test_the_nth_working_day_is_one_and_lies_after(day, n):
    found = workdays_after(day, n)
    assert is_workday(found) and found > day


@given(DAYS, NUMBERS)
def test_counting_back_gives_the_number_that_was_promised(day, n):
    assert workdays_until(day, workdays_after(day, n)) == n


@given(DAYS, NUMBERS, NUMBERS)
def test_first_some_then_more_is_all_at_once(day, n, more):
    assert workdays_after(workdays_after(day, n), more) == workdays_after(day, n + more)


@given(DAYS, DAYS, NUMBERS)
def test_who_asks_later_is_never_answered_earlier(one, other, n):
    first, last = min(one, other), max(one, other)
    assert workdays_after(first, n) <= workdays_after(last, n)


@given(DAYS)
def test_the_next_working_day_is_the_first_from_that_day_on(day):
    found = next_workday(day)
    between = [day + dt.timedelta(days=n) for n in range((found - day).days)]
    assert is_workday(found) and not any(map(is_workday, between))


@given(DAYS, DAYS)
def test_counting_the_other_way_is_the_same_below_zero(one, other):
    assert workdays_until(one, other) == -workdays_until(other, one)


@pytest.mark.parametrize(
    ("asked", "promised"),
    [
        # Christmas 2026 is a Friday and a Saturday, New Year's Day a Friday: ten working days take sixteen days.
        (dt.date(2026, 12, 18), dt.date(2027, 1, 5)),
        # Good Friday 2026 is 3 April, Easter Monday 6 April.
        (dt.date(2026, 4, 1), dt.date(2026, 4, 17)),
        # King's Day 2025 would be Sunday 27 April: it is kept on Saturday 26 April and takes no working day.
        (dt.date(2025, 4, 22), dt.date(2025, 5, 7)),  # but Liberation Day 2025, a lustrum, is a Monday off
        # King's Day 2026 is a Monday; Liberation Day 2026, no lustrum, is a working day.
        (dt.date(2026, 4, 24), dt.date(2026, 5, 11)),
        # Ascension and Whit Monday in one stretch.
        (dt.date(2026, 5, 12), dt.date(2026, 5, 28)),
        # A plain fortnight.
        (dt.date(2026, 9, 7), dt.date(2026, 9, 21)),
        # Asked on a Saturday: Monday is the first day.
        (dt.date(2026, 9, 12), dt.date(2026, 9, 25)),
    ],
)
def test_ten_working_days_around_the_dutch_holidays(asked, promised):
    assert workdays_after(asked, 10) == promised


def test_kings_day_on_a_sunday_is_kept_on_saturday():
    assert dt.date(2025, 4, 26) in public_holidays(2025)
    assert dt.date(2025, 4, 27) not in public_holidays(2025)
    assert is_workday(dt.date(2025, 4, 25)) and is_workday(dt.date(2025, 4, 28))


def test_another_country_has_other_days_off(settings):
    national_day = dt.date(2026, 7, 21)
    assert is_workday(national_day)
    settings.COUNTRY = "BE"
    assert not is_workday(national_day)


def test_asking_about_one_year_does_not_change_what_another_has():
    before = public_holidays(2026)
    assert workdays_after(dt.date(2026, 12, 30), 300).year == 2028
    assert public_holidays(2026) == before
    assert all(day.year == 2026 for day in before)


def test_less_than_one_working_day_cannot_be_promised():
    with pytest.raises(ValueError):
        workdays_after(dt.date(2026, 1, 1), 0)
