"""Which trouble of the machine is this: locked, full, out of reach? The few that must be told in words.

Databases say it in their own words and drivers wrap them; here those words become one kind.
"""

import errno
import re
from enum import Enum

from django.db import DatabaseError, InterfaceError


class Fault(Enum):
    """A kind of trouble: what to tell the operator, and the exit code of a command that ends with it (sysexits.h)."""

    BUSY = ("The database is locked: another process kept writing to it for too long. Nothing was changed.", 75)
    FULL = ("The disk is full, so nothing could be written. Nothing was changed. Make room and try again.", 74)
    DISK = ("The disk under the database is full or damaged. Nothing was changed. Make room and try again.", 74)
    READ_ONLY = ("The database may not be written: look at the rights of its file and folder.", 74)
    NOT_A_DATABASE = ("The database file is damaged or is not a database. Put a backup back.", 74)
    NO_FILE = ("The database file cannot be opened: look at the folder in DATABASE_URL or VLIEGWIEL_HOME.", 78)
    PASSWORD = ("The database refused the user or password in DATABASE_URL.", 78)
    NO_DATABASE = ("The database named in DATABASE_URL does not exist on that server: create it first.", 78)
    NO_HOST = ("The database server named in DATABASE_URL cannot be found: look at the host name.", 78)
    AWAY = ("The database server does not answer: is it running, at that host and port?", 69)
    NOT_MIGRATED = ("The database is not prepared for this version. Run: vliegwiel migrate", 78)

    def __init__(self, tells: str, exit_code: int) -> None:
        self.tells = tells
        self.exit_code = exit_code


# Read from top to bottom; the first that fits is it.
WORDS = [
    (r"database (table )?is locked|lock timeout", Fault.BUSY),
    (r"database or disk is full|no space left|could not extend file|disk quota", Fault.FULL),
    (r"disk i/o error", Fault.DISK),  # SQLite on a disk without room for its log
    (r"readonly database|read-only transaction", Fault.READ_ONLY),
    (r"file is not a database|malformed", Fault.NOT_A_DATABASE),
    (r"unable to open database file", Fault.NO_FILE),
    (r"password authentication failed|no password supplied|role .* does not exist|no pg_hba.conf", Fault.PASSWORD),
    (r"database .* does not exist", Fault.NO_DATABASE),
    (r"could not translate host name|failed to resolve host|name or service not known", Fault.NO_HOST),
    (
        r"connection refused|timeout expired|connection timeout|no such file or directory|server closed|starting up"
        r"|shutting down|terminating connection|connection is closed|network is unreachable|no route",
        Fault.AWAY,
    ),
    (r"no such table|no such column|relation .* does not exist|column .* does not exist", Fault.NOT_MIGRATED),
]  # fmt: skip -- a table


def recognise(error: BaseException | None) -> Fault | None:
    """The kind of trouble behind an error, looking through what wraps it; None when it is something else."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return Fault.FULL
        if isinstance(error, (DatabaseError, InterfaceError)):
            said = str(error).lower()
            for words, fault in WORDS:
                if re.search(words, said):
                    return fault
        error = error.__cause__ or error.__context__
    return None
