"""What is asked, of whom, and what it takes, from which day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person, Position, Unit
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Ground, Judge, Lasting, Phase
from ..models import Demand, Examiner, Qualification, Requirement, Retirement, Way

NOT_KEEPER = gettext_lazy("Wat mensen moeten kunnen bewijzen schrijven HR en opleiders.")
LEAST = 10
MOST_LINES = 12  # to be seen


@transaction.atomic
def write_qualification(
    qualification: Qualification | None = None,
    *,
    title: str,
    ground: Ground | str,
    by: Person,
    source: str = "",
    price: Decimal = Decimal(),
    repayment: str = "",
    review: str = "",
) -> Qualification:
    """Write one, or change what one says. Law, EU law and cao: free for the employee, whatever anybody would rather.

    ValidationError per field, with the article, for a price or a clause the ground does not allow, and for a title
    another one has.
    """
    require(permissions.may_keep(by), NOT_KEEPER)
    title, source = " ".join(title.split()), " ".join(source.split())
    repayment, review = repayment.strip(), review.strip()
    if not title:
        raise ValidationError({"title": _("Geef het een naam.")})
    if wrong := queries.objections(ground, price=price, repayment=repayment, source=source, review=review):
        raise ValidationError(dict(wrong))
    same = Qualification.objects.filter(title__iexact=title).exclude(pk=qualification.pk if qualification else 0)
    if same.exists():
        raise ValidationError({"title": _("Er is al een bekwaamheid die zo heet.")})
    said = {
        "title": title,
        "ground": Ground(ground),
        "source": source,
        "price": price,
        "repayment": repayment,
        "review": review,
    }
    if qualification is None:
        qualification = Qualification.objects.create(made_by=by, **said)
    else:
        changed = [name for name, value in said.items() if getattr(qualification, name) != value]
        if not changed:
            return qualification
        for name in changed:
            setattr(qualification, name, said[name])
        qualification.save(update_fields=changed)
    announce(events.QualificationWritten(by=by.pk, qualification=qualification.pk))
    return qualification


@dataclass(frozen=True)
class PointsAsked:
    """So many points in every so many months. starts: the first day of some period; categories: (name, at least so
    many); carry: at most so many go along; worth: (activity, points, category) that bring them."""

    needed: Decimal
    months: int
    starts: dt.date
    carry: Decimal = Decimal()
    categories: tuple[tuple[str, Decimal], ...] = ()
    worth: tuple[tuple[Activity, Decimal, str], ...] = ()


@dataclass(frozen=True)
class LookAsked:
    """What must be seen done at work, a line each, and who may judge it. examiners: by name, for Judge.EXAMINER."""

    lines: tuple[str, ...]
    judges: tuple[Judge, ...]
    examiners: tuple[Person, ...] = ()


@transaction.atomic
def write_requirement(
    qualification: Qualification,
    *,
    starts: dt.date,
    first: Sequence[Activity],
    by: Person,
    why: str,
    again: Sequence[Activity] = (),
    pretests: Sequence[Activity] = (),
    lasting: Lasting | str = Lasting.MONTHS,
    months: int | None = None,
    fixed_month: int | None = None,
    fixed_day: int | None = None,
    risk_days: int = 60,
    grace_days: int = 0,
    outside: bool = False,
    points: PointsAsked | None = None,
    look: LookAsked | None = None,
) -> Requirement:
    """Write the next version, in force from `starts`. A version that is in force never changes; one that is still to
    come is written over. The very first may begin in the past, as what has long been asked.

    first, again: activities or programmes, each enough by itself; with several in `again` they take turns. pretests:
    those of either that are a test one may try at once. points: for POINTS. look: what must be seen besides, or
    instead when nothing is done first. ValidationError per field.
    """
    require(permissions.may_keep(by), NOT_KEEPER)
    Qualification.objects.select_for_update().get(pk=qualification.pk)  # two windows write one after the other
    why = " ".join(why.split())
    last = Requirement.objects.filter(qualification=qualification).order_by("-starts").first()
    wrong = _wrong(starts, first, again, why, lasting, months, fixed_month, fixed_day, outside, last, look)
    wrong |= _wrong_look(look)
    if lasting == Lasting.POINTS:
        wrong |= _wrong_points(points)
    if wrong:
        raise ValidationError(wrong)
    if last and last.starts > clock.today():
        last.ways.all().delete()
        last.examiners.all().delete()
        row, number = last, last.number
    else:
        newest = Requirement.objects.filter(qualification=qualification).aggregate(last=Max("number"))["last"] or 0
        row, number = Requirement(qualification=qualification), newest + 1
    lasting = Lasting(lasting)
    row.number, row.starts, row.lasting, row.why, row.by, row.at = number, starts, lasting, why, by, clock.now()
    row.months = months if lasting == Lasting.MONTHS else None
    row.fixed_month, row.fixed_day = (fixed_month, fixed_day) if lasting == Lasting.DAY else (None, None)
    row.risk_days, row.grace_days, row.outside = risk_days, grace_days, outside
    asked = points if points and lasting == Lasting.POINTS else None
    row.points, row.period_months = (asked.needed, asked.months) if asked else (None, None)
    row.period_starts, row.carry = (asked.starts, asked.carry) if asked else (None, Decimal())
    row.to_see, row.judges = (list(look.lines), list(look.judges)) if look else ([], [])
    row.categories = [[name, str(least)] for name, least in asked.categories] if asked else []
    row.save()
    tests = {one.pk for one in pretests}
    Way.objects.bulk_create(
        Way(requirement=row, phase=phase, place=place, activity=one, is_pretest=one.pk in tests)
        for phase, activities in ((Phase.FIRST, first), (Phase.AGAIN, again))
        for place, one in enumerate(activities)
    )
    Way.objects.bulk_create(
        Way(requirement=row, phase=Phase.POINTS, place=place, activity=one, points=worth, category=category)
        for place, (one, worth, category) in enumerate(asked.worth if asked else ())
    )
    Examiner.objects.bulk_create(
        Examiner(requirement=row, person=one)
        for one in (look.examiners if look and Judge.EXAMINER in look.judges else ())
    )
    announce(events.RequirementWritten(by=by.pk, qualification=qualification.pk, requirement=row.pk))
    return row


@transaction.atomic
def demand(
    qualification: Qualification,
    *,
    by: Person,
    unit: Unit | None = None,
    position: Position | None = None,
    starts: dt.date | None = None,
) -> Demand:
    """Ask it of who is placed in the unit (or below it), in the position, or both. Twice is once."""
    require(permissions.may_keep(by), NOT_KEEPER)
    if unit is None and position is None:
        raise ValidationError({"unit": _("Kies een afdeling, een functie of allebei.")})
    said = {"qualification": qualification, "unit": unit, "position": position, "ends": None}
    if there := Demand.objects.filter(**said).order_by("pk").first():
        return there
    row = Demand.objects.create(**said, starts=starts or clock.today(), by=by)
    announce(events.DemandMade(by=by.pk, qualification=qualification.pk, demand=row.pk))
    return row


@transaction.atomic
def end_demand(demand: Demand, *, by: Person) -> Demand:
    """Not asked of them any more, from tomorrow; of what begins later or today never. Twice is once."""
    require(permissions.may_keep(by), NOT_KEEPER)
    demand = Demand.objects.select_for_update().get(pk=demand.pk)
    if demand.ends is None:
        demand.ends = max(demand.starts, clock.today())
        demand.save(update_fields=["ends"])
        announce(events.DemandEnded(by=by.pk, qualification=demand.qualification_id, demand=demand.pk))
    return demand


@transaction.atomic
def retire(qualification: Qualification, *, by: Person, why: str) -> Retirement:
    """Ask it of nobody any more. What people proved stays, and so do its versions. Twice is once."""
    require(permissions.may_keep(by), NOT_KEEPER)
    why = " ".join(why.split())
    if len(why) < LEAST:
        raise ValidationError({"why": _("Schrijf in een paar woorden waarom, ten minste tien tekens.")})
    row, new = Retirement.objects.get_or_create(qualification=qualification, defaults={"by": by, "why": why[:280]})
    if new:
        announce(events.QualificationRetired(by=by.pk, qualification=qualification.pk))
    return row


def _wrong(
    starts: dt.date,
    first: Sequence[Activity],
    again: Sequence[Activity],
    why: str,
    lasting: Lasting | str,
    months: int | None,
    fixed_month: int | None,
    fixed_day: int | None,
    outside: bool,
    last: Requirement | None,
    look: LookAsked | None,
) -> dict[str, str]:
    """{field: what is wrong with it}."""
    wrong: dict[str, str] = {}
    if len(why) < LEAST:
        wrong["why"] = _("Schrijf in een paar woorden waarom deze versie er komt, ten minste tien tekens.")
    if not (first or outside or look) and lasting not in (Lasting.POINTS, Lasting.SIGNED):
        wrong["first"] = _(
            "Kies ten minste één activiteit, laat een certificaat van buiten tellen, of schrijf wat er gezien moet "
            "worden."
        )
    if again and not (first or outside):
        wrong["again"] = _("Wat alleen gezien hoeft te worden, wordt opnieuw gezien: laat opfrissen leeg.")
    if lasting == Lasting.MONTHS and not 1 <= (months or 0) <= 600:
        wrong["months"] = _("Hoeveel maanden geldt het? Kies 1 tot en met 600.")
    if lasting == Lasting.DAY:
        try:
            dt.date(2024, fixed_month or 0, fixed_day or 0)  # a leap year: 29 February may be chosen
        except ValueError:
            wrong["fixed_day"] = _("Kies een dag die bestaat, zoals 31 december.")
    if lasting == Lasting.SIGNED and (first or again or outside):
        wrong["first"] = _("Waarvoor mensen tekenen staat in het document zelf: laat dit leeg.")
    if again and lasting == Lasting.POINTS:
        wrong["again"] = _("Waar punten tellen staat bij de punten wat ze oplevert: laat dit leeg.")
    if again and lasting == Lasting.ALWAYS:
        wrong["again"] = _("Wat altijd geldt hoeft niemand op te frissen.")
    if last and last.starts <= clock.today() and starts <= clock.today():
        wrong["starts"] = _(
            "Er geldt al een versie, en die verandert niet onder mensen. Laat de nieuwe op zijn vroegst morgen ingaan."
        )
    return wrong


def _wrong_look(look: LookAsked | None) -> dict[str, str]:
    if look is None:
        return {}
    wrong: dict[str, str] = {}
    if len(look.lines) > MOST_LINES or any(not 3 <= len(line) <= 140 for line in look.lines):
        wrong["to_see"] = _("Schrijf ten hoogste {n} regels van drie tot 140 tekens.").format(n=MOST_LINES)
    if not look.judges:
        wrong["judges"] = _("Kies wie ervoor mag tekenen.")
    if Judge.EXAMINER in look.judges and not look.examiners:
        wrong["examiners"] = _("Noem wie ervoor mag tekenen, een op elke regel.")
    if gone := [one.name for one in look.examiners if not one.is_active]:
        wrong["examiners"] = _("{names} werkt hier niet meer.").format(names=", ".join(gone))
    return wrong


def _wrong_points(points: PointsAsked | None) -> dict[str, str]:
    if points is None or points.needed <= 0:
        return {"points": _("Hoeveel punten per periode? Meer dan nul.")}
    wrong: dict[str, str] = {}
    names = [name for name, _least in points.categories]
    if not 1 <= points.months <= 120:
        wrong["period_months"] = _("Hoeveel maanden duurt een periode? Kies 1 tot en met 120.")
    if points.carry < 0:
        wrong["carry"] = _("Kies nul of meer.")
    if len(set(names)) < len(names) or any(
        least <= 0 or not name or len(name) > 60 for name, least in points.categories
    ):
        wrong["categories"] = _("Noem elke soort één keer, met een aantal boven nul.")
    elif sum((least for _name, least in points.categories), Decimal()) > points.needed:
        wrong["categories"] = _("Samen vragen de soorten meer dan het totaal.")
    if any(worth <= 0 for _activity, worth, _category in points.worth):
        wrong["worth"] = _("Wat een activiteit oplevert is meer dan nul.")
    elif strange := next((each for _one, _worth, each in points.worth if each and names and each not in names), ""):
        wrong["worth"] = _("‘{name}’ staat niet bij de soorten.").format(name=strange)
    return wrong
