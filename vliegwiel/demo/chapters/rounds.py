"""Managers ask, with a reason; people begin, or do not. Two teams where it works, two where much is asked at once."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.queries import without_room
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice.enums import Moment

from .. import cast
from ..journeys import Journeys
from ..moods import ROUNDS
from ..story import Story


@dataclass(frozen=True)
class Round:
    """`days` ago the leader of `team` asks the team, or, with a sector, the leaders below her."""

    days: int
    slug: str
    team: str
    reason: str
    due: int  # days after asking
    voice: str = ""


ALL = tuple(Round(**told) for told in ROUNDS)
# Told by hand in another chapter.
BY_HAND = {
    ("noor", "eerst-samenvatten"),
    ("noor", "terugbelafspraak"),
    ("noor", "datalek-melden"),
    ("noor", "feedback-vragen"),
    ("noor", "wie-spreek-ik"),
    ("marloes", "terugbelafspraak"),
    ("esther", "terugbelafspraak"),
    ("priya", "datalek-melden"),
    ("mirjam", "vraag-wat-iemand-probeerde"),
}
ALARM = "De Arbowet vraagt dat iedereen hier weet wat hij doet bij alarm. Vijf minuten, een keer per jaar."
OWN_CHOICE = (
    ("feedback-vragen", 26, 66, 40),
    ("verkeerde-ontvanger", 17, 88, 40),
    ("barista-op-het-hoofdkantoor", 71, 145, 120),
)


def write(story: Story) -> None:
    journeys = Journeys(story)
    for one in ALL:
        story.at(story.moment(one.days, 9, 30), partial(_ask, story, journeys, one))
    story.at(story.moment(147, 10), partial(_ask_everybody, story, journeys))
    for slug, people, first, span in OWN_CHOICE:
        for _each in range(people):
            story.at(story.moment(first - story.dice.randint(0, span), 12), partial(_choose, story, journeys, slug))
    for team in ("DN", "KS", "DZ", "RA"):
        for week in range(4, 22):
            story.at(story.moment(7 * week, 16, 30), partial(_mark, story, team))


def _ask(story: Story, journeys: Journeys, one: Round) -> None:
    leader = story.leader(one.team)
    activity = story.shelf[one.slug]
    team = _asked(story, one.team)
    full = without_room(team, for_activity=activity.pk)
    asked = [person for person in team if person.pk not in full]
    due = story.today - dt.timedelta(days=one.days - one.due)
    learning.assign_many(activity, to=asked, by=leader, reason=one.reason, due=due)
    for person in asked:
        if (_key(person), one.slug) not in BY_HAND:
            journeys.later(person, one.slug, voice=one.voice)


def _asked(story: Story, code: str) -> list[Person]:
    below = [team.code for team in cast.TEAMS if team.under == code]
    return [leader for team in below if (leader := story.leader(team)).is_active] if below else story.team(code)


def _key(person: Person) -> str:
    return next(part.key for part in cast.everybody() if part.number == person.number)


def _ask_everybody(story: Story, journeys: Journeys) -> None:
    """The law asks it, so the L&D lead may."""
    lead = story.who("femke")
    everybody = [person for person in story.people.values() if person.is_active and person.pk != lead.pk]
    due = story.today - dt.timedelta(days=60)
    learning.assign_many(story.shelf["alarm-en-ontruiming"], to=everybody, by=lead, reason=ALARM, due=due)
    doors = {key for _role, key in cast.SIGN_INS}
    for person in everybody:
        if _key(person) in doors:  # who signs in to the demo has nothing of months ago on her list
            moment = journeys.on_the_job(person, story.moment(125).date())
            story.at(moment, partial(journeys.finish, person, "alarm-en-ontruiming"))
        else:
            journeys.later(person, "alarm-en-ontruiming", within=70)


def _choose(story: Story, journeys: Journeys, slug: str) -> None:
    """Nobody asked; she found it herself."""
    offices = [part.team for part in cast.everybody() if part.mail and part.team not in ("OH", "DN", "DZ", "RA", "RB")]
    person = story.dice.choice(story.team(story.dice.choice(offices)) or [story.who("joost")])
    if not _key(person):
        journeys.later(person, slug, within=2)


def _mark(story: Story, team: str) -> None:
    """The manager asked somebody how it went, or made room."""
    leader, people = story.leader(team), story.team(team)
    for person in story.dice.sample(people, 2):
        practice.mark_moment(person, kind=story.dice.choice((Moment.ASK, Moment.ROOM, Moment.START)), by=leader)
