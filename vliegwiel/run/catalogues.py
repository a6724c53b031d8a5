"""Compiles the translations: every .po under locale/ becomes the .mo that gettext reads.

Babel does it (dependency group `build`), so that a checkout needs no gettext. A wheel brings the result along.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "locale"


class CataloguesError(Exception):
    """Says in one sentence what went wrong and what to do."""


def sources() -> list[Path]:
    """Every catalogue somebody wrote."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def compile_all(*, force: bool = False) -> bool:
    """Compile what is not compiled, or was before its text changed. Says whether there was anything to do."""
    stale = [po for po in sources() if force or not _is_fresh(po)]
    if not stale:
        return False
    try:
        from babel.messages.mofile import write_mo  # inside: only there with the dependency group `build`
        from babel.messages.pofile import read_po  # inside: as above
    except ImportError:
        raise CataloguesError("Babel is missing: run `uv sync --group build`.") from None
    for po in stale:
        with po.open("rb") as written:
            catalogue = read_po(written, locale=po.parent.parent.name.partition("_")[0])
        fresh = po.with_suffix(f".{id(catalogue):x}.new")
        with fresh.open("wb") as compiled:
            write_mo(compiled, catalogue)
        fresh.replace(po.with_suffix(".mo"))  # at once: another process may be reading it
    return True


def _is_fresh(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime_ns > po.stat().st_mtime_ns
