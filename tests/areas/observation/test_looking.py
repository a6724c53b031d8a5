"""What others saw: whom she may ask, what they may say, and who reads it."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.observing import MONDAY, POST_DAY
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.observation import actions, jobs, queries
from vliegwiel.areas.observation.enums import Moment, Source
from vliegwiel.areas.observation.models import Observation, ObserverAsk
from vliegwiel.areas.people.models import Employment, Person
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _six_weeks_later():
    with clock.at(POST_DAY):
        yield


def post(check):
    return queries.check_row(check).looks[Moment.POST]


def kinds(person):
    return set(Message.objects.filter(person=person).values_list("kind", flat=True))


def test_whom_she_may_ask_follows_from_the_behaviour(check, ben, mara, tess, olu, lesson):
    assert {(one.name, one.source) for one in queries.choices(check, [])} == {
        ("Mara de Wit", Source.MANAGER),
        ("Tess Visser", Source.PEER),
    }
    check.behaviour.observers = ["self", "peer"]
    check.behaviour.save()
    assert [one.name for one in queries.choices(check, [])] == ["Tess Visser"]
    with pytest.raises(ValidationError, match="Mara de Wit kun je dit niet vragen"):
        actions.ask_observer(check, of=mara, by=ben)
    with pytest.raises(ValidationError, match="Olu Adeyemi kun je dit niet vragen"):
        actions.ask_observer(check, of=olu, by=ben)


def test_only_she_asks_never_who_leads_her(check, mara, tess, lea):
    for other in (mara, lea):
        with pytest.raises(PermissionDenied, match="alleen voor jezelf"):
            actions.ask_observer(check, of=tess, by=other)
        with pytest.raises(PermissionDenied):
            actions.ask_customer(check, label="iemand", by=other)
    assert not ObserverAsk.objects.exists()


def test_two_at_most_and_twice_is_once(check, ben, mara, tess, hire, company):
    kim = hire("Kim", "Bos", unit=company.north)
    first = actions.ask_observer(check, of=mara, by=ben)
    assert actions.ask_observer(check, of=mara, by=ben) == first
    actions.ask_observer(check, of=tess, by=ben)
    with pytest.raises(ValidationError, match="al aan twee mensen"):
        actions.ask_observer(check, of=kim, by=ben)
    actions.decline_ask(first, by=mara)  # who refused leaves a place
    actions.decline_ask(first, by=mara)
    actions.ask_observer(check, of=kim, by=ben)
    assert kinds(kim) == {"observation.LookAsked"}
    assert "observation.ObserverCannot" in kinds(ben)


def test_before_its_day_there_is_nothing_to_ask(check, ben, tess):
    with clock.at(MONDAY), pytest.raises(ValidationError, match="Nu valt er nog niets te vragen"):
        actions.ask_observer(check, of=tess, by=ben)


def test_an_observer_answers_once_and_sees_his_own_answer_alone(check, ben, tess, mara):
    ask = actions.ask_observer(check, of=tess, by=ben)
    for other in (mara, ben):
        with pytest.raises(PermissionDenied):
            actions.observe(ask, times=3, by=other)
    row = actions.observe(ask, times=3, by=tess)
    assert actions.observe(ask, times=3, by=tess) == row
    with pytest.raises(ValidationError, match="al op geantwoord"):
        actions.observe(ask, times=5, by=tess)
    assert [(dot.name, dot.times) for dot in post(check).dots] == [("Tess Visser", 3)]
    assert list(ObserverAsk.objects.visible_to(mara)) == []
    assert "observation.LookCame" in kinds(ben)


def test_it_is_too_late_after_four_weeks_and_taken_back_is_over(check, ben, tess, mara):
    late, gone = (actions.ask_observer(check, of=one, by=ben) for one in (tess, mara))
    actions.take_back_ask(gone, by=ben)
    actions.take_back_ask(gone, by=ben)
    with pytest.raises(ValidationError, match="voorbij"):
        actions.observe(gone, times=3, by=mara)
    with clock.at(POST_DAY + dt.timedelta(days=29)), pytest.raises(ValidationError, match="voorbij"):
        actions.observe(late, times=3, by=tess)
    assert not Observation.objects.exists()


def test_an_observer_who_left_gives_way_to_another_and_his_answer_stays(check, ben, tess, mara):
    asked = actions.ask_observer(check, of=mara, by=ben)
    actions.observe(actions.ask_observer(check, of=tess, by=ben), times=4, by=tess)
    Employment.objects.filter(person__in=[tess, mara]).update(ends=POST_DAY - dt.timedelta(days=1))
    jobs.release_observers.call()
    actions.release_observer(asked)
    asked.refresh_from_db()
    assert asked.ended_at is not None
    assert [dot.times for dot in post(check).dots] == [4]
    assert Message.objects.filter(person=ben, kind="observation.ObserverGone").count() == 1
    with pytest.raises((PermissionDenied, ValidationError)):
        actions.observe(asked, times=1, by=Person.objects.get_queryset().get(pk=mara.pk))


def test_a_customer_answers_once_by_a_signed_link(check, ben):
    ask = actions.ask_customer(check, label=" meneer  van dinsdag ", by=ben)
    assert actions.ask_customer(check, label="meneer van dinsdag", by=ben) == ask
    key = queries.customer_key(ask)
    assert queries.customer_ask(key) == ask
    assert queries.customer_ask(key + "x") is None
    assert queries.customer_ask("") is None
    actions.observe_as_customer(ask, times=4)
    with pytest.raises(ValidationError, match="al op geantwoord"):
        actions.observe_as_customer(ask, times=4)
    assert [(dot.source, dot.name, dot.times) for dot in post(check).dots] == [("customer", "meneer van dinsdag", 4)]


def test_a_customer_link_opens_no_question_to_a_colleague(check, ben, tess):
    ask = actions.ask_observer(check, of=tess, by=ben)
    assert queries.customer_ask(queries.customer_key(ask)) is None
    with pytest.raises(ValidationError, match="voorbij"):
        actions.observe_as_customer(ask, times=4)


def test_customers_are_asked_where_that_was_agreed_by_a_name_and_three_at_most(check, ben):
    with pytest.raises(ValidationError, match="een naam voor jezelf"):
        actions.ask_customer(check, label=" ", by=ben)
    for n in range(3):
        actions.ask_customer(check, label=f"klant {n}", by=ben)
    with pytest.raises(ValidationError, match="Drie klanten"):
        actions.ask_customer(check, label="klant 4", by=ben)
    check.behaviour.observers = ["self"]
    check.behaviour.save()
    with pytest.raises(ValidationError, match="niet afgesproken dat een klant"):
        actions.ask_customer(check, label="klant 5", by=ben)


def test_a_system_tells_once_what_it_counted(check, ben, lea, mara):
    told = {"behaviour": check.behaviour, "system": "Telefooncentrale", "by": lea}
    for _twice in range(2):
        actions.record(ben, times=37, chances=50, reference="week 15", **told)
    (dot,) = post(check).dots
    assert (dot.source, dot.name, dot.times, dot.exact) == ("system", "Telefooncentrale", 4, pytest.approx(3.7))
    assert queries.observed_applied().count() == 1
    with pytest.raises(PermissionDenied):
        actions.record(ben, times=1, chances=2, reference="week 16", **(told | {"by": mara}))
    for wrong in ({"times": 3, "chances": 2}, {"times": 0, "chances": 0}, {"reference": " "}):
        with pytest.raises(ValidationError, match="Geef hoe vaak"):
            actions.record(ben, **({"times": 1, "chances": 2, "reference": "x"} | wrong), **told)
    with clock.at(MONDAY):
        assert actions.record(ben, times=1, chances=2, reference="week 10", **told) == []
    check.behaviour.observers = ["self"]
    check.behaviour.save()
    with pytest.raises(ValidationError, match="niet afgesproken dat een systeem"):
        actions.record(ben, times=1, chances=2, reference="week 17", **told)


def test_two_who_saw_one_thing_are_shown_apart_and_who_agree_over_more_together(
    check, learned, behave, lesson, ben, tess, mara
):
    def both(of, **times):
        for person, n in zip((tess, mara), times["says"], strict=True):
            actions.observe(actions.ask_observer(of, of=person, by=ben), times=n, by=person)

    both(check, says=(4, 4))
    assert (post(check).mean, [dot.times for dot in post(check).dots]) == (None, [4, 4])
    behave("vraagt door", lesson)
    other = next(one for one in actions.open_checks(ben, lesson, MONDAY) if one.pk != check.pk)
    other.refresh_from_db()
    both(other, says=(1, 1))
    assert (post(check).mean, post(other).mean) == (4, 1)


def test_more_than_half_without_a_chance_is_about_the_work(check, ben, tess, mara):
    actions.say_after(check, times=4, back=1, by=ben)
    actions.observe(actions.ask_observer(check, of=tess, by=ben), times=None, by=tess)
    assert not post(check).few_chances
    actions.observe(actions.ask_observer(check, of=mara, by=ben), times=None, by=mara)
    assert post(check).few_chances
    assert not queries.observed_applied().exists()


def test_two_times_apart_is_worth_a_thought(check, ben, tess):
    actions.say_after(check, times=4, back=1, by=ben)
    assert not post(check).gap
    actions.observe(actions.ask_observer(check, of=tess, by=ben), times=2, by=tess)
    assert post(check).gap


@pytest.mark.parametrize(("skill", "others"), [("open", True), ("closed", False), ("legal", False)])
def test_where_there_is_one_right_way_nobody_else_is_asked(check, ben, tess, lesson, skill, others):
    lesson.skill = skill
    lesson.save()
    check = type(check).objects.get(pk=check.pk)
    assert bool(queries.choices(check, [])) is others
    for ask in (
        lambda: actions.ask_observer(check, of=tess, by=ben),
        lambda: actions.ask_customer(check, label="X", by=ben),
    ):
        if others:
            ask()
        else:
            with pytest.raises(ValidationError):
                ask()
    assert ObserverAsk.objects.count() == (2 if others else 0)
