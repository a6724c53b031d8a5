"""A whole installation of its own, for tests that start (and kill) real processes."""

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Iterator[dict[str, str]]:
    """The environment of an installation that was migrated and never used: `installation` gives copies of it."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "vliegwiel.run.settings", "VLIEGWIEL_HOME": str(home)}
    env["PYTHONPATH"] = str(ROOT)
    with _database_of_its_own(env):
        migrate = [sys.executable, "-m", "vliegwiel", "migrate", "-v0"]
        done = subprocess.run(migrate, env=env, cwd=ROOT, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        yield env


@pytest.fixture
def installation(prepared, tmp_path) -> Iterator[dict[str, str]]:
    """The environment of a migrated installation on the database under test; its own file or its own database."""
    env = {**prepared, "VLIEGWIEL_HOME": str(tmp_path / "home")}
    shutil.copytree(prepared["VLIEGWIEL_HOME"], env["VLIEGWIEL_HOME"])
    with _database_of_its_own(env, template=urlsplit(prepared["DATABASE_URL"]).path.lstrip("/")):
        yield env


@contextmanager
def _database_of_its_own(env: dict[str, str], *, template: str = "template0") -> Iterator[None]:
    """On PostgreSQL: a new database, named in `env`, gone at the end. On SQLite it is a file in the home folder."""
    server = os.environ.get("DATABASE_URL", "")
    env["DATABASE_URL"] = ""
    if not server.startswith("postgres"):
        yield
        return
    name = f"installation_{uuid.uuid4().hex[:8]}"
    sql(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    env["DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    yield
    sql(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def sql(url: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def ask(env: dict[str, str], statement: str) -> list[list[object]]:
    """Rows of a SELECT on the installation's own database, without starting Django for it."""
    url = env.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        import psycopg

        with psycopg.connect(url) as connection:
            return [list(row) for row in connection.execute(statement)]
    import sqlite3

    connection = sqlite3.connect(Path(env["VLIEGWIEL_HOME"]) / "vliegwiel.sqlite3", timeout=20)
    try:
        return [list(row) for row in connection.execute(statement)]
    finally:
        connection.close()
