"""Files are what their bytes say, and a refusal is a sentence."""

import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.pieces import CAPTIONS, a_picture, a_video, some_captions
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Draft, Media
from vliegwiel.areas.catalogue.queries.blocks import media_in_use


def a_bomb():
    """A PNG that says it is 30000 by 30000."""
    head = b"IHDR" + (30000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    chunk = (13).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\x00\x00\x00\x00IDAT" + zlib.crc32(b"IDAT").to_bytes(4, "big")


def test_an_image_is_drawn_again_smaller_and_without_what_the_camera_knew(ines):
    exif = Image.Exif()
    exif[0x010F] = "GeheimeCamera"
    exif[0x0112] = 6  # turned a quarter
    media = actions.upload_media(
        a_picture((3200, 1000), "JPEG", "Foto van Jan.HEIC", exif=exif), wanted="image", by=ines
    )
    content = media.file.read()
    assert (media.content_type, media.width, media.height, media.name) == ("image/webp", 500, 1600, "Foto van Jan.webp")
    assert b"GeheimeCamera" not in content
    assert Image.open(io.BytesIO(content)).getexif() == {}
    assert (len(media.key) >= 22, media.key.isalnum(), media.size) == (True, True, len(content))


def test_an_image_keeps_its_transparency(ines):
    drawn = io.BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(drawn, "PNG")
    media = actions.upload_media(SimpleUploadedFile("x.png", drawn.getvalue()), wanted="image", by=ines)
    assert Image.open(io.BytesIO(media.file.read())).convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_name_of_pictures_or_with_the_wrong_ending_is_no_reason_to_refuse(ines):
    party = actions.upload_media(
        a_picture((9, 9), "PNG", "\N{PARTY POPPER}\N{WATER WAVE}.png"), wanted="image", by=ines
    )
    wrong = actions.upload_media(a_picture((9, 9), "JPEG", "verslag.docx"), wanted="image", by=ines)
    assert [party.name, wrong.name] == ["\N{PARTY POPPER}\N{WATER WAVE}.webp", "verslag.webp"]
    assert party.file.name.isascii()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_where_a_picture_was_taken_is_not_kept(ines, form):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 30.0)  # the latitude
    drawn = io.BytesIO()
    Image.new("RGB", (90, 90), "teal").save(drawn, form, exif=exif.tobytes())
    assert b"exif" in drawn.getvalue().lower()
    media = actions.upload_media(SimpleUploadedFile("put.jpg", drawn.getvalue()), wanted="image", by=ines)
    kept = media.file.read()
    assert not Image.open(io.BytesIO(kept)).getexif().get_ifd(0x8825)
    assert b"exif" not in kept.lower()


@pytest.mark.parametrize(
    ("content", "wanted", "why"),
    [
        (b"", "image", "leeg"),
        (b"<svg onload='x()'></svg>", "image", "SVG"),
        (b"<?xml version='1.0'?><SVG></SVG>", "image", "SVG"),
        (b"MZ\x90 een programma", "image", "geen afbeelding"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "image", "foto in HEIC"),
        (b"%PDF-1.7", "image", "geen afbeelding"),
        (a_bomb(), "image", "te veel beeldpunten"),
        (a_picture((300, 300)).read()[:200], "image", "beschadigd"),
        (b"geen video", "video", "MP4"),
        (b"\x00\x00\x00\x18ftypheic", "video", "MP4"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nSRT", "captions", "WEBVTT"),
        (b"WEBVTT\n\ngeen tijden", "captions", "geen ondertitels"),
        (b"WEBVTT\n\n00:01,000 --> 00:02,000\nkomma", "captions", "Regel 3"),
        (b"WEBVTT\n\n00:03.000 --> 00:02.000\nterug", "captions", "Regel 3: het einde"),
        (b"WEBVTT\xff\xfe", "captions", "UTF-8"),
    ],
)
def test_what_is_not_taken_is_refused_in_words(ines, content, wanted, why):
    with pytest.raises(actions.Refused, match=why):
        actions.upload_media(SimpleUploadedFile("foto.png", content, "image/png"), wanted=wanted, by=ines)
    assert not Media.objects.exists()


def test_a_video_too_large_says_how_large_it_may_be(ines, settings):
    settings.MEDIA_VIDEO_BYTES = 64
    with pytest.raises(actions.Refused, match="1 MB"):
        actions.upload_media(a_video(), wanted="video", by=ines)


def test_a_video_is_known_by_its_content_and_its_length_read(ines):
    media = actions.upload_media(a_video(90, "film.exe"), wanted="video", by=ines)
    assert (media.content_type, media.seconds, media.name) == ("video/mp4", 90, "film.mp4")


def test_a_webm_is_a_video_too(ines):
    head = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + b"\x15\x49\xa9\x66\x8b\x44\x89\x88@\xed\x4c\x00\x00\x00\x00\x00"
    media = actions.upload_media(SimpleUploadedFile("x", head), wanted="video", by=ines)
    assert (media.content_type, media.seconds) == ("video/webm", 60)


def test_files_are_attached_to_their_block(ines):
    draft = actions.make_activity("Film", by=ines).drafts.get()
    block = actions.add_block(draft, kind="video", by=ines)["id"]
    actions.attach(draft, block=block, upload=a_video(), version=9, by=ines)
    draft.refresh_from_db()
    actions.attach(draft, block=block, upload=some_captions(), captions="nl", version=9, by=ines)
    data = Draft.objects.get().blocks[0]["data"]
    film, words = (Media.objects.get(key=key) for key in (data["media"], data["captions"]["nl"]))
    assert (film.content_type, words.content_type) == ("video/mp4", "text/vtt; charset=utf-8")
    assert words.file.read() == CAPTIONS


def test_a_refused_file_leaves_the_block_as_it_was(ines):
    draft = actions.make_activity("Foto", by=ines).drafts.get()
    block = actions.add_block(draft, kind="image", data={"media": "oud", "alt": "Een"}, by=ines)["id"]
    draft.refresh_from_db()
    with pytest.raises(actions.Refused):
        actions.attach(draft, block=block, upload=SimpleUploadedFile("x.png", b"niets"), version=9, by=ines)
    assert Draft.objects.get().blocks[0]["data"]["media"] == "oud"


def a_zip(*names, **contents):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name in (*names, *contents):
            out.writestr(name, contents.get(name, "x"))
    return packed.getvalue()


WAV = b"RIFF\x00\x00\x00\x00WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8) + b"data" + bytes(24_008)
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + bytes(32_000)  # 128 kilobits a second
OGG = b"OggS\x00\x02" + bytes(22) + b"OpusHead" + bytes(40) + b"OggS\x00\x04" + struct.pack("<q", 336_000) + bytes(16)


@pytest.mark.parametrize(
    ("name", "content", "wanted", "kept"),
    [
        ("gesprek.wav", WAV, "audio", ("gesprek.wav", "audio/wav", 3)),
        ("gesprek.mp3", MP3, "audio", ("gesprek.mp3", "audio/mpeg", 2)),
        ("opname.opus", OGG, "audio", ("opname.ogg", "audio/ogg", 7)),
        ("kaart.PDF", b"%PDF-1.7\n", "file", ("kaart.pdf", "application/pdf", None)),
        ("lijst.csv", "naam;é".encode(), "file", ("lijst.csv", "text/csv; charset=utf-8", None)),
        (
            "brief.zip",
            a_zip("[Content_Types].xml", "word/document.xml"),
            "file",
            ("brief.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", None),
        ),
        (
            "blad.ods",
            a_zip(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "file",
            ("blad.ods", "application/vnd.oasis.opendocument.spreadsheet", None),
        ),
    ],
)
def test_sound_and_documents_are_what_their_bytes_say(ines, name, content, wanted, kept):
    media = actions.upload_media(SimpleUploadedFile(name, content), wanted=wanted, by=ines)
    assert (media.name, media.content_type, media.seconds) == kept


@pytest.mark.parametrize(
    ("name", "content", "wanted", "why"),
    [
        ("film.mov", b"\x00\x00\x00\x14ftypqt  ", "audio", "MP3, M4A, Ogg of WAV"),
        ("macro.docm", a_zip("word/document.xml", "word/vbaProject.bin"), "file", "macro"),
        ("alles.zip", a_zip("lees.exe"), "file", "PDF, DOCX"),
        ("half.docx", a_zip("word/document.xml")[:40], "file", "beschadigd"),
        ("brief.doc", b"\xd0\xcf\x11\xe0", "file", "oude soort"),
        ("lijst.txt", b"na\xefef", "file", "UTF-8"),
        ("tekening.svg", b"<svg onload='x()'/>", "file", "PDF, DOCX"),
    ],
    ids=lambda one: f"{len(one)} bytes" if isinstance(one, bytes) else one,  # a zip says the time: no name to go by
)
def test_other_files_are_refused_in_words(ines, name, content, wanted, why):
    with pytest.raises(actions.Refused, match=why):
        actions.upload_media(SimpleUploadedFile(name, content), wanted=wanted, by=ines)


def test_pictures_join_a_gallery_all_or_none(ines):
    draft = actions.make_activity("Reeks", by=ines).drafts.get()
    block = actions.add_block(draft, kind="gallery", by=ines)["id"]
    actions.attach_pictures(draft, block=block, uploads=[a_picture(), a_picture()], version=99, by=ines)
    with pytest.raises(actions.Refused, match="kwaad.svg"):
        bad = SimpleUploadedFile("kwaad.svg", b"<svg onload='x()'/>")
        actions.attach_pictures(draft, block=block, uploads=[a_picture(), bad], version=99, by=ines)
    (raw,) = Draft.objects.get().blocks
    assert [one["id"] for one in raw["data"]["pictures"]] == ["a", "b"]
    assert {one["media"] for one in raw["data"]["pictures"]} == media_in_use()


@pytest.mark.parametrize(("matrix", "frame"), [((1, 0), (640, 360)), ((0, 1), (360, 640))])
def test_a_film_says_how_large_it_is_played_so_that_nothing_jumps(ines, matrix, frame):
    across, turned = (part << 16 for part in matrix)
    track = bytes(40) + struct.pack(">ii", across, turned) + bytes(28) + struct.pack(">II", 640 << 16, 360 << 16)
    box = struct.pack(">I4s", 8 + len(track), b"tkhd") + track
    for kind in (b"trak", b"moov"):
        box = struct.pack(">I4s", 8 + len(box), kind) + box
    film = struct.pack(">I4s", 16, b"ftyp") + b"isom" + bytes(4) + box
    media = actions.upload_media(SimpleUploadedFile("film.mp4", film), wanted="video", by=ines)
    assert (media.width, media.height) == frame
