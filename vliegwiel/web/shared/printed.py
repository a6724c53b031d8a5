"""Where the sheets to print lie, as typst files."""

from pathlib import Path


def folder() -> Path:
    """web/print/."""
    return Path(__file__).parent.parent / "print"
