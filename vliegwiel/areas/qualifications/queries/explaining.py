"""What it takes, and why somebody stands as she does, in words and in order."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..enums import Lasting
from ..models import Exemption, OutsideCertificate, Qualification
from .standing import Asked, facts, requirements
from .status import Counted, Facts, Status, Version, in_force, status

Made = dict[tuple[dt.date, int | None], Counted]


@dataclass(frozen=True)
class Line:
    """One fact, in order of its day. `counted`: it made it hold, until `until`; `version`: judged by it; 0: by none.

    exemption: its number when it is one that can still be ended; `crossed`: it was put right since."""

    on: dt.date
    what: str
    by: str = ""
    why: str = ""
    counted: bool = False
    until: dt.date | None = None
    version: int = 0
    crossed: bool = False
    exemption: int = 0


@dataclass(frozen=True)
class Explained:
    """How she stands today, the version in force, and every fact there is."""

    status: Status
    asked: Asked | None
    lines: tuple[Line, ...]
    certificates: tuple[OutsideCertificate, ...] = ()  # from outside, the newest first


def explained(qualification: Qualification, person: Person, day: dt.date | None = None) -> Explained:
    """Six queries."""
    day = day or clock.today()
    asked = requirements([qualification.pk])[qualification.pk]
    versions = [one.version for one in asked]
    have = facts([qualification.pk], {qualification.pk: asked}, [person.pk], day).get((person.pk, qualification.pk))
    stands = status(versions, have or Facts(), day)
    counted = {(one.on, one.activity): one for one in stands.counted}
    certificates = list(
        OutsideCertificate.objects.filter(qualification=qualification, person=person)
        .select_related("verdict__by")
        .order_by("issued_on", "pk")
    )
    lines = [*_learned(person, asked, counted, versions), *_brought(certificates, counted, versions)]
    lines += _freed(qualification, person, day)
    now = in_force(versions, day) if versions else None
    shown = next((one for one in asked if one.version == now), None)
    return Explained(stands, shown, tuple(sorted(lines, key=lambda line: line.on)), tuple(certificates[::-1]))


def _learned(person: Person, asked: list[Asked], counted: Made, versions: list[Version]) -> Iterable[Line]:
    activities = {way.activity for one in asked for way in (*one.first, *one.again)}
    rows = learning.facts_of(person, provable=True, activities=activities).filter(activity__in=activities)
    for row in learning.told(rows):
        made = None if row.corrected else counted.get((row.on, row.activity))
        put_right = _("Rechtgezet door {name}: {why}").format(name=row.corrected_by, why=row.corrected_why)
        yield Line(
            on=row.on,
            what=_("‘{title}’ afgerond").format(title=row.title),
            by=row.by_hand,
            why=put_right if row.corrected else row.why,
            counted=made is not None,
            until=_end(made.until) if made else None,
            version=in_force(versions, row.on).number,
            crossed=row.corrected,
        )


def _brought(certificates: Iterable[OutsideCertificate], counted: Made, versions: list[Version]) -> Iterable[Line]:
    for row in certificates:
        seen = getattr(row, "verdict", None)
        made = counted.get((row.issued_on, None)) if seen and seen.is_accepted else None
        yield Line(
            on=row.issued_on,
            what=_("Certificaat van {issuer}").format(issuer=row.issuer),
            by=seen.by.name if seen else "",
            why=_("Nog niemand keek ernaar.") if seen is None else seen.why,
            counted=made is not None,
            until=_end(made.until) if made else None,
            version=in_force(versions, row.issued_on).number if versions else 0,
            crossed=bool(seen and not seen.is_accepted),
        )


def _freed(qualification: Qualification, person: Person, day: dt.date) -> Iterable[Line]:
    rows = Exemption.objects.filter(qualification=qualification, person=person).select_related("by", "end__by")
    for row in rows.order_by("starts", "pk"):
        ended = getattr(row, "end", None)
        yield Line(
            on=row.starts,
            what=_("Vrijgesteld"),
            by=row.by.name,
            why=row.why,
            counted=ended is None and (row.ends is None or row.ends >= day),
            until=row.ends,
            exemption=row.pk if ended is None and (row.ends is None or row.ends >= day) else 0,
        )
        if ended is not None:
            yield Line(on=ended.on, what=_("Vrijstelling beëindigd"), by=ended.by.name, why=ended.why)


def in_words(asked: Asked | None) -> str:
    """How long it holds, and when it is time, in one line."""
    if asked is None:
        return ""
    version = asked.version
    match version.lasting:
        case Lasting.ALWAYS:
            return _("Geldt altijd")
        case Lasting.MONTHS:
            text = ngettext("Geldt {n} maand", "Geldt {n} maanden", version.months).format(n=version.months)
        case _day:
            month, number = version.fixed
            text = _("Geldt tot {day}").format(day=date_format(dt.date(2024, month, number), "j F"))
    if version.grace_days:
        grace = ngettext("{n} dag uitloop", "{n} dagen uitloop", version.grace_days).format(n=version.grace_days)
        return f"{text}, {grace}"
    return text


def with_versions(rows: Iterable[Qualification]) -> list[tuple[Qualification, Asked | None]]:
    """Each with the version in force today. One query."""
    rows = list(rows)
    asked = requirements([row.pk for row in rows])
    found = []
    for row in rows:
        versions = asked.get(row.pk, [])
        now = in_force([one.version for one in versions], clock.today()) if versions else None
        found.append((row, next((one for one in versions if one.version == now), None)))
    return found


def _end(day: dt.date) -> dt.date | None:
    return None if day == dt.date.max else day
