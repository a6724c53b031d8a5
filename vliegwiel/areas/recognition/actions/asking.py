"""Asking what was seen, and writing it down."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice.enums import Said, Support
from vliegwiel.areas.practice.models import CheckIn, SupportAct
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import LONGEST, SHORTEST
from ..models import Question, Recognition


@transaction.atomic
def ask_what_was_seen(check_in: CheckIn, *, confirmed_by: Person) -> Question | None:
    """Ask once, for a plan, what was seen. None when it was not "did it", nobody confirmed it, or there is nobody to
    ask. Called by the handler that hears a confirmation; a second one for the same plan is the first question."""
    plan = check_in.plan
    seen = SupportAct.objects.filter(check_in=check_in, by=confirmed_by, kind=Support.CONFIRMED).exists()
    if check_in.said != Said.DID_IT or not seen or plan.wiped_at is not None or not plan.person.is_active:
        return None
    asked = queries.whom_to_ask(plan, confirmed_by)
    if asked is None:
        return None
    about = {"person": plan.person, "asked": asked, "activity": plan.activity, "behaviour": plan.behaviour}
    question, new = Question.objects.get_or_create(plan=plan, defaults=about)
    if new:
        announce(events.WhatWasSeenAsked(by=None, person=asked.pk, question=question.pk))
    return question


@transaction.atomic
def recognise(question: Question, *, text: str, by: Person) -> Recognition:
    """Write what you saw (20 to 280 characters), to her. Who else reads it is hers to say.

    Twice is once: the words that stand stay. Raises ValidationError: too short, too long, too late, or already five
    this week; then nothing is kept, and the question waits until it is too old.
    """
    require(permissions.may_say(by, question), _("Dit is aan iemand anders gevraagd."))
    Person.objects.select_for_update().get(pk=by.pk)  # two tabs at once must not make a sixth
    question = Question.objects.select_for_update(of=("self",)).select_related("person").get(pk=question.pk)
    there = Recognition.objects.filter(question=question).first()
    if there:
        return there
    text = " ".join(text.split())
    if len(text) < SHORTEST:
        raise ValidationError({"text": [_("Schrijf wat je zag en waarbij het hielp, in minstens 20 tekens.")]})
    if len(text) > LONGEST:
        raise ValidationError({"text": [_("Dit is te lang. Houd het op 280 tekens: twee regels.")]})
    if not Question.objects.open().filter(pk=question.pk).exists():
        raise ValidationError(_("Dit is te lang geleden om er nog iets over te schrijven. Zeg het gerust zelf."))
    if not queries.left_this_week(by):
        raise ValidationError(
            _("Je schreef er deze week al vijf. Deze vraag blijft staan; vanaf maandag kun je weer schrijven.")
        )
    question.answered_at = clock.now()
    question.save(update_fields=["answered_at"])
    written = Recognition.objects.create(question=question, person=question.person, by=by, text=text)
    announce(events.Recognised(by=by.pk, person=question.person_id, recognition=written.pk))
    return written


@transaction.atomic
def pass_over(question: Question, *, by: Person) -> Question:
    """Not now. No reason is asked, nobody hears it, and it is not asked again."""
    require(permissions.may_say(by, question), _("Dit is aan iemand anders gevraagd."))
    if question.answered_at is None and question.passed_at is None:
        question.passed_at = clock.now()
        question.save(update_fields=["passed_at"])
        announce(events.QuestionPassed(by=by.pk, person=by.pk, question=question.pk))
    return question


@transaction.atomic
def take_back(recognition: Recognition, *, by: Person) -> None:
    """Whoever wrote it takes it back, within a day. The question waits again, and nothing is left of the words."""
    require(permissions.may_take_back(by, recognition), _("Terugnemen kan een dag lang, en alleen je eigen woorden."))
    Question.objects.filter(pk=recognition.question_id).update(answered_at=None)
    gone, _each = Recognition.objects.filter(pk=recognition.pk).delete()
    if gone:
        announce(events.RecognitionTakenBack(by=by.pk, person=recognition.person_id))
