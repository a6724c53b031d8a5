import datetime as dt
from decimal import Decimal

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


@pytest.mark.parametrize(
    ("cell", "point", "figure"),
    [
        ("7,5", None, "7.5"),
        ("7.5", None, "7.5"),
        ("-0,25", None, "-0.25"),
        ("\u22123", None, "-3"),
        ("1.234,5", None, "1234.5"),
        ("1,234.5", None, "1234.5"),
        ("1.234.567", None, "1234567"),
        ("1 234", None, "1234"),
        ("1.234", False, "1234"),
        ("1.234", True, "1.234"),
        ("1,234", True, "1234"),
        ("1,234", None, "1.234"),
        ("0.125", None, "0.125"),
        ("12.3456", None, "12.3456"),
    ],
)
def test_a_figure_is_read_however_it_is_written(cell, point, figure):
    assert cells.figure_of(cell, point=point) == (Decimal(figure), False)


def test_a_percent_sign_is_said_and_counts_for_nothing():
    assert cells.figure_of("80 %") == (Decimal(80), True)
    assert cells.figure_of("") == (None, False)


@pytest.mark.parametrize("cell", ["veel", "1.23.4", "1,2,3", "7,", ",5", "=1+1", "nan", "1e9", "12.34.567,8"])
def test_what_is_no_figure_is_refused(cell):
    with pytest.raises(cells.Odd, match="is geen getal"):
        cells.figure_of(cell)


def test_what_could_be_two_figures_is_asked_back():
    with pytest.raises(cells.Odd, match="kan duizend zijn of een breuk"):
        cells.figure_of("1.234")


def test_a_column_decides_what_its_points_mean():
    assert cells.decimal_point(["1.234", "7,5"]) is False
    assert cells.decimal_point(["1.234", "7.5%"]) is True
    assert cells.decimal_point(["1.234", "12"]) is None
    assert cells.decimal_point(["7,5", "7.5"]) is None
