"""How settings read the outside world: a few small helpers and nothing else. What is wrong is said in one sentence."""

import os
import re
import secrets
import sys
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote, urlsplit
from zoneinfo import available_timezones

import dj_database_url
from holidays.utils import list_supported_countries

WRONG_SETTING = 78  # sysexits.h: EX_CONFIG


def refuse(sentence: str) -> NoReturn:
    """Stop: something outside is set wrongly."""
    print(sentence, file=sys.stderr)
    raise SystemExit(WRONG_SETTING)


def flag(name: str, *, default: bool) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off; the default when absent."""
    given = os.environ.get(name, "").strip().lower()
    if not given:
        return default
    if given in {"1", "true", "yes", "on"}:
        return True
    if given in {"0", "false", "no", "off"}:
        return False
    return refuse(f"{name}={given}: say 1 or 0.")


def words(name: str) -> list[str]:
    """A comma-separated list; empty when absent."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def home() -> Path:
    """Where this installation keeps its own files: database, uploads, secret. Default: ./var"""
    path = Path(os.environ.get("VLIEGWIEL_HOME", "var")).resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"VLIEGWIEL_HOME={path} cannot be made: {error.strerror}.")
    return path


def host(name: str) -> str:
    """A host name, with a port where it has one: no scheme, no path. Empty when absent."""
    given = os.environ.get(name, "").strip().lower()
    if given and not re.fullmatch(r"[a-z0-9.-]+(:\d+)?", given):
        refuse(f"{name}={given}: say a host name like lessen.example.nl, without https:// and without a path.")
    return given


def address(hosts: list[str], origins: list[str], *, https: bool) -> str:
    """Where people find the academy, for what they read elsewhere: in a mail, a calendar. No slash at the end."""
    given = os.environ.get("VLIEGWIEL_ADDRESS", "").strip().rstrip("/")
    if given and not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?", given):
        refuse(f"VLIEGWIEL_ADDRESS={given}: say https://academie.example.nl, without a path.")
    if given or origins:
        return given or origins[0].rstrip("/")
    return f"{'https' if https else 'http'}://{hosts[0]}" if hosts else "http://localhost:8000"


def hosts(name: str, *, default: str) -> list[str]:
    """Host names, comma-separated; "*.example.nl" is every host below it. "-" says none; the default when absent."""
    given = os.environ.get(name, "").strip().lower() or default
    found = [] if given == "-" else [one.strip() for one in given.split(",") if one.strip()]
    for one in found:
        if not re.fullmatch(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+", one):
            refuse(f"{name}: {one} is no host name. Say stream.example.nl or *.example.nl, without https:// or a path.")
    return found


def secret_key(home: Path) -> str:
    """From the environment, else made once and kept in a file only the owner reads."""
    if given := os.environ.get("VLIEGWIEL_SECRET_KEY"):
        return given
    file = home / "secret-key"
    try:
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(50))
        return file.read_text().strip()
    except OSError as error:
        return refuse(f"The secret in {file} cannot be read or made: {error.strerror}.")


def number(name: str, *, default: int) -> int:
    """A whole number above zero; the default when absent."""
    given = os.environ.get(name, "").strip()
    if not given:
        return default
    if not given.isdigit() or int(given) == 0:
        return refuse(f"{name}={given}: say a whole number above zero.")
    return int(given)


def time_zone() -> str:
    """The zone people work in, by its IANA name."""
    given = os.environ.get("VLIEGWIEL_TIME_ZONE", "Europe/Amsterdam")
    if given not in available_timezones():
        refuse(f"VLIEGWIEL_TIME_ZONE={given}: say a name like Europe/Amsterdam.")
    return given


def country() -> str:
    """The country whose public holidays count, by its two letters."""
    given = os.environ.get("VLIEGWIEL_COUNTRY", "NL").upper()
    if given not in list_supported_countries(include_aliases=False):
        refuse(f"VLIEGWIEL_COUNTRY={given}: say the two letters of a country, like NL or BE.")
    return given


def mail() -> tuple[str, str, int, str, str, bool, bool]:
    """Django's e-mail settings (backend, host, port, user, password, STARTTLS, TLS); printed, not sent, when absent."""
    given = os.environ.get("VLIEGWIEL_MAIL", "")
    if not given:
        return "django.core.mail.backends.console.EmailBackend", "localhost", 25, "", "", False, False
    ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
    try:
        parts = urlsplit(given)
        host, port = parts.hostname or "", parts.port or ports[parts.scheme]
    except (ValueError, KeyError):  # the message may hold the password: it is not shown
        host = ""
    if not host:
        refuse("VLIEGWIEL_MAIL cannot be read. It looks like smtp+tls://user:password@host:587 (or smtp://, smtps://)")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    backend = "django.core.mail.backends.smtp.EmailBackend"
    return backend, host, port, user, password, parts.scheme == "smtp+tls", parts.scheme == "smtps"


# SQLite: write-ahead log and BEGIN IMMEDIATE, so a writer waits its turn instead of failing (docs/decisions/0003).
SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
    "PRAGMA cache_size=-20000;PRAGMA journal_size_limit=67108864;",
}


def database(home: Path) -> dict[str, Any]:
    """DATABASE_URL as Django wants it: SQLite or PostgreSQL; a SQLite file at home when absent."""
    given = os.environ.get("DATABASE_URL") or f"sqlite:///{home / 'vliegwiel.sqlite3'}"
    example = "postgres://user:password@host:5432/name or sqlite:////folder/file.sqlite3"
    try:
        parsed: dict[str, Any] = dict(dj_database_url.parse(given, conn_max_age=60, conn_health_checks=True))
    except ValueError:  # its message may hold the password: it is not shown
        refuse(f"DATABASE_URL cannot be read. It looks like {example}")
    if parsed["ENGINE"] == "django.db.backends.sqlite3":
        return {**parsed, "OPTIONS": SQLITE}
    if parsed["ENGINE"] != "django.db.backends.postgresql":
        refuse(f"DATABASE_URL names a database that is not supported. It looks like {example}")
    if not parsed["NAME"]:
        refuse(f"DATABASE_URL names no database. It looks like {example}")
    options: dict[str, Any] = {"connect_timeout": 5, "prepare_threshold": 3, **dict(parsed.get("OPTIONS", {}))}
    if options["prepare_threshold"] == "off":  # what a pooler that gives each transaction another connection asks
        options["prepare_threshold"] = None
    return {**parsed, "OPTIONS": options}
