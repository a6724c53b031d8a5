"""A PDF becomes headings, paragraphs and pictures; one that cannot says why."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from vliegwiel.standards.imports import inbound
from vliegwiel.standards.imports.brought import Unreadable

LONG = [(12, f"Dit is regel {n} van een lange alinea over tillen en het loopt hier gewoon door") for n in range(8)]


def a_pdf(*pages):
    """A PDF with these lines, (size, text) each, below each other on their pages."""
    objects = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for lines in pages:
        drawn, at = [], 780
        for size, text in lines:
            said = text.replace("(", r"\(").replace(")", r"\)").encode("cp1252")
            drawn.append(b"BT /F1 %d Tf 1 0 0 1 60 %d Tm (%s) Tj ET" % (size, at, said))
            at -= size + 8
        content = b"\n".join(drawn)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        box = b"/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R >>" % (box, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.7\n")
    for number, one in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def with_picture(size):
    """A PDF that is nothing but a picture, as a scanner makes it."""
    drawn = io.BytesIO()
    Image.new("RGB", size, "teal").save(drawn, "PDF")
    return drawn.getvalue()


def together(*contents, lock=""):
    made, out = PdfWriter(), io.BytesIO()
    for content in contents:
        for page in PdfReader(io.BytesIO(content)).pages:
            made.add_page(page)
    if lock:
        made.encrypt(lock, algorithm="RC4-128")
    made.write(out)
    return out.getvalue()


def read(content):
    return inbound.read(io.BytesIO(content), "veilig_tillen.pdf")


def test_what_stands_large_is_a_heading_and_lines_that_belong_together_are_a_paragraph():
    top, foot = (9, "Handboek magazijn"), (9, "Bladzijde 4")
    first = [top, (20, "Veilig tillen"), *LONG, (12, "Dit was het einde."), foot]
    second = [top, (16, "Daarna"), (12, "• Zet neer."), (12, "• Kijk (goed) na."), *LONG[:6], foot]
    brought = read(a_pdf(first, second, [top, *LONG, foot]))
    piece = brought.pieces[0]
    *texts, kept = piece.blocks
    html = "".join(text["data"]["html"] for text in texts)
    assert (piece.title, kept["type"], kept["data"]["media"]) == ("veilig tillen", "file", "veilig_tillen.pdf")
    assert "<h2>Daarna</h2><ul><li>Zet neer.</li><li>Kijk (goed) na.</li></ul>" in html
    assert html.count("<p>") == 2
    assert "gewoon door Dit is regel 1 van" in html
    left = [line["what"] for line in piece.report.as_json() if line["fate"] == "left"]
    assert left == ["bladzijde 0", "handboek magazijn"]
    assert brought.media["veilig_tillen.pdf"]().startswith(b"%PDF")


def test_its_pictures_come_and_ask_for_a_description():
    piece = read(together(a_pdf(LONG), with_picture((200, 120)), with_picture((20, 20)))).pieces[0]
    assert [block["type"] for block in piece.blocks] == ["text", "image", "file"]
    asked = [line["what"] for line in piece.as_json("nl")["lines"] if line["fate"] == "asks"]
    assert asked == ["p2-1.png"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (with_picture((600, 800)), "geen tekst: het zijn foto’s van bladzijden"),
        (together(a_pdf(LONG), lock="geheim"), "een wachtwoord of een slot"),
        (b"%PDF-1.7\n\x00\x01", "beschadigd en niet te lezen"),
        (a_pdf(LONG)[:300], "beschadigd|geen tekst"),
    ],
    ids=["scanned", "locked", "broken", "half"],
)
def test_one_that_cannot_be_read_says_why(content, words):
    with pytest.raises(Unreadable, match=words):
        read(content)
