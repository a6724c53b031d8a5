"""From a file to drafts."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from tests.standards.imports.small import zipped
from tests.standards.imports.test_qti2 import CHOICE, HOTSPOT, package
from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.models import Activity, ContentImport, Draft, Media
from vliegwiel.kit import progress
from vliegwiel.kit.models import Happening
from vliegwiel.standards.imports import bringing, jobs

pytestmark = pytest.mark.django_db
BANK = "$CATEGORY: Brand\n\nWat doe je? {=Bellen#Ja. ~Rennen#Nee.}\n\n$CATEGORY: Lift\n\nMag de lift? {F}\n"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.HOME = tmp_path


def receive(content, name, by):
    raw = content if isinstance(content, bytes) else content.encode()
    return bringing.receive(io.BytesIO(raw), name=name, by=by)


def bring(held, chosen, by):
    return bringing.bring_in(actions.begin_bringing_in(held, chosen=chosen, by=by), by=by)


def picture():
    drawn = io.BytesIO()
    Image.new("RGB", (200, 100), "red").save(drawn, "PNG")
    return drawn.getvalue()


def test_what_is_chosen_becomes_drafts_and_reading_makes_nothing(ines):
    held, known = receive(BANK, "vragen.gift", ines)
    assert (known, Activity.objects.count()) == (False, 0)
    (made,) = bring(held, {0}, ines)
    draft = made.drafts.get()
    assert (draft.title, draft.language, draft.minutes, made.owner) == ("Brand", "nl", 2, ines)
    (block,) = draft.blocks
    assert (block["data"]["prompt"], block["data"]["options"][0]["explanation"]) == ("Wat doe je?", "Ja.")
    assert [(piece.title, bool(piece.slug)) for piece in queries.found_pieces(held)] == [
        ("Brand", True),
        ("Lift", False),
    ]
    kinds = Happening.objects.order_by("pk").values_list("kind", flat=True)
    assert [one.rpartition(".")[2] for one in kinds] == ["ContentRead", "ActivityMade", "ContentBroughtIn"]


def test_who_stops_it_gets_nothing_and_may_choose_again(ines):
    held, _known = receive(BANK, "vragen.gift", ines)
    progress.halt(bringing.work(held))
    assert bring(held, {0, 1}, ines) == []
    held.refresh_from_db()
    assert (held.state, held.chosen, Activity.objects.count()) == (ContentImport.State.READ, [], 0)
    assert len(bring(held, {0, 1}, ines)) == 2


def test_twice_is_once(ines, lea):
    held, _known = receive(BANK, "vragen.gift", ines)
    assert receive(BANK, "andere-naam.gift", lea) == (held, True)
    bring(held, {0}, ines)
    with pytest.raises(ValidationError, match="nog niet is"):
        actions.begin_bringing_in(held, chosen={0}, by=ines)
    assert bringing.bring_in(held, by=ines) == []
    assert [one.drafts.get().title for one in bring(held, {0, 1}, lea)] == ["Lift"]
    assert Activity.objects.count() == 2


def test_pictures_are_drawn_again_and_a_broken_one_is_named(ines):
    held, _known = receive(package({"f": HOTSPOT, "a": CHOICE}), "brand.zip", ines)
    (made,) = bring(held, {0}, ines)
    assert made.drafts.get().blocks[0]["data"]["media"] == ""
    held.refresh_from_db()
    (piece,) = queries.found_pieces(held)
    assert [line.what for line in piece.lines if line.fate == "left"] == ["pan.png"]

    resource = '<resource type="imsqti_item_xmlv2p1" href="f.xml"/>'
    whole = {"imsmanifest.xml": f"<manifest><resources>{resource}</resources></manifest>"}
    held, _known = receive(zipped(whole | {"f.xml": HOTSPOT, "pan.png": picture()}), "heel.zip", ines)
    (made,) = bring(held, {0}, ines)
    media = Media.objects.get()
    assert (made.drafts.get().blocks[0]["data"]["media"], media.content_type) == (media.key, "image/webp")


def test_a_job_does_the_same_and_again_makes_nothing(ines):
    held, _known = receive(BANK, "vragen.gift", ines)
    actions.begin_bringing_in(held, chosen={0, 1}, by=ines)
    jobs.bring_in.func(held.pk, ines.pk)
    jobs.bring_in.func(held.pk, ines.pk)
    assert sorted(Draft.objects.values_list("title", flat=True)) == ["Brand", "Lift"]


def test_when_it_breaks_nothing_is_made_and_it_can_be_tried_again(ines, monkeypatch):
    held, _known = receive(BANK, "vragen.gift", ines)
    monkeypatch.setattr(actions, "bring_in", lambda *_a, **_k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bring(held, {0, 1}, ines)
    held.refresh_from_db()
    assert (held.state, Activity.objects.count()) == (ContentImport.State.FAILED, 0)
    assert "Er is niets gemaakt" in held.problem
    monkeypatch.undo()
    assert len(bring(held, {0, 1}, ines)) == 2
