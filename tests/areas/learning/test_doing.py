import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import PRACTICE, QUESTION, TEXT, publish, republish, retire
from vliegwiel.areas.assessment.models import Answer
from vliegwiel.areas.assessment.queries import answers
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import Completion, Enrolment, Step
from vliegwiel.kit import clock
from vliegwiel.kit.events import EVENTS
from vliegwiel.kit.models import Happening

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(activity, ben):
    return actions.enrol(activity, by=ben)


def finish(enrolment, by):
    actions.finish_step(enrolment, "t1", by=by)
    actions.answer(enrolment, "q1", chosen=["a"], by=by)
    return actions.finish_step(enrolment, "p1", by=by)


def happened(kind):
    return Happening.objects.filter(kind=f"learning.{kind}").count()


def test_beginning_twice_is_beginning_once(activity, ben):
    assert actions.enrol(activity, by=ben) == actions.enrol(activity, by=ben)
    assert happened("Enrolled") == 1


def test_she_begins_in_her_own_language_else_in_what_there_is(activity, ben, olu):
    english = republish(activity, language="en", title="Listening")
    ben.language = "en"
    assert actions.enrol(activity, by=ben).edition == english
    activity.editions.filter(language="nl").delete()
    assert actions.enrol(activity, by=olu).edition == english


def test_what_was_retired_cannot_be_begun_but_can_be_finished(activity, ben, olu):
    enrolment = actions.enrol(activity, by=ben)
    retire(activity)
    with pytest.raises(ValidationError, match="plank"):
        actions.enrol(activity, by=olu)
    assert actions.enrol(activity, by=ben) == enrolment
    assert finish(enrolment, ben) == Completion.objects.get()
    assert set(queries.reachable(ben)) == {activity}
    assert set(queries.reachable(olu)) == set()


def test_the_last_step_finishes_in_the_same_breath(enrolment, ben):
    actions.finish_step(enrolment, "t1", by=ben)
    actions.answer(enrolment, "q1", chosen=["b"], by=ben)
    assert queries.progress(enrolment).left == (
        queries.Left("p1", "Lees wat je op je werk gaat proberen: ‘Vat samen wat je hoort’"),
    )
    completion = actions.finish_step(enrolment, "p1", by=ben)
    assert (completion.person, completion.edition) == (ben, enrolment.edition)
    assert queries.progress(enrolment).share == 1.0
    assert queries.today(ben).own is None


def test_finishing_twice_is_finishing_once(enrolment, ben):
    first = finish(enrolment, ben)
    assert finish(enrolment, ben) == actions.complete(enrolment, by=ben) == first
    assert (happened("Completed"), happened("StepDone")) == (1, 3)


def test_the_same_step_in_two_tabs_is_one_step(enrolment, ben):
    other_tab = Enrolment.objects.get(pk=enrolment.pk)
    actions.finish_step(enrolment, "t1", by=ben)
    actions.finish_step(other_tab, "t1", by=ben)
    assert Step.objects.count() == happened("StepDone") == 1


def test_completing_says_what_is_left(enrolment, ben):
    with pytest.raises(ValidationError) as refused:
        actions.complete(enrolment, by=ben)
    assert refused.value.messages == [
        "Lees ‘Een klant belt boos op.’",
        "Beantwoord de vraag ‘Wat doe je eerst?’",
        "Lees wat je op je werk gaat proberen: ‘Vat samen wat je hoort’",
    ]


def test_a_question_is_done_by_answering_and_not_knowing_is_an_answer(enrolment, ben):
    with pytest.raises(ValidationError, match="Weet ik nog niet"):
        actions.finish_step(enrolment, "q1", by=ben)
    outcome = actions.answer(enrolment, "q1", chosen=[], by=ben)
    assert (outcome.correct, outcome.chosen) == (False, ())
    actions.finish_step(enrolment, "q1", by=ben)
    assert enrolment.place == "p1"


def test_trying_again_costs_nothing(enrolment, ben):
    actions.answer(enrolment, "q1", chosen=["b"], by=ben)
    outcome = actions.answer(enrolment, "q1", chosen=["a"], by=ben)
    assert outcome.correct
    assert Step.objects.count() == 1
    assert [answer.chosen for answer in Answer.objects.order_by("pk")] == [["b"], ["a"]]


def test_an_answer_may_be_the_last_step(ines, ben):
    enrolment = actions.enrol(publish(ines, "vraag", edition={"blocks": [QUESTION]}), by=ben)
    actions.answer(enrolment, "q1", chosen=["a"], by=ben)
    assert Completion.objects.filter(person=ben).exists()


def test_what_is_no_question_takes_no_answer_and_unknown_blocks_are_refused(enrolment, ben):
    with pytest.raises(ValidationError, match="geen vraag"):
        actions.answer(enrolment, "t1", chosen=["a"], by=ben)
    with pytest.raises(ValidationError, match="versie"):
        actions.finish_step(enrolment, "weg", by=ben)


def test_she_resumes_where_she_was(enrolment, ben):
    assert enrolment.place == "t1"
    actions.finish_step(enrolment, "t1", by=ben)
    assert Enrolment.objects.get().place == "q1"
    actions.move(enrolment, to="t1", by=ben)
    assert Enrolment.objects.get().place == "t1"


def test_nobody_learns_in_anothers_name(enrolment, ben, mara):
    for verb in (
        lambda: actions.move(enrolment, to="t1", by=mara),
        lambda: actions.finish_step(enrolment, "t1", by=mara),
        lambda: actions.answer(enrolment, "q1", chosen=["a"], by=mara),
        lambda: actions.complete(enrolment, by=mara),
        lambda: actions.begin_again(enrolment, by=mara),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_a_leaver_begins_nothing_and_her_records_stay(activity, enrolment, ben):
    finish(enrolment, ben)
    ben.left_on = clock.today() - dt.timedelta(days=1)
    ben.save()
    with pytest.raises(PermissionDenied):
        actions.enrol(activity, by=ben)
    assert [row.slug for row in queries.records(queries.history(ben))] == ["luisteren"]


def test_a_new_edition_leaves_her_in_the_one_she_began(activity, enrolment, ben):
    republish(activity, blocks=[TEXT])
    enrolment = actions.enrol(activity, by=ben)
    assert finish(enrolment, ben).edition.number == 1


def test_going_over_keeps_what_is_word_for_word_the_same(activity, enrolment, ben):
    actions.finish_step(enrolment, "t1", by=ben)
    actions.answer(enrolment, "q1", chosen=["a"], by=ben)
    changed = {**QUESTION, "data": {**QUESTION["data"], "prompt": "Wat doe je nu?"}}
    newest = republish(activity, blocks=[TEXT, changed, PRACTICE])
    actions.begin_again(enrolment, by=ben)
    actions.begin_again(enrolment, by=ben)
    assert enrolment.edition == newest
    assert [left.block for left in queries.progress(enrolment).left] == ["q1", "p1"]
    assert happened("EditionChosen") == 1


def test_going_over_takes_her_answers_along(activity, enrolment, ben):
    actions.answer(enrolment, "q1", chosen=["b"], by=ben)
    republish(activity, blocks=[TEXT, QUESTION])
    assert [one.id for one in queries.stands(ben, activity).news.changed] == ["p1"]
    actions.begin_again(enrolment, by=ben)
    key = queries.answer_key(enrolment, "q1")
    assert answers(ben, [key])[key].chosen == ["b"]


def test_going_over_finishes_when_nothing_is_left(activity, enrolment, ben):
    actions.finish_step(enrolment, "t1", by=ben)
    republish(activity, blocks=[TEXT])
    actions.begin_again(enrolment, by=ben)
    assert Completion.objects.get().edition.number == 2


def test_after_finishing_she_may_look_at_the_new_edition_and_the_record_stays(activity, enrolment, ben):
    completion = finish(enrolment, ben)
    republish(activity, blocks=[PRACTICE])
    actions.begin_again(enrolment, by=ben)
    assert (enrolment.edition.number, enrolment.place) == (2, "p1")
    completion.refresh_from_db()
    assert completion.edition.number == 1
    assert queries.underway(ben) == []


def test_sixty_blocks_are_sixty_steps(ines, ben):
    blocks = [{**TEXT, "id": f"b{n}"} for n in range(60)]
    enrolment = actions.enrol(publish(ines, "lang", edition={"blocks": blocks}), by=ben)
    for raw in blocks[:-1]:
        assert actions.finish_step(enrolment, raw["id"], by=ben) is None
    assert queries.progress(enrolment).share == 59 / 60
    assert actions.finish_step(enrolment, "b59", by=ben)


def test_what_she_does_is_private(enrolment, ben):
    finish(enrolment, ben)
    kinds = set(Happening.objects.filter(person=ben).values_list("kind", flat=True))
    assert {kind for kind in kinds if kind.startswith("learning.") and not EVENTS[kind].private} == set()
