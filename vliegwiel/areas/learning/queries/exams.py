"""Tests that count: what is asked, where she stands, and what came of an attempt."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from vliegwiel.areas.assessment.enums import QuestionKind
from vliegwiel.areas.assessment.queries import Outcome, Question, check, kind_of, question
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Exam
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..models import Attempt, Enrolment, ExtraTime

GRACE = dt.timedelta(seconds=10)  # for the road; what comes after it is late


@dataclass(frozen=True)
class ExamStanding:
    """Where somebody stands with a test. `opens_on`: when she may try again, once `left` is 0; None: not any more.
    `round`: the one her next attempt belongs to."""

    attempts: tuple[Attempt, ...]
    running: Attempt | None
    left: int
    opens_on: dt.date | None
    round: int = 1

    @property
    def passed(self) -> Attempt | None:
        return next((one for one in self.attempts if one.is_passed), None)

    @property
    def latest(self) -> Attempt | None:
        """The last one she handed in."""
        return next((one for one in reversed(self.attempts) if one.handed_in_at), None)


def exam_of(activity: int) -> Exam | None:
    """The rules of its test; None when its questions are practice."""
    return Exam.objects.filter(activity=activity).first()


def counts(raw: dict[str, Any]) -> bool:
    """Whether a block is asked in a test: a question with a right answer."""
    return raw["type"] == Kind.QUESTION and kind_of(raw["data"]) != QuestionKind.OPEN


def asked_in(raw_blocks: Iterable[dict[str, Any]]) -> list[str]:
    """The blocks a test can ask, in the author's order."""
    return [raw["id"] for raw in raw_blocks if counts(raw)]


def exam_standing(enrolment: Enrolment, exam: Exam | None) -> ExamStanding:
    """One query. Attempts are counted in rounds: when all are used, a new round opens `again_days` later. Without rules
    (the questions are practice again) there are no more attempts; one that runs may be ended."""
    rows = tuple(Attempt.objects.filter(enrolment=enrolment).order_by("number"))
    for row in rows:
        if row.edition_id == enrolment.edition_id:
            row.edition = enrolment.edition  # saves a query: mostly it is the one she is in
    running = next((one for one in rows if one.handed_in_at is None), None)
    if exam is None:
        return ExamStanding(rows, running, 0, None)
    number = rows[-1].round if rows else 1
    left, opens_on = max(0, exam.attempts - sum(one.round == number for one in rows)), None
    if not left and not running:
        opens_on = (
            timezone.localdate(rows[-1].handed_in_at) + dt.timedelta(days=exam.again_days) if exam.again_days else None
        )
        if opens_on and opens_on <= clock.today():
            left, opens_on, number = exam.attempts, None, number + 1
    return ExamStanding(rows, running, left, opens_on, number)


def has_passed(enrolment: Enrolment) -> bool:
    """Whether one of her attempts was enough; passed is passed."""
    return Attempt.objects.filter(enrolment=enrolment, is_passed=True).exists()


def extra_time(person: Person) -> int:
    """How many percent more time she has at a test; 0 for as much as everybody."""
    return ExtraTime.objects.filter(person=person).values_list("percent", flat=True).first() or 0


def minutes_for(exam: Exam, percent: int) -> int:
    """Minutes with her extra time, rounded up; 0 when there is no limit."""
    return -(-exam.minutes * (100 + percent) // 100)


def is_over(attempt: Attempt) -> bool:
    """Whether its time is up, by our clock."""
    return attempt.ends_at is not None and clock.now() > attempt.ends_at + GRACE


def asked(attempt: Attempt) -> list[tuple[str, Question]]:
    """Its questions in its own order, in the edition she began."""
    raw = {one["id"]: one["data"] for one in attempt.edition.blocks}
    return [(block, question(raw[block])) for block in attempt.asked if block in raw]


def judged(attempt: Attempt) -> list[tuple[str, Question, Outcome]]:
    """What came of each question; one without an answer is not right yet."""
    given = attempt.answers
    return [
        (block, one, check(one, given.get(block, {}).get("chosen", []), sure=given.get(block, {}).get("sure")))
        for block, one in asked(attempt)
    ]
