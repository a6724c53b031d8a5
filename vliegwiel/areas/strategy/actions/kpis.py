"""Writing KPIs, of a goal or of the academy itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Granularity
from ..models import Goal, Kpi
from .filling import fill, refuse_errors

KPI_FIELDS = (
    "name",
    "unit",
    "definition",
    "formula",
    "direction",
    "leads",
    "source",
    "owner",
    "frequency",
    "granularity",
    "baseline",
    "baseline_from",
    "baseline_until",
    "baseline_n",
    "target",
    "ceiling",
    "due",
    "sesoi",
    "lag_days",
    "seasonal",
    "guardrail",
    "data_quality",
    "money_per_unit",
    "money_agreed_by",
    "money_agreed_on",
    "review_on",
    "stop_rule",
)


@transaction.atomic
def write_kpi(goal: Goal | None, *, by: Person, name: Any, **fields: Any) -> Kpi:
    """Add a measure to a goal, or to the academy itself (no goal). It may be half finished while the goal is a draft.

    `fields`: any other of KPI_FIELDS. Raises ValidationError ({field: [what and what to do]})."""
    require(
        permissions.may_write_kpi(by, goal), _("Maten schrijven de directie, de opleiders en de eigenaar van het doel.")
    )
    if goal is not None and goal.is_closed:
        raise ValidationError(_("Dit doel is afgesloten. Open het eerst weer."))
    kpi = Kpi(goal=goal, place=Kpi.objects.filter(goal=goal).count())
    fill(kpi, KPI_FIELDS, {"name": name, **fields})
    _refuse_unclear(kpi)
    kpi.save()
    announce(events.KpiWritten(by=by.pk, kpi=kpi.pk))
    return kpi


@transaction.atomic
def change_kpi(kpi: Kpi, *, by: Person, **fields: Any) -> Kpi:
    """Change some of KPI_FIELDS. The KPI of an active goal may not become unfit. No change leaves no trace.

    Another unit while there are readings is refused: the old figures would mean something else."""
    require(permissions.may_change_kpi(by, kpi), _("Deze maat veranderen de directie, de opleiders en de eigenaar."))
    before = kpi.unit
    if not fill(kpi, KPI_FIELDS, fields):
        return kpi
    if kpi.unit != before and before and kpi.readings.exists():
        raise ValidationError(
            {
                "unit": [
                    _("Er zijn al metingen in “{unit}”. Maak een nieuwe maat voor de andere eenheid.").format(
                        unit=before
                    )
                ]
            }
        )
    if kpi.granularity != Granularity.PERSON:
        kpi.person_level_agreed_by = None
    _refuse_unclear(kpi)
    kpi.save()
    announce(events.KpiChanged(by=by.pk, kpi=kpi.pk))
    return kpi


@transaction.atomic
def remove_kpi(kpi: Kpi, *, by: Person) -> None:
    """Take a measure away that has no readings; what was measured is never thrown away. An active goal keeps one."""
    require(permissions.may_change_kpi(by, kpi), _("Deze maat weghalen doen de directie, de opleiders en de eigenaar."))
    if kpi.readings.exists():
        raise ValidationError(_("Er zijn metingen van deze maat. Die bewaren we, dus de maat blijft."))
    if kpi.goal is not None and not kpi.goal.is_draft and not kpi.goal.kpis.exclude(pk=kpi.pk).exists():
        raise ValidationError(_("Een actief doel houdt ten minste één maat."))
    name = str(kpi)
    kpi.delete()
    announce(events.KpiRemoved(by=by.pk, name=name))


@transaction.atomic
def agree_to_person_level(kpi: Kpi, *, by: Person) -> Kpi:
    """Who watches over privacy finds it right that this is measured person by person. Twice is once."""
    require(permissions.may_agree_to_person_level(by), _("Over metingen per persoon beslist wie op privacy toeziet."))
    if kpi.person_level_agreed_by_id is None and kpi.granularity == Granularity.PERSON:
        kpi.person_level_agreed_by = by
        kpi.save(update_fields=["person_level_agreed_by"])
        announce(events.PersonLevelAgreed(by=by.pk, kpi=kpi.pk))
    return kpi


def _refuse_unclear(kpi: Kpi) -> None:
    problems: dict[str, list[str]] = {}
    if not kpi.name:
        problems["name"] = [_("Geef de maat een naam.")]
    if kpi.guardrail_id is not None and kpi.guardrail_id == kpi.pk:
        problems["guardrail"] = [_("Een maat bewaakt zichzelf niet. Kies een andere.")]
    if kpi.ceiling is not None and kpi.target is not None and kpi.ceiling <= kpi.target:
        problems["ceiling"] = [_("De bovenkant van de band ligt niet boven de onderkant.")]
    if kpi.money_per_unit is not None and not (kpi.money_agreed_by.strip() and kpi.money_agreed_on):
        problems["money_agreed_by"] = [
            _("Een bedrag telt pas als erbij staat wie van Financiën ermee instemde, en wanneer.")
        ]
    if problems:
        raise ValidationError(problems)
    if kpi.goal is None or kpi.goal.is_active:
        refuse_errors(kpi)
