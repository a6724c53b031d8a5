"""What one person does with one activity: begins, stops halfway or finishes, says how she found it, plans."""

import datetime as dt
import random
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils import timezone

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning import queries as learning_queries
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.learning.queries import screens
from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice.enums import MAX_ACTIVE_PLANS, Commit, Said
from vliegwiel.areas.practice.models import CheckIn, Plan
from vliegwiel.kit import clock

from . import cast
from .moods import VOICES, WORKS, mood_of, roll
from .story import Story

STEPS = (1, 2, 3, 4, 5)
# How activities are found, by the name of their file: weights of the five steps, first for joy, then for use within two
# weeks.
FOUND = {
    "barista-op-het-hoofdkantoor": ((0, 0, 1, 7, 20), (9, 10, 6, 2, 1)),
    "alarm-en-ontruiming": ((3, 7, 12, 5, 1), (1, 4, 10, 9, 4)),
    "stop-en-meld": ((1, 4, 10, 9, 3), (0, 1, 4, 12, 10)),
    "eerst-samenvatten": ((0, 2, 7, 12, 6), (0, 1, 3, 10, 13)),
    "slecht-nieuws-over-de-rekening": ((2, 6, 10, 6, 2), (3, 8, 9, 4, 2)),
    "": ((1, 3, 9, 10, 4), (1, 3, 8, 10, 5)),
}


class Journeys:
    """Deals journeys out of one story."""

    def __init__(self, story: Story) -> None:
        self.story, self.dice = story, story.dice
        self._parts = {part.number: part for part in cast.everybody()}
        self._decks: dict[str, Iterator[tuple[str, str]]] = {}

    def later(self, person: Person, slug: str, *, voice: str = "", within: int = 16) -> None:
        """Somewhere in the coming days she begins; or she never does. Without a voice there is no plan afterwards."""
        dice = roll(person, slug, "later")
        if dice.random() > mood_of(person, slug).begins:
            return
        day = timezone.localtime(clock.now()).date() + dt.timedelta(days=dice.randint(1, within))
        self.story.at(self.on_the_job(person, day), partial(self.begin, person, slug, voice))

    def on_the_job(self, person: Person, day: dt.date) -> dt.datetime:
        """A moment on that day, or on her first working day after it; shifts have their quiet hours at night."""
        part = self._parts[str(person.number)]
        while part.pattern != "roster" and str(day.isoweekday()) not in part.pattern:
            day += dt.timedelta(days=1)
        return self.story.some_time(day, at_night=part.pattern == "roster")

    def begin(self, person: Person, slug: str, voice: str = "") -> None:
        """One sitting: all of it, or as far as she gets."""
        if not person.is_active:
            return
        enrolment = learning.enrol(self.story.shelf[slug], by=person)
        dice = roll(person, slug, "begin")
        if dice.random() > mood_of(person, slug).finishes:
            self.do(enrolment, person, share=dice.choice((0.2, 0.4, 0.6)))
            return
        self.do(enrolment, person)
        if voice and dice.random() < mood_of(person, slug).plans:
            self.plan(person, slug, voice)

    def finish(self, person: Person, slug: str) -> None:
        """All of it in one sitting, without a plan."""
        self.do(learning.enrol(self.story.shelf[slug], by=person), person)

    def do(self, enrolment: Enrolment, person: Person, *, share: float = 1.0) -> None:
        """Screen by screen, a minute each. Some answers are wrong the first time; then she looks again."""
        messaging.read_all(by=person)
        shown = screens(enrolment.edition.blocks)
        raw = {block["id"]: block for block in enrolment.edition.blocks}
        began = clock.now()
        for minute, screen in enumerate(shown[: max(1, round(len(shown) * share))]):
            with clock.at(began + dt.timedelta(minutes=minute)):
                block = raw[screen.blocks[-1]]
                if block["type"] == Kind.QUESTION:
                    self._answer(enrolment, block, person)
                else:
                    learning.finish_step(enrolment, block["id"], by=person)
        self._say_how_it_was(enrolment, person)

    def _say_how_it_was(self, enrolment: Enrolment, person: Person) -> None:
        """Two taps, if she feels like it; some tap once, and many not at all."""
        completion = learning_queries.history(person).filter(activity=enrolment.activity_id).first()
        dice = roll(person, enrolment.activity_id, "found")
        if completion is None or dice.random() > 0.62:
            return
        said_before = learning_queries.my_reaction(person, completion)
        if not learning_queries.may_still_react(completion, said_before, clock.today()):
            return  # she looked at it once more
        joy, use = FOUND.get(self._name(enrolment), FOUND[""])
        said = {"enjoyment": dice.choices(STEPS, joy)[0], "usefulness": dice.choices(STEPS, use)[0]}
        if dice.random() < 0.12:
            said.pop(dice.choice(("enjoyment", "usefulness")))
        learning.react(completion, by=person, **said)

    def _name(self, enrolment: Enrolment) -> str:
        """What its file is called: its address comes from its title, which an author may change."""
        return next((name for name, one in self.story.shelf.items() if one.pk == enrolment.activity_id), "")

    def _answer(self, enrolment: Enrolment, block: dict[str, Any], person: Person) -> None:
        options = block["data"]["options"]
        right = [option["id"] for option in options if option["correct"]]
        wrong = [option["id"] for option in options if not option["correct"]]
        if wrong and self.dice.random() < 0.3:
            learning.answer(enrolment, block["id"], chosen=[self.dice.choice(wrong)], by=person)
        learning.answer(enrolment, block["id"], chosen=right, by=person)

    def plan(
        self,
        person: Person,
        slug: str,
        voice: str,
        *,
        words: tuple[str, str] = ("", ""),
        supporter: Person | None = None,
    ) -> Plan | None:
        """In her own words, with somebody beside her. What she says of it later: habits.py."""
        if person.language == "en":
            voice = "en"
        running = Plan.objects.active().filter(person=person).order_by("made_at")
        dice = roll(person, slug, "plan")
        if running.count() >= MAX_ACTIVE_PLANS:
            if dice.random() < (0.1 if mood_of(person, slug) == WORKS else 0.5):
                return None
            practice.stop_plan(running[0], by=person)
        situation, action = words if words[0] else next(self._deck(voice))
        supporter = supporter or self._beside(person, slug, dice)
        activity = self.story.shelf[slug]
        return practice.make_plan(activity, situation=situation, action=action, by=person, supporter=supporter)

    def _deck(self, voice: str) -> Iterator[tuple[str, str]]:
        """Every pair of a moment and a deed once, shuffled; when all are dealt, again."""
        if voice not in self._decks:
            self._decks[voice] = self._deal(VOICES[voice])
        return self._decks[voice]

    def _deal(self, spoken: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
        while True:
            cards = [(moment, deed) for moment in spoken["moments"] for deed in spoken["deeds"]]
            self.dice.shuffle(cards)
            yield from cards

    def _beside(self, person: Person, slug: str, dice: random.Random) -> Person | None:
        """A colleague mostly, sometimes who leads her, sometimes nobody."""
        team = self._parts[str(person.number)].team
        beside = [one for one in self.story.team(team) if one.pk != person.pk]
        chance = dice.random()
        alone = 0.08 if mood_of(person, slug) == WORKS else 0.3
        if chance < alone or not beside:
            return None
        leads = self._parts[str(person.number)].leads
        return self.story.leader(team) if chance > 0.85 and not leads else dice.choice(beside)

    def say(self, check_in: CheckIn, said: Said | Commit, person: Person, *, note: str = "") -> None:
        check_in = CheckIn.objects.get(pk=check_in.pk)
        if check_in.due_on > clock.today():
            when = self.on_the_job(person, check_in.due_on)
            self.story.at(when, partial(self.say, check_in, said, person, note=note))
            return
        practice.answer_check_in(check_in, said=said, by=person, note=note)
