"""While nobody agreed, others say nothing about her: her own check goes on, and nothing that was said is lost."""

import pytest
from django.core.exceptions import ValidationError

from tests.observing import POST_DAY
from vliegwiel.areas.observation import actions, queries
from vliegwiel.areas.observation.enums import Moment
from vliegwiel.areas.observation.models import Applied, FilledList, Observation, ObserverAsk
from vliegwiel.areas.strategy.models import Consent
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def later():
    with clock.at(POST_DAY):
        yield


def off():
    Consent.objects.all().delete()


def test_nobody_is_asked_and_nobody_answers(check, ben, tess, lea, later):
    ask = actions.ask_observer(check, of=tess, by=ben)
    customer = actions.ask_customer(check, label="mevrouw van dinsdag", by=ben)
    off()
    verbs = [
        lambda: actions.ask_observer(check, of=tess, by=ben),
        lambda: actions.ask_customer(check, label="een ander", by=ben),
        lambda: actions.observe(ask, times=3, by=tess),
        lambda: actions.observe_as_customer(customer, times=3),
        lambda: actions.record(
            ben, behaviour=check.behaviour, times=3, chances=5, system="telefonie", reference="1", by=lea
        ),
    ]
    for verb in verbs:
        with pytest.raises(ValidationError, match="staat hier uit"):
            verb()
    assert (ObserverAsk.objects.open().count(), Observation.objects.count()) == (2, 0)
    actions.decline_ask(ask, by=tess)  # saying no and taking back go on
    actions.take_back_ask(customer, by=ben)
    assert not ObserverAsk.objects.open().exists()


def test_her_own_check_goes_on_and_is_not_applied_by_her_word_alone(check, ben, later):
    off()
    actions.say_after(check, times=5, back=0, by=ben)
    assert queries.check_row(check).headline.change is None  # no measure beforehand
    assert not Applied.objects.exists()


def test_what_was_answered_stays_with_her_when_it_goes_off(check, ben, tess, later):
    actions.say_after(check, times=4, back=1, by=ben)
    actions.observe(actions.ask_observer(check, of=tess, by=ben), times=4, by=tess)
    off()
    row = queries.check_row(check)
    assert [dot.times for dot in row.looks[Moment.POST].dots] == [4]
    assert Applied.objects.get().moment == Moment.POST


def test_no_list_is_filled_in_and_what_was_signed_stays(check, ben, tess, ines, later):
    made = actions.write_list(
        title="Bellen", lines=["Luistert"], assessors=["colleague"], behaviour=check.behaviour, by=ines
    )
    actions.ask_to_see(made, of=tess, by=ben)
    said = {"person": ben, "version": 1, "seen": ["yes"], "by": tess}
    kept = actions.fill_in(made, key="een-sleutel", **said)
    off()
    for verb in (
        lambda: actions.ask_to_see(made, of=tess, by=ben),
        lambda: actions.fill_in(made, key="twee-twee", **said),
    ):
        with pytest.raises(ValidationError, match="staan hier uit"):
            verb()
    assert actions.fill_in(made, key="een-sleutel", **said) == kept  # what arrived before is what it was
    assert FilledList.objects.standing().get() == kept
    assert queries.filled_about(ben, made) == [kept]
    actions.withdraw_filled(kept, by=tess, why="Dit was een ander.")
