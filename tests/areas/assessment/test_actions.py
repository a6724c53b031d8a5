"""Practising in private: what is stored, what is not, and for how long."""

import datetime as dt
import json
import logging

from tests.pieces import QUESTION
from vliegwiel.areas.assessment import actions, queries
from vliegwiel.areas.assessment.models import Answer
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

ASKED = queries.question(QUESTION)


def test_an_answer_tells_per_option_whether_it_is_right_and_why(ben):
    outcome = actions.answer("7:b1", question=ASKED, chosen=["b"], by=ben)
    assert not outcome.correct
    assert [(o.id, o.chosen, o.correct, o.right, o.explanation) for o in outcome.options] == [
        ("a", False, True, False, "Je hoort wat aankwam."),
        ("b", True, False, False, "Daarop zegt iedereen ja."),
    ]


def test_several_right_options_must_all_be_chosen_and_no_other():
    both = queries.question(
        {
            "prompt": "?",
            "kind": "multiple",
            "options": [{"id": id, "text": id, "correct": id != "c", "explanation": "."} for id in "abc"],
        }
    )
    assert [queries.check(both, chosen).correct for chosen in (["a", "b"], ["a"], ["a", "b", "c"], [], ["x"])] == [
        True,
        False,
        False,
        False,
        False,
    ]


def test_a_question_without_options_is_never_answered_right():
    assert not queries.check(queries.question({"prompt": "?"}), []).correct


def test_the_latest_answer_is_kept_to_resume_and_the_same_twice_is_once(ben):
    for chosen in (["b"], ["a"], ["a"]):
        actions.answer("7:b1", question=ASKED, chosen=chosen, by=ben)
    assert queries.answers(ben, ["7:b1"])["7:b1"].chosen == ["a"]
    assert Answer.objects.count() == 2


def test_nobody_but_she_reads_her_answers(ben, mara, lea):
    actions.answer("7:b1", question=ASKED, chosen=["b"], by=ben)
    assert [queries.answers(person, ["7:b1"]) for person in (mara, lea)] == [{}, {}]


def test_no_event_and_no_log_says_what_was_chosen(ben, caplog):
    with caplog.at_level(logging.DEBUG):
        actions.answer("7:b1", question=ASKED, chosen=["b"], by=ben)
    happening = Happening.objects.get()
    assert happening.facts == {"by": ben.pk, "person": ben.pk}
    assert "Is alles duidelijk" not in json.dumps(happening.facts)
    assert [record.getMessage() for record in caplog.records if "chosen" in record.getMessage()] == []


def test_practising_is_an_event_only_she_may_read():
    from vliegwiel.areas.assessment import events  # inside: the names are what is tested

    assert (events.Answered.private, events.AnswersCleared.private) == (True, True)


def test_starting_over_wipes_her_own_answers_to_these_questions_only(ben, mara):
    actions.answer("7:b1", question=ASKED, chosen=["b"], by=ben)
    actions.answer("8:b1", question=ASKED, chosen=["b"], by=ben)
    actions.answer("7:b1", question=ASKED, chosen=["b"], by=mara)
    actions.clear_answers(["7:b1"], by=ben)
    assert set(Answer.objects.values_list("person", "question")) == {(ben.pk, "8:b1"), (mara.pk, "7:b1")}


def test_her_answers_go_along_to_the_same_question_elsewhere_once(ben):
    actions.answer("7:b1", question=ASKED, chosen=["b"], by=ben)
    assert actions.carry_answers({"7:b1": "8:b1", "7:b9": "8:b9"}, by=ben) == 1
    assert actions.carry_answers({"7:b1": "8:b1"}, by=ben) == 0
    old, new = Answer.objects.order_by("question")
    assert (new.question, new.chosen, new.at) == ("8:b1", old.chosen, old.at)


def test_answers_are_forgotten_after_thirty_days(ben):
    with clock.at(clock.now() - dt.timedelta(days=31)):
        actions.answer("7:b1", question=ASKED, chosen=["b"], by=ben)
    with clock.at(clock.now() - dt.timedelta(days=29)):
        actions.answer("7:b2", question=ASKED, chosen=["b"], by=ben)
    assert actions.purge_answers() == 1
    assert set(queries.answers(ben, ["7:b1", "7:b2"])) == {"7:b2"}
    assert actions.purge_answers() == 0
