"""The service desk practises calling back for three quarters of an hour, and Esther, who gave it, proposes one plan to
who was there. Most join; whether Noor does is left to the reader."""

import datetime as dt
from functools import partial

from django.utils import timezone

from vliegwiel.areas.live import actions as live
from vliegwiel.areas.live.actions import Mark, PartPlan
from vliegwiel.areas.live.models import Booking, Session
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import MAX_ACTIVE_PLANS
from vliegwiel.areas.practice.models import GroupPlan, Plan

from ..story import Story

CALL = "terugbelafspraak"
JOIN = 6
WORDS = {"situation": "ik iets niet meteen kan zeggen", "action": "noemen wij een dag en een tijd voor we ophangen"}


def write(story: Story) -> None:
    first = _working(story.today - dt.timedelta(days=10))
    second = _working(first + dt.timedelta(days=1))
    third = _working(second + dt.timedelta(days=1))
    story.at(story.moment(20, 11), partial(_session, story, first))
    story.at(_at(first, 16), partial(_list, story))
    story.at(_at(second, 10), partial(_propose, story))
    story.at(_at(third, 8, 30), actions.tell_of_group_plans)
    story.at(_at(third, 12), partial(_join, story))


def _working(day: dt.date) -> dt.date:
    """That day, or the Monday after it."""
    return day + dt.timedelta(days=(8 - day.isoweekday()) if day.isoweekday() > 5 else 0)


def _at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))


def _there(story: Story) -> list[Person]:
    """Who comes: the desk without Esther, who gives it; Noor last."""
    noor, esther = story.who("noor"), story.who("esther")
    others = [one for one in story.team("KS") if one not in (noor, esther)]
    return [*sorted(others, key=lambda one: one.number or ""), noor]


def _session(story: Story, day: dt.date) -> None:
    starts = _at(day, 13)
    part = PartPlan(starts=starts, ends=starts + dt.timedelta(minutes=45), place="Klantenservice, de lange tafel")
    people = _there(story)
    session = live.plan(
        story.shelf[CALL],
        parts=[part],
        capacity=len(people),
        label="Terugbellen, samen oefenen",
        completes=False,
        by=story.who("femke"),
    )
    live.ask_trainer(session, person=story.who("esther"), by=story.who("femke"))
    live.book_many(session, people=people, by=story.who("mirjam"))


def _of(story: Story) -> Session:
    return Session.objects.get(activity=story.shelf[CALL])


def _list(story: Story) -> None:
    session = _of(story)
    seats = Booking.objects.standing().filter(session=session).values_list("pk", flat=True)
    live.keep_presence(session.parts.get(), marks={pk: Mark(True) for pk in seats}, by=story.who("esther"))


def _propose(story: Story) -> None:
    group = queries.group_of(_of(story))
    actions.propose_group_plan(story.shelf[CALL], group=group, by=story.who("esther"), **WORDS)


def _join(story: Story) -> None:
    """Who has two plans under way lets the older one rest first; the last one before Noor lets it pass."""
    proposal = GroupPlan.objects.get()
    asked = proposal.asks.exclude(person=story.who("noor")).select_related("person").order_by("person__number")
    others = [ask.person for ask in asked]
    for person in others[:JOIN]:
        running = Plan.objects.active().filter(person=person).order_by("made_at", "pk")
        if running.count() >= MAX_ACTIVE_PLANS and not running.filter(activity=proposal.activity).exists():
            actions.park_plan(running[0], by=person)
        actions.join_group_plan(proposal, by=person)
    actions.let_group_plan_pass(proposal, by=others[-1])
