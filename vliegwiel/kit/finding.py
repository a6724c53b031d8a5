"""Finding text by words: accents, case and hyphens do not count, and what begins with the words comes first.

Both databases fold while they search, so nothing has to be stored or kept in step: SQLite by the function of this
module, PostgreSQL by its own `translate` (its unaccent extension needs rights that an installation may not have).
"""

import unicodedata
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.backends.signals import connection_created
from django.db.models import Case, Expression, Func, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.sql.compiler import SQLCompiler

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
MOST_WORDS = 8

BETWEEN = (
    "-\u2010\u2011\u2012\u2013\u2014'\u2018\u2019\"\u201c\u201d.,:;!?/()[]&+\u00a0\u00ad"  # between words, all of them
)


def _letter(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode().lower()
    return plain or OF_THEIR_OWN.get(letter, letter.lower())


# Letters that are no accented form of another: ø, ł, æ and their kin.
OF_THEIR_OWN = {
    "Ø": "o",
    "ø": "o",
    "Ł": "l",
    "ł": "l",
    "Đ": "d",
    "đ": "d",
    "ð": "d",
    "Ð": "d",
    "ı": "i",
    "Ħ": "h",
    "ħ": "h",
    "ß": "ss",
    "ẞ": "ss",
    "Æ": "ae",
    "æ": "ae",
    "Œ": "oe",
    "œ": "oe",
    "Þ": "th",
    "þ": "th",
}  # fmt: skip -- a table
LETTERS = [chr(code) for code in (*range(0xC0, 0x180), *range(0x218, 0x21C)) if chr(code) not in "×÷"]
FOLDED = {letter: _letter(letter) for letter in [*LETTERS, *OF_THEIR_OWN]}
TABLE = str.maketrans({**FOLDED, **dict.fromkeys(BETWEEN, " ")})
ONE_FOR_ONE = {letter: plain for letter, plain in FOLDED.items() if len(plain) == 1 and plain != letter}
ONE_FOR_MORE = {letter: plain for letter, plain in FOLDED.items() if len(plain) > 1}


def fold(text: str) -> str:
    """Small letters without accents; what stands between words is a space: "Eén 1-op-1" is "een 1 op 1"."""
    return text.translate(TABLE).lower()


def words_of(asked: str) -> list[str]:
    """The words somebody looks for, folded; the first eight."""
    return fold(unicodedata.normalize("NFC", asked)).split()[:MOST_WORDS]


def matches(asked: str, text: str) -> bool:
    """Whether every word occurs in the text, for what is not in the database. Nothing asked matches everything."""
    return all(word in fold(text) for word in words_of(asked))


def begins_with(field: str, start: str) -> Q:
    """The field, of folded letters and figures only, begins so; asked in the way that uses its index.

    PostgreSQL has one for LIKE beside every indexed text; SQLite's LIKE uses none, but compares letter by letter.
    """
    if connection.vendor == "postgresql":
        return Q(**{f"{field}__startswith": start})
    return Q(**{f"{field}__gte": start, f"{field}__lt": start + "\U0010ffff"})


class Folded(Func):
    """Some text fields as one folded text, a space before every word: a word begins where " word" is found."""

    output_field = TextField()

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: Any,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **context: Any,
    ) -> tuple[str, tuple[Any, ...]]:
        parts: list[str] = []
        params: list[Any] = []
        for field in self.get_source_expressions():
            sql, its_params = compiler.compile(field)
            parts.append(f"' ' || {sql}")
            params += its_params
        text = " || ".join(parts)
        if connection.vendor == "sqlite":
            return f"folded({text})", tuple(params)
        plainly = f"lower(translate({text}, %s, %s))"
        spaced = "".join(letter for letter in BETWEEN if letter.isascii())
        only_ascii = f"octet_length({text}) = char_length({text})"
        for letter, plain in ONE_FOR_MORE.items():
            text = f"replace({text}, '{letter}', '{plain}')"
        froms = "".join(ONE_FOR_ONE) + BETWEEN
        onto = "".join(ONE_FOR_ONE.values()) + " " * len(BETWEEN)
        # Most texts are plain; the long way takes PostgreSQL ten times as long.
        sql = f"CASE WHEN {only_ascii} THEN {plainly} ELSE lower(translate({text}, %s, %s)) END"
        return sql, (*params, *params, *params, spaced, " " * len(spaced), *params, froms, onto)


def find(rows: Rows, asked: str, *fields: str | Expression) -> Rows:
    """Rows in which every word occurs in one of the fields, with `nearness` to order by, nearest first.

    0: the first field begins with what was asked. 1: every word begins a word of it. 2: every word begins a word of
    some field. 3: they are found somewhere inside. Fields hold text and are never null. One pass over `rows`.
    """
    words = words_of(asked)
    found: Any = rows.alias(first_text=Folded(fields[0]), whole_text=Folded(*fields))
    begin_first, begin_any = Q(), Q()
    for word in words:
        found = found.filter(whole_text__contains=word)
        begin_first &= Q(first_text__contains=f" {word}")
        begin_any &= Q(whole_text__contains=f" {word}")
    nearness: Any = Value(0, IntegerField())
    if words:
        nearness = Case(
            When(first_text__startswith=" " + " ".join(words), then=0),
            When(begin_first, then=1),
            When(begin_any, then=2),
            default=3,
            output_field=IntegerField(),
        )
    nearest: Rows = found.annotate(nearness=nearness)
    return nearest


REMEMBERED = lru_cache(maxsize=50_000)(fold)  # every search folds all names again


def teach_sqlite(connection: Any, **_: Any) -> None:
    """SQLite learns to fold when it is opened."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("folded", 1, REMEMBERED, deterministic=True)


connection_created.connect(teach_sqlite, dispatch_uid="kit.finding")
