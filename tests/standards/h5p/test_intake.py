"""An H5P file is taken whole, or refused in a sentence that says what to do."""

import io

import pytest

from tests import packages
from vliegwiel.areas.catalogue.actions import Refused
from vliegwiel.standards.h5p.intake import bring_in


def read(content):
    return bring_in(io.BytesIO(content))


def test_what_is_in_it_is_read():
    found = read(packages.an_h5p())
    assert (found.title, found.edition, found.talks, found.notes, found.folders) == (
        "Notitie",
        "Note 1.2",
        True,
        (),
        {},
    )
    assert [item["id"] for item in found.items] == ["h5p"]


def test_a_folder_that_says_more_than_its_library_is_asked_for_is_found():
    files = {"H5P.Note-1.2/library.json": "", "H5P.Note-1.2/note.js": ""}
    moved = '{"machineName": "H5P.Note", "majorVersion": "1", "minorVersion": "2"}'
    found = read(packages.an_h5p(**files, **{"H5P.Note-1.2.7/library.json": moved}))
    assert found.folders == {"H5P.Note-1.2": "H5P.Note-1.2.7"}
    assert found.talks is False
    assert found.notes == ("Dit pakket meldt zelf niets. Kies dat het klaar is als alles geopend is.",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (packages.an_h5p(**{"h5p.json": ""}), "ontbreekt h5p.json"),
        (packages.an_h5p(**{"h5p.json": "["}), "‘h5p.json’ in dit H5P-bestand is niet te lezen"),
        (packages.an_h5p(**{"h5p.json": "[]"}), "is niet te lezen"),
        (packages.an_h5p(**{"h5p.json": '{"mainLibrary": "H5P.Note"}'}), "noemt niet waarmee"),
        (packages.an_h5p(**{"content/content.json": ""}), "geen inhoud"),
        (packages.an_h5p(**{"H5P.Note-1.2/library.json": ""}), "ontbreken bibliotheken.*H5P.Note 1.2.*in Lumi"),
        (packages.an_h5p(**{"../weg.js": "x"}), "wijst naar een plek erbuiten"),
        (packages.zipped({"map/h5p.json": "{}"}), "in een map in de zip"),
        (packages.zipped({"a.txt": "x"}), "Dit is geen H5P-bestand"),
        (b"geen zip", "geen hele zip"),
    ],
)
def test_what_is_not_whole_is_refused_in_words(content, words):
    with pytest.raises(Refused, match=words):
        read(content)
