"""How far a staff file is, for who waits for it."""

from vliegwiel.kit import progress

from ..models import StaffImport


def done_of(staff_import: StaffImport) -> int:
    """How many of its rows are read or written, also while the transaction that writes them still runs."""
    if staff_import.state != StaffImport.State.APPLYING:
        return staff_import.done
    return max(staff_import.done, progress.told(applying(staff_import.pk)))


def applying(pk: int) -> str:
    """The name under which applying the file with this key tells how far it is."""
    return f"staff-file-{pk}"


def stopping(pk: int) -> str:
    """The name under which who wants it to stop says who she is: a transaction at work reads no other message."""
    return f"staff-file-{pk}-stop"
