"""Tables from and to other people's programs: CSV and XLSX in, CSV and XLSX out, as plain text cells.

Nothing read here is trusted: sizes are bounded before anything is unpacked, and what goes out is text a spreadsheet
will not run.
"""

import csv
import datetime as dt
import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 200
LONGEST_CELL = 10_000  # longer ones are cut: no field of ours comes near it, so they are refused anyway
DELIMITERS = ";,\t|"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
A_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
# Signs one cannot see that change how the rest is shown: controls, zero-width marks and turned-round writing.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class Unreadable(ValueError):
    """The file is no table we can read; the message says why, to the person."""


@dataclass(frozen=True)
class Table:
    """`heads`: made unique, as in the file. `rows`: (row number as a spreadsheet shows it, cells), empty ones left out.

    Every row has as many cells as there are heads.
    """

    heads: tuple[str, ...]
    rows: list[tuple[int, tuple[str, ...]]]
    sheets: tuple[str, ...] = ()


def read(content: bytes, *, sheet: str = "") -> Table:
    """A CSV (any usual delimiter and encoding) or XLSX file. `sheet`: the first when left out. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("Dit bestand is groter dan %(n)d MB. Splits het.") % {"n": MOST_BYTES // 1024 // 1024})
    if content[:4] == b"PK\x03\x04":
        return _read_xlsx(content, sheet)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable(_("Dit is een oud Excel-bestand (.xls). Bewaar het als .xlsx of .csv."))
    return _table(_csv_rows(decoded(content)))


def decoded(content: bytes) -> str:
    """The text, by byte order mark, else UTF-8, else what Windows in Western Europe writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content[:200]:
        even, odd = content[:200:2].count(0), content[1:200:2].count(0)
        return content.decode("utf-16-le" if odd > even else "utf-16-be", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def delimiter_of(text: str) -> str:
    """Whichever cuts the first lines into the same number of cells most often, and into more than one."""
    sample = text[:20_000].splitlines()[:30]

    def fit(sign: str) -> tuple[int, int]:
        widths = Counter(len(cells) for cells in csv.reader(sample, delimiter=sign) if cells)
        width, times = max(widths.items(), key=lambda one: (one[0] > 1, one[1], one[0]), default=(1, 0))
        return (times if width > 1 else 0, width)

    return max(DELIMITERS, key=fit)


def clean(cell: str) -> str:
    """Composed letters, single spaces, nothing invisible."""
    if cell.isascii() and cell.isprintable():
        return cell.strip() if "  " not in cell else " ".join(cell.split())
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", cell)).split())


def harmless(cell: Any) -> Any:
    """Text that a spreadsheet takes for a formula gets an apostrophe in front; numbers and dates stay."""
    if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) and not A_NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def write_csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """As Dutch Excel opens it: semicolons, a byte order mark, dates as 31-12-2026, decimal commas. In pieces."""
    yield b"\xef\xbb\xbf"
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    for n, row in enumerate([heads, *rows] if isinstance(rows, list) else _chain(heads, rows)):
        writer.writerow([harmless(_as_text(cell)) for cell in row])
        if n % 500 == 499:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def write_xlsx(heads: Sequence[str], rows: Iterable[Sequence[Any]], *, sheet: str) -> bytes:
    """A workbook with one sheet; texts stay texts, also when they look like formulas or addresses."""
    output = io.BytesIO()
    _fill(output, heads, rows, sheet, in_memory=True)
    return output.getvalue()


def save_xlsx(place: Path, heads: Sequence[str], rows: Iterable[Sequence[Any]], *, sheet: str) -> None:
    """The same into a file, of any number of rows: no more than one of them is in memory."""
    _fill(place, heads, rows, sheet, in_memory=False)


def _fill(
    output: io.BytesIO | Path, heads: Sequence[str], rows: Iterable[Sequence[Any]], sheet: str, *, in_memory: bool
) -> None:
    options = {"in_memory": in_memory, "strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    import xlsxwriter  # inside: as openpyxl

    with xlsxwriter.Workbook(output, options) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
        page = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", sheet)[:31])
        page.freeze_panes(1, 0)
        page.set_column(0, len(heads) - 1, 18)
        for column, head in enumerate(heads):
            page.write_string(0, column, head, bold)
        for n, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    page.write_datetime(n, column, dt.datetime.combine(cell, dt.time()), day)
                elif isinstance(cell, int | float | Decimal):
                    page.write_number(n, column, float(cell))
                elif cell not in (None, ""):
                    page.write_string(n, column, str(cell)[:32_000])


def _chain(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    yield heads
    yield from rows


def _as_text(cell: Any) -> Any:
    if isinstance(cell, dt.date):
        return cell.strftime("%d-%m-%Y")
    if isinstance(cell, float | Decimal):
        return str(cell).replace(".", ",")
    return "" if cell is None else str(cell)


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text[:20].splitlines()[0].strip().lower() if text.strip() else ""
    sign = delimiter_of(text)
    if re.fullmatch(r"sep=.", first):  # Excel's own way to say which delimiter follows
        sign = first[4]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        for n, cells in enumerate(reader, 1):
            if n == 1 and first.startswith("sep="):
                continue
            yield n, cells
    except csv.Error as error:
        raise Unreadable(
            _("Regel %(n)d is niet te lezen: een aanhalingsteken staat open of de regel is veel te lang.")
            % {"n": reader.line_num}
        ) from error


def _read_xlsx(content: bytes, sheet: str) -> Table:
    # Inside: it takes as long as a tenth of all else that a process of ours loads, and few read a workbook.
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    broken = _("Dit Excel-bestand is beschadigd. Open het, bewaar het opnieuw en probeer het nog eens.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            # Asked of the table of contents, before anything is unpacked. zipfile itself stops a member that lies.
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise Unreadable(_("Dit bestand wordt uitgepakt te groot. Bewaar alleen het blad dat je wilt inlezen."))
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(broken) from error
    try:
        names = tuple(page.title for page in book.worksheets)
        if not names or (sheet and sheet not in names):
            raise Unreadable(
                _("Het blad %(sheet)s staat niet in dit bestand. Wel: %(names)s.")
                % {"sheet": sheet or "1", "names": ", ".join(names) or "-"}
            )
        page = book[sheet or names[0]]
        page.reset_dimensions()  # the file's own claim may lie
        rows = page.iter_rows(values_only=True, max_col=MOST_COLUMNS)
        table = _table((n, [_cell(value) for value in cells]) for n, cells in enumerate(rows, 1))
    except Unreadable:
        raise
    except Exception as error:  # a damaged sheet fails in as many ways as there are bytes
        raise Unreadable(broken) from error
    finally:
        book.close()
    return Table(table.heads, table.rows, names)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(round(value, 6))
    return str(value)


def _table(numbered: Iterable[tuple[int, Sequence[str]]]) -> Table:
    heads: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for n, raw in numbered:
        if n > MOST_ROWS:
            raise Unreadable(_("Meer dan %(n)d regels kan niet in één keer. Splits het bestand.") % {"n": MOST_ROWS})
        cells = [clean(cell[:LONGEST_CELL]) if cell else "" for cell in raw[:MOST_COLUMNS]]
        if not any(cells):
            continue
        if not heads:
            if sum(1 for cell in cells if cell) > 1:  # a title above the table is no heads
                while not cells[-1]:
                    cells.pop()
                heads = _unique(cells)
            continue
        rows.append((n, tuple(cells[: len(heads)] + [""] * (len(heads) - len(cells)))))
    if not heads:
        raise Unreadable(_("Hier staat geen tabel in: een regel met kolomkoppen ontbreekt."))
    return Table(heads, rows)


def _unique(cells: Sequence[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    heads = []
    for n, cell in enumerate(cells, 1):
        head = cell[:120] or f"({n})"
        seen[head] += 1
        heads.append(head if seen[head] == 1 else f"{head} ({seen[head]})")
    return tuple(heads)
