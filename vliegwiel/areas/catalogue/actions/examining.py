"""Making the questions of an activity a test that counts, and back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Activity, Exam
from ..models.exams import RULES
from .writing import NOT_YOURS


@transaction.atomic
def set_exam(
    activity: Activity, *, attempts: int, again_days: int, minutes: int, pass_mark: int, draw: int, by: Person
) -> Exam:
    """Let the questions count. attempts: 1..10; again_days: 0..365; minutes: 0 (none)..600; pass_mark: 1..100 percent;
    draw: 0 (all, in order)..200. ValidationError outside those. Attempts that began keep their own rules."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    wanted = {
        "attempts": attempts,
        "again_days": again_days,
        "minutes": minutes,
        "pass_mark": pass_mark,
        "draw": draw,
    }
    for name, (least, most) in RULES.items():
        if not least <= wanted[name] <= most:
            problem = _("Kies een getal van {least} tot en met {most}.").format(least=least, most=most)
            raise ValidationError({name: [problem]})
    exam, new = Exam.objects.get_or_create(activity=activity, defaults=wanted)
    if not new and exam.rules != wanted:
        for name, value in wanted.items():
            setattr(exam, name, value)
        exam.save(update_fields=list(wanted))
        new = True
    if new:
        announce(events.ExamSet(by=by.pk, activity=activity.pk))
    return exam


@transaction.atomic
def drop_exam(activity: Activity, *, by: Person) -> None:
    """Let the questions be practice again. What was passed stays passed."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    gone, _models = Exam.objects.filter(activity=activity).delete()
    if gone:
        announce(events.ExamDropped(by=by.pk, activity=activity.pk))
