"""When each step of a loop is asked: pure functions of days, so that they can be tried on any calendar.

Source: learning design 2.4 (steps and rules against overload), 17 (states) and 19 (`plan_followups`).

Days are local days of whoever is asked, so no clock change moves one. `Works` says whether she works on a day and is
not away. What moves, only moves later: nothing is asked before its time.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from vliegwiel.areas.catalogue.enums import Skill

from ..enums import LATE_AFTER_WORKDAYS, STEPS_OF, STOP_AFTER_IGNORED, TELL_PER_WEEK, TOGETHER_DAYS, Step

Works = Callable[[dt.date], bool]

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)
LONGEST_WAIT = 800
"""Days looked ahead for a working day: the longest time away anybody can note, and some weeks."""


@dataclass(frozen=True)
class Planned:
    """One step with its days: the one it was meant for, the one it is asked on, and the last one it is asked."""

    step: Step
    meant_on: dt.date
    due_on: dt.date
    until: dt.date


def working_day(day: dt.date, works: Works) -> dt.date:
    """That day, or the first after it on which she works. Who never works is better asked on the day than never."""
    return next((day + n * DAY for n in range(LONGEST_WAIT) if works(day + n * DAY)), day)


def last_day(due_on: dt.date, works: Works) -> dt.date:
    """The tenth day she works after `due_on`: the day after it, the question is too late."""
    day, left = due_on, LATE_AFTER_WORKDAYS
    for _ahead in range(LONGEST_WAIT):
        day += DAY
        left -= works(day)
        if not left:
            return day
    return due_on + 2 * WEEK


def plan_steps(starts: dt.date, kind: Skill, works: Works) -> tuple[Planned, ...]:
    """The steps of a loop that began on `starts`: each so many days later, on a day she works, in order, never two on
    one day."""
    meant = [starts + int(step) * DAY for step in STEPS_OF[kind]]
    made = [Planned(step, day, day, day) for step, day in zip(STEPS_OF[kind], meant, strict=True)]
    return in_order(made, works)


def in_order(steps: Iterable[Planned], works: Works) -> tuple[Planned, ...]:
    """The same steps on days she works, each after the one before it."""
    found: list[Planned] = []
    for step in steps:
        due = max(step.due_on, found[-1].due_on + DAY) if found else step.due_on
        due = working_day(due, works)
        if found and due <= found[-1].due_on:  # who never works
            due = found[-1].due_on + DAY
        found.append(replace(step, due_on=due, until=last_day(due, works)))
    return tuple(found)


def together(
    own: Sequence[Planned], other: Sequence[Planned], works: Works
) -> tuple[tuple[Planned, ...], tuple[Planned, ...]]:
    """Two loops of one person that began at most fourteen days apart, with the same steps on the same day: the later of
    the two days. Only what is still to come belongs in `own` and `other`; loops further apart stay as they are."""
    if not own or not other or abs(_began(own[0]) - _began(other[0])) > TOGETHER_DAYS * DAY:
        return tuple(own), tuple(other)
    mine, theirs = ({step.step: step.due_on for step in loop} for loop in (own, other))
    share = {
        step: max(day, theirs[step])
        for step, day in mine.items()
        if step in theirs and abs(day - theirs[step]) <= TOGETHER_DAYS * DAY + WEEK  # holidays may have moved one
    }
    first, second = (
        in_order((replace(step, due_on=share.get(step.step, step.due_on)) for step in loop), works)
        for loop in (own, other)
    )
    return first, second


def _began(step: Planned) -> dt.date:
    return step.meant_on - int(step.step) * DAY


def shifted(steps: Sequence[Planned], by: dt.timedelta, today: dt.date, works: Works) -> tuple[Planned, ...]:
    """What can still be asked, so much later: after a pause. What stands ready counts from today, so it waits the whole
    pause."""
    return in_order((replace(step, due_on=max(step.due_on, today) + by) for step in steps), works)


def waited_out(steps: Sequence[Planned], today: dt.date, works: Works) -> tuple[Planned, ...]:
    """What is still to ask when she is away or off today: what stands ready moves to the first day she works, and what
    comes after it moves along by as much, so that nothing piles up for when she is back. Works she today: as it was."""
    if works(today) or not steps or steps[0].due_on > today:
        return tuple(steps)
    back = working_day(today, works)
    by = back - today
    ready = [replace(step, due_on=back) for step in steps if step.due_on <= today]
    later = [replace(step, due_on=step.due_on + by) for step in steps if step.due_on > today]
    return in_order([*ready, *later], works)


@dataclass(frozen=True)
class Asked:
    """What deciding must know of a step. told_on: the day a message named it; forgiven: she said afterwards that she
    goes on, so it counts no more as one without an answer."""

    pk: int
    plan: int
    step: int
    due_on: dt.date
    until: dt.date
    told_on: dt.date | None = None
    answered: bool = False
    forgiven: bool = False


@dataclass(frozen=True)
class Message:
    """What one message asks today: the steps by number, or (`going_on`) of which plans she wants to go on or stop."""

    steps: tuple[int, ...] = ()
    going_on: tuple[int, ...] = ()


def message_of(
    day: dt.date, steps: Collection[Asked], *, works: bool, told: Collection[dt.date], quiet: Collection[int]
) -> Message | None:
    """The one message somebody may get on `day` about all her loops together, or None.

    steps: all of her standing loops, any order. works: she works that day and is not away. told: the days on which she
    was told before. quiet: plans of which she was asked whether to go on, and did not say so yet.

    One a day, two in any seven days. Of each plan the latest step that stands ready, so that skipped ones never pile
    up. After three in a row without an answer it asks once whether to go on, and then nothing.
    """
    recent = {one for one in told if one > day - WEEK}  # a clock set back leaves days ahead of us; they count
    if not works or day in recent or len(recent) >= TELL_PER_WEEK:
        return None
    ask: list[int] = []
    going_on: list[int] = []
    for plan in sorted({one.plan for one in steps} - set(quiet)):
        loop = sorted((one for one in steps if one.plan == plan), key=lambda one: one.step)
        ready = [one for one in loop if one.due_on <= day]
        if not ready or ready[-1].answered or ready[-1].told_on or ready[-1].until < day:
            continue
        if ignored(loop) >= STOP_AFTER_IGNORED:
            going_on.append(plan)
        else:
            ask.append(ready[-1].pk)
    if ask:
        return Message(steps=tuple(ask))
    return Message(going_on=tuple(going_on)) if going_on else None


def ignored(loop: Iterable[Asked]) -> int:
    """How many messages of one plan, the last ones in a row, got no answer. Later steps count last."""
    found = 0
    for one in sorted(loop, key=lambda one: one.step):
        found = 0 if one.answered else found + (one.told_on is not None and not one.forgiven)
    return found
