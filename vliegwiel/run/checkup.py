"""What is configured, what is missing, in words. `doctor` prints all of it; `serve` refuses on what would not work."""

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from vliegwiel.kit.faults import recognise

OK, NOTE, BROKEN = "ok", "note", "broken"
LITTLE_ROOM = 500_000_000  # bytes
WORKER_SILENT = dt.timedelta(minutes=2)


@dataclass(frozen=True)
class Finding:
    """state: ok, note (works, but you should know) or broken. exit_code: what a command that cannot go on ends with."""

    about: str
    state: str
    says: str
    exit_code: int = 1


def needed_to_serve() -> Iterator[Finding]:
    """What must be right before anybody can be served."""
    yield static_files()
    yield from database()


def everything() -> Iterator[Finding]:
    yield Finding("version", OK, f"Vliegwiel {_version()}, settings and files in {settings.HOME}")
    answers = True
    for finding in database():
        answers = answers and finding.state != BROKEN
        yield finding
    yield static_files()
    yield secret()
    yield addresses()
    yield mail()
    yield uploads()
    yield room()
    if answers:
        yield administrator()
        yield workers()
        yield queue()
        yield clock()
    yield Finding("time zone", OK, f"{settings.TIME_ZONE}: it is {timezone.localtime():%d-%m-%Y %H:%M}")


def database() -> Iterator[Finding]:
    name = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    where = connection.settings_dict["NAME"]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error as error:
        fault = recognise(error)
        said = fault.tells if fault else f"The database gives an error: {str(error).splitlines()[0]}"
        yield Finding("database", BROKEN, said, fault.exit_code if fault else 1)
        return
    yield Finding("database", OK, f"{name} answers ({where})")
    if waiting:
        how_many = f"{len(waiting)} change{'s' if len(waiting) > 1 else ''}"
        yield Finding(
            "migrations", BROKEN, f"The database lacks {how_many} this version needs. Run: vliegwiel migrate", 78
        )
    else:
        yield Finding("migrations", OK, "The database is prepared for this version")


def static_files() -> Finding:
    if not hasattr(staticfiles_storage, "hashed_files"):
        return Finding("static files", OK, "Served from their sources (development)")
    if not staticfiles_storage.hashed_files:
        return Finding("static files", BROKEN, "The styles and scripts have not been built. Run: vliegwiel assets", 78)
    return Finding("static files", OK, f"Built: {len(staticfiles_storage.hashed_files)} files")


def secret() -> Finding:
    if os.environ.get("VLIEGWIEL_SECRET_KEY"):
        return Finding("secret", OK, "From VLIEGWIEL_SECRET_KEY")
    file = Path(settings.HOME) / "secret-key"
    if file.stat().st_mode & 0o077:
        return Finding("secret", NOTE, f"Others on this machine can read {file}. Run: chmod 600 {file}")
    return Finding("secret", OK, f"Kept in {file}")


def addresses() -> Finding:
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    if not settings.HTTPS:
        return Finding(
            "addresses", NOTE, f"Answers to {hosts}, without HTTPS: only for this machine (VLIEGWIEL_HTTPS=1)"
        )
    return Finding("addresses", OK, f"Answers to {hosts}, over HTTPS only")


def mail() -> Finding:
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return Finding("mail", OK, f"Sent by {settings.EMAIL_HOST} as {settings.DEFAULT_FROM_EMAIL}")
    return Finding(
        "mail",
        NOTE,
        "Mail is not sent but printed, links to choose a password with included; people read their messages in the "
        "academy (VLIEGWIEL_MAIL)",
    )


def uploads() -> Finding:
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"x")
    except OSError as error:
        return Finding("uploads", BROKEN, f"Nothing can be written in {folder}: {error.strerror}.")
    return Finding("uploads", OK, f"Kept in {folder}")


def room() -> Finding:
    free = shutil.disk_usage(settings.HOME).free
    says = f"{free / 1e9:.1f} GB free at {settings.HOME}"
    return Finding(
        "disk", OK if free > LITTLE_ROOM else NOTE, says if free > LITTLE_ROOM else f"Only {says}: make room soon"
    )


def administrator() -> Finding:
    from vliegwiel.areas.people.enums import Role  # inside: this module is also read before apps are ready
    from vliegwiel.areas.people.models import Person, RoleGrant  # inside: as above

    try:
        granted = RoleGrant.objects.on().filter(role=Role.ADMINISTRATOR, unit=None, person__in=Person.objects.here())
        how_many = granted.count()
    except Error:
        return Finding("administrator", NOTE, "Not to be told before the database is prepared")
    if how_many:
        return Finding("administrator", OK, f"{how_many} {'person' if how_many == 1 else 'people'}")
    return Finding("administrator", NOTE, "Nobody yet, so nobody can begin. Run: vliegwiel administrator EMAIL")


def workers() -> Finding:
    from vliegwiel.kit.models import WorkerBeat  # inside: as above

    alive = WorkerBeat.objects.filter(at__gte=timezone.now() - WORKER_SILENT).count()
    if alive:
        return Finding("workers", OK, f"{alive} at work")
    return Finding("workers", NOTE, "None at work: nothing happens in the background. `vliegwiel serve` starts one")


def queue() -> Finding:
    from vliegwiel.kit.models import Job  # inside: as above

    now = timezone.now()
    due = Job.objects.filter(state=Job.READY, free_at__lte=now)
    failed = Job.objects.filter(state=Job.FAILED, finished_at__gte=now - dt.timedelta(days=7)).count()
    oldest = due.order_by("free_at").values_list("free_at", flat=True).first()
    says = f"{due.count()} waiting, {failed} failed in the last week"
    if oldest and now - oldest > dt.timedelta(minutes=15):
        return Finding("queue", NOTE, f"{says}; the oldest waits since {timezone.localtime(oldest):%d-%m %H:%M}")
    return Finding("queue", OK if not failed else NOTE, says)


def clock() -> Finding:
    from vliegwiel.kit import clock as our_clock  # inside: as above

    if not settings.DEMO:
        return Finding("clock", OK, "Real time")
    days = (our_clock.today() - timezone.localdate()).days
    return Finding("clock", NOTE, f"Demo: the clock runs {days} days ahead")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("vliegwiel")
    except PackageNotFoundError:  # run from a checkout
        return "from a checkout"
