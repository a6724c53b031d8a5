"""How hours, working days and dates are said."""

import datetime as dt
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def hours_in_words(hours: Decimal | None) -> str:
    """24 or 24,1; "" when not known."""
    return "" if hours is None else number_format(hours.normalize() if hours else Decimal(0), use_l10n=True)


def pattern_in_words(pattern: str) -> str:
    """ "124" as ma di do, "roster" as rooster."""
    if pattern == "roster":
        return _("rooster")
    names = (_("ma"), _("di"), _("wo"), _("do"), _("vr"), _("za"), _("zo"))
    return " ".join(names[int(day) - 1] for day in pattern)


def day_in_digits(day: dt.date | None) -> str:
    """31-12-2026; "" for none."""
    return f"{day:%d-%m-%Y}" if day else ""
