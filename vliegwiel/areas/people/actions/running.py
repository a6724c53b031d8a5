"""A staff file at work: how it ends when it fails, and how one breaks it off. All of it happens, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from vliegwiel.kit import progress, tables
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Person, StaffImport
from ..queries.staff_progress import stopping

State = StaffImport.State


class Stopped(Exception):
    """Somebody wants it to stop: what this transaction wrote goes away."""


def refuse_importing() -> str:
    """Why others may not."""
    return _("Alleen HR en beheerders werken met personeelsbestanden. Vraag het een van hen.")


def cancel_staff_file(staff_import: StaffImport, *, by: Person) -> StaffImport:
    """Break off reading, applying or taking back while it runs: nothing of it is done. Too late, it is done whole.

    A transaction at work holds the row (and on SQLite the whole database), so the wish stands beside it in a file that
    the work looks at after every batch; it then gives way, and what waits here writes down that it was stopped.
    """
    require(permissions.may_keep_people(by), refuse_importing())
    if staff_import.state not in StaffImport.RUNNING:
        return staff_import
    try:
        progress.tell(stopping(staff_import.pk), by.pk)
        return _stop(staff_import, by.pk)
    finally:
        progress.forget(stopping(staff_import.pk))


def stop_when_asked(staff_import: StaffImport) -> None:
    """Asked by work that runs, after each batch. Raises Stopped."""
    if progress.told(stopping(staff_import.pk)):
        raise Stopped


@contextmanager
def in_words(staff_import: StaffImport, *, refused: str, broke_off: str) -> Iterator[None]:
    """What goes wrong in this block is written on the import, in words, and nothing else is.

    `refused`: what to say when somebody wrote the same rows meanwhile. `broke_off`: what to say of anything else, which
    then goes on up.
    """
    try:
        yield
    except Stopped:
        _stop(staff_import, progress.told(stopping(staff_import.pk)) or None)
    except tables.Unreadable as error:
        fail(staff_import, str(error))
    except ValidationError as error:
        fail(staff_import, error.messages[0])
    except IntegrityError:
        fail(staff_import, refused)
    except Exception:
        fail(staff_import, broke_off)
        raise


def fail(staff_import: StaffImport, problem: str) -> None:
    """It did not work, and why."""
    staff_import.state, staff_import.problem = State.FAILED, problem
    staff_import.save(update_fields=["state", "problem"])


@transaction.atomic
def _stop(staff_import: StaffImport, by: int | None) -> StaffImport:
    """Whoever comes first writes it down: who asked, or the work that heard of it."""
    held = StaffImport.objects.select_for_update().defer("content").get(pk=staff_import.pk)
    if held.state in StaffImport.RUNNING:
        held.state, held.done, held.problem = State.STOPPED, 0, ""
        held.save(update_fields=["state", "done", "problem"])
        announce(events.StaffFileStopped(by=by, staff_import=held.pk))
    staff_import.state = held.state
    return held
