"""A question to the group, beforehand or while it goes on."""

import secrets
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Booking, GroupAnswer, GroupQuestion, Session

MOST_QUESTIONS, MOST_OPTIONS = 20, 6


@transaction.atomic
def ask_group(session: Session, *, text: str, options: Sequence[str], by: permissions.Doer) -> GroupQuestion:
    """Ask the group something with two to six answers to choose from. Who comes hears it when it has not begun yet. The
    same question that is still open is not asked again. ValidationError per field."""
    require(permissions.may_ask_group(by, session), _("Een vraag stelt wie de sessie geeft of plant."))
    text = " ".join(text.split())[:200]
    told = list(dict.fromkeys(" ".join(one.split())[:80] for one in options if one.strip()))
    if not text:
        raise ValidationError({"text": _("Schrijf je vraag.")})
    if not 2 <= len(told) <= MOST_OPTIONS:
        raise ValidationError({"options": _("Geef twee tot zes antwoorden, op elke regel een.")})
    Session.objects.select_for_update().get(pk=session.pk)
    if same := session.questions.filter(text=text, options=told, closed_at=None).first():
        return same
    if session.questions.count() >= MOST_QUESTIONS:
        raise ValidationError(_("Er zijn al veel vragen gesteld aan deze groep."))
    who = {"by": by} if isinstance(by, Person) else {"trainer": by}
    row = GroupQuestion.objects.create(session=session, key=secrets.token_hex(6), text=text, options=told, **who)
    announce(events.GroupAsked(by=_pk(by), session=session.pk, question=row.pk))
    return row


@transaction.atomic
def close_question(question: GroupQuestion, *, by: permissions.Doer) -> GroupQuestion:
    """Nobody answers it any more. Twice is once."""
    require(permissions.may_ask_group(by, question.session), _("Een vraag sluit wie de sessie geeft of plant."))
    if question.closed_at is None:
        question.closed_at = clock.now()
        question.save(update_fields=["closed_at"])
        announce(events.GroupQuestionClosed(by=_pk(by), session=question.session_id, question=question.pk))
    return question


@transaction.atomic
def answer_group(question: GroupQuestion, *, choice: int, by: Person) -> GroupAnswer:
    """Her answer; another one is possible until it is among those that are told as a count.

    ValidationError without a seat, for a question that is closed, and for an answer that is not there.
    """
    seat = Booking.objects.standing().filter(session=question.session_id, person=by).first()
    require(permissions.may_answer_group(by, seat), _("Antwoorden doet wie een plek in de sessie heeft."))
    question = GroupQuestion.objects.select_for_update().get(pk=question.pk)
    if question.closed_at is not None:
        raise ValidationError(_("Deze vraag is gesloten."))
    if not 0 <= choice < len(question.options):
        raise ValidationError(_("Kies een van de antwoorden."))
    row, new = GroupAnswer.objects.get_or_create(question=question, booking=seat, defaults={"choice": choice})
    if not new and row.choice == choice:
        return row
    if not new:
        before = GroupAnswer.objects.filter(question=question, pk__lt=row.pk).count()
        if before < queries.counted(question.answers.count()):
            raise ValidationError(_("Je antwoord is al meegeteld en blijft zo staan."))
        row.choice = choice
        row.save(update_fields=["choice"])
    announce(events.GroupAnswered(by=by.pk, person=by.pk, question=question.pk))
    return row


def _pk(by: permissions.Doer) -> int | None:
    return by.pk if isinstance(by, Person) else None
