"""Reading what an office knows on paper: who has a certificate, since when and until when. Reading changes nothing."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..models import OutsideCertificate, Qualification

MOST_LINES = 500
DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True)
class OnPaper:
    """One line that can be taken over. until: None without end. known: it stands there already."""

    person: Person
    on: dt.date
    until: dt.date | None
    known: bool


@dataclass(frozen=True)
class Paper:
    """rows: what would be taken over. wrong: a sentence for each line that cannot be."""

    rows: tuple[OnPaper, ...] = ()
    wrong: tuple[str, ...] = ()


def read_paper(qualification: Qualification, typed: str) -> Paper:
    """Lines like `40121; 1-3-2026; 1-3-2027`: a staff number or e-mail address, the day it was earned, and the last day
    it holds (may be left out). Between them a semicolon, a comma or a tab. Two queries."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        return Paper(wrong=(_("Ten hoogste {n} regels tegelijk.").format(n=MOST_LINES),))
    split = [[part.strip() for part in re.split(r"[;,\t]", line)] for line in lines]
    keys = {parts[0].lower() for parts in split}
    here = Person.objects.filter(Q(number__in=[parts[0] for parts in split]) | Q(email__in=keys)).order_by("pk")
    known = {key.lower(): one for one in here for key in (one.number, one.email) if key}
    had = set(
        OutsideCertificate.objects.filter(qualification=qualification, verdict__is_accepted=True)
        .filter(person__in=here)
        .values_list("person", "issued_on")
    )
    rows: dict[tuple[int, dt.date], OnPaper] = {}
    wrong = []
    for number, parts in enumerate(split, 1):
        person, (on, until, problem) = known.get(parts[0].lower()), _days(parts[1:])
        if person is None:
            wrong.append(_("Regel {n}: we kennen hier niemand met ‘{typed}’.").format(n=number, typed=parts[0][:60]))
        elif problem or on is None:
            wrong.append(_("Regel {n}: {problem}").format(n=number, problem=problem))
        else:
            rows[person.pk, on] = OnPaper(person, on, until, (person.pk, on) in had)
    return Paper(tuple(rows.values()), tuple(wrong))


def _days(typed: Sequence[str]) -> tuple[dt.date | None, dt.date | None, str]:
    """(earned on, last day, what is wrong)."""
    days = [_day(one) for one in typed if one]
    if not days or days[0] is None or (len(days) > 1 and days[1] is None):
        return None, None, _("schrijf een dag als 1-3-2026.")
    on, until = days[0], days[1] if len(days) > 1 else None
    if on > clock.today():
        return None, None, _("{day} moet nog komen.").format(day=date_format(on, "j F Y"))
    if until and until < on:
        return None, None, _("het verloopt voor het behaald is.")
    return on, until, ""


def _day(typed: str) -> dt.date | None:
    found = DAY.fullmatch(typed)
    if not found:
        return None
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    try:
        return dt.date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
    except ValueError:
        return None
