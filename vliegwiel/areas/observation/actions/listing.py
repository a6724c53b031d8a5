"""Writing a checklist: lines that can be seen, who may fill it in, and whether it counts."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import MOST_LINES, Assessor
from ..models import Checklist, ChecklistExaminer, ChecklistVersion, ListAsk

NOT_KEEPER = gettext_lazy("Deze lijst is van iemand anders. Wie haar maakte of een opleider verandert haar.")
LINE = 160


@transaction.atomic
def write_list(
    *,
    title: str,
    lines: Sequence[str],
    assessors: Sequence[Assessor | str],
    by: Person,
    behaviour: TargetBehaviour | None = None,
    activity: Activity | None = None,
    counts: bool = False,
) -> Checklist:
    """A new checklist with its first version. counts: it is an assessment; then a colleague does not fill it in, and
    everybody reads beforehand that it counts.

    ValidationError, a sentence per field: no title or one that is taken, no lines or too many, nobody who may fill it
    in, and neither a behaviour nor an activity.
    """
    require(permissions.may_write_list(by), _("Observatielijsten maken auteurs en opleiders."))
    problems: dict[str, str] = {}
    title = " ".join(title.split())
    if not title or len(title) > 120:
        problems["title"] = _("Geef de lijst een naam van hooguit 120 tekens.")
    elif Checklist.objects.filter(title__iexact=title).exists():
        problems["title"] = _("Er is al een lijst die zo heet.")
    if behaviour is None and activity is None:
        problems["behaviour"] = _("Kies bij welk gedrag of welke activiteit de lijst hoort.")
    chosen = [Assessor(one) for one in assessors if one in Assessor.values]
    if not chosen:
        problems["assessors"] = _("Kies wie de lijst mag invullen.")
    elif counts and Assessor.COLLEAGUE in chosen:
        problems["assessors"] = _(
            "Bij een lijst die meetelt vult een collega niet in: dat maakt het voor beiden lastig."
        )
    told = _lines(lines, problems)
    if problems:
        raise ValidationError(problems)
    made = Checklist.objects.create(
        title=title, behaviour=behaviour, activity=activity, counts=counts, assessors=chosen, made_by=by
    )
    ChecklistVersion.objects.create(checklist=made, number=1, lines=told, by=by)
    announce(events.ChecklistWritten(by=by.pk, checklist=made.pk, number=1))
    return made


@transaction.atomic
def rewrite_list(checklist: Checklist, *, lines: Sequence[str], by: Person) -> ChecklistVersion:
    """Other lines from now on, as the next version; what was filled in keeps its own. The same lines are no new one."""
    require(permissions.may_keep_list(by, checklist), NOT_KEEPER)
    Checklist.objects.select_for_update().get(pk=checklist.pk)
    problems: dict[str, str] = {}
    told = _lines(lines, problems)
    if problems:
        raise ValidationError(problems)
    now = queries.version_of(checklist)
    if now.lines == told:
        return now
    row = ChecklistVersion.objects.create(checklist=checklist, number=now.number + 1, lines=told, by=by)
    announce(events.ChecklistWritten(by=by.pk, checklist=checklist.pk, number=row.number))
    return row


@transaction.atomic
def retire_list(checklist: Checklist, *, by: Person) -> None:
    """Nobody is asked to look with it any more; what was filled in stays. Twice is once."""
    require(permissions.may_keep_list(by, checklist), NOT_KEEPER)
    if Checklist.objects.standing().filter(pk=checklist.pk).update(retired_at=clock.now()):
        ListAsk.objects.filter(checklist=checklist, closed_at=None).update(closed_at=clock.now())
        announce(events.ChecklistRetired(by=by.pk, checklist=checklist.pk))


@transaction.atomic
def name_examiner(checklist: Checklist, *, person: Person, by: Person) -> None:
    """He may fill it in, about anybody he does not answer to. Twice is once."""
    require(permissions.may_keep_list(by, checklist), NOT_KEEPER)
    if Assessor.EXAMINER not in checklist.assessors:
        raise ValidationError(_("Voor deze lijst wijs je niemand aan: wie hem invult, staat bij de lijst."))
    _row, new = ChecklistExaminer.objects.get_or_create(checklist=checklist, person=person)
    if new:
        announce(events.ExaminerNamed(by=by.pk, person=person.pk, checklist=checklist.pk))


@transaction.atomic
def release_examiner(checklist: Checklist, *, person: Person, by: Person) -> None:
    """He fills it in no more; what he signed stays. Twice is once."""
    require(permissions.may_keep_list(by, checklist), NOT_KEEPER)
    if ChecklistExaminer.objects.filter(checklist=checklist, person=person).delete()[0]:
        announce(events.ExaminerReleased(by=by.pk, person=person.pk, checklist=checklist.pk))


def _lines(lines: Sequence[str], problems: dict[str, str]) -> list[str]:
    told = [" ".join(line.split()) for line in lines if line.strip()]
    if not told:
        problems["lines"] = _("Schrijf minstens één regel: iets dat je iemand kunt zien of horen doen.")
    elif len(told) > MOST_LINES or len(set(told)) < len(told):
        problems["lines"] = _("Hooguit twaalf regels, en elke regel één keer.")
    elif any(len(line) > LINE for line in told):
        problems["lines"] = _("Een regel is hooguit 160 tekens; splits wat langer is.")
    return told
