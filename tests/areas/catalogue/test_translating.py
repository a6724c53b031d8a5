"""A translation follows its source: what waits is named, what changed goes stale, both come out together."""

import pytest
from django.core.exceptions import ValidationError

from tests.pieces import QUESTION, a_piece
from vliegwiel.areas.assessment.queries import answers
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.queries import source_of, translated_parts, untranslated
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning import queries as progress

ENGLISH = {
    "html": "<p>Ask.</p>",
    "prompt": "What do you ask at the end?",
    "options/a/text": "What will you remember?",
    "options/a/explanation": "You hear what landed.",
    "options/b/text": "Is it clear?",
    "options/b/explanation": "Everybody says yes to that.",
    "situation": "After your next call",
    "task": "Ask what the customer remembers.",
    "bring_back": "One sentence.",
}


@pytest.fixture
def piece(ines):
    activity = a_piece(ines)
    actions.add_block(activity.drafts.get(), kind="question", data=QUESTION, by=ines)
    return activity


def states(activity):
    source, draft = source_of(activity), activity.drafts.get(language="en")
    return [part.freshness.value for part in translated_parts(source, draft)]


def translate(activity, by):
    draft = actions.translate_draft(activity, language="en", by=by)
    for part in translated_parts(source_of(activity), draft):
        texts = {pair.place: ENGLISH.get(pair.place, "English words.") for pair in part.pairs}
        draft = actions.translate_part(draft, part=part.id, texts=texts, version=draft.version, by=by)
    return draft


def test_what_waits_and_what_went_stale_is_named_and_nothing_comes_out_half(piece, ines):
    source = source_of(piece)
    actions.translate_draft(piece, language="en", by=ines)
    assert set(states(piece)) == {"untranslated"}
    with pytest.raises(actions.Incomplete) as refused:
        actions.publish(piece, language="nl", also=["en"], by=ines)
    assert {(part.code, part.language) for part in refused.value.missing} == {("translation_untranslated", "en")}
    assert not piece.editions.exists()

    translate(piece, ines)
    assert set(states(piece)) == {"whole"}
    asked = next(raw for raw in source.blocks if raw["type"] == "question")
    source = actions.change_block(
        source, block=asked["id"], data={**asked["data"], "prompt": "En dan?"}, version=source.version, by=ines
    )
    assert states(piece).count("stale") == 1
    draft = piece.drafts.get(language="en")
    actions.translate_part(draft, part=asked["id"], texts={"prompt": "And then?"}, version=draft.version, by=ines)
    actions.move_block(source, block=asked["id"], after="top", by=ines)
    assert untranslated(source_of(piece), piece.drafts.get(language="en")) == []
    actions.publish(piece, language="nl", also=["en"], by=ines)
    dutch, english = (piece.editions.get(language=code) for code in ("nl", "en"))
    assert [raw["id"] for raw in english.blocks] == [raw["id"] for raw in dutch.blocks]
    assert english.blocks[0]["data"]["prompt"] == "And then?"
    assert [one["correct"] for one in english.blocks[0]["data"]["options"]] == [True, False]


def test_two_translators_overwrite_nothing_and_the_source_is_no_translation(piece, ines, lea):
    draft = actions.translate_draft(piece, language="en", by=ines)
    part = draft.blocks[0]["id"]
    actions.translate_part(draft, part=part, texts={"html": "<p>One</p>"}, version=draft.version, by=lea)
    with pytest.raises(actions.Conflict):
        actions.translate_part(draft, part=part, texts={"html": "<p>Two</p>"}, version=draft.version, by=ines)
    with pytest.raises(ValidationError):
        actions.translate_part(source_of(piece), part="head", texts={}, version=9, by=ines)


def test_a_learner_changes_language_half_way_and_keeps_her_steps_and_answers(piece, ines, ben):
    translate(piece, ines)
    actions.publish(piece, language="nl", also=["en"], by=ines)
    enrolment = learning.enrol(piece, by=ben)
    asked = next(raw["id"] for raw in enrolment.edition.blocks if raw["type"] == "question")
    learning.answer(enrolment, asked, chosen=["a"], by=ben)
    learning.begin_again(enrolment, by=ben, language="en")
    assert enrolment.edition.language == "en"
    assert asked not in {left.block for left in progress.progress(enrolment).left}
    key = progress.answer_key(enrolment, asked)
    assert answers(ben, [key])[key].chosen == ["a"]
    assert not progress.stands(ben, piece).may_go_over  # the newest in the language she reads
