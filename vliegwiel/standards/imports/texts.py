"""Texts in whatever alphabet they were saved."""

from django.utils.translation import gettext as _

from .brought import Report

SIGNATURES = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decoded(content: bytes, report: Report | None = None, name: str = "") -> str:
    """The text: UTF-8, else line by line as Windows and Latin-1 write; that is reported, since a sign may have come out
    wrong."""
    for signature, encoding in SIGNATURES.items():
        if content.startswith(signature):
            return _regular(content.decode(encoding, errors="replace"))
    try:
        return _regular(content.decode("utf-8"))
    except UnicodeDecodeError:
        if report:
            why = _("Dit bestand is niet helemaal in UTF-8 bewaard. Kijk of letters met accenten kloppen.")
            report.changed(name, why)
        return _regular("".join(map(_line, content.splitlines(keepends=True))))


def _line(content: bytes) -> str:
    """Files that were put together hold lines in both alphabets."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _regular(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
