"""Editions side by side, and going back to one without losing what was being written."""

import pytest

from tests.pieces import a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Draft, KeptDraft
from vliegwiel.areas.catalogue.queries import difference, editions_of


def _text(id, words):
    return {"id": id, "type": "text", "data": {"html": f"<p>{words}</p>"}}


def test_every_block_is_new_gone_moved_or_worded_otherwise_and_the_words_are_marked():
    old = Draft(
        title="Navragen",
        blocks=[_text("a", "Een"), _text("b", "Vraag het na."), _text("c", "Drie"), _text("d", "Vier")],
    )
    new = Draft(
        title="Navragen",
        blocks=[_text("d", "Vier"), _text("a", "Een"), _text("b", "Vraag het rustig na."), _text("e", "Vijf")],
    )
    found = difference(old, new)
    told = [(one.id, one.change.value, one.before, one.after, one.is_moved) for one in found.blocks]
    assert told == [
        ("d", "moved", 4, 1, True),
        ("a", "same", 1, 2, False),
        ("b", "changed", 2, 3, False),
        ("c", "removed", 3, None, False),
        ("e", "added", None, 4, False),
    ]
    (said,) = found.blocks[2].said
    assert [span.text for span in said.after if span.is_other] == ["rustig "]
    assert not [span for span in said.before if span.is_other]
    assert found.in_a_word == "1 blok nieuw, 1 blok veranderd, 1 blok weg, 1 blok verplaatst"


def test_a_setting_that_changes_is_told_though_no_word_of_it_does():
    one = {"id": "v", "type": "image", "data": {"media": "k1", "alt": "Een pallet"}}
    other = {"id": "v", "type": "image", "data": {"media": "k2", "alt": "Een pallet"}}
    (block,) = difference(Draft(blocks=[one]), Draft(blocks=[other])).changed
    assert (block.change.value, block.besides, block.said[0].is_same) == ("changed", True, True)


@pytest.fixture
def twice_published(ines):
    """Two editions, and a draft that has moved on since."""
    activity = a_piece(ines)
    actions.publish(activity, language="nl", by=ines)
    for summary in ("Je vraagt altijd na.", "Je vraagt het elke keer na."):
        draft = activity.drafts.get()
        actions.save_draft(draft, title=draft.title, summary=summary, minutes=5, version=draft.version, by=ines)
        if "altijd" in summary:
            actions.publish(activity, language="nl", by=ines)
    return activity


def test_going_back_puts_the_draft_aside_and_it_can_be_got_back(twice_published, ines):
    draft = twice_published.drafts.get()
    first = twice_published.editions.get(number=1)
    back = actions.restore_version(draft, version=first, seen=draft.version, by=ines)
    assert (back.summary, back.blocks) == (first.summary, first.blocks)
    kept = KeptDraft.objects.get()
    assert kept.summary == "Je vraagt het elke keer na."
    again = actions.restore_version(back, version=kept, seen=back.version, by=ines)
    assert again.summary == "Je vraagt het elke keer na."
    assert [row.number for row in editions_of(again).rows] == [2, 1]
    assert len(editions_of(again).kept) == 2


def test_nobody_goes_back_over_what_was_just_typed(twice_published, ines, lea):
    draft = twice_published.drafts.get()
    actions.save_draft(draft, title="Net getypt", summary="", minutes=5, version=draft.version, by=lea)
    with pytest.raises(actions.Conflict):
        actions.restore_version(draft, version=twice_published.editions.get(number=1), seen=draft.version, by=ines)
    assert twice_published.drafts.get().title == "Net getypt"
    assert not KeptDraft.objects.exists()


def test_the_pages_show_who_published_what_and_take_one_back(client, twice_published, ines, mara):
    client.force_login(ines)
    slug = twice_published.slug
    page = client.get(f"/studio/activity/{slug}/editions/").content.decode()
    assert "Ines Costa publiceerde" in page
    page = client.get(f"/studio/activity/{slug}/editions/difference/?old=1&new=draft").content.decode()
    assert "<del>" in page and "<ins>" in page
    seen = twice_published.drafts.get().version
    answer = client.post(
        f"/studio/activity/{slug}/editions/restoration/", {"language": "nl", "version": "1", "seen": seen}
    )
    assert answer.url == f"/studio/activity/{slug}/nl/"
    assert twice_published.drafts.get().summary == "Je vraagt na wat aankwam."
    assert client.get(f"/studio/activity/{slug}/editions/difference/?old=99").status_code == 404
    client.force_login(mara)
    assert client.get(f"/studio/activity/{slug}/editions/").status_code == 403


def test_what_was_never_published_has_a_page_that_says_so(client, ines):
    client.force_login(ines)
    piece = a_piece(ines)
    page = client.get(f"/studio/activity/{piece.slug}/editions/")
    assert (page.status_code, "Nog niets gepubliceerd" in page.content.decode()) == (200, True)
