"""Making a report into a file, a handful of people at a time; going on after a crash, and stopping when asked.

The rows go to a rough file, one a line. How far it is, how many bytes are meant and who is in it are written in the
transaction in which the line was: what a killed worker wrote beyond that is cut off by the next.
"""

import datetime as dt
import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.queries.speech import tongue
from vliegwiel.kit import clock, tables
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, notices, permissions, queries
from ..enums import ExportState, Format
from ..models import Export, Exported
from ..queries import Ask, Walk

TOGETHER = 500  # people in one transaction
LOG_DAYS = 365
MOST_AT_ONCE = 3  # files one person may have in the making


class _Halted(Exception):
    """Somebody broke it off, or it may not be any more."""


@transaction.atomic
def ask_export(ask: Ask, *, by: Person, scope: str, title: str, format: str) -> Export:
    """A file of this report, as it is on this day. Asking the same again while it is made is asking once. The work
    follows (`go_on`).

    Raises ValidationError for a format there is none of, and for more than some at once."""
    require(permissions.may_see(by, scope), _("Een bestand vraag je van wat je zelf mag zien."))
    if format not in Format.values:
        raise ValidationError(_("Kies CSV of Excel."))
    ask = replace(ask.for_scope(scope), day=ask.for_scope(scope).on)
    running = Export.objects.select_for_update().filter(by=by, state=ExportState.RUNNING).order_by("pk")
    for known in running:
        if (known.ask, known.format, known.scope) == (ask.words(), format, scope):
            return known
    if len(running) >= MOST_AT_ONCE:
        raise ValidationError(_("Er worden al drie bestanden voor je gemaakt. Wacht op een daarvan, of breek het af."))
    walk = Walk(ask, by=by, scope=scope)
    made = Export.objects.create(
        by=by, title=title[:120], scope=scope, ask=ask.words(), format=format, total=walk.count()
    )
    announce(events.ExportAsked(by=by.pk, export=made.pk))
    return made


def go_on(export: Export, *, seconds: float = 4.0) -> bool:
    """Work at it for some seconds; whether there is more to do. Two workers at once write nothing twice."""
    until = time.monotonic() + seconds
    held = Export.objects.select_related("by").get(pk=export.pk)
    if not held.is_running:
        return False
    if not permissions.may_see(held.by, held.scope):
        return _end(held, ExportState.REFUSED)
    with translation.override(tongue(held.by.language)):
        walk: Walk | None = None
        while not held.is_read:
            walk = walk or Walk(_ask_of(held), by=held.by, scope=held.scope)
            _write_some(held, walk)
            held.refresh_from_db()
            if not held.is_running:
                return _end(held, ExportState(held.state))
            if time.monotonic() >= until:
                return True
        return _finish(held)


def _ask_of(export: Export) -> Ask:
    """As it was asked: the day is that day, also tomorrow."""
    return Ask.read(export.ask)


def _write_some(export: Export, walk: Walk) -> None:
    after = (export.after[0], export.after[1], export.after[2]) if export.after else None
    rows, last, people = walk.some(after, TOGETHER)
    lines = "".join(f"{json.dumps(queries.kept(queries.cells(row, walk.ask)), ensure_ascii=False)}\n" for row in rows)
    with transaction.atomic():
        held = Export.objects.select_for_update().get(pk=export.pk)
        if held.after != export.after or held.is_read or not held.is_running:
            return  # another worker was here, or somebody broke it off
        held.size = _append(queries.rough_place_of(held), held.size, lines.encode())
        held.after, held.is_read = list(last or held.after), last is None
        held.done, held.rows = held.done + people, held.rows + len(rows)
        held.total = max(held.total, held.done)
        held.save(update_fields=["size", "after", "is_read", "done", "rows", "total"])
        who = {row.person for row in rows} - {held.by_id}
        Exported.objects.bulk_create(
            [Exported(export=held, person_id=person) for person in sorted(who)], ignore_conflicts=True
        )


def _append(place: Path, size: int, lines: bytes) -> int:
    """Behind what is meant; gives how much is meant now."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("ab") as file:
        file.truncate(size)
        file.seek(size)
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())
    return size + len(lines)


def _finish(export: Export) -> bool:
    """Make the file itself beside its place, and put it there as the last thing."""
    ask, place = _ask_of(export), queries.place_of(export)
    fresh = place.with_suffix(f".{os.getpid()}.{export.format}")
    rows = queries.again(_lines(export), ask)
    try:
        if export.format == Format.XLSX:
            tables.save_xlsx(fresh, queries.heads(ask), rows, sheet=export.title)
        else:
            with fresh.open("wb") as file:
                file.writelines(tables.write_csv(queries.heads(ask), rows))
        with transaction.atomic():
            held = Export.objects.select_for_update().get(pk=export.pk)
            if not held.is_running:
                raise _Halted
            fresh.replace(place)
            held.state, held.finished_at = ExportState.DONE, clock.now()
            held.save(update_fields=["state", "finished_at"])
            announce(events.ExportMade(by=held.by_id, export=held.pk, rows=held.rows))
            until = (clock.today() + dt.timedelta(days=queries.KEPT_DAYS)).isoformat()
            facts = {"title": held.title, "export": held.pk, "until": until}
            messaging.tell(held.by_id, notices.ExportReady, facts, key=f"export-{held.pk}")
    except _Halted:
        fresh.unlink(missing_ok=True)
        place.unlink(missing_ok=True)
    queries.rough_place_of(export).unlink(missing_ok=True)
    return False


def _lines(export: Export) -> Iterator[list[Any]]:
    """Looks up now and then whether it is still wanted."""
    with queries.rough_place_of(export).open(encoding="utf-8") as file:
        for n, line in enumerate(file, 1):
            if n % 5000 == 0 and not Export.objects.filter(pk=export.pk, state=ExportState.RUNNING).exists():
                raise _Halted
            yield json.loads(line)


def _end(export: Export, state: ExportState) -> bool:
    """It ends without a file."""
    Export.objects.filter(pk=export.pk, state=ExportState.RUNNING).update(state=state, finished_at=clock.now())
    for place in (queries.rough_place_of(export), queries.place_of(export)):
        with suppress(OSError):
            place.unlink(missing_ok=True)
    return False


@transaction.atomic
def cancel_export(export: Export, *, by: Person) -> Export:
    """Break it off. Too late is no fault: then it stays done."""
    require(export.by_id == by.pk, _("Alleen wie het vroeg breekt het af."))
    held = Export.objects.select_for_update().get(pk=export.pk)
    if held.is_running:
        held.state, held.finished_at = ExportState.CANCELLED, clock.now()
        held.save(update_fields=["state", "finished_at"])
        announce(events.ExportCancelled(by=by.pk, export=held.pk))
    return held


@transaction.atomic
def fetch_export(export: Export, *, by: Person) -> Path:
    """Where the file stands, and that she took it. Raises ValidationError when it is not there (any more)."""
    require(permissions.may_fetch(by, export), _("Dit bestand is van iemand anders, of je mag dit niet meer zien."))
    place = queries.place_of(export)
    if export.state != ExportState.DONE or not place.exists():
        raise ValidationError(_("Het bestand staat er niet meer. Vraag het opnieuw."))
    Export.objects.filter(pk=export.pk).update(fetched_at=clock.now())
    announce(events.ExportFetched(by=by.pk, export=export.pk))
    return place


@transaction.atomic
def remove_export(export: Export, *, by: Person) -> Export:
    """Take the file away before its week is over; that it was asked for, and who is in it, stays known. Twice is
    once."""
    require(export.by_id == by.pk, _("Alleen wie het vroeg gooit het weg."))
    held = Export.objects.select_for_update().get(pk=export.pk)
    if held.state == ExportState.DONE:
        held.state = ExportState.GONE
        held.save(update_fields=["state"])
        queries.place_of(held).unlink(missing_ok=True)
        announce(events.ExportRemoved(by=by.pk, export=held.pk))
    return held


@transaction.atomic
def forget_exports() -> int:
    """Files go after a week; that they were asked for, and of whom, after a year. Gives how many files."""
    old = clock.now() - dt.timedelta(days=queries.KEPT_DAYS + 1)
    gone = list(Export.objects.filter(state=ExportState.DONE, finished_at__lt=old))
    for one in gone:
        queries.place_of(one).unlink(missing_ok=True)
    Export.objects.filter(pk__in=[one.pk for one in gone]).update(state=ExportState.GONE)
    for one in Export.objects.filter(state=ExportState.CANCELLED, finished_at__lt=old):
        queries.rough_place_of(one).unlink(missing_ok=True)
    Export.objects.filter(asked_at__lt=clock.now() - dt.timedelta(days=LOG_DAYS)).exclude(
        state=ExportState.RUNNING
    ).delete()
    if gone:
        announce(events.ExportsForgotten(by=None, count=len(gone)))
    return len(gone)
