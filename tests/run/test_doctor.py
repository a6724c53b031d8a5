import datetime as dt
import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone, translation
from django.utils.translation import gettext

from vliegwiel.kit.models import Job, WorkerBeat
from vliegwiel.run import checkup


def states():
    return {finding.about: finding.state for finding in checkup.everything()}


@pytest.fixture(autouse=True)
def _at_home(settings, tmp_path):
    settings.HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    (tmp_path / "secret-key").touch(mode=0o600)


@pytest.mark.django_db
def test_a_new_installation_works_and_has_things_to_know(capsys):
    with pytest.raises(SystemExit) as left:
        call_command("doctor", "--json")
    assert left.value.code == 0
    found = {row["about"]: row["state"] for row in json.loads(capsys.readouterr().out)}
    assert found == {
        "version": "ok",
        "database": "ok",
        "migrations": "ok",
        "static files": "ok",
        "secret": "ok",
        "addresses": "note",
        "mail": "note",
        "uploads": "ok",
        "disk": "ok",
        "reports": "ok",
        "consents": "ok",
        "administrator": "note",
        "workers": "note",
        "queue": "ok",
        "clock": "ok",
        "time zone": "ok",
    }


@pytest.mark.django_db
def test_it_speaks_as_the_terminal_is_set_or_as_it_is_asked(monkeypatch, capsys):
    def said(*words):
        with translation.override("en"), pytest.raises(SystemExit):  # whatever was spoken before
            call_command("doctor", *words)
        return capsys.readouterr().out.splitlines()[-1]

    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert said() == "Het werkt. Om te weten: 4."
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    with translation.override("en"):
        english = gettext("Het werkt. Om te weten: {notes}.").format(notes=4)
    assert (said(), said("--language", "nl")) == (english, "Het werkt. Om te weten: 4.")


@pytest.mark.django_db
def test_workers_and_waiting_work_are_counted():
    now = timezone.now()
    WorkerBeat.objects.create(worker="one", at=now)
    WorkerBeat.objects.create(worker="gone", at=now - dt.timedelta(hours=1))
    Job.objects.create(task="x.y", free_at=now - dt.timedelta(hours=1))
    Job.objects.create(task="x.y", state=Job.FAILED, finished_at=now)
    assert checkup.workers().says == "1 aan het werk"
    assert checkup.queue().state == "note"
    assert checkup.queue().says.startswith("1 in de rij, 1 mislukt in de laatste week. De oudste wacht sinds ")


@pytest.mark.django_db
def test_a_database_that_is_away_is_broken_and_what_needs_it_is_not_asked(monkeypatch, capsys):
    def away():
        raise OperationalError("connection refused")

    gone = SimpleNamespace(cursor=away, vendor="sqlite", settings_dict={"NAME": "x"})
    monkeypatch.setattr(checkup, "connection", gone)
    found = states()
    assert found["database"] == "broken"
    assert {"workers", "queue", "clock", "migrations"} & set(found) == set()
    with pytest.raises(SystemExit) as left:
        call_command("doctor")
    assert left.value.code == 1
    assert "!!    database      The database server does not answer" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_secret_that_others_can_read_is_noted(tmp_path):
    (tmp_path / "secret-key").chmod(0o644)
    assert states()["secret"] == "note"


@pytest.mark.django_db
def test_what_the_keeper_of_the_database_must_run_so_that_reports_cannot_read_what_is_hers(monkeypatch):
    monkeypatch.setattr(checkup.connection, "vendor", "postgresql")
    monkeypatch.setattr(checkup.apart, "hindrance", lambda: ["CREATE ROLE een NOLOGIN", "GRANT een TO CURRENT_USER"])
    finding = checkup.reports()
    assert (finding.state, finding.says.partition("uitvoeren: ")[2]) == (
        "note",
        "CREATE ROLE een NOLOGIN; GRANT een TO CURRENT_USER",
    )
    monkeypatch.setattr(checkup.apart, "hindrance", list)
    assert checkup.reports().state == "ok"


@pytest.mark.django_db
def test_uploads_that_cannot_be_written_are_broken(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file" / "media"
    assert states()["uploads"] == "broken"


@pytest.mark.django_db
def test_a_nearly_full_disk_is_noted(monkeypatch):
    monkeypatch.setattr(checkup, "LITTLE_ROOM", float("inf"))
    assert states()["disk"] == "note"


@pytest.mark.django_db
def test_the_demo_s_clock_is_told(settings):
    settings.DEMO = True
    assert checkup.clock().says == "Demo: de klok loopt 0 dagen voor"
