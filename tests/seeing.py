"""Something Ben did and Mara saw, on Thursday 5 March 2026; the question that asks her what that was."""

import pytest

from tests.practising import MONDAY
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.recognition.models import Question
from vliegwiel.kit import clock

SAW = "Je vatte eerst samen, en toen werd hij rustig."


@pytest.fixture
def seen(make_plan, listening):
    """`seen(ben, mara)`: he did it and she confirmed it, three days after that Monday; the question, or None."""

    def _seen(person, by, *, activity=None, on=MONDAY, said="did_it", supporter=None):
        plan = make_plan(person, activity or listening, supporter=supporter or by, on=on)
        check_in = plan.check_ins.get(day=3)
        with clock.at(check_in.due_on):
            practice.answer_check_in(check_in, said=said, by=person)
            practice.support(check_in, kind="confirmed", by=by)
        return Question.objects.filter(plan=plan).first()

    return _seen


@pytest.fixture
def question(seen, ben, mara):
    return seen(ben, mara)
