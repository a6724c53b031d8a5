"""What it takes, and why somebody stands as she does, in words and in order."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Exists, OuterRef
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..enums import Judge, Lasting
from ..models import Exemption, OutsideCertificate, Proof, Qualification, Signature
from .points import PointsRule
from .seeing import sightings_of
from .standing import Asked, facts, requirements, takes_outside
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
    points: str = ""  # what it brought, in words
    waits: bool = False  # to be seen
    sighting: int = 0  # its number when it is a signature that can still be taken back
    not_yet: tuple[str, ...] = ()  # what was not seen


@dataclass(frozen=True)
class Explained:
    """How she stands today, the version in force, and every fact there is."""

    status: Status
    asked: Asked | None
    lines: tuple[Line, ...]
    certificates: tuple[OutsideCertificate, ...] = ()  # from outside, the newest first
    to_see: Asked | None = None  # the version whose lines are to be seen: what waits, else what is in force


def explained(qualification: Qualification, person: Person, day: dt.date | None = None) -> Explained:
    """Seven queries; nine where a document is read."""
    day = day or clock.today()
    asked = requirements([qualification.pk])[qualification.pk]
    versions = [one.version for one in asked]
    have = facts([qualification.pk], {qualification.pk: asked}, [person.pk], day).get((person.pk, qualification.pk))
    stands = status(versions, have or Facts(), day)
    counted = {(one.done_on or one.on, one.activity): one for one in stands.counted}
    certificates = list(
        OutsideCertificate.objects.filter(
            qualification__in=[qualification] if takes_outside(asked) else [], person=person
        )
        .select_related("verdict__by")
        .annotate(has_file=Exists(Proof.objects.filter(certificate=OuterRef("pk"))))
        .order_by("issued_on", "pk")
    )
    waits = stands.waits.since if stands.waits else None
    lines = [
        replace(line, waits=line.on == waits and not (line.counted or line.crossed))
        for line in (*_learned(person, asked, counted, versions), *_brought(certificates, counted, versions))
    ]
    lines += [
        *_freed(qualification, person, day),
        *(_signed(qualification, person, day) if any(one.documents for one in versions) else ()),
        *(_seen(qualification, person, stands) if any(one.seen for one in versions) else ()),
    ]
    now = in_force(versions, day) if versions else None
    shown = next((one for one in asked if one.version == now), None)
    waiting = next((one for one in asked if stands.waits and one.version.number == stands.waits.version), shown)
    to_see = waiting if waiting and waiting.to_see else None
    ordered = tuple(sorted(lines, key=lambda line: line.on))
    return Explained(stands, shown, ordered, tuple(certificates[::-1]), to_see)


def _learned(person: Person, asked: list[Asked], counted: Made, versions: list[Version]) -> Iterable[Line]:
    activities = {way.activity for one in asked for way in (*one.first, *one.again, *one.worth)}
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
            points="" if row.corrected else _worth(in_force(versions, row.on), row.activity),
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
            points=points_in_words(row.points, row.category) if seen and seen.is_accepted and row.points else "",
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


def _signed(qualification: Qualification, person: Person, day: dt.date) -> Iterable[Line]:
    rows = Signature.objects.filter(document__qualification=qualification, person=person, at__lt=learning.end_of(day))
    for row in rows.select_related("document").defer("document__content", "document__text").order_by("at"):
        yield Line(
            on=timezone.localdate(row.at),
            what=_("Versie {n} van het document gelezen en ondertekend").format(n=row.document.number),
            why=_("Vingerafdruk van wat er stond: {digest}").format(digest=row.digest[:16]),
            counted=True,
        )


def _seen(qualification: Qualification, person: Person, stands: Status) -> Iterable[Line]:
    made = {one.on: one for one in stands.counted if one.done_on}
    for row in sightings_of(qualification.pk, person.pk):
        ended = getattr(row, "end", None)
        not_yet = tuple(line for line, yes in row.seen if not yes)
        counts = made.get(row.on) if row.is_whole and ended is None else None
        yield Line(
            on=row.on,
            what=_("Alles gezien op het werk") if row.is_whole else _("Op het werk gekeken; nog niet alles gezien"),
            by=_("{name} ({judge})").format(name=row.by.name, judge=str(Judge(row.judge).label).lower()),
            why=row.note,
            counted=counts is not None,
            until=_end(counts.until) if counts else None,
            version=row.requirement.number,
            crossed=ended is not None,
            sighting=row.pk if ended is None else 0,
            not_yet=not_yet,
        )
        if ended is not None:
            said = _("Handtekening van {name} teruggenomen").format(name=row.by.name)
            yield Line(on=timezone.localdate(ended.at), what=said, by=ended.by.name, why=ended.why)


def _worth(version: Version, activity: int) -> str:
    return next((points_in_words(points, category) for one, points, category in version.worth if one == activity), "")


def points_in_words(points: Decimal, category: str = "") -> str:
    """6 punten Vakinhoud."""
    n = floatformat(points, "-1")
    text = ngettext("{n} punt", "{n} punten", 1 if points == 1 else 2).format(n=n)
    return f"{text} {category}".strip()


def in_words(asked: Asked | None) -> str:
    """How long it holds, and when it is time, in one line."""
    if asked is None:
        return ""
    version = asked.version
    match version.lasting:
        case Lasting.ALWAYS:
            return _("Geldt altijd")
        case Lasting.SIGNED:
            text = _("Geldt tot er een nieuwe versie van het document is")
        case Lasting.POINTS if version.points is not None:
            text = _rule_in_words(version.points)
        case Lasting.MONTHS:
            text = ngettext("Geldt {n} maand", "Geldt {n} maanden", version.months).format(n=version.months)
        case _day:
            month, number = version.fixed
            text = _("Geldt tot {day}").format(day=date_format(dt.date(2024, month, number), "j F"))
    if version.grace_days:
        grace = ngettext("{n} dag uitloop", "{n} dagen uitloop", version.grace_days).format(n=version.grace_days)
        return f"{text}, {grace}"
    return text


def _rule_in_words(rule: PointsRule) -> str:
    n, day = rule.months, date_format(rule.anchor, "j F Y")
    every = ngettext("{points} in elke {n} maand, vanaf {day}", "{points} in elke {n} maanden, vanaf {day}", n)
    text = every.format(points=points_in_words(rule.needed), n=n, day=day)
    told = [text, *(_("ten minste {points}").format(points=points_in_words(least, name)) for name, least in rule.least)]
    if rule.carry:
        told.append(_("hoogstens {points} mee naar de volgende").format(points=points_in_words(rule.carry)))
    return ", ".join(told)


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
