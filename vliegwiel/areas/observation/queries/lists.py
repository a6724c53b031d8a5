"""Which lists there are, who may fill one in about whom, and what was seen."""

import datetime as dt
from dataclasses import dataclass

from vliegwiel.areas.people.models import Person, Placement
from vliegwiel.areas.people.permissions import leads
from vliegwiel.areas.practice import queries as practice
from vliegwiel.areas.practice.enums import Relation

from ..enums import Assessor
from ..models import Checklist, ChecklistExaminer, ChecklistVersion, FilledList, ListAsk


def version_of(checklist: Checklist) -> ChecklistVersion:
    """The lines as they stand. One query."""
    return checklist.versions.order_by("-number")[0]


def assessor_of(by: Person, person: Person, checklist: Checklist) -> Assessor | None:
    """As what he may fill it in about her, the nearest first; None when he may not. At most six queries.

    Never himself and never upwards. Of a list that does not count only whom she chose; of one that counts, whom its
    policy names. Nobody any more once the list was put away.
    """
    if by.pk == person.pk or not by.is_active or not person.is_active or checklist.retired_at or leads(person, by):
        return None
    if (
        not checklist.counts
        and not ListAsk.objects.open().filter(checklist=checklist, person=person, asked=by).exists()
    ):
        return None
    return _as(by, person, checklist)


def _as(by: Person, person: Person, checklist: Checklist) -> Assessor | None:
    if Assessor.MANAGER in checklist.assessors and leads(by, person):
        return Assessor.MANAGER
    named = ChecklistExaminer.objects.filter(checklist=checklist, person=by)
    if Assessor.EXAMINER in checklist.assessors and named.exists():
        return Assessor.EXAMINER
    units = Placement.objects.on().filter(employment__person=person).values("unit")
    beside = Placement.objects.on().filter(unit__in=units, employment__person=by)
    return Assessor.COLLEAGUE if Assessor.COLLEAGUE in checklist.assessors and beside.exists() else None


@dataclass(frozen=True)
class Judge:
    """Somebody she may ask to come and look, and as what."""

    pk: int
    name: str
    assessor: Assessor


def judges(checklist: Checklist, person: Person) -> list[Judge]:
    """Whom she may ask: as its policy says, not who she leads. Five queries at most."""
    found: dict[int, Judge] = {}
    if {Assessor.MANAGER, Assessor.COLLEAGUE} & set(checklist.assessors):
        for one in practice.supporters(person):
            kind = Assessor.COLLEAGUE if one.relation == Relation.COLLEAGUE else Assessor.MANAGER
            if kind in checklist.assessors:
                found[one.pk] = Judge(one.pk, one.name, kind)
    if Assessor.EXAMINER in checklist.assessors:
        named = Person.objects.here().filter(pk__in=checklist.examiners.values("person")).exclude(pk=person.pk)
        found |= {one.pk: Judge(one.pk, one.name, Assessor.EXAMINER) for one in named.by_name()}
    led = set(Person.objects.led_by(person).values_list("pk", flat=True)) if found else set()
    return [one for one in found.values() if one.pk not in led]


def filled_about(person: Person, checklist: Checklist) -> list[FilledList]:
    """What was seen of her with this list, the newest first, also what was withdrawn. One query."""
    rows = FilledList.objects.filter(person=person, version__checklist=checklist)
    return list(rows.select_related("version", "by", "end__by", "photo").defer("photo__content").order_by("-on", "-pk"))


def filled_by(person: Person) -> list[FilledList]:
    """What he signed lately. One query."""
    rows = FilledList.objects.filter(by=person).select_related("version__checklist", "person", "end", "photo")
    return list(rows.defer("photo__content").order_by("-pk")[:20])


def lists_for(person: Person) -> list[ListAsk]:
    """Who waits for him to look, who waits longest first. One query."""
    rows = ListAsk.objects.open().filter(asked=person, person__in=Person.objects.here())
    return list(rows.select_related("checklist", "person").order_by("at", "pk"))


@dataclass(frozen=True)
class Outcome:
    """Of a list that counts: who, when, and whether all was seen. No line and no word."""

    name: str
    on: dt.date
    is_whole: bool


def outcomes(checklist: Checklist) -> list[Outcome]:
    """For who may read them (`permissions.may_read_outcomes`). One query."""
    if not checklist.counts:
        return []
    rows = FilledList.objects.standing().filter(version__checklist=checklist).select_related("person")
    return [Outcome(row.person.name, row.on, row.is_whole) for row in rows.order_by("-on", "-pk")[:200]]
