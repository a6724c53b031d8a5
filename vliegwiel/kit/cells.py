"""What a cell of somebody's table means, and which of its columns is which. Says in words (Odd) why it cannot."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

_MONTHS = [
    "jan januari january",
    "feb februari february",
    "mrt maart mar march",
    "apr april",
    "mei may",
    "jun juni june",
    "jul juli july",
    "aug augustus august",
    "sep sept september",
    "okt oktober oct october",
    "nov november",
    "dec december",
]
_MONTH = {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split()}
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ][\d:.Z+-]*)?")
_NUMBERS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})(?:[T ][\d:.]*)?")
_IN_WORDS = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})")
_DECIDES = re.compile(r"^[^.,]*([.,])(?:\d{1,2}|\d{4,})%?$")  # three digits behind it may also be a thousand
_THOUSAND = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
EARLIEST, LATEST = 1920, 2100


class Odd(ValueError):
    """A cell that cannot be meant so; the message says what it is and what to write."""


def month_first(cells: Iterable[str]) -> bool | None:
    """Whether a column of dates writes 12/31/2026: True or False when a cell decides it, None when none does."""
    for cell in cells:
        if found := _NUMBERS.fullmatch(cell):
            first, second = int(found[1]), int(found[3])
            if first > 12 or second > 12:
                return second > 12 and first <= 12
    return None


def day_of(cell: str, *, american: bool = False) -> dt.date | None:
    """31-12-2026, 2026-12-31, 20261231, 31 december 2026; with american also 12/31/2026. None for an empty cell."""
    if not cell:
        return None
    try:
        if found := _ISO.fullmatch(cell):
            day = dt.date(int(found[1]), int(found[2]), int(found[3]))
        elif found := _NUMBERS.fullmatch(cell):
            first, second = int(found[1]), int(found[3])
            day = dt.date(int(found[4]), first, second) if american else dt.date(int(found[4]), second, first)
        elif (found := _IN_WORDS.fullmatch(cell.lower())) and found[2] in _MONTH:
            day = dt.date(int(found[3]), _MONTH[found[2]], int(found[1]))
        else:
            raise Odd(_("“%(cell)s” is geen datum. Schrijf dag-maand-jaar, zoals 31-12-2026.") % {"cell": short(cell)})
    except Odd:
        raise
    except ValueError as error:
        raise Odd(_("%(cell)s is een dag die niet bestaat.") % {"cell": short(cell)}) from error
    if not EARLIEST <= day.year <= LATEST:
        raise Odd(_("Het jaar van %(cell)s kan niet kloppen.") % {"cell": short(cell)})
    return day


def decimal_point(cells: Iterable[str]) -> bool | None:
    """Whether a column of figures writes 7.5 (True) or 7,5 (False); None when no cell decides it, or they disagree."""
    said = {found[1] == "." for cell in cells if (found := _DECIDES.search(cell.replace(" ", "")))}
    return said.pop() if len(said) == 1 else None


def figure_of(cell: str, *, point: bool | None = None) -> tuple[Decimal | None, bool]:
    """7,5 and 7.5, 1.234,5 and 1,234.5; and whether a percent sign stood behind it (80% is 80). None for an empty cell.

    `point`: how the column writes decimals (`decimal_point`). What could be a thousand or a fraction is not guessed.
    """
    text = re.sub(r"\s", "", cell).replace("\u2212", "-")
    percent, text = text.endswith("%"), text.removesuffix("%")
    if not text:
        return None, percent
    odd = Odd(_("“%(cell)s” is geen getal.") % {"cell": short(cell)})
    if not re.fullmatch(r"[+-]?\d[\d.,]*", text):
        raise odd
    signs = {sign for sign in text if sign in ".,"}
    last = max(text.rfind("."), text.rfind(","))
    decimal = text[last] if signs else ""
    if len(signs) == 1 and text.count(decimal) > 1:
        decimal = ""
    elif len(signs) == 1 and _THOUSAND.fullmatch(text):
        if point is None and decimal == ".":
            raise Odd(
                _("“%(cell)s” kan duizend zijn of een breuk. Schrijf het zonder punt, of met een komma.")
                % {"cell": short(cell)}
            )
        decimal = "." if point else ","
    whole, fraction = (text[:last], text[last + 1 :]) if decimal and decimal in text else (text, "")
    groups = re.split(r"[.,]", whole.lstrip("+-"))
    if (len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:]))) or (
        not fraction and whole != text
    ):
        raise odd
    number = Decimal("".join(groups) + (f".{fraction}" if fraction else ""))
    return -number if text.startswith("-") else number, percent


def short(cell: str) -> str:
    """So much of a cell as a sentence bears."""
    return cell if len(cell) <= 40 else f"{cell[:39]}…"


def plain(head: str) -> str:
    """Without capitals, accents, spaces and signs, to compare by."""
    letters = unicodedata.normalize("NFKD", head.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "", letters)


def guess(heads: Sequence[str], names: Mapping[str, str]) -> dict[str, str]:
    """Field -> column head, for each field that a head speaks of. A head serves one field; the best known name wins.

    `names`: per field the words known for it, best first.
    """
    known = {field: [plain(name) for name in words.split()] for field, words in names.items()}
    wishes = sorted(
        (known[field].index(plain(head)), place, field, head)
        for place, head in enumerate(heads)
        for field in names
        if plain(head) in known[field]
    )
    found: dict[str, str] = {}
    for *_order, field, head in wishes:
        if field not in found and head not in found.values():
            found[field] = head
    return found
