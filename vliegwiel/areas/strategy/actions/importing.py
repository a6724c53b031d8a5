"""A file with readings: received, tried, applied whole or not at all, and taken back while nothing changed since."""

import copy
import datetime as dt
import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock, tables
from vliegwiel.kit.cells import decimal_point, month_first
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Fate, Origin
from ..models import Goal, Kpi, KpiReading, ReadingImport
from ..queries.reading_files import HEADS, cells_of, columns_of, missing_column, plan_of_readings
from ..queries.readings import ReadingPlan

MOST_ROWS = 20_000
MOST_COLUMNS = 60
BATCH = 500
KEPT_FOR = dt.timedelta(days=90)
NOT_YOURS = gettext_lazy("Metingen noteren de directie, de opleiders en de eigenaar.")


@transaction.atomic
def receive_readings(
    content: bytes, *, file_name: str, by: Person, goal: Goal | None = None, kpi: Kpi | None = None
) -> ReadingImport:
    """Keep the rows of a CSV or XLSX file; nothing is recorded yet. `kpi`: all rows are about this one; `goal`: where
    it was handed in, which decides between measures with one name.

    Which column is what is guessed, or as it was chosen for the last file with these heads; what is not found out so
    is asked (`name_reading_columns`). The file that she handed in just now, again, is the same import. Raises
    ValidationError, in words, when it is no table at all.
    """
    require(permissions.may_import_readings(by, goal=goal, kpi=kpi), NOT_YOURS)
    fingerprint = hashlib.sha256(content).hexdigest()
    mine = ReadingImport.objects.filter(by=by, goal=goal, kpi=kpi).order_by("-pk")
    latest = mine.first()
    if latest and latest.applied_at is None and latest.fingerprint == fingerprint:
        return latest
    try:
        table = tables.read(content)
    except tables.Unreadable as unreadable:
        raise ValidationError(str(unreadable)) from unreadable
    if not table.rows:
        raise ValidationError(_("Onder de koppen staat niets. Zet elke meting op een eigen regel."))
    if len(table.rows) > MOST_ROWS:
        raise ValidationError(_("Meer dan %(n)d metingen kan niet in één keer. Splits het.") % {"n": MOST_ROWS})
    heads = list(table.heads[:MOST_COLUMNS])
    held = ReadingImport(
        by=by,
        file_name=file_name[-255:],
        fingerprint=fingerprint,
        goal=goal,
        kpi=kpi,
        heads=heads,
        rows=[[n, *(cell[:200] for cell in cells[:MOST_COLUMNS])] for n, cells in table.rows],
        is_workbook=bool(table.sheets),
    )
    found, missing = columns_of(heads, about_one=kpi is not None)
    _read_as(held, _chosen_before(held, by) if missing else found)
    held.save()
    announce(events.ReadingFileReceived(by=by.pk, reading_import=held.pk, file=held.file_name))
    return held


@transaction.atomic
def name_reading_columns(held: ReadingImport, *, mapping: Mapping[str, str], by: Person) -> ReadingImport:
    """Say which column head is which field (field -> head). Saying it twice is saying it once.

    Raises ValidationError, in words, when something needed is missing, a column is chosen twice, or it was applied."""
    require(permissions.may_see_reading_import(by, held), NOT_YOURS)
    held = ReadingImport.objects.select_for_update(of=("self",)).get(pk=held.pk)
    if held.applied_at is not None:
        raise ValidationError(_("Dit bestand is al verwerkt. Lever het opnieuw in om het nog eens te lezen."))
    named = {field: head for field, head in mapping.items() if field in HEADS and head in held.heads}
    if missing := missing_column(named, held.heads, about_one=held.kpi_id is not None):
        raise ValidationError(missing)
    twice = sorted({head for head in named.values() if list(named.values()).count(head) > 1})
    if twice:
        raise ValidationError(_("Deze kolom is twee keer gekozen: %(heads)s.") % {"heads": ", ".join(twice)})
    _read_as(held, named)
    held.save(update_fields=["mapping", "american", "point"])
    return held


@transaction.atomic
def apply_readings(held: ReadingImport, *, seen: str, by: Person) -> ReadingImport:
    """Do what the dry run showed: all accepted rows or none. `seen`: the digest of the plan she looked at.

    Applying twice is applying once. Raises ValidationError, in words, when something else would happen than she saw.
    """
    require(permissions.may_see_reading_import(by, held), NOT_YOURS)
    held = ReadingImport.objects.select_for_update(of=("self",)).get(pk=held.pk)
    if held.applied_at is not None:
        return held
    plan = plan_of_readings(held, by=by)
    if plan.digest != seen:
        raise ValidationError(_("Sinds je keek is er iets veranderd. Er is niets verwerkt. Kijk het nog eens na."))
    if not plan.accepted:
        raise ValidationError(_("In dit bestand staat niets om te verwerken."))
    held.applied_at = clock.now()
    held.done = write_plan(plan, origin=Origin.IMPORTED, at=held.applied_at)
    held.save(update_fields=["applied_at", "done"])
    counts = plan.counts
    announce(
        events.ReadingsImported(
            by=by.pk,
            reading_import=held.pk,
            file=held.file_name,
            recorded=counts[Fate.NEW.value],
            changed=counts[Fate.CHANGE.value],
        )
    )
    return held


@transaction.atomic
def undo_readings(held: ReadingImport, *, by: Person) -> ReadingImport:
    """Take an applied file back: readings it made go, those it changed get what was there. Undoing twice is once.

    Raises ValidationError, in words, when one of them was changed or removed since: then nothing is taken back.
    """
    require(permissions.may_see_reading_import(by, held), NOT_YOURS)
    held = ReadingImport.objects.select_for_update(of=("self",)).get(pk=held.pk)
    if held.applied_at is None or held.undone_at is not None:
        return held
    kpis = {kpi.pk: kpi for kpi in Kpi.objects.filter(pk__in={one[0] for one in held.done}).select_related("goal")}
    require(all(permissions.may_record_reading(by, kpi) for kpi in kpis.values()), NOT_YOURS)
    there = {
        (reading.kpi_id, reading.on.isoformat()): reading
        for reading in KpiReading.objects.select_for_update().filter(kpi__in=kpis, at=held.applied_at)
    }
    touched = [one for one in held.done if not _as_written(there.get((one[0], one[1])), one)]
    if touched:
        named = ", ".join(f"{kpis.get(one[0], '')} {one[1]}" for one in touched[:3]) + ("…" if len(touched) > 3 else "")
        raise ValidationError(
            _("Sinds het inlezen is dit veranderd: %(readings)s. Er is niets teruggenomen.") % {"readings": named}
        )
    made = [there[one[0], one[1]].pk for one in held.done if one[4] is None]
    for start in range(0, len(made), BATCH):
        KpiReading.objects.filter(pk__in=made[start : start + BATCH]).delete()
    back = []
    for kpi, on, _value, _n, old in held.done:
        if old is not None:
            reading = there[kpi, on]
            reading.value, reading.n, reading.origin = Decimal(old[0]), old[1], old[2]
            reading.at = dt.datetime.fromisoformat(old[3])
            back.append(reading)
    KpiReading.objects.bulk_update(back, ["value", "n", "origin", "at"], batch_size=BATCH)
    held.undone_at, held.undone_by = clock.now(), by
    held.save(update_fields=["undone_at", "undone_by"])
    announce(events.ReadingImportUndone(by=by.pk, reading_import=held.pk, file=held.file_name))
    return held


def forget_untried_readings() -> int:
    """Files nobody applied within 90 days go; those that were applied stay with what they did. Out: how many went."""
    gone, _counts = ReadingImport.objects.filter(applied_at=None, at__lt=clock.now() - KEPT_FOR).delete()
    return gone


def write_plan(plan: ReadingPlan, *, origin: Origin, at: dt.datetime) -> list[list[Any]]:
    """Write what a plan accepted, in the caller's transaction. Out: [kpi, day, value, n, what was there before] each.

    Raises ValidationError when somebody recorded the same days at the same moment.
    """
    new: list[KpiReading] = []
    changed: list[KpiReading] = []
    done: list[list[Any]] = []
    for step in plan.accepted:
        one, old = step.wanted, step.old
        if one.kpi is None or one.on is None or one.value is None:
            continue  # never accepted
        was = old and [str(old.value), old.n, old.origin, old.at.isoformat()]
        done.append([one.kpi.pk, one.on.isoformat(), str(one.value), one.cases, was])
        reading = copy.copy(old) if old else KpiReading(kpi=one.kpi, on=one.on)
        reading.value, reading.n, reading.origin, reading.at = one.value, one.cases, origin, at
        (changed if old else new).append(reading)
    try:
        with transaction.atomic():
            KpiReading.objects.bulk_create(new, batch_size=BATCH)
            KpiReading.objects.bulk_update(changed, ["value", "n", "origin", "at"], batch_size=BATCH)
    except IntegrityError as clash:
        raise ValidationError(
            _("Iemand noteerde tegelijk dezelfde dagen. Er is niets verwerkt. Probeer het opnieuw.")
        ) from clash
    return done


def _chosen_before(held: ReadingImport, by: Person) -> dict[str, str]:
    """As somebody chose for the last file with these heads, which is enough for this one; else nothing."""
    for former in ReadingImport.objects.visible_to(by).filter(heads=held.heads).exclude(mapping={})[:5]:
        if not missing_column(former.mapping, held.heads, about_one=held.kpi_id is not None):
            return dict(former.mapping)
    return {}


def _read_as(held: ReadingImport, mapping: dict[str, str]) -> None:
    """Days and figures are read as their whole column writes them."""
    held.mapping = mapping
    rows = cells_of(held)
    held.american = bool(month_first(str(row[2]) for row in rows))
    # A workbook keeps numbers, and tables.read writes those with a point.
    held.point = True if held.is_workbook else decimal_point(str(row[3]) for row in rows)


def _as_written(reading: KpiReading | None, one: list[Any]) -> bool:
    return reading is not None and (str(reading.value), reading.n, reading.origin) == (one[2], one[3], Origin.IMPORTED)
