"""A package stays whole, in a block of a draft; and as long as something plays it."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from tests.packages import a_package, upload
from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.enums import Completes, Kind, PackageKind, Purpose
from vliegwiel.areas.catalogue.models import Package
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

READ = {"edition": "1.2", "items": [{"id": "een", "title": "Eerste"}], "notes": [], "talks": True}
SILENT = READ | {"talks": False}


@pytest.fixture
def draft(ines):
    draft = actions.make_activity("Tillen", by=ines).drafts.get()
    actions.add_block(draft, kind=Kind.PACKAGE, by=ines)
    draft.refresh_from_db()
    return draft


def attach(draft, by, *, read=READ, content=None, data=None):
    return actions.attach_package(
        draft,
        block=draft.blocks[0]["id"],
        upload=upload(content or a_package()),
        kind=PackageKind.SCORM,
        title="Veilig tillen",
        read=read,
        data=data,
        version=draft.version,
        by=by,
    )


def missing(draft):
    return [one.text for one in queries.missing_to_publish(draft, Purpose.OWN_GROWTH) if one.block]


def test_a_package_is_kept_whole_with_what_was_read_of_it(draft, ines):
    assert missing(draft) == ["Kies een lespakket of haal dit blok weg."]
    content = a_package()
    changed = attach(draft, ines, content=content)
    package = Package.objects.get()
    assert changed.blocks[0]["data"] == {
        "package": package.key,
        "title": "Veilig tillen",
        "completion": "package",
        "least": None,
    }
    assert (package.file.read(), package.size, package.name, package.read) == (
        content,
        len(content),
        "tillen.zip",
        READ,
    )
    (block,) = queries.blocks(changed)
    assert (block.package, block.completion, missing(changed)) == (package, Completes.PACKAGE, [])
    assert queries.stored_package(package.key) == package
    assert Happening.objects.filter(kind="catalogue.PackageBroughtIn").count() == 1


def test_what_was_typed_stays_and_a_silent_package_is_done_when_it_was_seen(draft, ines):
    data = {"title": "Mijn woorden", "completion": "package"}
    assert attach(draft, ines, read=SILENT, data=data).blocks[0]["data"]["completion"] == "seen"
    draft.refresh_from_db()
    again = attach(draft, ines, data={"title": "Mijn woorden", "completion": "score", "least": "70"})
    assert again.blocks[0]["data"] | {"package": ""} == {
        "package": "",
        "title": "Mijn woorden",
        "completion": "score",
        "least": 70,
    }


def test_a_score_without_a_number_stands_in_the_way_of_publishing(draft, ines):
    changed = attach(draft, ines, data={"completion": "score", "least": "veel"})
    assert missing(changed) == ["Zeg vanaf welke score het pakket klaar is."]


def test_too_large_and_not_hers_are_refused_and_nothing_is_kept(draft, ines, ben, settings):
    with pytest.raises(PermissionDenied):
        attach(draft, ben)
    settings.PACKAGE_BYTES = 10
    with pytest.raises(actions.Refused, match="groter dan 0 MB"):
        attach(draft, ines)
    with pytest.raises(actions.Conflict):
        actions.attach_package(
            draft,
            block="weg",
            upload=upload(b""),
            kind=PackageKind.SCORM,
            title="",
            read=READ,
            version=1,
            by=ines,
        )
    assert not Package.objects.exists()


def test_a_package_nothing_plays_goes_after_a_month(draft, ines, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    attach(draft, ines)
    start = dt.date(2030, 1, 1)
    for day, blocks, left in ((0, True, 1), (1, False, 1), (32, False, 0)):
        if not blocks:
            type(draft).objects.update(blocks=[], removed=[])
        with clock.at(start + dt.timedelta(days=day)):
            actions.clear_unused_media()
        assert Package.objects.count() == left


def test_a_package_is_kept_by_authors_alone(ines, ben):
    given = {"kind": PackageKind.SCORM, "title": " Tillen  goed ", "read": {"items": []}}
    package = actions.keep_package(upload(a_package()), **given, by=ines)
    assert (package.title, package.name, package.uploaded_by) == ("Tillen goed", "tillen.zip", ines)
    with pytest.raises(PermissionDenied):
        actions.keep_package(upload(a_package()), **given, by=ben)
