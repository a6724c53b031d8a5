"""Attack: whoever runs, leads or watches over the academy asks every question, and finds no word of somebody's plan.

Every page and file is walked past in tests/web/test_canaries.py."""

import pytest

from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.models import CheckIn, Plan
from vliegwiel.kit.models import Happening

CANARIES = ("kanarie-situatie", "kanarie-actie", "kanarie-notitie", "kanarie-tip")
ATTACKERS = ("mara", "olu", "ines", "lea", "dana", "hugo", "adam", "wim")


@pytest.fixture
def shared(make_plan, ben, listening, on_day, hire, company):
    """Ben, led by Mara, shares a plan with Tess, says how it went, and gets a tip."""
    tess = hire("Tess", "Visser", unit=company.north)
    plan = make_plan(ben, listening, supporter=tess, situation="een kanarie-situatie zingt", action="kanarie-actie doe")
    with on_day(3):
        check_in = plan.check_ins.get(day=3)
        actions.answer_check_in(check_in, said="did_it", note="kanarie-notitie", by=ben)
        actions.support(check_in, kind="hint", text="kanarie-tip", by=tess)
    return plan


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_no_question_answers_with_it(shared, attacker, request, on_day):
    person = request.getfixturevalue(attacker)
    with on_day(4):
        assert not Plan.objects.visible_to(person).exists()
        assert not CheckIn.objects.visible_to(person).exists()
        answers = [
            queries.plans(person),
            queries.asked_support(person),
            queries.due_check_ins(person),
            queries.team_week(person),
            list(queries.planned()),
            list(queries.tried()),
            list(queries.applied_self()),
            list(queries.applied()),
        ]
    assert [word for word in CANARIES if word in repr(answers)] == []


def test_the_maker_and_the_chosen_one_do_read_it(shared, ben, client, on_day):
    tess = shared.supporter
    with on_day(4):
        client.force_login(ben)
        assert [word for word in CANARIES if word not in client.get("/learn/practice/").content.decode()] == []
        assert Plan.objects.visible_to(tess).get() == shared


def test_nothing_of_it_is_written_in_what_happened_nor_in_a_message(shared):
    facts = repr(list(Happening.objects.values_list("facts", flat=True)))
    told = repr(list(type(shared.person.messages.first()).objects.values_list("facts", flat=True)))
    assert [word for word in CANARIES if word in facts + told] == []
