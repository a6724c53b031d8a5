"""What happens on a day that was agreed: publishing at a moment, leaving the shelf on a day."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Purpose
from ..models import Activity, Draft, PlannedPublication, Retirement
from .making import retire_now
from .publishing import Incomplete, publish
from .writing import NOT_YOURS

Outcome = PlannedPublication.Outcome
FURTHEST = dt.timedelta(days=730)


@transaction.atomic
def plan_publication(
    draft: Draft, *, at: dt.datetime, by: Person, purpose: Purpose | str | None = None, legal_basis: str = ""
) -> PlannedPublication:
    """Have what then stands in this draft published at a moment. A plan that was there gives way to this one.

    ValidationError for a moment that is past, or more than two years away.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    now = clock.now()
    if not now < at <= now + FURTHEST:
        raise ValidationError(_("Kies een moment dat nog komt, binnen twee jaar."))
    purpose = Purpose(purpose or draft.activity.purpose)
    going = _open(draft)
    wanted = {"at": at, "purpose": purpose.value, "legal_basis": " ".join(legal_basis.split())[:200]}
    if going and all(getattr(going, name) == value for name, value in wanted.items()):
        return going
    if going:
        _close(going, Outcome.CANCELLED)
    planned = PlannedPublication.objects.create(
        activity=draft.activity, language=draft.language, by=by, planned_at=now, **wanted
    )
    announce(events.PublicationPlanned(by=by.pk, activity=draft.activity_id, plan=planned.pk))
    return planned


@transaction.atomic
def cancel_publication(draft: Draft, *, by: Person) -> None:
    """Do not publish it by itself after all."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    going = _open(draft)
    if going:
        _close(going, Outcome.CANCELLED)
        announce(events.PublicationCancelled(by=by.pk, activity=draft.activity_id, plan=going.pk))


@transaction.atomic
def carry_out_publication(planned: PlannedPublication) -> PlannedPublication:
    """Publish what was planned, as its author would now: everything that is asked is asked again, and when something is
    missing nothing is published and she hears what. Carried out twice is once."""
    planned = (
        PlannedPublication.objects.select_for_update(of=("self",)).select_related("activity", "by").get(pk=planned.pk)
    )
    if planned.ended_at is not None:
        return planned
    activity, author = planned.activity, planned.by
    why: list[str] = []
    try:
        if Retirement.objects.filter(activity=activity).exists():
            raise ValidationError(_("De activiteit is van de plank gehaald."))
        if not author.is_active:
            raise PermissionDenied(_("{name} werkt hier niet meer.").format(name=author.name))
        with transaction.atomic():
            publish(
                activity,
                language=planned.language,
                by=author,
                purpose=planned.purpose,
                legal_basis=planned.legal_basis,
            )
    except Incomplete as refused:
        why = [part.text for part in refused.missing]
    except ValidationError as refused:
        why = list(refused.messages)
    except PermissionDenied as refused:
        why = [str(refused)]
    _close(planned, Outcome.REFUSED if why else Outcome.PUBLISHED, why)
    event = events.PlannedPublicationRefused if why else events.PlannedPublicationDone
    announce(event(by=None, person=author.pk, activity=activity.pk, plan=planned.pk))
    return planned


@transaction.atomic
def carry_out_leaving(activity: Activity) -> Retirement | None:
    """Take it off the shelf when its day has come; None when it has not, or somebody thought better of it."""
    activity = Activity.objects.select_for_update(of=("self",)).select_related("owner").get(pk=activity.pk)
    if activity.leaves_on is None or activity.leaves_on > clock.today():
        return None
    agreed = getattr(activity, "leaving", None)
    reason = agreed.reason if agreed else _("De afgesproken dag is gekomen.")
    by = agreed.by if agreed else activity.owner
    return retire_now(activity, reason=reason, agreed_by=by, replaced_by=agreed.replaced_by if agreed else None)


def _open(draft: Draft) -> PlannedPublication | None:
    rows = PlannedPublication.objects.select_for_update(of=("self",))
    return rows.filter(activity=draft.activity_id, language=draft.language, ended_at=None).first()


def _close(planned: PlannedPublication, outcome: Outcome, why: list[str] | None = None) -> None:
    planned.outcome, planned.why, planned.ended_at = outcome, why or [], clock.now()
    planned.save(update_fields=["outcome", "why", "ended_at"])
