"""What a cell of a staff file means: hours, working days, language. Each says in words (Odd) why it cannot."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from vliegwiel.kit.cells import Odd, short

DAYS = "12345"
ROSTER = "roster"
_WORDS = [
    "ma maandag mo mon monday",
    "di dinsdag tu tue tues tuesday",
    "wo woe woensdag we wed wednesday",
    "do don donderdag th thu thur thurs thursday",
    "vr vrij vrijdag fr fri friday",
    "za zat zaterdag sa sat saturday",
    "zo zon zondag su sun sunday",
]
# "vrij" alone also means free in Dutch: only with its day in full is it a Friday.
_DAY = {word: n for n, words in enumerate(_WORDS, 1) for word in words.split() if word != "vrij"}
_DAY |= {str(n): n for n in range(1, 8)}
_ROSTER = {
    *[
        "rooster",
        "roster",
        "wisselend",
        "wisseldienst",
        "ploegendienst",
        "ploegen",
        "shift",
        "shifts",
        "variabel",
        "flexibel",
    ]
}


@lru_cache(maxsize=2000)
def number_of(cell: str) -> Decimal | None:
    """1,00 or 0.8; 80% is 0.8. None for an empty cell."""
    text = cell.replace(" ", "")
    if not text:
        return None
    share = text.endswith("%")
    text = text.removesuffix("%")
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise Odd(_("“%(cell)s” is geen getal.") % {"cell": short(cell)}) from error
    if not number.is_finite() or abs(number) > 10_000:
        raise Odd(_("“%(cell)s” is geen getal dat hier past.") % {"cell": short(cell)})
    return number / 100 if share else number


def hours_of_fte(cell: str, full_time: Decimal) -> Decimal | None:
    """Weekly hours, to a tenth, from a share of full time."""
    share = number_of(cell)
    if share is None:
        return None
    if share < 0:
        raise Odd(_("Een fte van %(cell)s is minder dan niets.") % {"cell": short(cell)})
    if share > 1:
        raise Odd(
            _("Een fte van %(cell)s is meer dan voltijd. Zijn het uren? Kies deze kolom dan als Uren per week.")
            % {"cell": short(cell)}
        )
    return (share * full_time).quantize(Decimal("0.1"))


def hours_of(cell: str) -> Decimal | None:
    """Weekly hours, to a tenth, 0 to 60."""
    hours = number_of(cell)
    if hours is None:
        return None
    if not 0 <= hours <= 60:
        raise Odd(_("%(cell)s uur per week kan niet. Het ligt tussen 0 en 60.") % {"cell": short(cell)})
    return hours.quantize(Decimal("0.1"))


@lru_cache(maxsize=2000)
def pattern_of(cell: str) -> str:
    """ISO weekdays in order, or "roster"; "" for an empty cell. Reads ma di wo, mon-fri, maandag t/m vrijdag."""
    text = cell.casefold()
    if not text:
        return ""
    words = re.findall(r"[a-z]+|\d", text.replace("t/m", "-").replace("tot en met", "-"))
    if set(words) & _ROSTER:
        return ROSTER
    marked = re.findall(r"[a-z]+|\d|-", text.replace("t/m", "-").replace("tot en met", "-").replace("–", "-"))
    unknown = [word for word in words if word not in _DAY and word not in {"en", "and"}]
    if unknown or not words:
        raise Odd(
            _("De werkdagen “%(cell)s” zijn niet te lezen. Schrijf bijvoorbeeld ma di wo, of rooster.")
            % {"cell": short(cell)}
        )
    days: set[int] = set()
    for n, word in enumerate(marked):
        if word in _DAY:
            days.add(_DAY[word])
        elif word == "-" and len(words) == 2 and 0 < n < len(marked) - 1:
            first, last = _DAY[marked[n - 1]], _DAY[marked[n + 1]]
            days |= set(range(first, last + 1)) if first <= last else {*range(first, 8), *range(1, last + 1)}
    return "".join(str(day) for day in sorted(days))


def language_of(cell: str) -> str | None:
    """nl or en; None when it is another one. Empty is "" ."""
    text = cell.casefold()[:2]
    return text if text in ("", "nl", "en") else "nl" if text == "du" else None


def email_of(cell: str) -> str:
    """In small letters; "" for an empty cell."""
    email = cell.lower()
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise Odd(_("“%(cell)s” is geen e-mailadres.") % {"cell": short(cell)}) from error
    return email
