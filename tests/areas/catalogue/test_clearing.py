"""A file stays as long as something shows it, and a month longer."""

import datetime as dt

import pytest

from tests.pieces import a_picture, some_captions
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity, Draft, Edition, Media
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

START = dt.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def picture(ines):
    return actions.upload_media(a_picture(), wanted="image", by=ines)


@pytest.fixture
def draft(ines):
    activity = Activity.objects.create(slug="foto", owner=ines)
    return Draft.objects.create(activity=activity, language="nl", title="Foto")


def image(media):
    return {"id": "b1", "type": "image", "data": {"media": media.key, "alt": "Een klep"}}


def after(days):
    with clock.at(START + dt.timedelta(days=days)):
        return actions.clear_unused_media()


def test_an_unused_file_goes_after_a_month_with_what_is_on_the_disk(picture, django_capture_on_commit_callbacks):
    storage, name = picture.file.storage, picture.file.name
    assert [after(0), after(29)] == [0, 0]
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        assert after(30) == 1
    assert (Media.objects.count(), storage.exists(name), after(31)) == (0, False, 0)
    assert Happening.objects.get(kind="catalogue.MediaCleared").facts["media"] == picture.pk


def test_what_a_draft_or_its_undo_holds_stays(picture, ines, draft):
    captions = actions.upload_media(some_captions(), wanted="captions", by=ines)
    video = {"id": "b2", "type": "video", "data": {"media": "", "captions": {"nl": captions.key}}}
    Draft.objects.filter(pk=draft.pk).update(blocks=[video], removed=[{"block": image(picture), "at": 0}])
    assert [after(0), after(400)] == [0, 0]
    assert Media.objects.count() == 2


def test_what_any_edition_shows_stays_also_off_the_shelf(picture, ines, draft):
    for number, blocks in ((1, [image(picture)]), (2, [])):
        Edition.objects.create(
            activity=draft.activity,
            language="nl",
            number=number,
            title="F",
            minutes=5,
            blocks=blocks,
            published_by=ines,
        )
    actions.retire(draft.activity, reason="Er is een nieuwe", by=ines)
    assert [after(0), after(400)] == [0, 0]


def test_what_is_used_again_starts_anew(picture, draft):
    after(0)
    Draft.objects.filter(pk=draft.pk).update(blocks=[image(picture)])
    after(20)
    Draft.objects.filter(pk=draft.pk).update(blocks=[])
    assert [after(40), after(69), after(70)] == [0, 0, 1]
