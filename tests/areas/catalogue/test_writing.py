"""Drafts: what is typed is kept, two tabs lose nothing, what comes in is clean."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.pieces import a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Draft
from vliegwiel.kit.models import Happening


@pytest.fixture
def draft(ines):
    return actions.make_activity("Navragen", by=ines).drafts.get()


def kinds(draft):
    return [raw["type"] for raw in Draft.objects.get(pk=draft.pk).blocks]


def ids(draft):
    return [raw["id"] for raw in Draft.objects.get(pk=draft.pk).blocks]


def test_the_words_above_are_saved_and_the_version_goes_up(draft, ines):
    saved = actions.save_draft(draft, title=" Na  vragen ", summary="Zo.", minutes=4, version=1, by=ines)
    assert (saved.title, saved.summary, saved.minutes, saved.version) == ("Na vragen", "Zo.", 4, 2)


def test_saving_what_is_there_changes_nothing(draft, ines):
    actions.save_draft(draft, title="Navragen", summary="", minutes=5, version=1, by=ines)
    assert Draft.objects.get().version == 1


def test_two_tabs_on_the_same_words_conflict_and_the_first_stays(draft, ines, lea):
    actions.save_draft(draft, title="Van Ines", summary="", minutes=5, version=1, by=ines)
    with pytest.raises(actions.Conflict) as met:
        actions.save_draft(draft, title="Van Lea", summary="", minutes=5, version=1, by=lea)
    assert (met.value.part, met.value.there["title"], met.value.draft.version) == ("head", "Van Ines", 2)
    actions.save_draft(draft, title="Van Lea", summary="", minutes=5, version=2, by=lea)
    assert Draft.objects.get().title == "Van Lea"


def test_two_tabs_on_different_blocks_do_not_hinder_each_other(draft, ines, lea):
    one = actions.add_block(draft, kind=Kind.TEXT, by=ines)["id"]
    two = actions.add_block(draft, kind=Kind.TEXT, by=ines)["id"]
    seen = Draft.objects.get().version
    actions.change_block(draft, block=one, data={"html": "<p>Een</p>"}, version=seen, by=ines)
    actions.change_block(draft, block=two, data={"html": "<p>Twee</p>"}, version=seen, by=lea)
    assert [raw["data"]["html"] for raw in Draft.objects.get().blocks] == ["<p>Een</p>", "<p>Twee</p>"]


def test_a_stale_block_conflicts_with_what_is_there_now(draft, ines, lea):
    block = actions.add_block(draft, kind=Kind.TEXT, by=ines)["id"]
    seen = Draft.objects.get().version
    actions.change_block(draft, block=block, data={"html": "<p>Ines</p>"}, version=seen, by=ines)
    with pytest.raises(actions.Conflict) as met:
        actions.change_block(draft, block=block, data={"html": "<p>Lea</p>"}, version=seen, by=lea)
    assert met.value.there["data"]["html"] == "<p>Ines</p>"


def test_changing_or_moving_a_block_that_is_gone_says_so(draft, ines):
    block = actions.add_block(draft, kind=Kind.TEXT, by=ines)["id"]
    actions.remove_block(draft, block=block, version=9, by=ines)
    for attempt in (
        lambda: actions.change_block(draft, block=block, data={"html": "<p>x</p>"}, version=9, by=ines),
        lambda: actions.move_block(draft, block=block, steps=1, by=ines),
    ):
        with pytest.raises(actions.Conflict) as met:
            attempt()
        assert met.value.there is None


def test_a_block_changed_elsewhere_is_not_removed_unseen(draft, ines, lea):
    block = actions.add_block(draft, kind=Kind.TEXT, by=ines)["id"]
    seen = Draft.objects.get().version
    actions.change_block(draft, block=block, data={"html": "<p>Nieuw</p>"}, version=seen, by=ines)
    with pytest.raises(actions.Conflict):
        actions.remove_block(draft, block=block, version=seen, by=lea)
    assert ids(draft) == [block]


def test_a_removed_block_comes_back_where_it_stood(draft, ines):
    all_ids = [actions.add_block(draft, kind=kind, by=ines)["id"] for kind in (Kind.TEXT, Kind.IMAGE, Kind.VIDEO)]
    actions.remove_block(draft, block=all_ids[1], version=99, by=ines)
    actions.remove_block(draft, block=all_ids[1], version=99, by=ines)
    assert kinds(draft) == ["text", "video"]
    actions.restore_block(draft, block=all_ids[1], by=ines)
    actions.restore_block(draft, block=all_ids[1], by=ines)
    assert ids(draft) == all_ids


@pytest.mark.parametrize(
    ("how", "order"),
    [
        ({"steps": 1}, "bac"),
        ({"steps": -1}, "abc"),
        ({"steps": 9}, "bca"),
        ({"after": "c"}, "bca"),
        ({"after": "top"}, "abc"),
        ({"after": "weg"}, "abc"),
    ],
)
def test_a_block_moves_by_steps_or_after_another(draft, ines, how, order):
    made = {letter: actions.add_block(draft, kind=Kind.TEXT, by=ines)["id"] for letter in "abc"}
    how = {name: made.get(value, value) for name, value in how.items()}
    actions.move_block(draft, block=made["a"], by=ines, **how)
    assert ids(draft) == [made[letter] for letter in order]


def test_a_block_is_added_where_it_is_asked(draft, ines):
    first = actions.add_block(draft, kind=Kind.TEXT, by=ines)["id"]
    actions.add_block(draft, kind=Kind.VIDEO, by=ines)
    actions.add_block(draft, kind=Kind.IMAGE, after=first, by=ines)
    actions.add_block(draft, kind=Kind.QUESTION, after="top", by=ines)
    assert kinds(draft) == ["question", "text", "image", "video"]


def test_an_activity_ends_at_three_hundred_blocks(draft, ines):
    Draft.objects.update(blocks=[{"id": str(n), "type": "text", "data": {"html": ""}} for n in range(300)])
    with pytest.raises(PermissionDenied, match="300"):
        actions.add_block(draft, kind=Kind.TEXT, by=ines)


def test_only_the_owner_and_the_lead_write(draft, ben, hire, company, lea):
    other = hire("Aya", "Bos", unit=company.staff, role="author")
    for person in (ben, other):
        with pytest.raises(PermissionDenied):
            actions.add_block(draft, kind=Kind.TEXT, by=person)
    assert actions.add_block(draft, kind=Kind.TEXT, by=lea)


def test_writing_is_in_the_log_once_a_sitting(draft, ines):
    for _ in range(5):
        actions.add_block(draft, kind=Kind.TEXT, by=ines)
    assert Happening.objects.filter(kind="catalogue.DraftWritten").count() == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<p onclick=x()>Hoi<script>alert(1)</script></p>", "<p>Hoi</p>"),
        ('<a href="javascript:x()">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="https://x.nl">a</a>', '<a href="https://x.nl" rel="noopener noreferrer">a</a>'),
        ('<p style="color:red"><b>Word</b><img src=x onerror=y></p>', "<p>Word</p>"),
        ("<h1>Kop</h1><h2>Kop</h2>", "Kop<h2>Kop</h2>"),
        (
            "Kijk **eerst**.\n\n- een\n- twee",
            "<p>Kijk <strong>eerst</strong>.</p>\n<ul>\n<li>een</li>\n<li>twee</li>\n</ul>",
        ),
        ("", ""),
        ("<ul><li><strong>a</strong></li></ul>", "<ul><li><strong>a</strong></li></ul>"),
    ],
)
def test_html_is_sanitised_on_the_way_in(draft, ines, given, kept):
    actions.add_block(draft, kind=Kind.TEXT, data={"html": given}, by=ines)
    assert Draft.objects.get().blocks[0]["data"] == {"html": kept}


def test_a_block_has_exactly_the_fields_of_its_kind(draft, ines):
    question = {
        "prompt": " Wat? ",
        "kind": "raar",
        "evil": 1,
        "options": [{"id": "a", "text": "Een"}, {"id": "a", "text": "Twee", "correct": "on", "x": 1}],
    }
    actions.add_block(draft, kind=Kind.QUESTION, data=question, by=ines)
    assert Draft.objects.get().blocks[0]["data"] == {
        "prompt": "Wat?",
        "kind": "single",
        "options": [
            {"id": "a", "text": "Een", "correct": False, "explanation": ""},
            {"id": "b", "text": "Twee", "correct": True, "explanation": ""},
        ],
    }


def test_a_translation_begins_with_the_words_and_block_ids_of_the_first_language(ines):
    activity = a_piece(ines)
    english = actions.translate_draft(activity, language="en", by=ines)
    dutch = activity.drafts.get(language="nl")
    assert (english.title, english.blocks) == (dutch.title, dutch.blocks)
    actions.save_draft(english, title="Asking back", summary="x", minutes=5, version=1, by=ines)
    assert actions.translate_draft(activity, language="en", by=ines).title == "Asking back"
