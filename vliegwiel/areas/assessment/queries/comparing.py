"""When two answers are the same to a reasonable reader: capitals, accents and a slip of the pen do not count."""

import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from vliegwiel.kit.cells import Odd, figure_of

LONG_ENOUGH = 5
"""From how many letters on one wrong letter is a slip of the pen and not another word."""
_SIGNS = "\"'‘’“”.,;:!?()"


def plain(text: str) -> str:
    """Small letters without accents, single spaces, no signs around words."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.replace("ß", "ss")) if not unicodedata.combining(letter)
    )
    words = (word.strip(_SIGNS) for word in bare.casefold().replace("-", " ").split())
    return " ".join(filter(None, words))


def same_text(given: str, accepted: Iterable[str]) -> str | None:
    """Which of the accepted answers this is: literally but for capitals and accents, else with one slip of the pen.

    None when it is none of them. A number is never a slip of another number.
    """
    mine = plain(given)
    if not mine:
        return None
    wanted = {plain(text): text for text in accepted}
    if mine in wanted:
        return wanted[mine]
    if any(letter.isdigit() for letter in mine):
        return None
    return next((text for bare, text in wanted.items() if len(bare) >= LONG_ENOUGH and one_slip(mine, bare)), None)


def one_slip(one: str, other: str) -> bool:
    """One letter too many, too few or another, or two letters changed places."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((n for n, letter in enumerate(one) if letter != other[n]), len(one))
    if len(one) != len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


def figures(text: str) -> tuple[Decimal, ...]:
    """Every number this may be: "2,5" and "2.5" are one, "1.250" is a thousand or a fraction. Empty when it is none."""
    readings = []
    for point in (None, False, True):
        try:
            found = figure_of(str(text).strip(), point=point)[0]
        except Odd:
            continue
        if found is not None and found not in readings:
            readings.append(found)
    return tuple(readings)


def figure(text: str) -> Decimal | None:
    """The first thing a number may mean; None when it is none, or says nothing."""
    return next(iter(figures(text)), None)
