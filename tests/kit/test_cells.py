import datetime as dt

import pytest

from vliegwiel.kit import cells

LAST = dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    "cell",
    ["31-12-2026", "31/12/2026", "31.12.2026", "2026-12-31", "20261231", "2026-12-31T00:00:00", "31 december 2026"],
)
def test_a_date_is_read_however_it_is_written(cell):
    assert cells.day_of(cell) == LAST


def test_american_dates_are_read_when_the_column_is_american():
    assert cells.day_of("12/31/2026", american=True) == LAST
    assert cells.month_first(["01/02/2026", "12/31/2026"]) is True
    assert cells.month_first(["01/02/2026", "31/12/2026"]) is False
    assert cells.month_first(["01/02/2026", ""]) is None


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("31-02-2024", "een dag die niet bestaat"),
        ("12/31/2026", "een dag die niet bestaat"),
        ("morgen", "is geen datum"),
        ("31-12-26", "is geen datum"),
        ("01-01-0202", "kan niet kloppen"),
    ],
)
def test_a_date_that_cannot_be_is_said_in_words(cell, words):
    with pytest.raises(cells.Odd, match=words):
        cells.day_of(cell)


def test_a_head_serves_one_field_and_the_best_known_name_wins():
    names = {"day": "datum date", "value": "waarde value"}
    assert cells.guess(["Value", "DATUM", "Waarde", "Date"], names) == {"day": "DATUM", "value": "Waarde"}
    assert cells.guess(["Kleur"], names) == {}
