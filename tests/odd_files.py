"""Files that are wrong, or only look it, made here: what the academy says of each stands in docs/samples.md."""

import io
import struct
import zipfile
import zlib

from pypdf import PdfReader, PdfWriter

from tests import packages
from tests.standards.imports.test_backup import files as old_backup
from tests.standards.imports.test_pdf import LONG, a_pdf, with_picture

PAGE = "# Tillen\n\nBuig je knieën en houd de last dicht bij je.\n"


def png(width=40, height=30):
    """A picture, drawn without a library: a chunk is its length, name, bytes and sum."""

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = b"".join(b"\0" + b"\x20\x90\x80" * width for _row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def made(*entries, method=zipfile.ZIP_STORED):
    """A zip of (ZipInfo or name, content), written as they are."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        for name, content in entries:
            packed.writestr(name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name), content, method)
    return kept.getvalue()


def a_link():
    info = zipfile.ZipInfo("les.md")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return made((info, "/etc/passwd"))


def overlapping():
    """Two names in the list of contents, and the bytes of one file."""
    whole = made(("een.md", PAGE), ("twee.md", PAGE))
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        second, start = packed.infolist()[1].header_offset, packed.start_dir
    at = whole.index(b"PK\x01\x02", whole.index(b"PK\x01\x02", start) + 1)
    assert whole[at + 42 : at + 46] == struct.pack("<I", second)
    return whole[: at + 42] + struct.pack("<I", 0) + whole[at + 46 :]


def locked_zip():
    whole = bytearray(made(("les.md", PAGE)))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + flags] |= 1
    return bytes(whole)


def locked_pdf():
    writer, out = PdfWriter(), io.BytesIO()
    for page in PdfReader(io.BytesIO(a_pdf(LONG))).pages:
        writer.add_page(page)
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def named_in(encoding):
    """A folder of which the names were written in another alphabet, without saying so."""
    lesson = "# Één\n\nKijk.\n\n![Een doos](é/doosü.png)\n"
    plain = made(("les/x.md", lesson), ("les/Q/doosZ.png", png()))
    return (
        plain.replace(b"les/Q/doosZ.png", "les/é/doosü.png".encode(encoding))
        if encoding == "cp437"
        else made(("les/x.md", lesson), ("les/e\u0301/doosu\u0308.png", png()))
    )


def latin_1():
    manifest = packages.manifest().replace("Tillen", "Reünie").replace("UTF-8", "iso-8859-1").encode("latin-1")
    return packages.zipped({"imsmanifest.xml": manifest, "les/index.html": packages.LESSON_12})


GIFT = "::Vraag {n}:: Hoeveel is {n} plus één? {{={m} ~{n}}}\n\n"
ODD = {  # how it is told, the name it is handed in by, its bytes
    "an empty file": ("leeg.gift", lambda: b""),
    "a broken zip": ("les.zip", lambda: made(("les.md", PAGE))[:-30]),
    "a zip with a path that leads out of it": ("les.zip", lambda: made(("../../etc/les.md", PAGE))),
    "a zip of which files lie over each other": ("les.zip", overlapping),
    "a zip that grows two hundredfold": ("les.zip", lambda: made(("les.md", b"0" * (60 << 20)), method=8)),
    "a zip with a link in it": ("les.zip", a_link),
    "a zip with a password": ("les.zip", locked_zip),
    "a zip packed in a way browsers do not know": ("les.zip", lambda: made(("les.md", PAGE), method=14)),
    "a zip with one name twice": ("les.zip", lambda: made(("les.md", PAGE), ("LES.md", PAGE))),
    "a zip with nothing in it": ("leeg.zip", lambda: made()),
    "a course package with a program in it": ("les.zip", lambda: packages.a_package(**{"setup.exe": b"MZ"})),
    "a course package in a folder": ("les.zip", lambda: made(("les/imsmanifest.xml", packages.manifest()))),
    "a course package without its libraries": ("les.h5p", lambda: packages.an_h5p(**{"H5P.Note-1.2/library.json": ""})),
    "a course package with a manifest in Latin-1": ("les.zip", latin_1),
    "three course packages in one zip": (
        "alles.zip",
        lambda: made(
            ("een.zip", packages.a_package()), ("twee.h5p", packages.an_h5p()), ("stuk.zip", b"PK\x03\x04 stuk")
        ),
    ),
    "a Moodle backup of 2.6": ("cursus.mbz", lambda: packages.zipped(old_backup(False))),
    "names in the alphabet of an old PC": ("les.zip", lambda: named_in("cp437")),
    "names as a Mac writes them": ("les.zip", lambda: named_in("nfd")),
    "a Word document called PDF": ("les.pdf", lambda: made(("[Content_Types].xml", "x"), ("word/document.xml", "x"))),
    "a PDF with a password": ("les.pdf", locked_pdf),
    "a PDF that is photographs of pages": ("scan.pdf", lambda: with_picture((600, 800))),
    "a drawing with scripts": (
        "les.svg",
        lambda: b"<svg><script>x()</script></svg>",
    ),
    "XML with entities": ("les.xml", lambda: b'<!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'),
    "questions in two alphabets": ("les.gift", lambda: "Eén? {T}\n\n".encode() + "Café? {F}\n".encode("cp1252")),
    "10,000 questions": (
        "veel.gift",
        lambda: "".join(GIFT.format(n=n, m=n + 1) for n in range(10_000)).encode(),
    ),
    "a lesson of 300 parts": (
        "lang.md",
        lambda: "".join(f"## Kop {n}\n\nTekst {n} over tillen.\n\n" for n in range(300)).encode(),
    ),
    "a title of emoji": ("les.md", lambda: "# 🦺👷🏽‍♀️\n\nDraag een hesje.\n".encode()),
    "text from right to left": ("les.md", lambda: "# رفع آمن\n\nاثنِ ركبتيك وأبقِ الحمل قريبًا.\n".encode()),
    "the bookmarks of a browser": (
        "bladwijzers.html",
        lambda: (
            b"<!DOCTYPE NETSCAPE-Bookmark-file-1><H1>Bladwijzers</H1><DL><p><DT><H3>Tillen</H3><DL><p>"
            b'<DT><A HREF="https://arbo.example/tillen">Arbo</A><DD>Wat mag'
            b'<DT><A HREF="javascript:x()">Weg</A></DL><p></DL>'
        ),
    ),
    "a list of links in columns": (
        "links.csv",
        lambda: b"Map;Titel;Adres;Omschrijving\nTillen;Arbo;https://arbo.example;Wat mag\nTillen;Zonder;;\n",
    ),
}
