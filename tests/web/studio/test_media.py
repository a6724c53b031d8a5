"""The media library in the studio: found, described, chosen for a block, replaced, put aside and put back."""

import pytest
from django.urls import reverse

from tests.pieces import a_picture, a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Media, MediaUse


@pytest.fixture(autouse=True)
def _kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def signed_in(client, ines):
    client.force_login(ines)
    return client


@pytest.fixture
def picture(ines):
    return actions.upload_media(a_picture((900, 600), name="Klem aan de rail.png"), wanted="image", by=ines)


def at(name, *args):
    return reverse(f"studio:{name}", args=args)


def said(media, **changed):
    whole = {"title": "Groene klem", "alt_nl": "De klem zit vast.", "alt_en": "", "focus_x": "20", "focus_y": "80"}
    return {**whole, "licence": "own", "maker": "Joost", "version": media.version, **changed}


def test_the_list_costs_the_same_with_one_file_and_three(signed_in, ines, same_queries):
    def one_more():
        size = (20 + Media.objects.count(), 20)
        media = actions.upload_media(a_picture(size), wanted="image", by=ines)
        MediaUse.objects.create(media=media, activity=a_piece(ines), language="nl", place="shelf")

    same_queries(lambda: signed_in.get(at("media"), {"q": "foto", "only": "undescribed"}), one_more, budget=6)


def test_who_makes_nothing_does_not_come_in(client, ben, picture):
    client.force_login(ben)
    assert [client.get(at("media")).status_code, client.get(at("file", picture.key)).status_code] == [403, 403]


def test_files_are_put_in_described_and_known_again(signed_in, ines):
    assert "Nog geen bestanden" in signed_in.get(at("media")).content.decode()
    two = {"file": [a_picture((41, 30), name="een.png"), a_picture((42, 30), name="twee.png")]}
    for upload in two["file"]:
        upload.content_type = "image/png"
    assert signed_in.post(at("media"), two, follow=True).status_code == 200
    again = a_picture((41, 30), name="een.png")
    again.content_type = "image/png"
    assert "stond hier al" in signed_in.post(at("media"), {"file": again}, follow=True).content.decode()
    assert [(one.title, one.stays) for one in Media.objects.order_by("pk")] == [("een", True), ("twee", True)]
    media = Media.objects.get(title="een")
    signed_in.post(at("file", media.key), said(media, ends="2027-12-31"))
    found = signed_in.get(at("media"), {"q": "klem vast"}).content.decode()
    assert ("Groene klem" in found, "twee" in found) == (True, False)
    late = signed_in.post(at("file", media.key), said(media, title="Te laat"))
    assert (late.status_code, "Te laat" in late.content.decode()) == (409, True)
    mine = signed_in.post(at("file", media.key), said(media, title="Toch", version=late.context["theirs"].version))
    assert (mine.status_code, Media.objects.get(pk=media.pk).title) == (302, "Toch")


def test_a_file_is_chosen_for_a_block_without_a_script(signed_in, ines, picture, django_assert_max_num_queries):
    piece = a_piece(ines)
    signed_in.post(at("file", picture.key), said(picture))
    draft = piece.drafts.get()
    block = actions.add_block(draft, kind="image", by=ines)["id"]
    where = at("choice", piece.slug, "nl", block)
    assert where in signed_in.get(at("draft", piece.slug, "nl")).content.decode()
    page = signed_in.get(where, {"q": "groene"})
    answer = signed_in.post(where, {"media": picture.key, "version": page.context["draft"].version})
    assert answer.headers["Location"].endswith(f"#piece--{block}")
    data = next(raw["data"] for raw in piece.drafts.get().blocks if raw["id"] == block)
    assert (data["media"], data["alt"]) == (picture.key, "De klem zit vast.")
    with django_assert_max_num_queries(12):
        assert piece.slug in signed_in.get(at("file", picture.key)).content.decode()


def test_a_file_is_replaced_put_aside_and_each_is_undone(signed_in, picture):
    newer = {"file": a_picture((500, 400), name="nieuw.png")}
    page = signed_in.post(at("file_replacement", picture.key), newer, follow=True)
    new = Media.objects.latest("pk")
    assert at("file_comeback", new.key) in page.content.decode()
    signed_in.post(at("file_comeback", new.key))
    page = signed_in.post(at("file_disposal", new.key), follow=True)
    assert at("file_restoration", new.key) in page.content.decode()
    signed_in.post(at("file_restoration", new.key))
    assert [one.put_aside_at for one in Media.objects.all()] == [None, None]


def test_a_phone_gets_the_narrower_picture(signed_in, picture):
    actions.draw_renditions(Media.objects.get())
    address = reverse("media", args=[picture.key])
    whole, narrow = (signed_in.get(address, {"w": width} if width else {}) for width in ("", "400"))
    assert len(b"".join(narrow.streaming_content)) < len(b"".join(whole.streaming_content))
    assert narrow.headers["ETag"] != whole.headers["ETag"]
    page = signed_in.get(at("media")).content.decode()
    assert f"{address}?w=400 400w, {address}?w=800 800w, {address} 900w" in page
    assert 'width="900" height="600"' in page
