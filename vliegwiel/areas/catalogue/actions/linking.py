"""Claiming that an activity serves a behaviour, and the owner's word on it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Activity, Confirmation, Link
from ..queries import lapsed
from .writing import NOT_YOURS


@transaction.atomic
def link(activity: Activity, *, behaviour: TargetBehaviour, rationale: str, by: Person) -> Link:
    """Claim in one sentence how the activity serves the behaviour. A new sentence asks for a new confirmation."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    rationale = " ".join(rationale.split())[:400]
    claim, new = Link.objects.get_or_create(
        activity=activity, behaviour=behaviour, defaults={"rationale": rationale, "claimed_by": by}
    )
    changed = not new and claim.rationale != rationale
    if changed:
        claim.rationale, claim.claimed_by, claim.claimed_at = rationale, by, clock.now()
        claim.save()
        Confirmation.objects.filter(link=claim).delete()
    if new or changed:
        announce(
            events.Linked(
                by=by.pk,
                person=behaviour.owner_id,
                activity=activity.pk,
                link=claim.pk,
                behaviour=behaviour.pk,
            )
        )
    return claim


@transaction.atomic
def unlink(activity: Activity, *, behaviour: TargetBehaviour, by: Person) -> None:
    """Take the claim back."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    gone, _models = Link.objects.filter(activity=activity, behaviour=behaviour).delete()
    if gone:
        announce(events.Unlinked(by=by.pk, activity=activity.pk, behaviour=behaviour.pk))


@transaction.atomic
def confirm(link: Link, *, by: Person) -> Confirmation:
    """The behaviour's owner says: yes, this serves it. Holds for twelve months; a lapsed one is renewed."""
    require(
        permissions.may_confirm(by, link), _("Alleen de eigenaar van het gedrag bevestigt, en nooit wie het claimde.")
    )
    confirmation, new = Confirmation.objects.get_or_create(link=link, defaults={"by": by})
    if not new and lapsed(confirmation):
        confirmation.by, confirmation.at, new = by, clock.now(), True
        confirmation.save()
    if new:
        announce(
            events.LinkConfirmed(
                by=by.pk,
                person=link.claimed_by_id,
                activity=link.activity_id,
                link=link.pk,
                behaviour=link.behaviour_id,
            )
        )
    return confirmation
