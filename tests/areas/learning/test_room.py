"""Room to learn: per unit, as a brake on who asks, and as a question to them instead of a nag."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library import publish
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.enums import RoomAnswer
from vliegwiel.areas.learning.models import Assignment, Pressing, RoomQuestion, RoomQuestionPerson, UnitRoom
from vliegwiel.areas.learning.queries import WeekLoad, group_weeks
from vliegwiel.areas.messaging.models import Message
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)
WHY = "Maandag begint de nieuwe planning."


@pytest.fixture(autouse=True)
def on_monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def fill(ines, mara):
    """`fill(ben, 130)`: so many minutes are asked of him."""

    def _fill(person, minutes, slug="vol"):
        activity = publish(ines, slug, edition={"minutes": minutes})
        actions.assign(activity, to=person, by=mara, reason=WHY)
        return activity

    return _fill


def room_of(person):
    return [week.available for week in queries.load(person)[person.pk]]


def test_a_unit_has_its_own_learning_time_and_so_has_what_is_below_it(company, ben, olu, hugo, lea, mara):
    assert room_of(ben) == [30, 30, 30, 30]
    actions.set_budget(company.root, minutes=160, by=lea)
    actions.set_budget(company.north, minutes=80, by=hugo)
    assert (room_of(ben)[0], room_of(olu)[0]) == (20, 40)
    actions.set_budget(company.north, minutes=None, by=hugo)
    assert room_of(ben)[0] == 40
    with pytest.raises(ValidationError):
        actions.set_budget(company.north, minutes=20, by=hugo)
    with pytest.raises(PermissionDenied):
        actions.set_budget(company.north, minutes=80, by=mara)


def test_who_is_at_three_things_gets_no_fourth(ben, mara, ines):
    for slug in ("een", "twee", "drie"):
        actions.enrol(publish(ines, slug), by=ben)
    assert queries.without_room([ben, mara]) == {ben.pk}
    with pytest.raises(ValidationError):
        actions.assign(publish(ines, "vier"), to=ben, by=mara, reason=WHY)
    with clock.at(MONDAY + dt.timedelta(days=40)):  # what she let lie she is not at
        assert queries.without_room(ben) == set()


def test_what_the_law_asks_above_the_budget_is_a_question_to_others_and_never_to_her(fill, ben, mara, hugo, lea, ines):
    fill(ben, 130)
    told = Message.objects.filter(person=ben).count()
    law = publish(ines, "wet", purpose="legal", legal_basis="Arbowet art. 8")
    actions.assign(law, to=ben, by=mara, reason=WHY)
    question = RoomQuestion.objects.get()
    assert (question.kind, question.by, question.n) == (RoomQuestion.Kind.MANDATED, mara, 1)
    assert {*Message.objects.filter(kind__contains="TooMuch").values_list("person", flat=True)} == {
        mara.pk,
        hugo.pk,
        lea.pk,
    }
    assert Message.objects.filter(person=ben).count() == told + 1  # that it was asked, as always
    with pytest.raises(ValidationError):
        actions.answer_room(question, answer=RoomAnswer.STAYS, by=mara)
    actions.answer_room(question, answer=RoomAnswer.DROP, by=mara)
    assert actions.answer_room(question, answer=RoomAnswer.SPREAD, by=hugo).answer == RoomAnswer.DROP


def test_yes_gives_it_in_the_name_of_who_asked_and_names_nobody_afterwards(fill, ben, mara, hugo, ines, olu):
    fill(ben, 130)
    extra = publish(ines, "extra")
    question = actions.ask_room(extra, to=[ben], by=mara, reason=WHY)
    assert actions.ask_room(extra, to=[ben], by=mara, reason=WHY) == question
    for who in (mara, olu):
        with pytest.raises(PermissionDenied):
            actions.answer_room(question, answer=RoomAnswer.YES, by=who)
    actions.answer_room(question, answer=RoomAnswer.YES, by=hugo, words="Dit kan niet wachten.")
    assert Assignment.objects.get(activity=extra).given_by == mara
    assert not RoomQuestionPerson.objects.exists()
    assert "Ja, het mag erbij" in _text(mara, "RoomSaid")


def test_who_left_meanwhile_is_asked_nothing_and_who_asked_and_left_gives_nothing(fill, ben, mara, hugo, ines):
    question = actions.ask_room(publish(ines, "extra"), to=[ben], by=mara, reason=WHY)
    mara.left_on = MONDAY - dt.timedelta(days=1)
    mara.save()
    with pytest.raises(ValidationError):
        actions.answer_room(question, answer=RoomAnswer.YES, by=hugo)
    actions.answer_room(question, answer=RoomAnswer.NO, by=hugo)


def test_far_too_full_whoever_leads_the_academy_chooses_what_goes_without_seeing_whose(fill, ben, mara, hugo, olu):
    fill(ben, 110)
    heavy = fill(ben, 100, "zwaar")
    actions.count_room()
    assert {row.activity.slug: row.people for row in Pressing.objects.all()} == {"vol": 1, "zwaar": 1}
    assert [row.people for row in queries.pressing()] == [None, None]
    with pytest.raises(PermissionDenied):
        actions.drop_where_too_full(heavy, by=mara, reason=WHY)
    assert actions.drop_where_too_full(heavy, by=hugo, reason=WHY) == 1
    assert "hoeft niet meer" in _text(ben, "NoLongerAsked")
    assert actions.drop_where_too_full(heavy, by=hugo, reason=WHY) == 0


def test_units_are_counted_in_tens_and_small_ones_are_not(fill, company, hire, ben, mara, olu):
    for n in range(5):
        hire("Lid", f"Nummer {n}", unit=company.north, led_by=mara)
    fill(ben, 100)
    actions.count_room()
    weeks = {row.unit.code: row.weeks for row in UnitRoom.objects.select_related("unit")}
    assert weeks["Z"] == []
    assert weeks["N"] == []  # its only small sibling could be told by subtracting
    assert weeks["ROOT"][0] == ["2026-03-02", 10]
    rows, counted_at = queries.full_units()
    assert [(row.name, row.depth) for row in rows][:2] == [("Waterland", 0), ("Staf", 1)]
    assert counted_at == clock.now()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=12))
def test_a_group_says_nothing_below_five_and_only_tens_above(people):
    loads = [(WeekLoad(MONDAY, asked, room),) for asked, room in people]
    weeks = group_weeks(loads)
    if len(people) < 5:
        assert weeks == ()
    else:
        assert all(week.percent % 10 == 0 for week in weeks)
        assert len(weeks) == (sum(room for _asked, room in people) > 0)


def _text(person, kind):
    from vliegwiel.kit.notices import NOTICES

    row = Message.objects.filter(person=person, kind=f"learning.{kind}").latest("pk")
    return NOTICES[row.kind](**row.facts).text
