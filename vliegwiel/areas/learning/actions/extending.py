"""A later date, asked and answered once; and saying no to what may be declined."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import DeclineReason
from ..models import Assignment, Completion, Decline, Extension, RuleMatch, Withdrawal
from .ruling import agree


@transaction.atomic
def ask_later_date(assignment: Assignment, *, until: dt.date, by: Person, reason: str = "") -> Extension:
    """Ask whoever gave it for a later date. While a question waits, asking again changes it.

    Raises ValidationError for what has no date, was taken back or finished, and for a date that is not later.
    """
    require(
        permissions.may_speak_for_herself(by, assignment), _("Alleen wie dit kreeg kan om een latere datum vragen.")
    )
    held = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if held.due is None or not Assignment.objects.open().filter(pk=held.pk).exists():
        raise ValidationError(_("Hier hoort geen datum meer bij. Er valt niets te verlengen."))
    if until <= held.due or until < clock.today():
        raise ValidationError({"until": _("Kies een dag na de datum die er nu staat.")})
    extension, _new = Extension.objects.update_or_create(
        assignment=held,
        granted=None,
        defaults={"until": until, "reason": " ".join(reason.split())[:280], "at": clock.now()},
    )
    announce(events.LaterDateAsked(by=by.pk, person=by.pk, extension=extension.pk, assignment=held.pk))
    return extension


@transaction.atomic
def answer_later_date(extension: Extension, *, granted: bool, by: Person) -> Extension:
    """Yes or no, once. Whoever comes second is told what was answered: ValidationError."""
    require(permissions.may_answer_extension(by, extension), _("Wie dit gaf of de regel onderhoudt, antwoordt hierop."))
    rows = Extension.objects.select_for_update(of=("self",)).select_related("answered_by", "assignment")
    held = rows.get(pk=extension.pk)
    if held.granted is not None:
        if held.answered_by_id == by.pk and held.granted == granted:
            return held
        said = _("{name} zei al ja.") if held.granted else _("{name} zei al nee.")
        raise ValidationError(said.format(name=held.answered_by))
    held.granted, held.answered_by, held.answered_at = granted, by, clock.now()
    held.save(update_fields=["granted", "answered_by", "answered_at"])
    if granted:
        Assignment.objects.filter(pk=held.assignment_id).update(due=held.until)
        agree([held.assignment_id])
    announce(
        events.LaterDateAnswered(
            by=by.pk, person=held.assignment.person_id, extension=held.pk, assignment=held.assignment_id
        )
    )
    return held


@transaction.atomic
def decline(assignment: Assignment, *, by: Person, reason: str = "") -> Withdrawal:
    """Say no to what may be declined. A reason may be given. What she did of it stays hers. Twice is once."""
    require(permissions.may_speak_for_herself(by, assignment), _("Alleen wie dit kreeg kan er nee tegen zeggen."))
    held = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if known := Withdrawal.objects.filter(assignment=held).first():
        return known
    if not held.may_decline:
        raise ValidationError(_("Dit hoort bij je werk en kun je niet weigeren. Vraag wel om een latere datum."))
    if Completion.objects.enough().filter(person=by, activity=held.activity_id).exists():
        raise ValidationError(_("Je rondde dit al af."))
    withdrawal = Withdrawal.objects.create(assignment=held, by=by)
    Decline.objects.create(
        withdrawal=withdrawal, reason=reason if reason in DeclineReason.values else DeclineReason.NONE
    )
    RuleMatch.objects.open().filter(assignment=held).update(state=RuleMatch.State.DECLINED)
    announce(events.Declined(by=by.pk, person=by.pk, assignment=held.pk, activity=held.activity_id))
    return withdrawal


@transaction.atomic
def take_decline_back(assignment: Assignment, *, by: Person) -> Assignment:
    """She will do it after all: it stands as before. Twice is once."""
    require(permissions.may_speak_for_herself(by, assignment), _("Alleen wie dit kreeg kan erop terugkomen."))
    gone, _each = Withdrawal.objects.filter(assignment=assignment, decline__isnull=False, by=by).delete()
    if gone:
        RuleMatch.objects.open().filter(assignment=assignment, state=RuleMatch.State.DECLINED).update(
            state=RuleMatch.State.GIVEN
        )
        announce(
            events.DeclineTakenBack(by=by.pk, person=by.pk, assignment=assignment.pk, activity=assignment.activity_id)
        )
    return assignment
