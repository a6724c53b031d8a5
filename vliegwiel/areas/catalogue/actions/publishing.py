"""Publishing: an edition that never changes, or a refusal that names what is missing."""

from django.db import transaction

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.queries import in_force
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Purpose
from ..models import Activity, Draft, Edition
from ..queries import (
    Missing,
    changed_since_edition,
    compass,
    missing_to_publish,
    programme_minutes,
    second_pair,
    stopped_by,
)
from .indexing import index_activity
from .inspecting import keep_inspection
from .writing import NOT_YOURS


class Incomplete(Exception):
    """Publishing was refused. `missing` names every part, and where to mend it."""

    def __init__(self, missing: list[Missing]) -> None:
        super().__init__(", ".join(part.code for part in missing))
        self.missing = missing


@transaction.atomic
def publish(
    activity: Activity, *, language: str, by: Person, purpose: Purpose | str | None = None, legal_basis: str = ""
) -> Edition:
    """Make what is written in this language the edition learners get. Incomplete when something is missing.

    The charter in force must be kept where it says "must", or be waived; the edition keeps what its checks said.
    Where the organisation asks for a second person, she approved these very words.
    A draft equal to the latest edition gives that edition back, with the purpose brought up to date.
    """
    require(permissions.may_edit(by, activity), NOT_YOURS)
    draft = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("activity")
        .get(activity=activity, language=language)
    )
    purpose = Purpose(purpose or activity.purpose)
    legal_basis = " ".join((legal_basis or activity.legal_basis).split())[:200] if purpose == Purpose.LEGAL else ""
    if activity.is_programme:
        _sum_up(draft)
    charter, believed = in_force()
    points = compass(draft, believed, purpose=purpose)
    lacking = missing_to_publish(draft, purpose, legal_basis=legal_basis)
    if missing := [*lacking, *stopped_by(points), *second_pair(draft, purpose)]:
        raise Incomplete(missing)
    latest = Edition.objects.filter(activity=activity, language=language).order_by("-number").first()
    settled = (activity.purpose, activity.legal_basis) == (purpose, legal_basis)
    if latest and settled and not changed_since_edition(draft, latest):
        keep_inspection(latest, charter, points)  # unchanged, and perhaps checked under a newer charter
        return latest
    activity.purpose, activity.legal_basis = purpose, legal_basis
    activity.save(update_fields=["purpose", "legal_basis"])
    if latest is None or changed_since_edition(draft, latest):
        latest = Edition.objects.create(
            activity=activity,
            language=language,
            number=latest.number + 1 if latest else 1,
            title=draft.title,
            summary=draft.summary,
            minutes=draft.minutes,
            weeks=draft.weeks,
            blocks=draft.blocks,
            published_by=by,
        )
    keep_inspection(latest, charter, points)
    index_activity(activity)
    announce(events.ActivityPublished(by=by.pk, activity=activity.pk, edition=latest.pk, purpose=purpose.value))
    return latest


def _sum_up(draft: Draft) -> None:
    """The longest way through the programme, as long as its activities are today."""
    _least, most = programme_minutes(draft)
    if draft.minutes != most:
        draft.minutes = most
        draft.save(update_fields=["minutes"])
