"""Attack: whoever leads her or runs the academy asks every question, and finds no answer and no word.

Every page and file is walked past in tests/web/test_canaries.py."""

import pytest

from tests.observing import POST_DAY
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.observation import actions, queries
from vliegwiel.areas.observation.models import BehaviourCheck, FilledList, ListAsk, ObserverAsk
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

pytestmark = pytest.mark.django_db

CANARIES = ("kanarie-klant", "kanarie-stap")
ATTACKERS = ("mara", "olu", "ines", "lea", "dana", "hugo", "adam", "wim")


@pytest.fixture
def shared(check, ben, tess, ines, lesson):
    """Ben asked a customer and Tess, and Tess saw him with a list: what he reads, nobody else does."""
    with clock.at(POST_DAY):
        actions.say_after(check, times=4, back=1, by=ben)
        actions.observe_as_customer(actions.ask_customer(check, label="kanarie-klant", by=ben), times=3)
        actions.observe(actions.ask_observer(check, of=tess, by=ben), times=2, by=tess)
        made = actions.write_list(
            title="Bellen", lines=["Luistert"], assessors=["colleague"], behaviour=check.behaviour, by=ines
        )
        actions.ask_to_see(made, of=tess, by=ben)
        actions.fill_in(made, person=ben, version=1, seen=["not_yet"], note="kanarie-stap", by=tess, key="een-sleutel")
    return check


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_no_question_answers_with_it(shared, attacker, request):
    person = request.getfixturevalue(attacker)
    with clock.at(POST_DAY):
        for model in (BehaviourCheck, ObserverAsk, ListAsk, FilledList):
            assert not model.objects.visible_to(person).exists()
        answers = [
            queries.checks(person),
            queries.asked_of(person),
            queries.lists_for(person),
            queries.filled_by(person),
            list(queries.observed_applied()),
            list(queries.sustained()),
        ]
    assert [word for word in CANARIES if word in repr(answers)] == []


def test_she_reads_it_and_who_filled_the_list_in_reads_his_own_alone(shared, ben, tess, client):
    with clock.at(POST_DAY):
        client.force_login(ben)
        page, made = f"/learn/check/{shared.pk}/", FilledList.objects.get().version.checklist_id
        assert "kanarie-klant" in client.get(page).text
        assert "kanarie-stap" in client.get(f"/learn/list/{made}/").text
        client.force_login(tess)
        assert client.get(page).status_code == 404
        assert "kanarie" not in client.get(f"/learn/list/{made}/").text


def test_nothing_of_it_is_written_in_what_happened_nor_in_a_message(shared):
    facts = repr(list(Happening.objects.values_list("facts", flat=True)))
    told = repr(list(Message.objects.values_list("facts", flat=True)))
    assert [word for word in CANARIES if word in facts + told] == []
    assert Message.objects.filter(kind__startswith="observation.").exists()
