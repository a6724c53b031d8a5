import contextlib
import datetime as dt
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.kit import tables

ROWS = [(2, ("Zoë", "Wąs")), (3, ("Ben", "Bakker"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_a_csv_is_read_whatever_its_delimiter_and_encoding(encoding, sign):
    text = f"Voornaam{sign}Achternaam\r\nZoë{sign}Wąs\r\nBen{sign}Bakker\r\n"
    table = tables.read(text.encode(encoding))
    assert (table.heads, table.rows) == (("Voornaam", "Achternaam"), ROWS)


def test_what_windows_writes_is_read_too():
    assert tables.read("Naam;Functie\nZoë;€ beheer".encode("cp1252")).rows == [(2, ("Zoë", "€ beheer"))]


def test_row_numbers_are_the_spreadsheets_and_empty_rows_are_left_out():
    table = tables.read(b"Lijst van mensen\n\nnaam;functie\n;\nBen;Monteur\n\nOlu;Planner;over\n")
    assert table.heads == ("naam", "functie")
    assert table.rows == [(5, ("Ben", "Monteur")), (7, ("Olu", "Planner"))]


def test_quotes_hold_delimiters_and_line_ends():
    assert tables.read(b'sep=,\nnaam,functie\n"Bakker, Ben","twee\nregels"\n').rows == [
        (3, ("Bakker, Ben", "twee regels"))
    ]


def test_heads_that_occur_twice_are_told_apart():
    assert tables.read(b"naam;naam;;code\na;b;c;d").heads == ("naam", "naam (2)", "(3)", "code")


def test_invisible_signs_and_double_spaces_are_gone():
    assert tables.clean(" Ben\u00a0\u202e \x00 Bakker ") == "Ben Bakker"
    assert tables.clean("Zoe\u0308") == "Zoë"


def xlsx(*rows, sheets=("Mensen",)):
    book = openpyxl.Workbook()
    book.active.title = sheets[0]
    for name in sheets[1:]:
        book.create_sheet(name)
    for row in rows:
        book.active.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_an_xlsx_gives_the_same_text():
    content = xlsx(["nummer", "fte", "in dienst"], [1002, 0.8, dt.date(2026, 7, 16)], [], ["1003", None, "x"])
    assert tables.read(content).rows == [(2, ("1002", "0.8", "2026-07-16")), (4, ("1003", "", "x"))]


def test_a_sheet_is_chosen_by_name():
    content = xlsx(["a", "b"], [1, 2], sheets=("Mensen", "Leeg"))
    assert tables.read(content, sheet="Mensen").sheets == ("Mensen", "Leeg")
    with pytest.raises(tables.Unreadable, match="Het blad Anders staat niet in dit bestand. Wel: Mensen, Leeg"):
        tables.read(content, sheet="Anders")


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member,
    ):
        for _n in range(310):
            member.write(b"\0" * 1024 * 1024)
    assert len(bomb.getvalue()) < 1024 * 1024
    with pytest.raises(tables.Unreadable, match="uitgepakt te groot"):
        tables.read(bomb.getvalue())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "geen tabel"),
        (b"een zin zonder kolommen", "geen tabel"),
        (b"PK\x03\x04 geen echte zip", "beschadigd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1oud", "oud Excel-bestand"),
        (b"a;b\n" + b'"' + b"x" * 200_000, "niet te lezen"),
        (b"x" * (tables.MOST_BYTES + 1), "groter dan 20 MB"),
        (b"a;b\n" + b"1;2\n" * (tables.MOST_ROWS + 1), "Meer dan 100000 regels"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content, words):
    with pytest.raises(tables.Unreadable, match=words):
        tables.read(content)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content):
    with contextlib.suppress(tables.Unreadable):
        assert tables.read(content).heads


EVIL = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "<script>alert(1)</script>"]


def test_what_goes_out_as_csv_runs_nowhere():
    written = b"".join(tables.write_csv(["naam"], [[text] for text in EVIL])).decode("utf-8-sig")
    lines = [line.strip('"') for line in written.splitlines()[1:]]
    assert lines == ["'=1+1", "'+cmd|' /C calc'!A0", "'-2+3", "'@SUM(A1)", "'\t=1", "<script>alert(1)</script>"]


def test_numbers_and_dates_stay_what_they_are():
    row = [Decimal("-24.5"), "-24,5", dt.date(2026, 12, 31), None, "Ben"]
    assert b"".join(tables.write_csv(["a"], iter([row]))).decode("utf-8-sig") == "a\r\n-24,5;-24,5;31-12-2026;;Ben\r\n"


def test_what_goes_out_as_xlsx_is_text():
    content = tables.write_xlsx(["naam", "uren"], [[text, Decimal("24.5")] for text in EVIL], sheet="Mensen/nu")
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    cells = [(row[0].value, row[0].data_type, row[1].value) for row in page.iter_rows(min_row=2)]
    assert cells == [(text, "s", 24.5) for text in EVIL]
    assert page.title == "Mensen nu"


def test_a_long_export_comes_in_pieces():
    pieces = list(tables.write_csv(["n"], ([n] for n in range(1200))))
    assert len(pieces) == 4
    assert b"".join(pieces).count(b"\n") == 1201
