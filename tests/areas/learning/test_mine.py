import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library import PRACTICE, QUESTION, TEXT, publish, retire
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.learning import actions, queries
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
WHY = "We krijgen veel boze telefoontjes."
IMAGE = {"id": "i1", "type": "image", "data": {"media": "k", "alt": "Een hek", "caption": "", "decorative": False}}


def test_an_image_is_shown_with_its_text_and_the_rest_stands_alone():
    def grouped(*blocks):
        return [screen.blocks for screen in queries.screens(blocks)]

    assert grouped(TEXT, IMAGE, QUESTION, PRACTICE) == [("t1", "i1"), ("q1",), ("p1",)]
    assert grouped(IMAGE, TEXT, {**IMAGE, "id": "i2"}) == [("i1", "t1"), ("i2",)]
    assert grouped(QUESTION, IMAGE) == [("q1",), ("i1",)]
    assert grouped() == []


def test_doing_a_screen_does_all_that_is_on_it(ines, ben):
    enrolment = actions.enrol(publish(ines, "beeld", edition={"blocks": [TEXT, IMAGE, QUESTION]}), by=ben)
    actions.finish_step(enrolment, "i1", by=ben)
    assert [left.block for left in queries.progress(enrolment).left] == ["q1"]
    assert enrolment.place == "q1"


def test_the_soonest_date_is_the_must_and_the_law_goes_first_on_the_same_day(ines, ben, mara):
    soon = clock.today() + dt.timedelta(days=3)
    later = clock.today() + dt.timedelta(days=30)
    for slug, due, purpose in (
        ("ooit", None, Purpose.OWN_GROWTH),
        ("later", later, Purpose.LEGAL),
        ("gauw", soon, Purpose.OWN_GROWTH),
        ("wet", soon, Purpose.LEGAL),
    ):
        actions.assign(publish(ines, slug, purpose=purpose), to=ben, by=mara, reason=WHY, due=due)
    today = queries.today(ben)
    assert [row.slug for row in (today.must, *today.waiting)] == ["wet", "gauw", "later", "ooit"]
    assert (today.must.giver, today.must.reason, today.must.due) == ("Mara de Wit", WHY, soon)


def test_her_own_choice_is_what_she_touched_last_and_nobody_asked(ines, ben, mara):
    begun = [publish(ines, slug) for slug in ("een", "twee", "gevraagd")]
    actions.assign(publish(ines, "nieuw"), to=ben, by=mara, reason=WHY)
    for activity in begun:
        actions.enrol(activity, by=ben)
    actions.assign(begun[2], to=ben, by=mara, reason=WHY)
    today = queries.today(ben)
    assert (today.own.slug, [row.slug for row in today.other]) == ("twee", ["een"])
    assert {row.slug: row.underway is not None for row in (today.must, *today.waiting)} == {
        "nieuw": False,
        "gevraagd": True,
    }


def test_what_was_retired_before_she_began_is_asked_no_more(ines, ben, mara):
    begun, untouched = publish(ines, "begonnen"), publish(ines, "nooit")
    for activity in (begun, untouched):
        actions.assign(activity, to=ben, by=mara, reason=WHY)
    actions.enrol(begun, by=ben)
    retire(begun)
    retire(untouched)
    assert [row.slug for row in queries.asked(ben)] == ["begonnen"]


def test_somebody_without_a_manager_has_a_today_too(ines, olu):
    assert queries.today(olu) == queries.Today(must=None, own=None, waiting=(), other=())
    actions.enrol(publish(ines, "zelf"), by=olu)
    assert queries.today(olu).own.slug == "zelf"


def test_today_costs_the_same_however_much_there_is(ines, ben, mara):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            queries.today(ben)
        return len(asked)

    def more(n):
        actions.assign(publish(ines, f"gevraagd-{n}"), to=ben, by=mara, reason=WHY)
        actions.enrol(publish(ines, f"gekozen-{n}"), by=ben)

    more(1)
    with_one = cost()
    more(2)
    more(3)
    assert cost() == with_one == 4
