"""Answering in private, starting over, and forgetting after thirty days."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from . import events, permissions
from .models import Answer
from .queries import Outcome, Question, answers, check

KEPT = dt.timedelta(days=30)


@transaction.atomic
def answer(
    key: str,
    *,
    question: Question,
    chosen: Iterable[str],
    by: Person,
    sure: int | None = None,
    at: dt.datetime | None = None,
) -> Outcome:
    """Answer a question and hear at once how and why. The same answer twice is one answer.

    key: "<edition>:<block>", at most 80 characters. chosen: a list of words, as `queries.checking` reads it; what the
    question does not have is ignored. sure: 1..3 (`enums.Sureness`) when the question asks it; else it is not kept.
    at: when she gave it, for an answer that arrives later than that; now when it is not said.
    """
    require(permissions.may_practise(by), _("Oefenen kan alleen wie hier werkt."))
    outcome = check(question, chosen, sure=sure if question.sure else None)
    latest = answers(by, [key]).get(key)
    if latest is None or (tuple(latest.chosen), latest.sure) != (outcome.chosen, outcome.sure):
        Answer.objects.create(
            person=by,
            question=key,
            chosen=list(outcome.chosen),
            correct=outcome.correct,
            sure=outcome.sure,
            at=at or clock.now(),
        )
        announce(events.Answered(by=by.pk, person=by.pk))
    return outcome


@transaction.atomic
def carry_answers(keys: Mapping[str, str], *, by: Person) -> int:
    """Her latest answer to each of these questions goes along to another ({old key: new key}), as old as it was; one
    she gave there already stays. Gives how many went."""
    require(permissions.may_practise(by), _("Oefenen kan alleen wie hier werkt."))
    there = answers(by, keys.values()) if keys else {}
    given = answers(by, keys) if keys else {}
    carried = [
        Answer(person=by, question=keys[key], chosen=one.chosen, correct=one.correct, sure=one.sure, at=one.at)
        for key, one in given.items()
        if keys[key] not in there
    ]
    Answer.objects.bulk_create(carried)
    if carried:
        announce(events.AnswersCarried(by=by.pk, person=by.pk, count=len(carried)))
    return len(carried)


@transaction.atomic
def clear_answers(keys: Iterable[str], *, by: Person) -> None:
    """Wipe her own answers to these questions, to practise afresh."""
    require(permissions.may_practise(by), _("Oefenen kan alleen wie hier werkt."))
    wiped, _models = Answer.objects.filter(person=by, question__in=list(keys)).delete()
    if wiped:
        announce(events.AnswersCleared(by=by.pk, person=by.pk))


@transaction.atomic
def purge_answers() -> int:
    """Forget every answer older than thirty days; gives how many there were."""
    gone, _models = Answer.objects.filter(at__lt=clock.now() - KEPT).delete()
    if gone:
        announce(events.AnswersPurged(by=None, count=gone))
    return gone
