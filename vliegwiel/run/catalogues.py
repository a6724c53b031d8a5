"""Translations are written in .po files; what runs are .mo files made from them, never committed."""

from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_all() -> int:
    """Make each .mo that is missing or older than its .po. Returns how many were made."""
    stale = [po for po in LOCALE.glob("*/LC_MESSAGES/*.po") if _is_stale(po)]
    if stale:
        from babel.messages.mofile import write_mo  # inside: only there with the dependency group `build`
        from babel.messages.pofile import read_po

        for po in stale:
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source, locale=po.parent.parent.name))
    return len(stale)


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime
