"""What every staff file has: a report of what it would do, and how far it is."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

from django.utils import translation

from vliegwiel.kit import progress

from ..models import StaffImport, StaffImportRow
from ..permissions import Doer
from ..queries.speech import tongue
from ..queries.staff_progress import applying
from .running import stop_when_asked

Tell = Callable[[int, int], None]


def heard_by(by: Doer) -> AbstractContextManager[None]:
    """What is found is said in the language of who handed the file in; on the command line in the one chosen there."""
    return translation.override(tongue(by.language) if by else translation.get_language() or "nl")


def keep_report(staff_import: StaffImport, rows: Iterable[StaffImportRow], report: dict[str, Any], *, n: int) -> None:
    """Write down what the dry run found, instead of what an earlier one did. `n`: how many rows it looked at."""
    StaffImportRow.objects.filter(staff_import=staff_import).delete()
    StaffImportRow.objects.bulk_create(rows, batch_size=500)
    staff_import.report, staff_import.state, staff_import.problem = report, StaffImport.State.CHECKED, ""
    staff_import.done = staff_import.total = n
    staff_import.save(update_fields=["report", "state", "done", "total", "problem"])


def tell_of(staff_import: StaffImport, tell: Tell | None, *, since: int = 0) -> Callable[[float], None]:
    """Says how far writing is, as a share from 0 to 1, to who waits; gives way when somebody wants it to stop.

    `since`: how many rows of the bar were done before writing began.
    """
    return partial(_written, staff_import, tell, since)


def _written(staff_import: StaffImport, tell: Tell | None, since: int, share: float) -> None:
    stop_when_asked(staff_import)
    done = since + int(share * (staff_import.total - since))
    progress.tell(applying(staff_import.pk), done)
    if tell:
        tell(done, staff_import.total)
