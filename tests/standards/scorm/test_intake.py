"""A package is read from its manifest, whoever made it; what is not whole is said in a sentence."""

import io

import pytest

from tests import packages, samples
from vliegwiel.areas.catalogue.actions import Refused
from vliegwiel.standards.scorm.intake import bring_in

WHERE = '<resource identifier="les" type="webcontent" adlcp:scormtype="sco" href="les/index.html">'


def read(content):
    return bring_in(io.BytesIO(content))


def with_manifest(manifest, **more):
    return packages.zipped({"imsmanifest.xml": manifest, "les/index.html": packages.LESSON_12, **more})


def test_a_whole_package_of_1_2():
    items = (
        '<item identifier="map"><title>Deel</title><item identifier="een" identifierref="les" parameters="?n=1">'
        "<title>Eerste</title><adlcp:masteryscore>80</adlcp:masteryscore><adlcp:datafromlms>abc</adlcp:datafromlms>"
        "<adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed></item></item>"
        '<item identifier="twee" identifierref="les" isvisible="false"><title>Tweede</title>'
        "<adlcp:prerequisites>een</adlcp:prerequisites></item>"
    )
    found = read(packages.a_package(items))
    assert (found.edition, found.title, found.notes, found.talks) == ("1.2", "Tillen", (), True)
    first, second = found.items
    assert (first.id, first.href, first.group, first.is_sco) == ("een", "les/index.html?n=1", ("Deel",), True)
    assert (first.mastery, first.data, first.time_allowed) == (80, "abc", "00:30:00")
    assert (second.prerequisites, second.hidden, second.group) == ("een", True, ())


@pytest.mark.parametrize(
    ("said", "edition"),
    [("2004 3rd Edition", "2004 3rd"), ("2004 4th Edition", "2004 4th"), ("CAM 1.3", "2004 2nd"), ("1.2", "1.2")],
)
def test_the_edition_is_what_it_says(said, edition):
    head = packages.HEAD_12.replace("<schemaversion>1.2", f"<schemaversion>{said}")
    assert read(packages.a_package(head=head)).edition == edition


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "utf-8-sig", "windows-1252"])
def test_a_manifest_in_any_encoding(encoding):
    text = packages.manifest().replace("Tillen", "Reünie")
    declared = encoding.replace("-sig", "")
    assert read(with_manifest(text.replace("UTF-8", declared).encode(encoding))).title == "Reünie"


def test_a_manifest_that_says_utf_8_and_is_windows_latin():
    assert read(with_manifest(packages.manifest().replace("Tillen", "Reünie").encode("cp1252"))).title == "Reünie"


def test_a_package_that_lacks_files_says_which_and_comes_without_what_cannot_open():
    lacking = packages.manifest().replace('<file href="les/index.html"/>', '<file href="lib/speler.js"/>')
    assert read(with_manifest(lacking)).notes == (
        "In het pakket ontbreken bestanden die het wel noemt: lib/speler.js. Kijk in het voorbeeld of alles werkt.",
    )
    items = '<item identifier="a" identifierref="weg"><title>Weg</title></item>'
    items += '<item identifier="b" identifierref="les"><title>Er</title></item>'
    found = read(packages.a_package(items))
    assert [item.title for item in found.items] == ["Er"]
    assert found.notes == ("‘Weg’ heeft in dit pakket geen bestand om te openen. We laten dit onderdeel weg.",)


def test_a_package_that_runs_scripts_of_others_says_whose():
    found = read(packages.a_package(lesson=packages.LESSON_12 + '<script src="//cdn.example/jquery.js"></script>'))
    assert found.notes == (
        "Dit pakket haalt iets van cdn.example: zonder die websites werkt het niet, en zij zien wie het opent.",
    )


def test_a_package_that_never_talks_is_known_as_such():
    found = read(packages.a_package(lesson="<h1>Stil</h1>"))
    assert (found.talks, found.notes) == (
        False,
        ("Dit pakket meldt zelf niets. Kies dat het klaar is als alles geopend is.",),
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"niets", "geen hele zip"),
        (packages.zipped({"lees.txt": "x"}), "geen imsmanifest.xml"),
        (packages.zipped({"map/imsmanifest.xml": "x"}), "in een map"),
        (packages.zipped({"les.zip": "x"}), "nog een zip"),
        (packages.zipped({"h5p.json": "{}"}), "of als H5P"),
        (with_manifest("<manifest><item></manifest>"), "niet te lezen: in regel 1"),
        (with_manifest('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), "iets buiten het pakket"),
        (with_manifest("<manifest/>"), "geen onderdelen"),
        (with_manifest(packages.manifest().replace('href="les/index.html">', ">")), "geen bestand om te openen"),
        (with_manifest(packages.manifest().replace(WHERE, WHERE.replace("les/", "weg/"))), "zit niet in het pakket"),
        (with_manifest(packages.manifest().replace(WHERE, WHERE.replace("les/", "https://a.nl/"))), "andere website"),
        (with_manifest(packages.manifest().replace(WHERE, WHERE.replace("les/", "../../etc/"))), "zit niet in"),
    ],
)
def test_what_is_no_package_is_refused_in_words(content, why):
    with pytest.raises(Refused, match=why):
        read(content)


def test_the_samples_of_others_are_read_or_refused_in_words():
    files = [file for file in samples.packages() if file.suffix == ".zip"]
    if not files:
        pytest.skip("no samples beside the project (../shared/samples)")
    told = {}
    for file in files:
        try:
            with file.open("rb") as content:
                found = bring_in(content)
            told[file.stem] = (found.edition, len(found.items), found.talks)
        except Refused as refused:
            told[file.stem] = str(refused).partition(":")[0].partition(".")[0]
    assert told == {
        "ContentPackagingOneFilePerSCO_SCORM12": ("1.2", 18, False),
        "MultipleItemsWithIdentifierRef_SCORM12": ("1.2", 3, False),
        "PrerequisitesTest_SCORM12": ("1.2", 4, False),
        "RuntimeBasicCalls_SCORM12": ("1.2", 1, True),
        "InvalidFileReferences_SCORM12": "‘Test Item’ wijst naar content/nonexistent",
        "ItemWithNonExistentResourceId_SCORM12": ("1.2", 1, False),
        "MalformedXml_SCORM12": "Het manifest van dit pakket (imsmanifest",
        "MissingLaunchUrl_SCORM12": "‘Test Item’ heeft in dit pakket geen bestand om te openen",
        "ContentPackagingSingleSCO_SCORM20042ndEdition": ("2004 2nd", 1, False),
        "RuntimeBasicCalls_SCORM20043rdEdition": ("2004 3rd", 1, True),
        "SequencingForcedSequential_SCORM20043rdEdition": ("2004 3rd", 5, True),
        "SequencingPostTestRollup4thEd_SCORM20044thEdition": ("2004 4th", 5, True),
    }
