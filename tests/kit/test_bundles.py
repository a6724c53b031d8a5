import gzip
import io
import tarfile
import zipfile

import pytest

from vliegwiel.kit import bundles


def zipped(*files, method=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as packed:
        for name, content in files:
            packed.writestr(name, content)
    return made.getvalue()


def tarred(*infos):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as packed:
        for info, content in infos:
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    return made.getvalue()


def opened(content):
    return bundles.open_bundle(io.BytesIO(content))


def test_a_zip_and_a_tar_are_read_by_path():
    for packed in (zipped(("map/", ""), ("map/les.md", "Hoi")), tarred((tarfile.TarInfo("./map/les.md"), b"Hoi"))):
        archive = opened(packed)
        assert archive.names == ("map/les.md",)
        assert (archive.read("map/les.md"), archive.size("map/les.md"), "weg" in archive) == (b"Hoi", 3, False)


def test_names_in_utf_8_are_read_so_even_when_the_zip_does_not_say():
    raw = zipped(("xx.md", "x"))
    assert opened(raw.replace(b"xx.md", "é.md".encode())).names == ("é.md",)


def linked_tar():
    info = tarfile.TarInfo("ln")
    info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return tarred((info, b""))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"niets", "geen zip"),
        (zipped(("../a", "x")), "erbuiten"),
        (linked_tar(), "snelkoppeling"),
        (tarred((tarfile.TarInfo("../a"), b"x")), "niet veilig"),
        (gzip.compress(b"geen tar"), "geen leesbaar archief"),
        (gzip.compress(b"x" * 5000)[:-20], "beschadigd"),
    ],
    ids=["text", "outside", "link", "tar outside", "no tar", "cut off"],  # what is made anew at each reading is no name
)
def test_what_could_do_harm_or_is_broken_is_refused_in_words(content, says):
    with pytest.raises(bundles.Refused, match=says):
        opened(content)


def test_a_name_that_is_there_twice_and_too_many_bytes_are_refused(monkeypatch):
    twice = tarred((tarfile.TarInfo("a"), b"x"), (tarfile.TarInfo("a"), b"y"))
    with pytest.raises(bundles.Refused, match="twee keer"):
        opened(twice)
    monkeypatch.setattr(bundles, "MOST", 5)
    with pytest.raises(bundles.Refused, match="te groot"):
        opened(zipped(("a", "xxxxxx")))
    with pytest.raises(bundles.Refused, match="te groot"):
        opened(tarred((tarfile.TarInfo("a"), b"xxxxxx")))


def test_a_file_that_is_damaged_inside_is_refused_when_it_is_read():
    raw = bytearray(zipped(("a", "x" * 50), method=zipfile.ZIP_STORED))
    raw[raw.index(b"xxx")] = ord("y")
    with pytest.raises(bundles.Refused, match="niet te lezen"):
        opened(bytes(raw)).read("a")


def test_names_in_an_old_alphabet_are_words_one_can_keep():
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz", encoding="latin-1", format=tarfile.GNU_FORMAT) as packed:
        info = tarfile.TarInfo("café.md")
        info.size = 1
        packed.addfile(info, io.BytesIO(b"x"))
    (name,) = opened(made.getvalue()).names
    assert name.encode() == b"caf?.md"
