"""A test that counts: one attempt at a time, one end to it, by our clock, whatever a browser says."""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Attempt, Enrolment, ExtraTime
from .doing import NOT_YOURS, do

MOST_LATE = 200
MOST_EXTRA = 200  # percent
NOT_GIVEN = gettext_lazy("Over extra tijd gaan HR en de opleiders.")


@dataclass(frozen=True)
class Heard:
    """What came of an answer in a test: kept, or late and kept apart."""

    attempt: Attempt
    late: bool


@transaction.atomic
def begin_attempt(enrolment: Enrolment, *, by: Person) -> Attempt:
    """Begin an attempt, or give the one that runs. Its questions are drawn here and its end is set here.

    ValidationError when there is no test, none of its questions is in her edition, or no attempt is left now.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)  # two windows begin one attempt
    exam = queries.exam_of(enrolment.activity_id)
    blocks = queries.asked_in(enrolment.edition.blocks)
    if exam is None or not blocks:
        raise ValidationError(_("Hier hoort geen toets bij."))
    standing = queries.exam_standing(enrolment, exam)
    if standing.running:
        return standing.running
    if standing.passed:
        return standing.passed
    if not standing.left:
        raise ValidationError(_("Je pogingen zijn op."))
    if exam.draw:
        seen = {block for one in standing.attempts for block in one.asked}
        # What she did not have before comes first: the same questions again measure memory of the test.
        drawn = sorted(blocks, key=lambda block: (block in seen, random.random()))[: exam.draw]
        random.shuffle(drawn)
        blocks = drawn
    now = clock.now()
    minutes = queries.minutes_for(exam, queries.extra_time(by))
    attempt = Attempt.objects.create(
        enrolment=enrolment,
        edition=enrolment.edition,
        number=len(standing.attempts) + 1,
        round=standing.round,
        asked=blocks,
        pass_mark=exam.pass_mark,
        began_at=now,
        ends_at=now + dt.timedelta(minutes=minutes) if minutes else None,
    )
    announce(events.AttemptBegun(by=by.pk, person=by.pk, attempt=attempt.pk, activity=enrolment.activity_id))
    return attempt


@transaction.atomic
def answer_attempt(
    attempt: Attempt, block: str, *, chosen: Iterable[str], by: Person, sure: int | None = None
) -> Heard:
    """Keep an answer; the last one before the end counts. Nothing is said about right or wrong yet.

    After the end the attempt is closed on what was there, and the answer is kept apart. ValidationError for a question
    this attempt does not ask.
    """
    require(permissions.may_learn(by, attempt.enrolment), NOT_YOURS)
    attempt = _latest(attempt)
    if block not in attempt.asked:
        raise ValidationError(_("Deze vraag hoort niet bij deze poging."))
    given = {"chosen": [str(one) for one in chosen], "sure": sure, "at": clock.now().isoformat()}
    late = attempt.handed_in_at is not None or queries.is_over(attempt)
    if late:
        attempt.late = [*attempt.late, {"block": block, **given}][-MOST_LATE:]
        attempt.save(update_fields=["late"])
        _close(attempt)
    else:
        attempt.answers = {**attempt.answers, block: given}
        attempt.save(update_fields=["answers"])
    return Heard(attempt, late)


@transaction.atomic
def hand_in(attempt: Attempt, *, by: Person) -> Attempt:
    """End the attempt and hear what came of it. Handing in twice is once. A pass does the questions' steps, and may
    finish the activity."""
    require(permissions.may_learn(by, attempt.enrolment), NOT_YOURS)
    return _close(_latest(attempt))


@transaction.atomic
def close_overdue() -> int:
    """Close every attempt whose time is up; gives how many."""
    over = Attempt.objects.filter(handed_in_at=None, ends_at__lt=clock.now() - queries.GRACE).order_by("pk")
    found = list(over.values_list("pk", flat=True))
    for pk in found:
        _close(_latest(Attempt(pk=pk)))
    return len(found)


@transaction.atomic
def give_extra_time(person: Person, *, percent: int, by: Person) -> None:
    """Agree on more time at tests, in percent; 0 takes it back. Attempts that run keep their end."""
    require(permissions.may_give_extra_time(by), NOT_GIVEN)
    if not 0 <= percent <= MOST_EXTRA:
        raise ValidationError(_("Kies een getal van {least} tot en met {most}.").format(least=0, most=MOST_EXTRA))
    if percent == queries.extra_time(person):
        return
    if percent:
        ExtraTime.objects.update_or_create(person=person, defaults={"percent": percent, "given_by": by})
    else:
        ExtraTime.objects.filter(person=person).delete()
    announce(events.ExtraTimeGiven(by=by.pk, person=person.pk))


def _latest(attempt: Attempt) -> Attempt:
    rows = Attempt.objects.select_for_update(of=("self",))
    return rows.select_related("edition", "enrolment__edition", "enrolment__person").get(pk=attempt.pk)


def _close(attempt: Attempt) -> Attempt:
    if attempt.handed_in_at is not None:
        return attempt
    outcomes = queries.judged(attempt)
    attempt.right = sum(outcome.correct for _block, _question, outcome in outcomes)
    attempt.is_passed = bool(outcomes) and attempt.right * 100 >= attempt.pass_mark * len(outcomes)
    now = clock.now()
    attempt.handed_in_at = min(now, attempt.ends_at) if attempt.ends_at else now
    attempt.save(update_fields=["handed_in_at", "right", "is_passed"])
    learner, activity = attempt.enrolment.person, attempt.enrolment.activity_id
    announce(events.AttemptHandedIn(by=learner.pk, person=learner.pk, attempt=attempt.pk, activity=activity))
    if attempt.is_passed:
        do(attempt.enrolment, queries.asked_in(attempt.enrolment.edition.blocks), learner)
    return attempt
