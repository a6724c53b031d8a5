"""How settings read the outside world: four small helpers and nothing else."""

import os
import secrets
from pathlib import Path


def flag(name: str, *, default: bool) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off; the default when absent."""
    given = os.environ.get(name, "").strip().lower()
    if not given:
        return default
    if given in {"1", "true", "yes", "on"}:
        return True
    if given in {"0", "false", "no", "off"}:
        return False
    raise SystemExit(f"{name}={given}: say 1 or 0.")


def words(name: str) -> list[str]:
    """A comma-separated list; empty when absent."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def home() -> Path:
    """Where this installation keeps its own files: database, uploads, secret. Default: ./var"""
    path = Path(os.environ.get("VLIEGWIEL_HOME", "var")).resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret_key(home: Path) -> str:
    """From the environment, else made once and kept in a file only the owner reads."""
    if given := os.environ.get("VLIEGWIEL_SECRET_KEY"):
        return given
    file = home / "secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text().strip()


def number(name: str, *, default: int) -> int:
    """A whole number above zero; the default when absent."""
    given = os.environ.get(name, "").strip()
    if not given:
        return default
    if not given.isdigit() or int(given) == 0:
        raise SystemExit(f"{name}={given}: say a whole number above zero.")
    return int(given)
