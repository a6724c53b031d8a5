"""What people do about their plans, every working day; and how the demo lives on after the story is told.

Whoever one signs in as answers for herself from then on. All others go on by the habits of their team: they begin what
was asked of them, plan, answer, see each other do it, and do their part of the week.
"""

import datetime as dt
from functools import partial
from random import Random

from vliegwiel.areas.learning.models import Assignment
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import queries
from vliegwiel.kit import clock

from .. import cast
from ..habits import Habits
from ..journeys import Journeys
from ..moods import VOICE, mood_of, part_of, roll
from ..story import Story
from .being_seen import do_their_part, evening
from .observing import look_back, see

LOOKS_BACK, SEES = 2, 3  # ISO weekdays
A_DAY = 0.06  # of what is asked of a willing team is begun on a day


def write(story: Story) -> None:
    for ago in story.workdays(165):
        story.at(story.moment(ago, 8, 40), Habits(story).day)


def live_today() -> int:
    """Everything the company does today by habit; how many deeds it were. Nothing where the story was not told."""
    story = Story.resumed()
    if not story.people:
        return 0
    signs_in = {story.who(key).pk for _role, key in cast.SIGN_INS}
    Habits(story, apart=signs_in).day()
    _begin(story, signs_in)
    today, dice = clock.today(), Random(f"{cast.DICE}:lives on:{clock.today()}")
    told = Message.objects.filter(key=queries.key_of(today - dt.timedelta(days=today.weekday())), at__date=today)
    managers = Person.objects.filter(pk__in=told.values("person")).exclude(pk__in=signs_in).order_by("pk")
    story.at(clock.now(), partial(do_their_part, managers))
    story.at(clock.now(), partial(evening, story, apart=signs_in))
    if today.isoweekday() == LOOKS_BACK:
        story.at(clock.now(), partial(look_back, story, dice, apart=signs_in))
    if today.isoweekday() == SEES:
        story.at(clock.now(), partial(see, story, dice, apart=signs_in))
    return story.tell(whatever_fails=True)


def _begin(story: Story, apart: set[int]) -> None:
    """Of what was asked of people and lies there, some is begun today, sooner where learning works."""
    journeys, names = Journeys(story), {story.shelf[name].pk: name for name in VOICE if name in story.shelf}
    today = clock.today()
    asked = Assignment.objects.open().filter(activity__in=names).exclude(person__in=apart).select_related("person")
    for assignment in asked.order_by("pk"):
        person, name = assignment.person, names[assignment.activity_id]
        part = part_of(person)
        if (
            part is None
            or not person.is_active
            or (part.pattern != "roster" and str(today.isoweekday()) not in part.pattern)
        ):
            continue
        if roll(person, name, today).random() < A_DAY * mood_of(person, name).begins:
            story.at(clock.now(), partial(journeys.begin, person, name, VOICE[name]))
