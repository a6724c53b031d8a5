"""What becomes of it: hers to say, at any time and without a reason."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import KEPT_DAYS, Publicity
from ..models import Question, Recognition, Sharing

NOT_YOURS = gettext_lazy("Alleen degene over wie het gaat, beslist hierover.")


@transaction.atomic
def choose_publicity(recognition: Recognition, *, publicity: Publicity | str, by: Person) -> Recognition:
    """She alone, her team too, or put away. Twice is once. ValidationError for another word or for what was erased."""
    require(permissions.may_keep(by, recognition), NOT_YOURS)
    if publicity not in Publicity.values:
        raise ValidationError(_("Kies wie het mag lezen."))
    recognition = Recognition.objects.select_for_update().get(pk=recognition.pk)
    if recognition.erased_at:
        raise ValidationError(_("Deze woorden heb je gewist."))
    if recognition.publicity != publicity:
        recognition.publicity = Publicity(publicity)
        recognition.save(update_fields=["publicity"])
        announce(events.PublicityChosen(by=by.pk, person=by.pk, recognition=recognition.pk))
    return recognition


@transaction.atomic
def erase(recognition: Recognition, *, by: Person) -> Recognition:
    """Erase the words for everybody, for good. That somebody was seen stays, for groups of five or more alone."""
    require(permissions.may_keep(by, recognition), NOT_YOURS)
    if recognition.erased_at is None:
        recognition.text, recognition.publicity = "", Publicity.HIDDEN
        recognition.erased_at = clock.now()
        recognition.save(update_fields=["text", "publicity", "erased_at"])
        announce(events.RecognitionErased(by=by.pk, person=by.pk, recognition=recognition.pk))
    return recognition


@transaction.atomic
def share_applying(*, shares: bool, by: Person) -> None:
    """Let who leads her know that she did something and another saw it, or no more. Twice is once."""
    require(permissions.may_share(by), _("Je werkt hier niet meer."))
    if shares:
        _row, changed = Sharing.objects.get_or_create(person=by)
    else:
        changed = bool(Sharing.objects.filter(person=by).delete()[0])
    if changed:
        announce(events.SharingChosen(by=by.pk, person=by.pk, shares=shares))


@transaction.atomic
def forget_recognitions() -> int:
    """Remove what was asked and written more than twenty-four months ago; gives how many questions went."""
    before = clock.now() - dt.timedelta(days=KEPT_DAYS)
    old = Question.objects.filter(at__lt=before).exclude(recognition__at__gte=before)
    n = old.count()
    if n:
        old.delete()
        announce(events.RecognitionsForgotten(by=None))
    return n
