"""A zip somebody made is looked through before anything of it is believed; a refusal is a sentence."""

import io
import stat
import struct
import zipfile
import zlib

import pytest

from tests.packages import zipped
from vliegwiel.kit import archives
from vliegwiel.kit.archives import Unsafe, kind_of, look_through, reopen


def a_link():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        link = zipfile.ZipInfo("les.html")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    return kept.getvalue()


def with_a_password():
    content = bytearray(zipped({"a.html": "x"}))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def one_within_the_other():
    """The bytes of a.html are the whole record of b.html."""

    def head(name, data):
        fixed = struct.pack(
            "<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(name), 0
        )
        return fixed + name

    def listed(name, data, at):
        numbers = (20, 20, 0, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(name), 0, 0, 0, 0, 0, at)
        return struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", *numbers) + name

    inner = head(b"b.html", b"B" * 100) + b"B" * 100
    body = head(b"a.html", inner) + inner
    index = listed(b"a.html", inner, 0) + listed(b"b.html", b"B" * 100, len(body) - len(inner))
    return body + index + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 2, 2, len(index), len(body), 0)


def the_same_many_times():
    content = zipped({"a.html": "x" * 1000})
    with zipfile.ZipFile(io.BytesIO(content)) as read:
        start = read.start_dir
    end = content.rindex(b"PK\x05\x06")
    index = content[start:end]
    many = b"".join(index.replace(b"a.html", f"{n:06}".encode()) for n in range(50))
    tail = bytearray(content[end:])
    struct.pack_into("<HHII", tail, 8, 50, 50, len(many), start)
    return content[:start] + many + bytes(tail)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"geen zip", "geen hele zip"),
        (b"", "geen hele zip"),
        (zipped({"a.html": "x" * 9000})[:120], "geen hele zip"),
        (zipped({"../../etc/x": "x"}), "plek erbuiten"),
        (zipped({"/etc/x": "x"}), "plek erbuiten"),
        (zipped({"C:/x": "x"}), "plek erbuiten"),
        (zipped({"map\\x.html": "x"}), "namen met \\"),
        (zipped({"a.html": "1", "A.HTML": "2"}), "twee keer"),
        (zipped({"start.exe": "MZ"}), "een programma"),
        (zipped({"groot.txt": b"\0" * (40 << 20)}), "veel te groot"),
        (zipped({"a.html": "x"}, method=zipfile.ZIP_LZMA), "manier die browsers niet kennen"),
        (a_link(), "een verwijzing"),
        (with_a_password(), "een wachtwoord"),
        (one_within_the_other(), "over elkaar"),
        (the_same_many_times(), "over elkaar"),
    ],
)
def test_a_zip_that_is_a_trick_or_broken_is_refused_in_words(content, why):
    with pytest.raises(Unsafe, match=why.replace("\\", r"\\")):
        look_through(io.BytesIO(content))


def test_too_many_files_and_too_much_of_them_are_refused(monkeypatch):
    monkeypatch.setattr(archives, "MOST_FILES", 2)
    with pytest.raises(Unsafe, match="3 bestanden; we nemen er hoogstens 2"):
        look_through(io.BytesIO(zipped({"a": "", "b": "", "c": ""})))
    monkeypatch.setattr(archives, "MOST_BYTES", 10)
    with pytest.raises(Unsafe, match="groter dan 4 GB"):
        look_through(io.BytesIO(zipped({"a": "123456", "b": "123456"})))


def test_a_whole_zip_is_read_by_name_by_part_and_whatever_its_capitals():
    archive = look_through(io.BytesIO(zipped({"Map/": "", "Map/Les.html": "0123456789", "é.txt": "ü"})))
    assert archive.names == ("Map/Les.html", "é.txt")
    assert (archive.find("map/les.HTML"), archive.find("Map/./Les.html"), archive.find("er niet")) == (
        "Map/Les.html",
        "Map/Les.html",
        None,
    )
    assert (archive.read("é.txt", most=9).decode(), archive.size("Map/Les.html")) == ("ü", 10)
    assert b"".join(archive.parts("Map/Les.html", 3, 6, chunk=2)) == b"3456"
    with pytest.raises(Unsafe, match="groter dan we lezen"):
        archive.read("Map/Les.html", most=9)


def test_a_file_that_is_not_what_its_zip_says_is_no_surprise():
    content = bytearray(zipped({"a.html": "hallo" * 200}))
    content[40] ^= 0xFF
    with pytest.raises(Unsafe, match="geen hele zip"):
        reopen(io.BytesIO(bytes(content))).read("a.html", most=10_000)


def test_a_file_is_sent_as_what_its_ending_says_on_every_machine():
    names = ("a.HTML", "b.js", "c.mp4", "d.woff2", "e.weet-ik-niet", "zonder")
    assert [kind_of(name) for name in names] == [
        "text/html",
        "text/javascript",
        "video/mp4",
        "font/woff2",
        "application/octet-stream",
        "application/octet-stream",
    ]


def test_an_empty_zip_holds_nothing():
    assert look_through(io.BytesIO(zipped({}))).names == ()
