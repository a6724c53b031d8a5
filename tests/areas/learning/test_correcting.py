import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from tests.library import holds, publish, retire, section
from vliegwiel.areas.catalogue.enums import Purpose, Shape
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import Assignment, Completion, Correction, Enrolment, Round
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people import actions as people
from vliegwiel.kit import clock
from vliegwiel.kit.notices import NOTICES

pytestmark = pytest.mark.django_db
WHY = "Elk jaar opnieuw, zegt de Arbowet."
PAPER = "Op papier gedaan, de lijst ligt bij HR."


def finish(activity, who, on=None):
    with clock.at(on or clock.today()):
        enrolment = actions.enrol(activity, by=who)
        actions.finish_step(enrolment, "t1", by=who)
        actions.answer(enrolment, "q1", chosen=["a"], by=who)
        return actions.finish_step(enrolment, "p1", by=who)


def notice_text(message):
    return NOTICES[message.kind](**message.facts).text


def days(activity, who, on=None):
    return [fact.on for fact in queries.held([who.pk], [activity.pk], on=on).get(who.pk, {}).get(activity.pk, [])]


@pytest.fixture(autouse=True)
def late_in_2026():
    """Days are named here, so today is one too."""
    with clock.at(dt.date(2026, 11, 20)):
        yield


@pytest.fixture
def refresher(ines):
    return publish(ines, "bhv", purpose=Purpose.LEGAL, legal_basis="Arbowet artikel 15")


def test_a_round_is_done_afresh_and_the_first_time_stays(refresher, ben, mara):
    first = finish(refresher, ben, dt.date(2025, 3, 3))
    actions.assign(refresher, to=ben, by=mara, reason="Voor je team, elk jaar.")
    with clock.at(dt.date(2026, 3, 1)):
        opened = actions.begin_round(refresher, person=ben, by=mara, why=WHY)
        assert actions.begin_round(refresher, person=ben, by=mara, why=WHY) == opened
    assert queries.stands(ben, refresher).before == first
    assert Assignment.objects.open().filter(person=ben).exists()
    begun = actions.enrol(refresher, by=ben)
    assert (begun.round, begun.steps.count()) == (2, 0)
    assert [row.enrolment for row in queries.underway(ben)] == [begun.pk]
    second = finish(refresher, ben, dt.date(2026, 3, 5))
    assert (second.round, Completion.objects.count()) == (2, 2)
    assert not Assignment.objects.open().filter(person=ben).exists()
    assert days(refresher, ben) == [dt.date(2025, 3, 3), dt.date(2026, 3, 5)]
    assert days(refresher, ben, dt.date(2026, 3, 4)) == [dt.date(2025, 3, 3)]


def test_a_round_waits_for_the_first_time_and_for_a_place_on_the_shelf(refresher, ben, olu, mara):
    with pytest.raises(ValidationError, match="nog niet voor het eerst"):
        actions.begin_round(refresher, person=ben, by=mara, why=WHY)
    finish(refresher, ben)
    with pytest.raises(PermissionDenied):
        actions.begin_round(refresher, person=ben, by=olu, why=WHY)
    retire(refresher)
    with pytest.raises(ValidationError, match="plank"):
        actions.begin_round(refresher, person=ben, by=ben)
    assert Round.objects.count() == 0


def test_doing_it_again_by_choice_takes_nothing_away_from_what_was_asked(refresher, ben, mara):
    actions.assign(refresher, to=ben, by=mara, reason="Voor je team, elk jaar.")
    finish(refresher, ben)
    actions.begin_round(refresher, person=ben, by=ben)
    assert not Assignment.objects.open().exists()
    assert queries.standing(ben, [refresher.pk]) == {refresher.pk: "asked"}


def test_answers_and_deliveries_belong_to_their_round(refresher, ben, mara):
    finish(refresher, ben, dt.date(2026, 3, 3))
    with clock.at(dt.date(2026, 4, 1)):
        actions.begin_round(refresher, person=ben, by=mara, why=WHY)
        begun = actions.enrol(refresher, by=ben)
        late = actions.receive(begun, "t1", key="a" * 8, done_at=clock.now() - dt.timedelta(days=2), by=ben)
    assert queries.answer_key(begun, "q1").endswith(":2")
    assert (late.arrival, begun.steps.count()) == ("refused", 0)


def test_a_programme_done_again_counts_what_is_done_since(ines, ben, mara, refresher):
    whole = publish(ines, "route", edition={"blocks": [section("s1"), holds("h1", refresher)]}, shape=Shape.PROGRAMME)
    with clock.at(dt.date(2026, 1, 5)):
        actions.enrol(whole, by=ben)
    finish(refresher, ben, dt.date(2026, 1, 6))
    assert Completion.objects.filter(activity=whole).count() == 1
    with clock.at(dt.date(2026, 6, 1)):
        actions.begin_round(whole, person=ben, by=mara, why=WHY)
        again = actions.enrol(whole, by=ben)
        assert queries.programme(ben, whole, again.edition, again).done == 0
        actions.begin_round(refresher, person=ben, by=mara, why=WHY)
    finish(refresher, ben, dt.date(2026, 6, 2))
    assert Completion.objects.filter(activity=whole, round=2).count() == 1


def test_what_was_done_on_paper_is_recorded_for_a_group_and_taken_back(refresher, ben, olu, lea, mara):
    finish(refresher, olu, dt.date(2026, 3, 3))
    actions.assign(refresher, to=ben, by=mara, reason="Voor je team, elk jaar.")
    given = {"people": [ben, olu], "on": dt.date(2026, 3, 3), "by": lea, "why": PAPER, "seen_by": "J. Smit, trainer"}
    made = actions.record(refresher, **given)
    assert ([one.person for one in made.new], made.had) == ([ben], (olu,))
    assert actions.record(refresher, **given).new == ()
    assert not Assignment.objects.open().exists()
    assert "Lea" in notice_text(Message.objects.get(person=ben, kind="learning.Recorded"))
    assert actions.take_back_recording(made.batch, by=lea, why="Verkeerde lijst genomen.") == 1
    assert actions.take_back_recording(made.batch, by=lea, why="Verkeerde lijst genomen.") == 0
    assert (days(refresher, ben), Completion.objects.filter(person=ben).count()) == ([], 1)
    assert Assignment.objects.open().get().person == ben


def test_recording_what_happened_long_ago_does_not_answer_what_is_asked_again(refresher, ben, mara, hugo):
    finish(refresher, ben, dt.date(2025, 3, 3))
    actions.assign(refresher, to=ben, by=mara, reason="Voor je team, elk jaar.")
    with clock.at(dt.date(2026, 3, 1)):
        actions.begin_round(refresher, person=ben, by=mara, why=WHY)
    actions.record(refresher, people=[ben], on=dt.date(2024, 2, 29), by=hugo, why=PAPER)
    assert Assignment.objects.open().exists()
    actions.record(refresher, people=[ben], on=dt.date(2026, 3, 2), by=hugo, why=PAPER)
    assert not Assignment.objects.open().exists()


def test_a_correction_stands_beside_what_was_said(refresher, ben, hugo, lea):
    old = finish(refresher, ben, dt.date(2026, 3, 3))
    said = actions.correct(old, on=dt.date(2026, 2, 27), by=hugo, why="De lijst noemt 27 februari.")
    assert actions.correct(old, on=dt.date(2026, 2, 27), by=lea, why="De lijst noemt 27 februari.") == said
    with pytest.raises(ValidationError, match="Hugo"):
        actions.correct(old, on=None, by=lea, why="Zij was er helemaal niet.")
    assert days(refresher, ben) == [dt.date(2026, 2, 27)]
    assert [row.pk for row in queries.facts_of(ben, provable=True)] == [old.pk, said.instead_id]
    assert timezone.localdate(Completion.objects.get(pk=old.pk).at) == dt.date(2026, 3, 3)
    assert "27 februari 2026" in notice_text(Message.objects.get(person=ben, kind="learning.Corrected"))


def test_what_did_not_happen_can_be_done_from_the_first_step(refresher, ben, hugo):
    actions.correct(finish(refresher, ben), on=None, by=hugo, why="Een collega deed het onder haar naam.")
    assert (queries.completed(ben, refresher), days(refresher, ben)) == (False, [])
    assert actions.enrol(refresher, by=ben).round == 2


@pytest.mark.parametrize(("on", "why"), [(dt.date(2999, 1, 1), PAPER), (dt.date(2026, 3, 3), "kort")])
def test_nothing_is_recorded_of_tomorrow_nor_without_a_reason(refresher, ben, hugo, on, why):
    with pytest.raises(ValidationError):
        actions.record(refresher, people=[ben], on=on, by=hugo, why=why)
    assert Completion.objects.count() == 0


def test_nobody_records_her_own_facts_and_others_record_none(refresher, ben, mara, hugo):
    for by, who in ((hugo, hugo), (mara, ben), (ben, ben)):
        with pytest.raises(PermissionDenied):
            actions.record(refresher, people=[who], on=dt.date(2026, 3, 3), by=by, why=PAPER)
    with pytest.raises(PermissionDenied):
        actions.correct(finish(refresher, hugo), on=None, by=hugo, why="Ik was er niet bij.")


def test_taking_back_leaving_and_retiring_touch_no_fact(refresher, ben, mara, hugo):
    asked = actions.assign(refresher, to=ben, by=mara, reason="Voor je team, elk jaar.")
    fact = finish(refresher, ben, dt.date(2026, 3, 3))
    before = Completion.objects.filter(pk=fact.pk).values().get()
    actions.withdraw(asked, by=mara)
    retire(refresher)
    people.leave(ben, last_day=clock.today(), by=hugo)
    with clock.at(clock.today() + dt.timedelta(days=900)):
        actions.forget_old()
    assert Completion.objects.filter(pk=fact.pk).values().get() == before
    assert (Enrolment.objects.count(), Correction.objects.count()) == (0, 0)
    assert days(refresher, ben) == [dt.date(2026, 3, 3)]
