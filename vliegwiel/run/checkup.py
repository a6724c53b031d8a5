"""What is configured, what is missing, in words. `doctor` prints all of it, a page shows it; `serve` refuses on what
would not work."""

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
from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit import apart
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
    yield Finding(
        "version",
        OK,
        _("Vliegwiel {version}. Instellingen en bestanden staan in {folder}").format(
            version=_version(), folder=settings.HOME
        ),
    )
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
        yield reports()
        yield administrator()
        yield consents()
        yield workers()
        yield queue()
        yield clock()
    yield Finding(
        "time zone", OK, _("{zone}: het is {now}").format(zone=settings.TIME_ZONE, now=_moment(timezone.now()))
    )


def database() -> Iterator[Finding]:
    name = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    where = connection.settings_dict["NAME"]
    try:
        executor = MigrationExecutor(connection)  # asks which were applied: whoever does not answer is found out here
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error as error:
        fault = recognise(error)
        told = str(error).splitlines()[0]
        said = fault.tells if fault else _("De database geeft een fout: {words}").format(words=told)
        yield Finding("database", BROKEN, said, fault.exit_code if fault else 1)
        return
    yield Finding("database", OK, _("{name} antwoordt ({where})").format(name=name, where=where))
    if waiting:
        says = ngettext(
            "De database mist {n} wijziging die deze versie nodig heeft. Doe: vliegwiel migrate",
            "De database mist {n} wijzigingen die deze versie nodig heeft. Doe: vliegwiel migrate",
            len(waiting),
        )
        yield Finding("migrations", BROKEN, says.format(n=len(waiting)), 78)
    else:
        yield Finding("migrations", OK, _("De database is klaar voor deze versie"))


def static_files() -> Finding:
    if not hasattr(staticfiles_storage, "hashed_files"):
        return Finding("static files", OK, _("Uit de bron gelezen (ontwikkeling)"))
    if not staticfiles_storage.hashed_files:
        return Finding(
            "static files", BROKEN, _("De opmaak en de scripts zijn nog niet gebouwd. Doe: vliegwiel assets"), 78
        )
    return Finding("static files", OK, _("Gebouwd: {n} bestanden").format(n=len(staticfiles_storage.hashed_files)))


def secret() -> Finding:
    if os.environ.get("VLIEGWIEL_SECRET_KEY"):
        return Finding("secret", OK, _("Uit VLIEGWIEL_SECRET_KEY"))
    file = Path(settings.HOME) / "secret-key"
    if file.stat().st_mode & 0o077:
        return Finding(
            "secret", NOTE, _("Anderen op deze machine kunnen {file} lezen. Doe: chmod 600 {file}").format(file=file)
        )
    return Finding("secret", OK, _("Staat in {place}").format(place=file))


def addresses() -> Finding:
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    if not settings.HTTPS:
        return Finding(
            "addresses",
            NOTE,
            _("Antwoordt op {hosts}, zonder HTTPS: alleen voor deze machine (VLIEGWIEL_HTTPS=1)").format(hosts=hosts),
        )
    return Finding("addresses", OK, _("Antwoordt op {hosts}, alleen met HTTPS").format(hosts=hosts))


def mail() -> Finding:
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return Finding(
            "mail",
            OK,
            _("Gaat via {host}, als {sender}").format(host=settings.EMAIL_HOST, sender=settings.DEFAULT_FROM_EMAIL),
        )
    return Finding(
        "mail",
        NOTE,
        _(
            "Mail wordt niet verstuurd maar afgedrukt, ook links om een wachtwoord te kiezen. Mensen lezen hun "
            "berichten in de academie (VLIEGWIEL_MAIL)"
        ),
    )


def uploads() -> Finding:
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"x")
    except OSError as error:
        return Finding(
            "uploads",
            BROKEN,
            _("In {folder} kan niets bewaard worden: {words}.").format(folder=folder, words=error.strerror),
        )
    return Finding("uploads", OK, _("Staat in {place}").format(place=folder))


def room() -> Finding:
    free = shutil.disk_usage(settings.HOME).free
    facts = {"n": f"{free / 1e9:.1f}", "folder": settings.HOME}
    if free > LITTLE_ROOM:
        return Finding("disk", OK, _("{n} GB vrij op {folder}").format(**facts))
    return Finding("disk", NOTE, _("Nog maar {n} GB vrij op {folder}: maak gauw ruimte").format(**facts))


def reports() -> Finding:
    if connection.vendor != "postgresql":
        return Finding("reports", OK, _("SQLite weigert wat alleen van mensen zelf is aan wie overzichten maakt"))
    if to_run := apart.hindrance():
        told = _(
            "Overzichten zijn alleen door het programma zelf afgeschermd van wat van mensen zelf is, niet door de "
            "database. Laat de databasebeheerder dit uitvoeren: {statements}"
        )
        return Finding("reports", NOTE, told.format(statements="; ".join(to_run)))
    return Finding("reports", OK, _("PostgreSQL weigert wat alleen van mensen zelf is aan wie overzichten maakt"))


def administrator() -> Finding:
    from vliegwiel.areas.people.enums import Role  # inside: this module is also read before apps are ready
    from vliegwiel.areas.people.models import Person, RoleGrant  # inside: as above

    try:
        granted = RoleGrant.objects.on().filter(role=Role.ADMINISTRATOR, unit=None, person__in=Person.objects.here())
        how_many = granted.count()
    except Error:
        return Finding("administrator", NOTE, _("Niet te zeggen zolang de database niet klaar is"))
    if how_many:
        return Finding("administrator", OK, ngettext("{n} persoon", "{n} mensen", how_many).format(n=how_many))
    return Finding(
        "administrator", NOTE, _("Nog niemand, dus niemand kan beginnen. Doe: vliegwiel administrator EMAIL")
    )


def consents() -> Finding:
    """What the works council agreed to, and what therefore is off."""
    from vliegwiel.areas.strategy.queries import switches  # inside: as above

    try:
        stands = switches()
    except Error:
        return Finding("consents", NOTE, _("Niet te zeggen zolang de database niet klaar is"))
    on, off = (", ".join(str(one.feature.name) for one in stands if one.is_on is so) for so in (True, False))
    told = _("Aan: {on}. Uit tot de ondernemingsraad instemt: {off}")
    return Finding("consents", OK, told.format(on=on or _("niets"), off=off or _("niets")))


def workers() -> Finding:
    from vliegwiel.kit.models import WorkerBeat  # inside: as above

    alive = WorkerBeat.objects.filter(at__gte=timezone.now() - WORKER_SILENT).count()
    if alive:
        return Finding("workers", OK, _("{n} aan het werk").format(n=alive))
    return Finding(
        "workers", NOTE, _("Niets aan het werk: op de achtergrond gebeurt niets. ‘vliegwiel serve’ start er een")
    )


def queue() -> Finding:
    from vliegwiel.kit.models import Job  # inside: as above

    now = timezone.now()
    due = Q(state=Job.READY, free_at__lte=now)
    lately = Q(state=Job.FAILED, finished_at__gte=now - dt.timedelta(days=7))
    told = Job.objects.filter(due | lately).aggregate(
        due=Count("pk", filter=due), failed=Count("pk", filter=lately), oldest=Min("free_at", filter=due)
    )
    failed, oldest = told["failed"], told["oldest"]
    says = _("{n} in de rij, {failed} mislukt in de laatste week").format(n=told["due"], failed=failed)
    if oldest and now - oldest > dt.timedelta(minutes=15):
        return Finding(
            "queue", NOTE, _("{says}. De oudste wacht sinds {since}").format(says=says, since=_moment(oldest))
        )
    return Finding("queue", OK if not failed else NOTE, says)


def clock() -> Finding:
    from vliegwiel.kit import clock as our_clock  # inside: as above

    if not settings.DEMO:
        return Finding("clock", OK, _("Echte tijd"))
    days = (our_clock.today() - timezone.localdate()).days
    return Finding("clock", NOTE, _("Demo: de klok loopt {n} dagen voor").format(n=days))


def _moment(at: dt.datetime) -> str:
    return f"{timezone.localtime(at):%d-%m-%Y %H:%M}"


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("vliegwiel")
    except PackageNotFoundError:  # run from a checkout
        return "checkout"
