"""What people do about their plans, day by day, by the habits of their team: they answer or stay silent, name what
stood in the way, let a plan rest, take it up, say it otherwise or stop; who was asked beside them reacts.

Each day looks at what stands there, so the told half-year and the days an evaluator lets go by are lived alike.
"""

import datetime as dt
from collections.abc import Collection
from functools import partial

from django.utils import timezone

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice.enums import MAX_ACTIVE_PLANS, STUCK, Commit, Said, Step, Support
from vliegwiel.areas.practice.models import CheckIn, Plan, SupportAct
from vliegwiel.kit import clock

from .moods import IN_THE_WAY, SAYINGS, STANDING, mood_of, part_of, roll, voice_of
from .story import Story

RESTS, THINKS, REACTS_WITHIN = 21, 2, 6  # days
NOTED = {Said.DID_IT: "did", Said.TRIED: "tried", Said.NO_CHANCE: "no_chance", Said.NOT_USEFUL: "not_useful"}
OFTEN = {Said.DID_IT: (2, 3, 3, 4), Said.TRIED: (1, 1, 2)}  # times, of four
HOURS, SHIFT_HOURS = (9, 9, 10, 11, 13, 14, 15), (20, 21, 22)


class Habits:
    """Deals the days. apart: people who answer for themselves."""

    def __init__(self, story: Story, *, apart: Collection[int] = ()) -> None:
        self.story, self.apart = story, set(apart)

    def day(self) -> None:
        """Write down what happens today, each at a moment of its own."""
        today = clock.today()
        # The day is the last thing the dice of a moment hear, so that two answers of one person do not fall together.
        for row in _ready(today):
            said, waits = self._would_say(row)
            if said and row.due_on + dt.timedelta(days=waits) <= today and self._lives(row.plan.person, row.plan):
                self.story.at(self._moment(row.plan.person, row.pk), partial(self._answer, row.pk, said))
        for row in _unseen(today):
            supporter = row.plan.supporter
            if supporter and self._lives(supporter, row.plan) and self._would_react(row, today):
                self.story.at(self._moment(supporter, row.pk, "seen"), partial(self._react, row.pk))
        for plan in Plan.objects.quiet().filter(quiet_on=today - dt.timedelta(days=THINKS)).select_related("person"):
            if self._lives(plan.person, plan):
                self.story.at(self._moment(plan.person, plan.pk, "quiet"), partial(self._go_on_or_stop, plan.pk))
        rested = clock.now() - dt.timedelta(days=RESTS)
        for plan in Plan.objects.standing().filter(parked_at__lte=rested).select_related("person").order_by("pk"):
            if self._lives(plan.person, plan) and roll(plan.person, plan.activity_id, "rests").random() < 0.5:
                self.story.at(self._moment(plan.person, plan.pk, "rests"), partial(self._take_up, plan.pk))

    def _name(self, plan: Plan) -> str:
        return next((name for name, activity in self.story.shelf.items() if activity.pk == plan.activity_id), "")

    def _lives(self, person: Person, plan: Plan) -> bool:
        """Whether she does anything here today by habit."""
        part, today = part_of(person), str(clock.today().isoweekday())
        if part is None or person.pk in self.apart or plan.pk in self.story.by_hand or not person.is_active:
            return False
        return part.pattern == "roster" or today in part.pattern

    def _moment(self, person: Person, *about: object) -> dt.datetime:
        """Today, after the message came and never before now."""
        part, dice = part_of(person), roll(person, "moment", *about)
        hour = dice.choice(SHIFT_HOURS if part and part.pattern == "roster" else HOURS)
        moment = dt.datetime.combine(clock.today(), dt.time(hour, dice.randint(0, 59)))
        return max(timezone.make_aware(moment), clock.now())

    def _would_say(self, row: CheckIn) -> tuple[Said | Commit | None, int]:
        """What she says to it, or nothing; and after how many days."""
        person, name = row.plan.person, self._name(row.plan)
        mood, dice = mood_of(person, name), roll(person, name, row.day)
        said: Said | Commit | None
        if row.day == Step.COMMIT:
            said = dice.choices(STANDING, mood.stands)[0]
        else:
            said = dice.choices(SAYINGS, mood.says)[0]
        silent = roll(person, name, "silent").random() < mood.silent
        return None if silent else said, dice.choice((0, 0, 1, 2))

    def _answer(self, pk: int, said: Said | Commit) -> None:
        row = CheckIn.objects.select_related("plan__person", "plan__activity").get(pk=pk)
        plan, person, name = row.plan, row.plan.person, self._name(row.plan)
        if row.said or plan.stopped_at or plan.parked_at or row.due_on > clock.today():
            return
        dice, voice = roll(person, name, row.day, "words"), voice_of(person, name)
        note = dice.choice(voice[NOTED[said]]) if isinstance(said, Said) and voice else ""
        messaging.read_all(by=person)
        row = practice.answer_check_in(row, said=said, by=person, note=note)
        if said == Commit.ADJUST and voice:
            action = dice.choice([deed for deed in voice["deeds"] if deed != plan.action])
            practice.change_plan(plan, situation=plan.situation, action=action, by=person)
        if row.day == Step.PRACTICE and isinstance(said, Said) and said in OFTEN and dice.random() < 0.6:
            practice.say_how_often(row, times=dice.choice(OFTEN[said]), by=person)
        if said in STUCK and dice.random() < 0.8:
            mood = mood_of(person, name)
            practice.name_obstacle(row, obstacle=dice.choice(mood.stuck or IN_THE_WAY[said]), by=person)
        if said == Said.NOT_USEFUL and dice.random() < 0.4:
            practice.stop_plan(plan, by=person)
        elif said == Said.NO_CHANCE and row.day >= Step.CHECK and dice.random() < 0.4:
            part = part_of(person)
            if part and not part.leads:
                practice.ask_for_chance(plan, to=self.story.leader(part.team), by=person)

    def _would_react(self, row: CheckIn, today: dt.date) -> bool:
        """Some days after the answer, if at all."""
        dice = roll(row.plan.person, self._name(row.plan), row.day, "seen")
        comes, waits = dice.random() < mood_of(row.plan.person).seen, dice.choice((0, 1, 1, 2))
        answered = timezone.localtime(row.said_at).date() if row.said_at else today
        return comes and answered + dt.timedelta(days=waits) <= today

    def _react(self, pk: int) -> None:
        row = CheckIn.objects.select_related("plan__person", "plan__supporter").get(pk=pk)
        plan, supporter = row.plan, row.plan.supporter
        if supporter is None or not supporter.is_active or row.support.exists():
            return
        dice = roll(plan.person, self._name(plan), row.day, "reaction")
        voice = voice_of(plan.person, self._name(plan))
        if row.said == Said.DID_IT or (row.said == Said.TRIED and dice.random() < 0.4):
            words = dice.choice(voice["seen"]) if voice else ""
            practice.support(row, kind=Support.CONFIRMED, by=supporter, text=words)
        elif voice:
            given = set(SupportAct.objects.filter(check_in__plan=plan).values_list("text", flat=True))
            fresh = [hint for hint in voice["hints"] if hint not in given]
            if fresh:  # he has said all he knows
                practice.support(row, kind=Support.HINT, by=supporter, text=dice.choice(fresh))

    def _go_on_or_stop(self, pk: int) -> None:
        plan = Plan.objects.select_related("person").get(pk=pk)
        dice = roll(plan.person, plan.pk, "going on").random()
        if dice < 0.4:
            practice.stop_plan(plan, by=plan.person)
        elif dice < 0.65:
            practice.take_up_plan(plan, by=plan.person)

    def _take_up(self, pk: int) -> None:
        plan = Plan.objects.select_related("person").get(pk=pk)
        if Plan.objects.active().filter(person=plan.person).count() < MAX_ACTIVE_PLANS and not plan.stopped_at:
            practice.take_up_plan(plan, by=plan.person)


def _ready(today: dt.date) -> list[CheckIn]:
    """Of each plan the last step that can be answered, as a page would show it."""
    rows = CheckIn.objects.due(today).select_related("plan__person").order_by("plan", "day")
    return list({row.plan_id: row for row in rows}.values())


def _unseen(today: dt.date) -> list[CheckIn]:
    """Answers of the last days to which nobody reacted."""
    since = clock.now() - dt.timedelta(days=REACTS_WITHIN)
    rows = CheckIn.objects.filter(said__in=[Said.DID_IT, Said.TRIED, Said.NO_CHANCE], said_at__gte=since, support=None)
    rows = rows.filter(plan__supporter__isnull=False, plan__stopped_at=None)
    return list(rows.select_related("plan__person", "plan__supporter").order_by("pk"))
