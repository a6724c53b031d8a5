"""Reading the file that an online meeting leaves: who was in it, and from when until when.

Teams writes UTF-16 with tabs, in the language of whoever downloads it: numbered sections (1. summary, 2. participants,
3. every coming and going), before 2022 one table under a summary, and before that a line for each coming and each
going. Zoom writes CSV: a line for each stay, or one a person with nothing but minutes, under two lines about the
meeting or not. Columns are known by their heads where we know the words, else by their place. Nothing read is kept.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.kit.tables import Unreadable, clean, decoded, delimiter_of

MOST_BYTES, MOST_LINES = 5 * 1024 * 1024, 20_000
SECTION = re.compile(r"^\s*([1-9])\.\s+\S")
MOMENT = re.compile(
    r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{2,4})[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap])?\.?\s*(?:m\b)?",
    re.IGNORECASE,
)
PIECE = re.compile(r"(\d+)\s*([^\W\d]+)")
CLOCK = re.compile(r"(\d+):(\d{2})(?::(\d{2}))?")
HEADS = {  # what a head begins with, or has in it, in the languages we know
    "name": ("full name", "name", "volledige naam", "naam"),
    "mail": ("email", "e-mail", "user email", "mail"),
    "upn": ("participant id", "deelnemer-id", "deelnemers-id"),
    "join": ("join time", "first join", "jointime", "eerste deelname", "tijdstip van deelname", "deelgenomen om"),
    "leave": ("leave time", "last leave", "laatst verlaten", "laatste vertrek", "tijdstip van vertrek", "verlaten om"),
    "length": ("in-meeting duration", "duration", "total duration", "duur", "totale duur"),
    "action": ("user action", "gebruikersactie", "actie van gebruiker"),
    "moment": ("timestamp", "tijdstempel"),
}
BY_PLACE = {  # of a numbered section in another language
    "2": ("name", "join", "leave", "length", "mail", "upn"),
    "3": ("name", "join", "leave", "length", "mail"),
}
UNITS = {"h": 3600, "u": 3600, "m": 60, "s": 1}  # hours, uren, minutes, seconds: by their first letter
STAYED = dt.timedelta(hours=12)
LEFT = ("left", "verlaten", "vertrokken")
Columns = dict[str, int]
Span = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True)
class Stay:
    """Somebody in the file. `spans`: aware moments, none when the file has only minutes; `seconds`: all together, as
    the file says it, None when it does not."""

    names: tuple[str, ...]
    mails: tuple[str, ...]
    spans: tuple[Span, ...]
    seconds: int | None

    def minutes(self, starts: dt.datetime, ends: dt.datetime) -> int:
        """Whole minutes within a part; what was there twice at one time, on two devices, counts once."""
        length = (ends - starts).total_seconds()
        if not self.spans:
            return int(min(self.seconds or 0, length) // 60)
        found, until = 0.0, starts
        for begins, stops in sorted(self.spans):
            begins, stops = max(begins, until), min(stops, ends)
            if stops > begins:
                found, until = found + (stops - begins).total_seconds(), stops
        return int(min(found, length if self.seconds is None else self.seconds) // 60)


def read_meeting(content: bytes, *, days: Collection[dt.date]) -> list[Stay]:
    """Who is in the file, each once. `days`: those of the session, which say whether 3/11 is in March or November.

    Raises Unreadable, in words, for what is no such file, and for one of another day.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(_("Dit bestand is te groot. Het verslag van één bijeenkomst is hooguit een paar MB."))
    lines = _lines(decoded(content))
    tables = list(_tables(lines))
    said = [(columns, cells) for _section, columns, rows in tables for cells in rows]
    if not said:
        raise Unreadable(
            _(
                "Hier staat geen lijst van deelnemers in. Kies in Teams ‘Aanwezigheid’ en dan ‘Downloaden’, of in Zoom "
                "bij het verslag ‘Deelnemers’ en dan ‘Exporteren’."
            )
        )
    day_first = _order(said, days)
    comings = [rows for section, _columns, rows in tables if section == "3"]
    people: dict[str, _Somebody] = {}
    for section, columns, rows in tables:
        for cells in rows:
            _add(people, columns, cells, day_first, timed=section == "3" or not comings, whole=section != "3")
    return [one.stay() for one in people.values()]


def _lines(text: str) -> list[list[str]]:
    sign = "\t" if "\t" in text else delimiter_of(text)
    try:
        rows = [[clean(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign)]
    except csv.Error as error:
        raise Unreadable(_("Dit bestand is niet te lezen. Download het verslag opnieuw.")) from error
    if len(rows) > MOST_LINES:
        raise Unreadable(_("Dit bestand heeft te veel regels voor één bijeenkomst."))
    return rows


def _tables(lines: Sequence[Sequence[str]]) -> Iterable[tuple[str, Columns, list[Sequence[str]]]]:
    """(number of the section or "", columns, rows) of every table that says who was there."""
    section, awaits = "", False
    columns: Columns | None = None
    rows: list[Sequence[str]] = []
    for cells in [*lines, []]:
        heads = _heads(cells)
        number = SECTION.match(cells[0]) if cells and not any(cells[1:]) else None
        if not any(cells) or number or heads:
            if columns and rows:
                yield section, columns, rows
            columns, rows = heads, []
        if number:
            section, awaits = number[1], number[1] in BY_PLACE
        elif awaits and any(cells):  # the first line of a numbered section holds the heads
            columns = heads or {what: n for n, what in enumerate(BY_PLACE[section])}
            awaits = False
        elif columns and any(cells) and not heads:
            rows.append(cells)


def _heads(cells: Sequence[str]) -> Columns | None:
    """Which column is what, when this line holds the heads of a list of people."""
    found: Columns = {}
    for n, cell in enumerate(cells):
        for what, words in HEADS.items():
            if what not in found and cell.casefold().startswith(words):
                found[what] = n
                break
    told = "length" in found or {"join", "leave"} <= found.keys() or {"action", "moment"} <= found.keys()
    return found if "name" in found and told else None


def _order(said: Iterable[tuple[Columns, Sequence[str]]], days: Collection[dt.date]) -> bool:
    """Whether the day comes before the month in this file: whichever way falls on the days of the session."""
    texts = [text for columns, cells in said for text in (_at(cells, columns, "join"), _at(cells, columns, "moment"))]
    read = {first: {at.date() for at in (_moment(text, first) for text in texts) if at} for first in (True, False)}
    if not any(read.values()):
        return True
    hits = {first: len(found & set(days)) for first, found in read.items()}
    if not any(hits.values()):
        on = min(read[True] or read[False])
        raise Unreadable(
            _(
                "Dit bestand gaat over {day}, en op die dag was deze sessie niet. Kies het verslag van deze sessie."
            ).format(day=date_format(on, "j F Y"))
        )
    return hits[True] >= hits[False]


class _Somebody:
    def __init__(self) -> None:
        self.names: dict[str, None] = {}
        self.mails: dict[str, None] = {}
        self.spans: list[Span] = []
        self.seconds: int | None = None
        self.came: dt.datetime | None = None

    def stay(self) -> Stay:
        # Who came and of whom no leaving is written was there when the file was made, at the end.
        open_end = [(self.came, self.came + STAYED)] if self.came else []
        return Stay(tuple(self.names), tuple(self.mails), (*self.spans, *open_end), self.seconds)


def _add(
    people: dict[str, _Somebody], columns: Columns, cells: Sequence[str], day_first: bool, *, timed: bool, whole: bool
) -> None:
    """`timed`: its times count; `whole`: its minutes do. What stands in two sections counts in one."""
    name = _at(cells, columns, "name")
    mails = [one.casefold() for one in (_at(cells, columns, "mail"), _at(cells, columns, "upn")) if "@" in one]
    if not (name or mails):
        return
    known = [one for one in people.values() if set(mails) & one.mails.keys()] if mails else []
    who = known[0] if known else people.setdefault(mails[0] if mails else f"name {name.casefold()}", _Somebody())
    who.names |= dict.fromkeys(_names(name))
    who.mails |= dict.fromkeys(mails)
    if "action" in columns:
        at = _moment(_at(cells, columns, "moment"), day_first)
        if at and _at(cells, columns, "action").casefold().startswith(LEFT):
            if who.came:
                who.spans.append((who.came, at))
                who.came = None
        elif at:
            who.came = who.came or at
        return
    came, went = (_moment(_at(cells, columns, what), day_first) for what in ("join", "leave"))
    length = _seconds(_at(cells, columns, "length"))
    if timed and came and went and went > came:
        who.spans.append((came, went))
    if length is not None and whole:
        who.seconds = length + (who.seconds or 0)


def _at(cells: Sequence[str], columns: Columns, what: str) -> str:
    n = columns.get(what, -1)
    return cells[n] if 0 <= n < len(cells) else ""


def _names(told: str) -> list[str]:
    """Ben Bakker (Gast), Ben (Ben Bakker): what stands in brackets may be the name, or say what somebody is."""
    outside, bracket, inside = told.partition("(")
    return [one for one in (outside.strip(), inside.rstrip(") ").strip() if bracket else "") if one] or [told]


def _moment(text: str, day_first: bool) -> dt.datetime | None:
    """The moment by the clock of this place; None when it is none in this order."""
    found = MOMENT.search(text)
    if found is None:
        return None
    one, two, three, hour, minute = (int(found[n]) for n in range(1, 6))
    if len(found[1]) == 4:
        year, month, day = one, two, three
    else:
        year = three + (2000 if three < 100 else 0)
        month, day = (two, one) if day_first else (one, two)
    if found[7]:
        hour = hour % 12 + (12 if found[7].casefold() == "p" else 0)
    try:
        return timezone.make_aware(dt.datetime(year, month, day, hour, minute, int(found[6] or 0)))
    except ValueError:
        return None


def _seconds(text: str) -> int | None:
    """1h 30m 51s, 1 u 30 min, 1:30:51; a bare number is minutes, as Zoom writes it."""
    if text.isdecimal():
        return int(text) * 60
    if found := CLOCK.fullmatch(text):
        return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
    pieces = [(int(n), UNITS.get(unit[0].casefold())) for n, unit in PIECE.findall(text)]
    return sum(n * length for n, length in pieces if length) if any(length for _n, length in pieces) else None
