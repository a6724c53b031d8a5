"""The media library: the same file is one file, with its words, rights and keeper; and nothing shown goes by itself."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.pieces import a_picture, a_piece, some_captions
from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.models import Media, MediaUse
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.kit import clock


@pytest.fixture(autouse=True)
def _kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def piece(ines):
    return a_piece(ines)


@pytest.fixture
def picture(ines):
    return actions.upload_media(a_picture((900, 600), name="Klem.png"), wanted="image", by=ines)


def shown(piece, media, by, kind="image"):
    """A block of this piece that shows the file."""
    draft = piece.drafts.get()
    block = actions.add_block(draft, kind=kind, by=by)["id"]
    draft.refresh_from_db()
    actions.choose_media(draft, block=block, media=media, version=draft.version, by=by)
    return block


def data_of(piece, block):
    return next(raw["data"] for raw in piece.drafts.get().blocks if raw["id"] == block)


def published(piece, by):
    return actions.publish(piece, language="nl", by=by, purpose="own_growth")


def described(media, by, **said):
    whole = {
        "title": "Klem",
        "alts": {"nl": "De klem zit vast"},
        "focus": (22, 61),
        "rights": actions.Rights("Werkplaats", "Joost", "own", "Naam eronder", None),
        "version": media.version,
    }
    return actions.describe_media(media, **whole | said, by=by)


def test_the_same_file_is_one_file_also_after_it_was_put_aside(picture, ines, lea):
    again = actions.upload_media(a_picture((900, 600), name="anders.png"), wanted="image", by=lea)
    assert (again, again.was_here, again.keeper) == (picture, True, ines)
    actions.put_aside(picture, by=ines)
    assert queries.library(ines).rows == []
    actions.put_back(picture, by=ines)
    assert [(one.pk, one.used) for one in queries.library(ines)] == [(picture.pk, False)]
    actions.put_aside(picture, by=ines)
    actions.upload_media(a_picture((900, 600)), wanted="image", by=ines, stays=True)
    assert [(one.stays, one.put_aside_at) for one in Media.objects.all()] == [(True, None)]


def test_what_is_said_of_it_is_the_keepers_and_no_tab_overwrites_another(picture, ines, lea, ben):
    said = described(picture, ines)
    assert (said.title, said.alts, said.focus, said.maker) == ("Klem", {"nl": "De klem zit vast"}, (20, 60), "Joost")
    assert described(said, ines).version == said.version
    with pytest.raises(actions.Redescribed) as elsewhere:
        described(picture, ines, title="Mijn klem")
    assert elsewhere.value.there.title == "Klem"
    with pytest.raises(PermissionDenied):
        described(said, ben)
    assert actions.set_media_keeper(said, to=lea, by=ines).keeper == lea
    with pytest.raises(PermissionDenied):
        described(Media.objects.get(), ines, title="Niet meer van mij")
    with pytest.raises(ValidationError):
        actions.set_media_keeper(Media.objects.get(), to=ben, by=lea)


def test_a_block_that_chooses_it_takes_its_words_and_keeps_its_own(picture, piece, ines):
    picture = described(picture, ines)
    block = shown(piece, picture, ines)
    assert [data_of(piece, block)[name] for name in ("media", "alt")] == [picture.key, "De klem zit vast"]
    described(picture, ines, alts={"nl": "Anders gezegd"})
    assert data_of(piece, block)["alt"] == "De klem zit vast"
    gallery = shown(piece, picture, ines, kind="gallery")
    assert [one["media"] for one in data_of(piece, gallery)["pictures"]] == [picture.key]
    captions = actions.upload_media(some_captions(), wanted="captions", by=ines)
    with pytest.raises(ValidationError):
        shown(piece, captions, ines)
    assert [(use.slug, use.in_draft, use.on_shelf) for use in queries.uses_of(picture, ines)] == [
        (piece.slug, True, False)
    ]


def test_what_is_on_the_shelf_is_not_put_aside(picture, piece, ines):
    block = shown(piece, described(picture, ines), ines)
    published(piece, ines)
    with pytest.raises(ValidationError, match="op de plank"):
        actions.put_aside(picture, by=ines)
    draft = piece.drafts.get()
    actions.remove_block(draft, block=block, version=draft.version, by=ines)
    published(piece, ines)
    assert sorted(MediaUse.objects.values_list("place", flat=True)) == ["earlier"]
    assert actions.note_all_uses() == 0
    assert actions.put_aside(picture, by=ines).put_aside_at
    MediaUse.objects.all().delete()
    assert [actions.note_all_uses(), actions.note_all_uses()] == [1, 0]


def test_a_newer_file_takes_its_place_in_drafts_and_where_one_says_so_everywhere(picture, piece, ines, lea):
    picture = described(picture, ines)
    block = shown(piece, picture, ines)
    edition = published(piece, ines)
    shows = lambda: next(one.file.key for one in queries.blocks(edition) if one.id == block)  # noqa: E731 -- said twice
    new = actions.replace_media(picture, upload=a_picture((800, 500)), by=ines)
    assert (data_of(piece, block)["media"], shows(), new.alts) == (new.key, picture.key, picture.alts)
    with pytest.raises(ValidationError, match="al vervangen"):
        actions.replace_media(picture, upload=a_picture((700, 500)), by=ines)
    assert actions.take_back_replacement(new, by=ines) == picture
    assert data_of(piece, block)["media"] == picture.key
    with pytest.raises(actions.Refused, match="hetzelfde"):
        actions.replace_media(picture, upload=a_picture((900, 600)), by=ines)
    newer = actions.replace_media(picture, upload=a_picture((700, 500)), everywhere=True, by=lea)
    newest = actions.replace_media(newer, upload=a_picture((600, 500)), everywhere=True, by=lea)
    assert shows() == newest.key
    actions.take_back_replacement(newest, by=lea)
    assert shows() == newer.key
    with clock.at(dt.date(2030, 1, 1)):
        actions.clear_unused_media()
    with clock.at(dt.date(2030, 3, 1)):
        actions.clear_unused_media()
    assert {picture.key, newer.key} <= set(Media.objects.values_list("key", flat=True))


def test_rights_that_end_are_told_once_per_threshold_and_stop_publishing(picture, piece, ines):
    end = dt.date(2026, 6, 30)
    with clock.at(dt.date(2026, 5, 1)):
        picture = described(picture, ines, rights=actions.Rights(ends=end))
        shown(piece, picture, ines)
        draft = piece.drafts.get()
        assert [weak.code for weak in queries.weak_files(draft, queries.media_of(draft))] == ["LOS-M1"]
        published(piece, ines)
    told = []
    for day in (29, 30, 31, 54, 55, 60, 61):
        with clock.at(dt.date(2026, 5, 1) + dt.timedelta(days=day)):
            told.append(actions.tell_ending_rights())
    assert told == [0, 1, 0, 1, 0, 1, 0]
    assert Message.objects.filter(person=ines, kind="catalogue.RightsEnd").count() == 3
    with clock.at(dt.date(2026, 7, 1)):
        with pytest.raises(actions.Incomplete) as refused:
            published(piece, ines)
        assert [part.code for part in refused.value.missing] == ["rights"]
        described(Media.objects.get(), ines, rights=actions.Rights(ends=dt.date(2028, 1, 1)))
        published(piece, ines)


def test_files_of_who_left_go_to_who_shows_them_else_to_the_lead(picture, piece, ines, lea, hire, company):
    other = hire("Nel", "Vos", unit=company.staff, role="author")
    loose = actions.upload_media(a_picture((90, 90)), wanted="image", by=other)
    actions.set_media_keeper(picture, to=other, by=ines)
    shown(piece, picture, ines)
    assert actions.pass_on_media() == 0
    Person.objects.filter(pk=other.pk).update(left_on=clock.today() - dt.timedelta(days=1))
    RoleGrant.objects.filter(person=other).delete()
    assert [actions.pass_on_media(), actions.pass_on_media()] == [2, 0]
    assert [Media.objects.get(pk=one.pk).keeper for one in (picture, loose)] == [ines, lea]


def test_pictures_are_drawn_narrower_once(ines, django_assert_num_queries):
    with_one = actions.upload_media(a_picture((900, 600)), wanted="image", by=ines)
    Media.objects.update(renditions=[], drawn_at=None)
    assert actions.draw_all() == 1
    drawn = Media.objects.get()
    assert [(one["width"], one["height"]) for one in drawn.renditions] == [(400, 267), (800, 533)]
    assert all(drawn.file.storage.exists(one["name"]) for one in drawn.renditions)
    assert actions.draw_renditions(with_one).renditions == drawn.renditions
    assert actions.draw_all() == 0


def test_what_was_put_in_to_stay_stays_until_it_is_put_aside(ines):
    media = actions.upload_media(a_picture((90, 90)), wanted="image", by=ines, stays=True)
    for year in (2030, 2031):
        with clock.at(dt.date(year, 1, 1)):
            assert actions.clear_unused_media() == 0
    with clock.at(dt.date(2032, 1, 1)):
        actions.put_aside(media, by=ines)
    with clock.at(dt.date(2032, 3, 1)):
        assert actions.clear_unused_media() == 1
