"""What an author sees of a piece: counts of five and more, and nothing that gives a smaller group away."""

import datetime as dt

import pytest

from tests.library import QUESTION, TEXT, publish, republish
from vliegwiel.areas.insights import actions
from vliegwiel.areas.insights.queries import CameFar, Stopped, use
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Completion, Enrolment, FirstTries, Step
from vliegwiel.areas.learning.queries import Tries
from vliegwiel.kit import clock

BLOCKS = [TEXT, QUESTION]


@pytest.fixture
def piece(ines):
    return publish(ines, "opnemen", edition={"blocks": BLOCKS})


def begin(person, activity, *, edition=None, days=20, blocks=(), done=False):
    edition = edition or activity.editions.order_by("-number").first()
    at = clock.now() - dt.timedelta(days=days)
    enrolment = Enrolment.objects.create(person=person, activity=activity, edition=edition, began_at=at)
    for n, block in enumerate(blocks):
        Step.objects.create(enrolment=enrolment, block=block, at=at + dt.timedelta(minutes=n))
    if done:
        Completion.objects.create(person=person, activity=activity, edition=edition)


def test_counts_people_and_where_they_stopped(piece, crowd, company):
    text, asked = (raw["id"] for raw in BLOCKS)
    people = crowd(22, company.north)
    for person in people[:6]:
        begin(person, piece, blocks=[text])
    for person in people[6:12]:
        begin(person, piece, blocks=[text, asked], done=True)
    for person in people[12:17]:
        begin(person, piece, blocks=[text, asked])
    for person in people[17:]:
        begin(person, piece)  # opened it, did nothing
    actions.recount()
    found = use(piece, BLOCKS)
    assert found.now == found.ever == CameFar(17, 6)
    assert found.stops == (Stopped("", 5), Stopped(text, 6), Stopped(asked, 5))


def test_a_small_group_is_hidden_and_cannot_be_worked_out(piece, crowd, company):
    text, asked = (raw["id"] for raw in BLOCKS)
    people = crowd(14, company.north)
    for person in people[:4]:
        begin(person, piece, blocks=[text])
    actions.recount()
    found = use(piece, BLOCKS)
    assert (found.now, found.ever, found.stops) == (CameFar(None, None), CameFar(None, None), ())
    for person in people[4:12]:
        begin(person, piece, blocks=[text, asked])
    for person in people[12:]:
        begin(person, piece, blocks=[text], days=3)  # of late: not stopped, but part of the sum
    actions.recount()
    # Fourteen began and none finished; eight stopped at the question: the six others are four and two.
    found = use(piece, BLOCKS)
    assert (found.now, found.stops) == (CameFar(14, 0), (Stopped(asked, 8),))


def test_the_few_in_an_older_edition_are_not_what_is_left_over(piece, crowd, company):
    old, new = piece.editions.get(), republish(piece, blocks=BLOCKS)
    people = crowd(13, company.north)
    for person in people[:3]:
        begin(person, piece, edition=old, blocks=["t1"])
    for person in people[3:11]:
        begin(person, piece, edition=new, blocks=["t1"])
    actions.recount()
    found = use(piece, BLOCKS)
    assert (found.now, found.ever) == (CameFar(None, None), CameFar(11, 0))
    assert found.stops == ()  # eight of the eleven would leave three
    for person in people[11:]:
        begin(person, piece, edition=old, blocks=["t1"])
    actions.recount()
    assert use(piece, BLOCKS).now == CameFar(8, 0)


def test_first_answers_are_counted_without_who_gave_them_five_at_a_time(piece, crowd, company):
    key = QUESTION["id"]
    right = [option["id"] for option in QUESTION["data"]["options"] if option["correct"]]
    enrolments = [learning.enrol(piece, by=person) for person in crowd(6, company.north)]
    for enrolment in enrolments[:4]:
        learning.answer(enrolment, key, chosen=right, by=enrolment.person)
    learning.answer(enrolments[0], key, chosen=[], by=enrolments[0].person)  # again: not a first answer
    assert use(piece, BLOCKS).asked[0].now == Tries(0, 0)
    learning.answer(enrolments[4], key, chosen=[], by=enrolments[4].person)  # does not know it yet
    learning.answer(enrolments[4], key, chosen=right, by=enrolments[4].person)
    learning.answer(enrolments[5], key, chosen=right, by=enrolments[5].person)
    (asked,) = use(piece, BLOCKS).asked
    assert (asked.block, asked.now, asked.ever) == (key, Tries(5, 4), Tries(5, 4))
    assert FirstTries.objects.values_list("answered", "right", "shown", "shown_right").get() == (6, 5, 5, 4)
    assert not {field.name for field in FirstTries._meta.fields} & {"person", "enrolment", "at"}
    republish(piece, blocks=BLOCKS)
    (asked,) = use(piece, BLOCKS).asked
    assert (asked.now, asked.ever) == (Tries(0, 0), Tries(5, 4))
