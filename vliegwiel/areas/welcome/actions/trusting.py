"""Doubt about who leads whom, and standing for who sees what."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Agreement, TeamDoubt


@transaction.atomic
def doubt_team(*, by: Person, person: Person | None = None, words: str = "") -> TeamDoubt:
    """Ask HR about somebody who does not belong to her team, or (in words) about somebody who is missing. Twice is
    once. ValidationError for neither."""
    words = " ".join(words.split())[:120]
    require(permissions.may_doubt(by, person), _("Je vraagt dit alleen over mensen die je nu leidt."))
    if person is None and not words:
        raise ValidationError({"missing": _("Schrijf wie je mist.")})
    same = {"person": person} if person else {"person": None, "words": words}
    doubt = TeamDoubt.objects.open().filter(by=by, **same).first()
    if doubt is None:
        doubt = TeamDoubt.objects.create(by=by, person=person, words="" if person else words)
        announce(events.TeamDoubted(by=by.pk, doubt=doubt.pk))
    return doubt


@transaction.atomic
def answer_doubt(doubt: TeamDoubt, *, words: str, by: Person) -> TeamDoubt:
    """Say what was done about it; the first answer stays. ValidationError without words."""
    require(permissions.may_answer_doubt(by), _("HR en beheer antwoorden hierop."))
    words = " ".join(words.split())[:200]
    if not words:
        raise ValidationError({"words": _("Schrijf wat je deed, of waarom het zo klopt.")})
    doubt = TeamDoubt.objects.select_for_update().get(pk=doubt.pk)
    if doubt.answered_at is None:
        doubt.answer, doubt.answered_by, doubt.answered_at = words, by, clock.now()
        doubt.save(update_fields=["answer", "answered_by", "answered_at"])
        announce(events.DoubtAnswered(by=by.pk, doubt=doubt.pk))
    return doubt


@transaction.atomic
def agree(*, by: Person) -> Agreement:
    """Stand for who sees what. Twice is once."""
    require(permissions.may_agree(by), _("De directie staat voor deze regels."))
    agreement, new = Agreement.objects.get_or_create(person=by, ended_at=None)
    if new:
        announce(events.RulesAgreed(by=by.pk))
    return agreement


@transaction.atomic
def take_back_agreement(*, by: Person) -> None:
    """Not any more. Twice is once."""
    if Agreement.objects.filter(person=by, ended_at=None).update(ended_at=clock.now()):
        announce(events.AgreementTakenBack(by=by.pk))
