"""What was read elsewhere becomes drafts, once, and can be taken back."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage

from vliegwiel.areas.catalogue import actions, jobs, queries
from vliegwiel.areas.catalogue.models import Activity, ContentImport
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def piece(title, *blocks):
    head = {"title": title, "summary": "", "language": "nl", "source": f"{title}.md", "minutes": 2}
    return head | {"blocks": list(blocks), "lines": []}


def text(html):
    return {"type": "text", "data": {"html": html}}


FOUND = {
    "form": "markdown",
    "pieces": [
        piece(
            "Brand",
            text('<p onclick="x()">Bel. <a href="brought:Lift.md">De lift</a> <a href="brought:Weg.md">weg</a></p>'),
            {"type": "image", "data": {"media": "pan.png", "alt": "Een pan"}},
            {"type": "image", "data": {"media": "weg.png", "alt": ""}},
        ),
        piece("Lift", text("<p>Neem de trap.</p><script>x()</script>")),
    ],
    "lines": [{"what": "forum", "where": "", "fate": "left", "why": "Gesprekken blijven daar.", "n": 1}],
}


def read(by, digest="a" * 64):
    return actions.read_import(io.BytesIO(b"inhoud"), file_name="map.zip", digest=digest, found=FOUND, by=by)


def bring(held, chosen, by, **more):
    how = {"media": {"pan.png": "sleutel"}, "refused": {"weg.png": "Te groot."}} | more
    actions.begin_bringing_in(held, chosen=chosen, by=by)
    return actions.bring_in(held, address=lambda one: f"/learn/activity/{one.slug}/", by=by, **how)


def test_pieces_become_drafts_that_are_clean_and_lead_to_each_other(ines):
    held = read(ines)
    brand, lift = bring(held, {0, 1}, ines)
    first, picture = brand.drafts.get().blocks
    assert first["data"]["html"] == (
        '<p>Bel. <a href="/learn/activity/lift/" rel="noopener noreferrer">De lift</a> weg</p>'
    )
    assert (picture["data"]["media"], picture["data"]["alt"]) == ("sleutel", "Een pan")
    assert lift.drafts.get().blocks[0]["data"]["html"] == "<p>Neem de trap.</p>"
    held.refresh_from_db()
    assert [(line.what, line.why) for line in queries.found_pieces(held)[0].lines] == [("weg.png", "Te groot.")]


def test_the_same_file_is_one_import_and_a_piece_comes_once(ines, lea):
    held = read(ines)
    assert read(lea) == held
    bring(held, {0}, ines)
    with pytest.raises(ValidationError, match="nog niet is"):
        actions.begin_bringing_in(held, chosen={0}, by=lea)
    assert [one.drafts.get().title for one in bring(held, {0, 1}, lea)] == ["Lift"]


def test_beginning_twice_keeps_the_first_choice_and_stopping_makes_nothing(ines):
    held = read(ines)
    actions.begin_bringing_in(held, chosen={0}, by=ines)
    assert actions.begin_bringing_in(held, chosen={1}, by=ines).chosen == [0]
    actions.halt_bringing_in(held, by=ines)
    actions.halt_bringing_in(held, by=ines)
    assert Happening.objects.filter(kind__endswith="ContentHalted").count() == 1
    actions.begin_bringing_in(held, chosen={1}, by=ines)
    actions.stop_bringing_in(held, problem="Het brak af.")
    actions.stop_bringing_in(held, problem="Nog eens.")
    held.refresh_from_db()
    assert (held.state, held.problem, Activity.objects.count()) == (ContentImport.State.FAILED, "Het brak af.", 0)


def test_drafts_nobody_touched_can_be_taken_back_the_others_stay(ines):
    held = read(ines)
    brand, lift = bring(held, {0, 1}, ines)
    draft = lift.drafts.get()
    actions.save_draft(draft, title="De lift", summary="", minutes=2, version=draft.version, by=ines)
    assert actions.take_back_import(held, by=ines) == (1, [lift])
    assert list(Activity.objects.all()) == [lift]
    assert actions.take_back_import(held, by=ines) == (0, [lift])
    assert [one.drafts.get().title for one in bring(held, {0}, ines)] == [brand.slug.title()]


def test_a_file_is_thrown_away_by_who_handed_it_in_or_by_the_clock(ines, lea, django_capture_on_commit_callbacks):
    held = read(lea)
    for verb in (actions.drop_import, actions.take_back_import):
        with pytest.raises(PermissionDenied):
            verb(held, by=ines)
    actions.begin_bringing_in(held, chosen={0}, by=lea)
    with pytest.raises(ValidationError, match="Wacht"):
        actions.drop_import(held, by=lea)
    actions.stop_bringing_in(held, problem="x")
    with django_capture_on_commit_callbacks(execute=True):
        actions.drop_import(held, by=lea)
    actions.drop_import(ContentImport(pk=held.pk, by=lea), by=lea)
    assert (ContentImport.objects.count(), default_storage.exists(held.file.name)) == (0, False)
    old = read(ines)
    jobs.forget_old_imports.func()
    ContentImport.objects.filter(pk=old.pk).update(at=clock.now() - timedelta(days=91))
    assert (actions.forget_old_imports(), ContentImport.objects.count()) == (1, 0)


def test_only_authors_and_the_lnd_lead_bring_in(ben, ines):
    with pytest.raises(PermissionDenied):
        read(ben)
    held = read(ines)
    with pytest.raises(PermissionDenied):
        actions.begin_bringing_in(held, chosen={0}, by=ben)
    with pytest.raises(PermissionDenied):
        actions.bring_in(held, media={}, refused={}, address=str, by=ben)
    assert list(ContentImport.objects.visible_to(ben)) == []
