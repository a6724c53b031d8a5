"""Room to learn: a unit with more time, a question that got an answer and one that waits; and moments of one's own."""

import datetime as dt
from functools import partial

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.enums import RoomAnswer
from vliegwiel.areas.learning.models import RoomQuestion
from vliegwiel.areas.moments import actions as moments
from vliegwiel.areas.moments import queries
from vliegwiel.areas.moments.enums import Nope, Shift
from vliegwiel.areas.moments.queries import Slot
from vliegwiel.areas.people.models import Organisation

from ..story import Story


def write(story: Story) -> None:
    story.at(story.moment(60, 11), partial(_more_time, story))
    story.at(
        story.moment(15, 11, 20), partial(_asks, story, "feedback-vragen", "Dan durven we het donderdag samen te doen.")
    )
    story.at(story.moment(6, 9, 40), partial(_answers, story))
    story.at(
        story.moment(2, 16, 10), partial(_asks, story, "verkeerde-ontvanger", "Vorige week ging er weer een mail mis.")
    )
    story.at(story.moment(16, 13, 5), partial(_noor, story))
    story.at(story.moment(11, 6, 20), partial(_rachid, story))
    story.at(story.moment(20, 14, 10), partial(_noor_aims, story))
    story.at(story.moment(5, 15, 35), partial(_noor_looks, story))
    story.at(story.moment(1, 17, 30), learning.count_room)
    story.at(story.moment(1, 17, 40), partial(_looks_ahead, story))


def _more_time(story: Story) -> None:
    """Customer service learns more than others this half year."""
    learning.set_budget(story.units["KS"], minutes=160, by=story.who("femke"))


def _asks(story: Story, slug: str, reason: str) -> None:
    mirjam = story.who("mirjam")
    learning.ask_room(story.shelf[slug], to=story.team("KS")[:3], by=mirjam, reason=reason)


def _answers(story: Story) -> None:
    question = RoomQuestion.objects.open().filter(kind=RoomQuestion.Kind.APPROVAL).order_by("pk").first()
    if question:
        words = "Eerst af wat er ligt. Over vier weken kan het wel."
        learning.answer_room(question, answer=RoomAnswer.NO, by=story.who("hanneke"), words=words)


def _noor(story: Story) -> None:
    noor = story.who("noor")
    moments.choose_rhythm(slots=[Slot(2, dt.time(10)), Slot(4, dt.time(15, 30))], by=noor)
    second = queries.coming(noor)[1]
    moments.skip(second, by=noor)


def _noor_aims(story: Story) -> None:
    """One thing to get better at, of what is asked of her team."""
    noor = story.who("noor")
    behaviour = queries.asked_of(noor.pk).order_by("goal", "pk").first()
    if behaviour:
        moments.aim_for(behaviour, by=noor)


def _noor_looks(story: Story) -> None:
    """She sees a few, opens one and puts one away."""
    noor = story.who("noor")
    organisation = Organisation.objects.order_by("pk").first()
    found = queries.suggestions(noor, organisation).rows if organisation else ()
    activities = list(Activity.objects.filter(pk__in=[row.activity for row in found]).order_by("pk"))
    moments.note_shown(activities, by=noor)
    if len(activities) > 1:
        moments.open_suggestion(activities[0], by=noor)
        moments.not_relevant(activities[1], by=noor, reason=Nope.KNOWN)


def _rachid(story: Story) -> None:
    """He works in shifts: at the begin of two early ones."""
    moments.choose_rhythm(
        slots=[Slot(1), Slot(4)],
        minutes=15,
        shift=Shift.START,
        shift_from=dt.time(6),
        shift_until=dt.time(14),
        by=story.who("rachid"),
    )


def _looks_ahead(story: Story) -> None:
    moments.plan_ahead([story.who("noor").pk, story.who("rachid").pk])
