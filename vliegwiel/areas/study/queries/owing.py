"""What is owed to the employer by somebody who leaves: nothing where the law forbids it, less each month elsewhere.

Source: a clause on paying back holds only when it names the time in which the employer has use of the learning, and
what is owed goes down with that time (HR 10 June 1983, NJ 1983/796, Muller/Van Opzeeland); it is void where law, EU law
or cao asks for the learning (art. 7:611a lid 4 BW, see `qualifications.queries.law`). Not legal advice.
"""

import calendar
import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from ..models import Agreement

CENT = Decimal("0.01")


def whole_months(since: dt.date, until: dt.date) -> int:
    """Months that have wholly passed: from 31 January to 28 February is one; never less than none."""
    last = calendar.monthrange(until.year, until.month)[1]
    short = until.day < min(since.day, last)
    return max(0, (until.year - since.year) * 12 + until.month - since.month - short)


def owed(amount: Decimal, *, months: int, ended_on: dt.date, leaves_on: dt.date, locked: bool = False) -> Decimal:
    """Euros owed by who leaves on `leaves_on` (her last day): all of it until the learning ended, then for each whole
    month that passed one part of `months` less, and nothing after. `locked`: the ground binds the employer."""
    if locked or months <= 0 or amount <= 0:
        return Decimal("0.00")
    left = max(0, months - whole_months(ended_on, leaves_on))
    return (amount * left / months).quantize(CENT, ROUND_HALF_UP)


def each_month(agreement: Agreement) -> Decimal:
    """Euros by which what is owed goes down every month, in whole cents."""
    return (agreement.amount / agreement.months).quantize(CENT, ROUND_HALF_UP)
