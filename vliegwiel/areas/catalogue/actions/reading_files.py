"""Files to take along: PDF, documents of Word, Excel, PowerPoint and LibreOffice, plain text and CSV, by content."""

import zipfile
from pathlib import PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from .reading import Found, Refused, at_most, head_of

OFFICE = "application/vnd.openxmlformats-officedocument."
OF_OFFICE = {  # what is in the zip: how the file ends, and its type
    "word/document.xml": ("docx", OFFICE + "wordprocessingml.document"),
    "xl/workbook.xml": ("xlsx", OFFICE + "spreadsheetml.sheet"),
    "ppt/presentation.xml": ("pptx", OFFICE + "presentationml.presentation"),
}
OPEN = "application/vnd.oasis.opendocument."
OPEN_ENDINGS = {OPEN + "text": "odt", OPEN + "spreadsheet": "ods", OPEN + "presentation": "odp"}
PLAIN = {"txt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8"}


def read_document(upload: "UploadedFile[bytes]") -> Found:
    """At most settings.MEDIA_FILE_BYTES; kept as it came. With macros, packed, a page, a program: Refused in words."""
    at_most(upload, settings.MEDIA_FILE_BYTES)
    head, size = head_of(upload, 1024), upload.size or 0
    ending = PurePath(upload.name or "").suffix.lower().removeprefix(".")
    if head.startswith(b"%PDF-"):
        return Found("pdf", "application/pdf", size)
    if head.startswith(b"PK\x03\x04"):
        return _zipped(upload, size)
    if ending in PLAIN:
        upload.seek(0)
        try:
            content = upload.read().decode("utf-8-sig").encode()
        except UnicodeDecodeError as error:
            raise Refused(_("Dit tekstbestand is niet in UTF-8 bewaard. Bewaar het opnieuw als UTF-8.")) from error
        if b"\x00" not in content:
            return Found(ending, PLAIN[ending], len(content), content)
    if ending in ("doc", "xls", "ppt"):
        raise Refused(_("Dit is een oude soort van Office. Bewaar het als DOCX, XLSX, PPTX of PDF."))
    raise Refused(_refusal())


def _zipped(upload: "UploadedFile[bytes]", size: int) -> Found:
    try:
        with zipfile.ZipFile(upload) as packed:
            names = set(packed.namelist())
            kind = packed.read("mimetype")[:100].decode("ascii", "replace").strip() if _small(packed) else ""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as broken:
        raise Refused(_("Dit bestand is beschadigd. Open het, bewaar het opnieuw en kies het nog eens.")) from broken
    finally:
        upload.seek(0)
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise Refused(_("In dit bestand zitten macro’s: die kunnen kwaad. Bewaar het zonder, als DOCX, XLSX of PPTX."))
    for inside, (ending, content_type) in OF_OFFICE.items():
        if inside in names:
            return Found(ending, content_type, size)
    if kind in OPEN_ENDINGS:
        return Found(OPEN_ENDINGS[kind], kind, size)
    raise Refused(_refusal())


def _small(packed: zipfile.ZipFile) -> bool:
    return "mimetype" in packed.namelist() and packed.getinfo("mimetype").file_size < 200


def _refusal() -> str:
    return _("Dit soort bestand geven we niet mee. Kies een PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, CSV of TXT.")
