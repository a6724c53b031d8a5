"""When something is asked: pure functions, tried on random calendars. Source: learning design 2.4 and test T07."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vliegwiel.areas.catalogue.enums import Skill
from vliegwiel.areas.messaging.enums import Lane
from vliegwiel.areas.messaging.queries.deciding import Answer, Reader, decide, next_window
from vliegwiel.areas.practice.enums import STEPS_OF, Step
from vliegwiel.areas.practice.queries.schedule import (
    Asked,
    Message,
    Planned,
    last_day,
    message_of,
    plan_steps,
    shifted,
    together,
    waited_out,
)
from vliegwiel.kit.notices import Topic
from vliegwiel.kit.workdays import public_holidays

DAY = dt.timedelta(days=1)
MONDAY = dt.date(2026, 3, 2)


def weekdays(day):
    return day.isoweekday() <= 5


def days_of(steps):
    return {int(one.step): one.due_on for one in steps}


@pytest.mark.parametrize(
    ("kind", "steps"),
    [(Skill.OPEN, [1, 3, 14, 42, 84]), (Skill.CLOSED, [1, 3, 14, 42, 84]), (Skill.LEGAL, [3, 14])],
)
def test_the_kind_of_skill_says_which_steps_there_are(kind, steps):
    assert [int(one.step) for one in plan_steps(MONDAY, kind, weekdays)] == steps


def test_each_step_comes_on_its_day_or_the_next_she_works():
    friday = dt.date(2026, 3, 6)
    assert days_of(plan_steps(friday, Skill.OPEN, weekdays)) == {
        1: dt.date(2026, 3, 9),  # Saturday is off
        3: dt.date(2026, 3, 10),  # and Monday is taken by the step before it
        14: dt.date(2026, 3, 20),
        42: dt.date(2026, 4, 17),
        84: dt.date(2026, 5, 29),
    }


def test_it_is_asked_until_the_tenth_day_she_works_after_it():
    assert last_day(MONDAY, weekdays) == dt.date(2026, 3, 16)
    assert last_day(MONDAY, lambda day: day.isoweekday() == 1) == dt.date(2026, 5, 11)
    assert last_day(MONDAY, lambda day: False) == dt.date(2026, 3, 16)


def test_two_that_ended_within_fourteen_days_are_asked_about_on_the_same_day():
    one = plan_steps(MONDAY, Skill.OPEN, weekdays)
    other = plan_steps(MONDAY + 9 * DAY, Skill.LEGAL, weekdays)
    first, second = together(one, other, weekdays)
    assert second == other
    assert days_of(first) == {**days_of(one), 3: days_of(other)[3], 14: days_of(other)[14]}
    later = plan_steps(MONDAY + 15 * DAY, Skill.OPEN, weekdays)
    assert together(one, later, weekdays) == (one, later)


def test_leave_moves_what_is_to_come_along_so_that_nothing_piles_up():
    steps = plan_steps(MONDAY, Skill.OPEN, weekdays)[1:]
    back = dt.date(2026, 6, 29)

    def works(day):
        return weekdays(day) and not MONDAY + 3 * DAY <= day < back

    assert days_of(waited_out(steps, MONDAY + 3 * DAY, works)) == {
        3: back,
        14: dt.date(2026, 7, 10),
        42: dt.date(2026, 8, 7),
        84: dt.date(2026, 9, 18),
    }


def test_three_without_an_answer_bring_one_question_and_then_nothing():
    due = [MONDAY + n * 7 * DAY for n in range(4)]
    loop = [Asked(n, 9, step, day, day + 10 * DAY, day) for n, (step, day) in enumerate(zip(Step, due, strict=False))]
    fourth = Asked(3, 9, 42, due[3], due[3] + 10 * DAY)

    def message(**more):
        given = {"works": True, "told": set(due[:3]), "quiet": set(), **more}
        return message_of(due[3], [*loop[:3], fourth], **given)

    assert message() == Message(going_on=(9,))
    assert message(quiet={9}) is None
    assert message(works=False) is None
    answered = [*loop[:2], Asked(2, 9, 14, due[2], due[2] + 10 * DAY, due[2], answered=True)]
    assert message_of(due[3], [*answered, fourth], works=True, told=set(), quiet=set()) == Message(steps=(3,))


# Random lives: part-time and shift patterns, days off, leave of days or months, holidays, zones whose clocks change.

patterns = st.sets(st.integers(1, 7), min_size=1)
starts = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
kinds = st.sampled_from(list(Skill))
leaves = st.lists(st.tuples(st.integers(0, 200), st.one_of(st.integers(0, 20), st.integers(60, 200))), max_size=3)
ZONES = [ZoneInfo(name) for name in ("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia")]


@st.composite
def calendars(draw):
    """(first day, works): somebody's working days from then on."""
    first, days, roster = draw(starts), draw(patterns), draw(st.booleans())
    away = [(first + at * DAY, first + (at + long) * DAY) for at, long in draw(leaves)]

    def works(day):
        if any(begin <= day <= end for begin, end in away):
            return False
        return day.isoweekday() in days and (roster or day not in public_holidays(day.year))

    return first, works


def holds(steps, works):
    """In order, one a day, on days she works, never before its time, and its last day after it."""
    due = [one.due_on for one in steps]
    assert due == sorted(set(due))
    assert [one.step for one in steps] == sorted(one.step for one in steps)
    for one in steps:
        assert works(one.due_on)
        assert one.meant_on <= one.due_on < one.until
        assert sum(works(one.due_on + n * DAY) for n in range(1, (one.until - one.due_on).days + 1)) == 10


@settings(max_examples=300, deadline=None)
@given(calendar=calendars(), kind=kinds)
def test_on_any_calendar_the_order_is_kept_and_nothing_is_lost(calendar, kind):
    first, works = calendar
    steps = plan_steps(first, kind, works)
    assert tuple(one.step for one in steps) == STEPS_OF[kind]
    holds(steps, works)
    assert all(one.meant_on == first + int(one.step) * DAY for one in steps)


@settings(max_examples=300, deadline=None)
@given(calendar=calendars(), kind=kinds, other=kinds, apart=st.integers(-30, 30), done=st.integers(0, 4))
def test_two_loops_together_keep_their_order_and_share_their_days(calendar, kind, other, apart, done):
    first, works = calendar
    one, two = plan_steps(first, kind, works)[done:], plan_steps(first + apart * DAY, other, works)
    ours, theirs = together(one, two, works)
    holds(ours, works)
    holds(theirs, works)
    for before, after in ((one, ours), (two, theirs)):
        assert [row.step for row in before] == [row.step for row in after]
        assert all(row.due_on >= was.due_on for row, was in zip(after, before, strict=True))
    if abs(apart) > 14:
        assert (ours, theirs) == (tuple(one), tuple(two))
    again = together(ours, theirs, works)
    assert [days_of(loop) for loop in again] == [days_of(ours), days_of(theirs)]


@settings(max_examples=300, deadline=None)
@given(calendar=calendars(), kind=kinds, at=st.integers(0, 100), long=st.integers(1, 60))
def test_a_pause_moves_what_is_to_come_and_keeps_the_order(calendar, kind, at, long):
    first, works = calendar
    today = first + at * DAY
    steps = [one for one in plan_steps(first, kind, works) if one.until >= today]
    later = shifted(steps, long * DAY, today, works)
    holds(later, works)
    assert [one.step for one in later] == [one.step for one in steps]
    assert all(one.due_on >= today + long * DAY for one in later)
    assert all(one.due_on >= was.due_on + long * DAY for one, was in zip(later, steps, strict=True))


class Life:
    """Somebody's weeks, day by day: what stands ready is told by the rules, and she answers when the dice say so."""

    def __init__(self, loops, works, answers):
        self.loops = [list(loop) for loop in loops]
        self.works, self.answers = works, answers
        self.told, self.asked, self.questions = {}, {}, {}
        self.answered, self.days = set(), []

    def rows(self):
        return [
            Asked(
                pk=100 * number + int(one.step),
                plan=number,
                step=int(one.step),
                due_on=one.due_on,
                until=one.until,
                told_on=self.told.get((number, one.step)),
                answered=(number, one.step) in self.answered,
            )
            for number, loop in enumerate(self.loops)
            for one in loop
        ]

    def live(self, day, real_day):
        for number, loop in enumerate(self.loops):
            open_ones = [one for one in loop if (number, one.step) not in {*self.told, *self.answered}]
            ready = [one for one in open_ones if one.due_on <= day]
            ahead = [one for one in ready[-1:] if one.until >= day] + [one for one in open_ones if one.due_on > day]
            moved = {one.step: one for one in waited_out(ahead, day, self.works)}
            self.loops[number] = [moved.get(one.step, one) for one in loop]
        message = message_of(
            day,
            self.rows(),
            works=self.works(day),
            told=[*self.told.values(), *self.questions.values()],
            quiet=set(self.questions),
        )
        if message is None:
            return
        self.days.append(real_day)
        assert self.works(day)
        for pk in message.steps:
            number, step = pk // 100, Step(pk % 100)
            one = next(row for row in self.loops[number] if row.step == step)
            assert one.meant_on <= one.due_on <= day <= one.until  # not before its time, and never too late
            assert (number, step) not in self.told
            self.told[number, step] = day
            if self.answers.pop() if self.answers else True:
                self.answered.add((number, step))
        for number in message.going_on:
            assert number not in self.questions
            self.questions[number] = day


@settings(max_examples=120, deadline=None)
@given(
    calendar=calendars(),
    kinds_=st.tuples(kinds, kinds),
    apart=st.integers(0, 40),
    answers=st.lists(st.booleans(), max_size=12),
    set_back=st.dictionaries(st.integers(1, 150), st.integers(1, 5), max_size=2),
)
def test_all_loops_together_never_ask_more_than_the_cap_also_when_the_clock_is_set_back(
    calendar, kinds_, apart, answers, set_back
):
    first, works = calendar
    one, two = together(plan_steps(first, kinds_[0], works), plan_steps(first + apart * DAY, kinds_[1], works), works)
    life = Life((one, two), works, list(answers))
    day = first
    for number in range(420):
        day = day - set_back[number] * DAY if number in set_back else day + DAY
        life.live(day, number)
    told = [*life.told.values(), *life.questions.values()]
    for moment in set(told):
        assert len({one for one in told if moment - 7 * DAY < one <= moment}) <= 2
    assert len(life.days) == len(set(life.days)) == len(set(told))
    for number, loop in enumerate((one, two)):  # in order, and silent after the question
        asked = [life.told[number, row.step] for row in loop if (number, row.step) in life.told]
        assert asked == sorted(asked)
        if number in life.questions:
            assert all(day <= life.questions[number] for day in asked)


@settings(max_examples=150, deadline=None)
@given(
    calendar=calendars(),
    kind=kinds,
    zone=st.sampled_from(ZONES),
    quiet=st.tuples(st.integers(0, 47), st.integers(0, 47)),
)
def test_what_is_told_is_mailed_on_a_day_she_works_and_never_in_her_night(calendar, kind, zone, quiet):
    """Through the one place that decides about mail, in zones whose clocks change by an hour, by half an hour, and
    where a whole day was skipped."""
    from django.utils import timezone  # inside: the zone is set for this one walk

    first, works = calendar
    from_, until = (dt.time(n // 2, 30 * (n % 2)) for n in quiet)
    mails = []
    with timezone.override(zone):
        for one in plan_steps(first, kind, works):
            planned = timezone.make_aware(dt.datetime.combine(one.due_on, dt.time(8, 30)))
            now = planned
            for _again in range(200):
                reader = Reader(works_on=works, quiet_from=from_, quiet_until=until, mails=tuple(mails))
                verdict = decide(Topic.PROMISE, Lane.MAIL, planned, reader, now, may_wait=True)
                if verdict.answer == Answer.SEND:
                    mails.append(now)
                if verdict.answer != Answer.LATER:
                    break
                now = verdict.until
            assert verdict.answer in (Answer.SEND, Answer.DIGEST, Answer.DROP)
        for mail in mails:
            local = timezone.localtime(mail)
            assert works(local.date())
            assert not Reader(works_on=works, quiet_from=from_, quiet_until=until).quiet(local.time())
            assert next_window(mail, Reader(works_on=works, quiet_from=from_, quiet_until=until)) == mail
        days = [timezone.localtime(mail).date() for mail in mails]
        assert len(days) == len(set(days))
        assert all(sum(mail - dt.timedelta(days=7) < one <= mail for one in mails) <= 2 for mail in mails)


def test_a_step_says_its_days_in_plain_values():
    assert plan_steps(MONDAY, Skill.LEGAL, weekdays)[0] == Planned(
        Step.FIRST_TRY, dt.date(2026, 3, 5), dt.date(2026, 3, 5), dt.date(2026, 3, 19)
    )
