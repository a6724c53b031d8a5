"""What is hers alone lies apart: where a report reads, the database itself refuses it, whatever the code asks.

Which tables lie apart is said by their declaration (`Personal.apart`). Within `out_of_reach()` this thread's connection
cannot read them: on SQLite its authorizer says no, on PostgreSQL the question is asked as a role that was never given
them. That role is made after every migration. Where the database lets us make none, `hindrance()` says so, and what
its keeper is to run.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction

from .privacy import Personal

READ = 20  # SQLITE_READ, for which Python has no name: https://sqlite.org/c3ref/c_alter_table.html
MARK = "_vliegwiel_apart"


@cache
def tables() -> frozenset[str]:
    """The tables that lie apart."""
    declared = ((model._meta.db_table, getattr(model, "personal", None)) for model in apps.get_models())
    return frozenset(table for table, personal in declared if isinstance(personal, Personal) and personal.apart)


@contextmanager
def out_of_reach() -> Iterator[None]:
    """In here, whoever reads a table that lies apart gets a DatabaseError. For reading; also a decorator, and one
    within another is one. It asks no table anything, so it is no query of a page."""
    here = connections[DEFAULT_DB_ALIAS]
    if getattr(here, MARK, False):
        yield
        return
    setattr(here, MARK, True)
    try:
        with _on_sqlite(here) if here.vendor == "sqlite" else _on_postgres(here):
            yield
    finally:
        setattr(here, MARK, False)


@contextmanager
def _on_sqlite(here: Any) -> Iterator[None]:
    here.ensure_connection()
    apart = tables()

    def may(action: int, table: str | None, *_where: str | None) -> int:
        return sqlite3.SQLITE_DENY if action == READ and table in apart else sqlite3.SQLITE_OK

    here.connection.set_authorizer(may)
    try:
        yield
    finally:
        here.connection.set_authorizer(None)


@contextmanager
def _on_postgres(here: Any) -> Iterator[None]:
    # For this transaction only: behind a pool of connections the next one may be somebody else's.
    if not here.in_atomic_block:
        with transaction.atomic(), _on_postgres(here):
            yield
        return
    if not _is_ours(here):
        yield
        return
    _say(here, f"SET LOCAL ROLE {_quoted(here)}")
    try:
        yield
    finally:
        if here.connection.info.transaction_status.name != "INERROR":  # else the rollback brings back who we were
            _say(here, "SET LOCAL ROLE NONE")


def _say(here: Any, sql: str, params: tuple[Any, ...] = ()) -> Any:
    """Past Django, which would count it among the questions of a page."""
    here.ensure_connection()
    with here.connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone() if cursor.description else None


def role(here: Any = connection) -> str:
    """Who reads for reports on PostgreSQL. Of this database: roles are shared by all databases of a server."""
    return f"{here.settings_dict['NAME']}_reports"[-63:]


def _quoted(here: Any) -> str:
    return str(here.ops.quote_name(role(here)))


def _is_ours(here: Any) -> bool:
    """Whether the role stands and we may be it. Asked once of a connection that has it."""
    if not getattr(here.connection, MARK, False):
        found = _say(here, "SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = %s", (role(here),))
        here.connection.__dict__[MARK] = bool(found and found[0])
    return bool(here.connection.__dict__[MARK])


def statements(here: Any = connection) -> list[str]:
    """What gives the role every table but those apart. Twice is once."""
    name, quote = _quoted(here), here.ops.quote_name
    apart = ", ".join(quote(table) for table in sorted(tables() & {*here.introspection.table_names()}))
    return [
        f"GRANT {name} TO CURRENT_USER",
        f"GRANT USAGE ON SCHEMA public TO {name}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {name}",
        *([f"REVOKE ALL ON {apart} FROM {name}"] if apart else []),
    ]


def keep_apart() -> None:
    """Make the role and say what it may read. After every migration: tables are new then. Nothing on SQLite."""
    if connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role()])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE ROLE {_quoted(connection)} NOLOGIN")
            for statement in statements():
                cursor.execute(statement)
    except DatabaseError:  # we may make no roles here: `hindrance` tells it
        return


def hindrance() -> list[str]:
    """What the keeper of the database is to run so that reports cannot read what lies apart; nothing: they cannot."""
    if connection.vendor != "postgresql":
        return []
    found = _say(connections[DEFAULT_DB_ALIAS], READABLE, ([*tables()], role()))
    if found and found[0]:
        return statements() if found[1] else []
    return [f"CREATE ROLE {_quoted(connection)} NOLOGIN", *statements()]


# Whether we may be the role, and how many of the tables apart it may read all the same.
READABLE = """
SELECT pg_has_role(r.oid, 'MEMBER'), (
    SELECT count(*) FROM pg_class c
    WHERE c.relname = ANY(%s) AND c.relnamespace = 'public'::regnamespace
    AND has_table_privilege(r.oid, c.oid, 'SELECT')
) FROM pg_roles r WHERE r.rolname = %s
"""
