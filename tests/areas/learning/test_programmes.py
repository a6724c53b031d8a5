"""Doing a programme: what counts, what opens, what is chosen, and that progress never falls without a reason."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.library import PRACTICE, holds, publish, republish, retire, section
from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import Completion, Enrolment
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)
LESSON = {"blocks": [{"id": "t1", "type": "text", "data": {"html": "<p>Lees.</p>"}}]}


@pytest.fixture(autouse=True)
def on_a_monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def lessons(ines):
    return [publish(ines, slug, edition=LESSON) for slug in ("een", "twee", "drie", "vier")]


def made_of(ines, *blocks, **words):
    edition = {"blocks": list(blocks), "minutes": 40, **words}
    return publish(ines, "inwerken", shape=Shape.PROGRAMME, edition=edition)


def do(activity, by):
    return actions.finish_step(actions.enrol(activity, by=by), "t1", by=by)


def at(programme, person):
    enrolment = Enrolment.objects.get(person=person, activity=programme)
    return queries.programme(person, programme, enrolment.edition, enrolment)


def test_what_was_done_before_counts_and_says_when(ines, ben, lessons):
    one, two, *_rest = lessons
    programme = made_of(ines, section("s1", "Begin", ordered=True), holds("a", one), holds("b", two))
    with clock.at(MONDAY - dt.timedelta(days=20)):
        do(one, ben)
    actions.enrol(programme, by=ben)
    shown = at(programme, ben)
    first = shown.row("a")
    assert (first.done, first.earlier, first.done_on) == (True, True, MONDAY - dt.timedelta(days=20))
    assert (shown.done, shown.total, shown.now.title) == (1, 2, "‘Twee’")
    assert not Completion.objects.filter(activity=programme).exists()
    do(two, ben)
    assert queries.finished_by(Completion.objects.get(activity=two)).activity == programme
    assert at(programme, ben).done_on == MONDAY


def test_a_choice_asks_so_many_and_no_more(ines, ben, lessons):
    programme = made_of(ines, section("s1", "Kies", need=2), *(holds(one.slug, one) for one in lessons))
    enrolment = actions.enrol(programme, by=ben)
    do(lessons[3], ben)
    assert queries.progress(enrolment).left == (queries.Left("s1", "Kies er nog 1 uit ‘Kies’"),)
    do(lessons[0], ben)
    do(lessons[1], ben)
    assert (at(programme, ben).done, at(programme, ben).total) == (2, 2)
    assert Completion.objects.filter(person=ben, activity=programme).exists()


def test_what_is_closed_says_why_and_opens_by_itself(ines, ben, lessons):
    one, two, three, four = lessons
    programme = made_of(
        ines,
        section("s1", "Begin", ordered=True),
        holds("a", one),
        PRACTICE,
        section("s2", "Later", opens_after=7),
        holds("b", two, three),
        section("s3", "Slot", after="s2"),
        holds("c", four),
    )
    actions.enrol(programme, by=ben)
    shown = at(programme, ben)
    assert [shown.row(block).closed for block in ("a", "p1", "b", "c")] == [
        "",
        "Eerst ‘een’".replace("een", "Een"),
        "Opent op 9 maart",
        "Eerst ‘Later’",
    ]
    assert (shown.now.title, shown.now.slug, shown.then.title) == ("‘Een’", "een", "Vat samen wat je hoort")
    enrolment = Enrolment.objects.get(person=ben)
    with pytest.raises(ValidationError, match="nog niet open. Eerst ‘Een’"):
        actions.finish_step(enrolment, "p1", by=ben)
    with pytest.raises(ValidationError, match="als je de activiteit afrondt"):
        actions.finish_step(enrolment, "a", by=ben)
    do(one, ben)
    actions.finish_step(Enrolment.objects.get(pk=enrolment.pk), "p1", by=ben)
    shown = at(programme, ben)
    assert (shown.now, shown.opens_on) == (None, MONDAY + dt.timedelta(days=7))
    with clock.at(MONDAY + dt.timedelta(days=7)):
        shown = at(programme, ben)
        assert (shown.now.title, shown.now.slug) == ("‘Twee’ of ‘Drie’", "")  # hers to choose
        do(three, ben)
        do(four, ben)
        assert at(programme, ben).done_on == MONDAY + dt.timedelta(days=7)


def test_what_leaves_the_shelf_is_asked_no_more_and_what_was_done_stays(ines, ben, lessons):
    one, two, three, _four = lessons
    programme = made_of(ines, holds("a", one), holds("b", two), holds("c", three))
    enrolment = actions.enrol(programme, by=ben)
    do(one, ben)
    retire(one)
    retire(two)
    shown = at(programme, ben)
    assert (shown.done, shown.total, shown.row("b").lapsed, shown.row("a").done) == (1, 2, True, True)
    retire(three)
    assert at(programme, ben).finished
    assert actions.complete(enrolment, by=ben) == Completion.objects.get(person=ben, activity=programme)


def test_a_step_replaced_in_a_new_edition_stays_done(ines, ben, lessons):
    one, two, three, four = lessons
    programme = made_of(ines, holds("a", one), holds("b", two))
    enrolment = actions.enrol(programme, by=ben)
    do(one, ben)
    do(four, ben)
    republish(programme, blocks=[holds("a", three), holds("b", two), holds("d", four)], minutes=40)
    assert at(programme, ben).total == 2  # she finishes the edition she began
    actions.begin_again(enrolment, by=ben)
    shown = at(programme, ben)
    assert [shown.row(block).done for block in "abd"] == [True, False, True]
    assert (shown.done, shown.total) == (2, 3)


def test_today_says_only_what_comes_now_and_then(ines, ben, lessons):
    programme = made_of(ines, section("s1", "Begin"), *(holds(one.slug, one) for one in lessons))
    actions.enrol(programme, by=ben)
    do(lessons[0], ben)
    row = queries.today(ben).own
    assert (row.done, row.total, row.now, row.now_slug, row.then) == (1, 4, "‘Twee’", "twee", "‘Drie’")
    assert (row.holds, row.place) == (frozenset(one.pk for one in lessons), "")


def test_it_weighs_on_the_weeks_it_runs_over(ines, ben, mara):
    programme = made_of(ines, weeks=8)
    asked = queries.what_it_asks([ben], programme)
    assert [week.asked for week in asked.people[0].after] == [5, 5, 5, 5]
    actions.assign(programme, to=ben, by=mara, reason="Je begint hier maandag.")
    with clock.at(MONDAY + dt.timedelta(days=42)):
        assert [week.asked for week in queries.load(ben)[ben.pk]] == [5, 5, 0, 0]
        assert queries.my_week(ben, queries.today(ben).must and [queries.today(ben).must], _organisation()).asked == 5


def _organisation():
    from vliegwiel.areas.people.models import Organisation

    return Organisation.objects.get()
