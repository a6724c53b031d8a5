"""Trouble ends in one clear sentence and an exit code: tried for real, with the real command line."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installations import ROOT, sql

pytestmark = pytest.mark.kills


def say(*words, **environment):
    """What the command writes to stderr, and its exit code."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.run.installed", "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        [sys.executable, "-m", "vliegwiel", *words], env=env, capture_output=True, text=True, timeout=600
    )
    return done.stderr.strip().splitlines(), done.returncode


LOOKS_LIKE = "It looks like postgres://user:password@host:5432/name or sqlite:////folder/file.sqlite3"


@pytest.mark.parametrize(
    ("url", "sentence", "code"),
    [
        ("nonsense", f"DATABASE_URL cannot be read. {LOOKS_LIKE}", 78),
        ("postgres://u:p@h:port/x", f"DATABASE_URL cannot be read. {LOOKS_LIKE}", 78),
        ("mysql://u:p@h/x", f"DATABASE_URL names a database that is not supported. {LOOKS_LIKE}", 78),
        ("postgres://u:p@h/", f"DATABASE_URL names no database. {LOOKS_LIKE}", 78),
        (
            "sqlite:////no/such/folder/x.sqlite3",
            "The database file cannot be opened: look at the folder in DATABASE_URL or VLIEGWIEL_HOME.",
            78,
        ),
        (
            "postgres://u:p@nowhere.invalid/x",
            "The database server named in DATABASE_URL cannot be found: look at the host name.",
            78,
        ),
        (
            "postgres://u:p@127.0.0.1:1/x",
            "The database server does not answer: is it running, at that host and port?",
            69,
        ),
    ],
)
@pytest.mark.parametrize("command", ["migrate", "serve"])
def test_a_wrong_database_url(tmp_path, command, url, sentence, code):
    static = tmp_path / "static"
    static.mkdir()
    (static / "staticfiles.json").write_text('{"paths": {"a.css": "a.1.css"}, "version": "1.1", "hash": "1"}')
    said = say(command, DATABASE_URL=url, VLIEGWIEL_HOME=str(tmp_path), TEST_STATIC_ROOT=str(static))
    assert said == ([sentence], code)


def test_a_file_that_is_no_database(tmp_path):
    (tmp_path / "vliegwiel.sqlite3").write_text("Dit is een brief, geen database. " * 100)
    said = say("migrate", DATABASE_URL="", VLIEGWIEL_HOME=str(tmp_path))
    assert said == (["The database file is damaged or is not a database. Put a backup back."], 74)


def test_a_locked_database(prepared, tmp_path):
    shutil.copy(Path(prepared["VLIEGWIEL_HOME"]) / "vliegwiel.sqlite3", tmp_path)
    other = sqlite3.connect(tmp_path / "vliegwiel.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        said = say("clearsessions", DATABASE_URL="", VLIEGWIEL_HOME=str(tmp_path))
    finally:
        other.close()
    sentence = "The database is locked: another process kept writing to it for too long. Nothing was changed."
    assert said == ([sentence], 75)


def test_a_missing_static_build(tmp_path):
    empty = tmp_path / "static"
    empty.mkdir()
    said = say(
        "serve", LC_ALL="nl_NL.UTF-8", DATABASE_URL="", VLIEGWIEL_HOME=str(tmp_path), TEST_STATIC_ROOT=str(empty)
    )
    assert said == (["De opmaak en de scripts zijn nog niet gebouwd. Doe: vliegwiel assets"], 78)


def test_a_database_that_was_not_migrated(tmp_path):
    (tmp_path / "staticfiles.json").write_text('{"paths": {"a.css": "a.1.css"}, "version": "1.1", "hash": "1"}')
    (sentence,), code = say(
        "serve", LC_ALL="nl_NL.UTF-8", DATABASE_URL="", VLIEGWIEL_HOME=str(tmp_path), TEST_STATIC_ROOT=str(tmp_path)
    )
    assert sentence.startswith("De database mist ")
    assert sentence.endswith(" wijzigingen die deze versie nodig heeft. Doe: vliegwiel migrate")
    assert code == 78


def test_a_setting_that_is_no_yes_or_no():
    assert say("migrate", VLIEGWIEL_HTTPS="maybe") == (["VLIEGWIEL_HTTPS=maybe: say 1 or 0."], 78)


def test_a_home_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "home"
    assert say("migrate", VLIEGWIEL_HOME=str(home)) == ([f"VLIEGWIEL_HOME={home} cannot be made: Not a directory."], 78)


@pytest.mark.postgres
def test_a_postgres_database_that_does_not_exist(tmp_path):
    url = os.environ["DATABASE_URL"].rpartition("/")[0] + "/nobody_made_this"
    sentence = "The database named in DATABASE_URL does not exist on that server: create it first."
    assert say("migrate", DATABASE_URL=url, VLIEGWIEL_HOME=str(tmp_path)) == ([sentence], 78)


@pytest.mark.postgres
def test_a_wrong_postgres_password(tmp_path):
    server = os.environ["DATABASE_URL"]
    sql(server, "DROP ROLE IF EXISTS guarded")
    sql(server, "CREATE ROLE guarded LOGIN PASSWORD 'right'")
    said = say("migrate", DATABASE_URL=server.replace("vliegwiel@", "guarded:wrong@"), VLIEGWIEL_HOME=str(tmp_path))
    assert said == (["The database refused the user or password in DATABASE_URL."], 78)
