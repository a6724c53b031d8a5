"""What the works council asks: put in as rows, and taken back by the works council alone."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import CouncilCondition

LEAST, LONGEST, MOST = 10, 280, 50
NOT_COUNCIL = gettext_lazy("Voorwaarden van de ondernemingsraad legt de ondernemingsraad zelf vast.")


@transaction.atomic
def put_conditions(texts: Iterable[str], *, by: Person) -> list[CouncilCondition]:
    """A row for each sentence; what stands there already stays. ValidationError for one that is too short or too long,
    and for more than fifty."""
    require(permissions.may_put_conditions(by), NOT_COUNCIL)
    told = list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
    if not told or any(not LEAST <= len(text) <= LONGEST for text in told):
        raise ValidationError(_("Schrijf elke voorwaarde in één zin van tien tot 280 letters."))
    if CouncilCondition.objects.standing().exclude(text__in=told).count() + len(told) > MOST:
        raise ValidationError(_("Er staan al vijftig voorwaarden. Neem er eerst een terug."))
    rows = []
    for text in told:
        row, new = CouncilCondition.objects.get_or_create(text=text, ended_at=None, defaults={"by": by})
        rows.append(row)
        if new:
            announce(events.ConditionPut(by=by.pk, condition=row.pk))
    return rows


@transaction.atomic
def take_condition_back(condition: CouncilCondition, *, by: Person) -> CouncilCondition:
    """It holds no longer, and stays readable. Twice is once."""
    require(permissions.may_put_conditions(by), NOT_COUNCIL)
    held = CouncilCondition.objects.select_for_update().get(pk=condition.pk)
    if held.ended_at is None:
        held.ended_at, held.ended_by = clock.now(), by
        held.save(update_fields=["ended_at", "ended_by"])
        announce(events.ConditionTakenBack(by=by.pk, condition=held.pk))
    return held
