"""The eight micro-trainings for who leads people: one case, one choice, one sentence, in Dutch and in English."""

import re

import pytest
from django.core.exceptions import PermissionDenied

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity, Edition, MicroTraining
from vliegwiel.areas.catalogue.queries import MICRO
from vliegwiel.kit.models import Happening

SUBJECTS = ["ask", "chance", "notice", "mistakes", "show", "less", "if-then", "no-chasing"]


def test_there_are_eight_in_each_language_with_the_same_choices():
    assert {language: [one.key for one in eight] for language, eight in MICRO.items()} == {
        "nl": SUBJECTS,
        "en": SUBJECTS,
    }
    for dutch, english in zip(MICRO["nl"], MICRO["en"], strict=True):
        assert [one.right for one in dutch.choices] == [one.right for one in english.choices]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_is_one_case_one_choice_with_feedback_and_one_sentence(language):
    for one in MICRO[language]:
        assert len(one.case) == 2
        assert len(one.choices) == 3
        assert [choice.right for choice in one.choices].count(True) == 1
        assert all(len(choice.why) > 40 for choice in one.choices)
        assert re.match(r"(?:Zeg|Say): ‘.+’", one.say), one.say
        said = " ".join((*one.case, one.prompt, *(f"{choice.text} {choice.why}" for choice in one.choices), one.say))
        assert len(said.split()) < 260  # five minutes, with time to choose


def test_the_lead_lays_them_ready_once(lea, django_assert_num_queries):
    made = actions.lay_ready(by=lea)
    assert [one.key for one in made] == SUBJECTS
    assert actions.lay_ready(by=lea) == []
    assert Activity.objects.filter(owner=lea).count() == 8
    assert Edition.objects.filter(language="nl").count() == Edition.objects.filter(language="en").count() == 8
    assert Happening.objects.filter(kind="catalogue.MicroTrainingsLaidReady").count() == 1
    first = made[0].activity
    dutch, english = (first.editions.get(language=language) for language in ("nl", "en"))
    assert (dutch.title, english.title) == ("Vraag in plaats van controleren", "Ask instead of checking")
    assert [block["type"] for block in dutch.blocks] == ["text", "question", "practice"]
    assert [block["id"] for block in dutch.blocks] == [block["id"] for block in english.blocks]
    options = [[one["id"] for one in edition.blocks[1]["data"]["options"]] for edition in (dutch, english)]
    assert options[0] == options[1]
    assert not first.follow_up


def test_one_that_was_taken_off_the_shelf_does_not_come_back(lea):
    made = actions.lay_ready(by=lea)
    actions.retire(made[2].activity, reason="Niet nodig.", by=lea)
    MicroTraining.objects.filter(key="ask").delete()
    assert [one.key for one in actions.lay_ready(by=lea)] == ["ask"]
    assert MicroTraining.objects.count() == 8


def test_what_waits_for_a_second_reader_stays_a_draft(lea, monkeypatch):
    def refuse(activity, **words):
        raise actions.Incomplete([])

    monkeypatch.setattr("vliegwiel.areas.catalogue.actions.laying_ready.publish", refuse)
    made = actions.lay_ready(by=lea)
    assert len(made) == 8
    assert not Edition.objects.exists()
    assert {draft.language for draft in made[0].activity.drafts.all()} == {"nl", "en"}


def test_only_the_lead_does(ines, mara, ben):
    for other in (ines, mara, ben):
        with pytest.raises(PermissionDenied):
            actions.lay_ready(by=other)
    assert not MicroTraining.objects.exists()
