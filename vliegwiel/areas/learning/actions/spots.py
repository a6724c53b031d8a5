"""Asking on the spot: a question beside a block, and the answer of whoever keeps the activity."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.queries import sensitive
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Enrolment, SpotQuestion
from .doing import NOT_YOURS, find

MOST_OPEN = 20  # questions of one person about one activity that wait for an answer
NOT_KEEPER = gettext_lazy("Antwoorden kan wie de activiteit onderhoudt.")


@transaction.atomic
def ask_on_the_spot(enrolment: Enrolment, block: str, *, text: str, by: Person) -> SpotQuestion:
    """Ask something beside a block. The same words again, while they wait, are the same question.

    ValidationError for nothing, more than 600 characters, a block that is not there, too many that wait, and for words
    that need a person rather than an academy: those are not kept.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    find(enrolment, block)
    text = " ".join(text.split())
    if not text or len(text) > 600:
        raise ValidationError(_("Schrijf je vraag in ten hoogste 600 tekens."))
    if sensitive(text):
        raise ValidationError(_away())
    mine = SpotQuestion.objects.filter(person=by, activity=enrolment.activity_id, answered_at=None)
    if same := mine.filter(block=block, text=text).first():
        return same
    if mine.count() >= MOST_OPEN:
        raise ValidationError(_("Er wachten al veel vragen van jou. Wacht eerst op antwoord."))
    asked = SpotQuestion.objects.create(person=by, activity_id=enrolment.activity_id, block=block, text=text)
    announce(events.SpotAsked(by=by.pk, person=by.pk, question=asked.pk, activity=enrolment.activity_id))
    return asked


@transaction.atomic
def answer_on_the_spot(question: SpotQuestion, *, text: str, shown_as: str = "", by: Person) -> SpotQuestion:
    """Answer, or answer better. shown_as: the question as others may read it with the answer, without her name; "" when
    only she reads it. ValidationError for no answer."""
    require(permissions.may_answer_spot(by, question), NOT_KEEPER)
    text, shown_as = text.strip()[:2000], " ".join(shown_as.split())[:600]
    if not text:
        raise ValidationError(_("Schrijf een antwoord."))
    if (question.answer, question.shown_as) == (text, shown_as):
        return question
    question.answer, question.shown_as = text, shown_as
    question.answered_by, question.answered_at = by, clock.now()
    question.save(update_fields=["answer", "shown_as", "answered_by", "answered_at"])
    announce(
        events.SpotAnswered(by=by.pk, person=question.person_id, question=question.pk, activity=question.activity_id)
    )
    return question


@transaction.atomic
def withdraw_spot(question: SpotQuestion, *, by: Person) -> None:
    """Take a question away, with its answer, also where others read it."""
    require(permissions.may_withdraw_spot(by, question), NOT_YOURS)
    activity = question.activity_id
    gone, _models = SpotQuestion.objects.filter(pk=question.pk).delete()
    if gone:
        announce(events.SpotWithdrawn(by=by.pk, person=by.pk, activity=activity))


def _away() -> str:
    if adviser := settings.CONFIDENTIAL_ADVISER:
        words = _("Dit vraagt misschien een mens, geen academie. We bewaarden het niet. Je kunt terecht bij {adviser}.")
        return words.format(adviser=adviser)
    return _("Dit vraagt misschien een mens, geen academie. We bewaarden het niet. Bespreek het met wie je vertrouwt.")
