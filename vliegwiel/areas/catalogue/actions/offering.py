"""A new release of a shared block: brought out by its keeper, taken over or left by who keeps an activity."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import permissions
from ..events import sharing as events
from ..models import Activity, Deferral, Release, Retirement, Use
from ..queries import missing_to_release
from ..queries.sharing import latest_release
from .publishing import Incomplete
from .sharing import bring_to, drafts_of, make_release
from .uses import keep_uses
from .writing import NOT_YOURS

NOT_THE_KEEPER = gettext_lazy("Dit doen wie de bouwsteen bijhoudt en de opleiders.")


@transaction.atomic
def release(shared: Activity, *, by: Person, note: str = "") -> Release:
    """Offer what its drafts say now to everybody who uses it; no activity changes. `note`: what is new, in a sentence.

    Incomplete, which names every part, when something in it is not whole. When nothing changed since the latest
    release, that one is given back.
    """
    require(permissions.may_edit(by, shared), NOT_THE_KEEPER)
    missing = missing_to_release(drafts_of(shared)[0])
    if missing:
        raise Incomplete(missing)
    before = latest_release(shared)
    made = make_release(shared, agreed_by=by, note=note)
    if before is None or made.number > before.number:
        announce(events.SharedReleased(by=by.pk, shared=shared.pk, release=made.pk))
    return made


@transaction.atomic
def take_over(use: Use, *, number: int, by: Person) -> None:
    """Let the drafts of an activity say this release of a shared block: a newer or an older one. What is published
    stays as it is. ValidationError when it is not there (any more)."""
    require(permissions.may_edit(by, use.activity), NOT_YOURS)
    take_now(use.shared, use.activity, number=number, agreed_by=by)


def take_now(shared: Activity, activity: Activity, *, number: int, agreed_by: Person) -> None:
    """The same, within the verb that asked whether it may."""
    released = Release.objects.select_related("shared").filter(shared=shared, number=number).first()
    drafts = drafts_of(activity)
    if released is None or not Use.objects.filter(shared=shared, activity=activity).exists():
        raise ValidationError(_("De bouwsteen staat er niet meer in, of is losgemaakt. Er is niets veranderd."))
    if bring_to(drafts, released):
        keep_uses(activity)
        announce(events.OfferTaken(by=agreed_by.pk, activity=activity.pk, shared=shared.pk, release=released.pk))


@transaction.atomic
def leave_offer(use: Use, *, number: int, why: str, by: Person) -> Deferral:
    """Leave this release for now, saying why: its keeper reads it. The next release is offered anew."""
    require(permissions.may_edit(by, use.activity), NOT_YOURS)
    why = " ".join(why.split())[:280]
    if not why:
        raise ValidationError(_("Zeg in één zin waarom. Wie de bouwsteen bijhoudt leest het."))
    deferral, new = Deferral.objects.get_or_create(use=use, release=number, defaults={"why": why, "by": by})
    if new:
        about = {"activity": use.activity_id, "shared": use.shared_id, "deferral": deferral.pk}
        announce(events.OfferLeft(by=by.pk, person=use.shared.owner_id, **about))
    return deferral


@transaction.atomic
def take_keeping(shared: Activity, *, by: Person) -> None:
    """Keep a shared block from now on, because who kept it left."""
    require(permissions.may_take_keeping(by, shared), _("Wie hem nu bijhoudt, draagt hem over."))
    if shared.owner_id != by.pk:
        shared.owner = by
        shared.save(update_fields=["owner"])
        announce(events.SharedKept(by=by.pk, person=by.pk, shared=shared.pk))


@transaction.atomic
def remove_shared(shared: Activity, *, by: Person) -> None:
    """Take a shared block away. ValidationError while activities use it: first it is made loose in all of them
    (`begin_rollout`). `return_shared` brings it back."""
    require(permissions.may_edit(by, shared), NOT_THE_KEEPER)
    remove_now(shared, agreed_by=by)


def remove_now(shared: Activity, *, agreed_by: Person) -> None:
    """The same, within the verb that asked whether it may."""
    if Use.objects.filter(shared=shared).exists():
        raise ValidationError(_("Activiteiten gebruiken deze bouwsteen nog. Maak hem eerst overal los."))
    _gone, new = Retirement.objects.get_or_create(activity=shared, defaults={"by": agreed_by, "reason": ""})
    if new:
        announce(events.SharedRemoved(by=agreed_by.pk, shared=shared.pk))


@transaction.atomic
def return_shared(shared: Activity, *, by: Person) -> None:
    """Bring a shared block back that was taken away."""
    require(permissions.may_edit(by, shared), NOT_THE_KEEPER)
    gone, _models = Retirement.objects.filter(activity=shared).delete()
    if gone:
        announce(events.SharedReturned(by=by.pk, shared=shared.pk))
