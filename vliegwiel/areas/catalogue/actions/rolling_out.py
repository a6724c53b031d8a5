"""One deed with a shared block in many activities: asked at once, done one by one, each kept with its outcome."""

import logging
from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import permissions
from ..enums import Deed
from ..events import sharing as events
from ..models import Activity, Draft, Release, Rollout, RolloutItem, Use
from ..queries.sharing import publishable, says_what_is_published, translations_to_publish
from .offering import NOT_THE_KEEPER, remove_now, take_now
from .publishing import Incomplete, publish
from .sharing import loosen_now
from .writing import NOT_YOURS

Outcome = RolloutItem.Outcome
log = logging.getLogger("vliegwiel.rollout")


class _Not(Exception):
    """It is not done here; the message says why."""


@transaction.atomic
def begin_rollout(
    shared: Activity,
    *,
    deed: Deed | str,
    by: Person,
    number: int = 0,
    activities: Collection[int] | None = None,
    after: Rollout | None = None,
) -> Rollout:
    """Ask for one deed in many activities; `run_rollout` does it. While another one goes on, that one is given back.

    TAKE: let the drafts say release `number`. BACK: let those that `after` changed say what they said before it.
    PUBLISH: publish those that `after` changed and nobody wrote in since. LOOSEN: make it loose everywhere and take it
    away. activities: their keys, of all there are. ValidationError when there is nothing to do.
    """
    deed = Deed(deed)
    if deed == Deed.LOOSEN:
        require(permissions.may_edit(by, shared), NOT_THE_KEEPER)
    else:
        require(permissions.may_make(by), NOT_YOURS)
    shared = Activity.everything.select_for_update(of=("self",)).get(pk=shared.pk)
    going = Rollout.objects.filter(shared=shared, finished_at=None).first()
    if going:
        return going
    wanted = _wanted(shared, deed, by, number, after)
    if activities is not None:
        wanted = {key: before for key, before in wanted.items() if key in set(activities)}
    if not wanted:
        raise ValidationError(_("Er is geen activiteit waarin nog iets te doen is. Kies er ten minste één."))
    rollout = Rollout.objects.create(shared=shared, deed=deed, release=number, after=after, by=by)
    RolloutItem.objects.bulk_create(
        [RolloutItem(rollout=rollout, activity_id=key, before=before) for key, before in sorted(wanted.items())]
    )
    announce(events.RolloutBegun(by=by.pk, shared=shared.pk, rollout=rollout.pk))
    return rollout


def run_rollout(rollout: Rollout) -> Rollout:
    """Do what was asked, one activity after the other, each in a transaction of its own together with its outcome: run
    again after a crash, it goes on where it was, and nothing is done twice or by half."""
    for key in list(rollout.items.filter(outcome="").values_list("pk", flat=True)):
        _do(key)
    with transaction.atomic():
        rollout = Rollout.objects.select_for_update(of=("self",)).select_related("shared", "by").get(pk=rollout.pk)
        if rollout.finished_at is None and not rollout.items.filter(outcome="").exists():
            if rollout.deed == Deed.LOOSEN and not Use.objects.filter(shared=rollout.shared).exists():
                remove_now(rollout.shared, agreed_by=rollout.by)
            rollout.finished_at = clock.now()
            rollout.save(update_fields=["finished_at"])
            announce(events.RolloutDone(by=None, person=rollout.by_id, shared=rollout.shared_id, rollout=rollout.pk))
    return rollout


@transaction.atomic
def _do(key: int) -> None:
    rows = RolloutItem.objects.select_for_update(of=("self",))
    item = rows.select_related("rollout__shared", "rollout__by", "rollout__after", "activity").get(pk=key)
    if item.outcome:
        return
    try:
        with transaction.atomic():
            _deed(item)
        item.outcome = Outcome.DONE
    except Incomplete as refused:
        item.outcome, item.why = Outcome.SKIPPED, [part.text for part in refused.missing]
    except ValidationError as refused:
        item.outcome, item.why = Outcome.SKIPPED, list(refused.messages)
    except (PermissionDenied, _Not) as refused:
        item.outcome, item.why = Outcome.SKIPPED, [str(refused)]
    except DatabaseError:  # locked, or gone: the job tries again
        raise
    except Exception:  # a mistake of ours in one must not hold up the others, nor the next rollout
        log.exception("Rollout %s could not be done in activity %s", item.rollout_id, item.activity_id)
        item.outcome, item.why = Outcome.SKIPPED, [_("Hier ging iets mis aan onze kant. Er is niets veranderd.")]
    source = _source(item.activity)
    item.version = source.version if source else 0
    item.save()


def _deed(item: RolloutItem) -> None:
    rollout, activity, by = item.rollout, item.activity, item.rollout.by
    if rollout.deed == Deed.LOOSEN:
        loosen_now(activity, shared=rollout.shared.slug, agreed_by=by)
        return
    if not (by.is_active and permissions.may_edit(by, activity)):
        raise _Not(str(NOT_YOURS))
    match rollout.deed:
        case Deed.TAKE:
            item.was_clean = says_what_is_published(activity)
            take_now(rollout.shared, activity, number=rollout.release, agreed_by=by)
        case Deed.BACK:
            _take_back(item)
        case Deed.PUBLISH:
            _publish(item)


def _take_back(item: RolloutItem) -> None:
    """Only where it still stands at the release it was brought to."""
    assert item.rollout.after is not None
    use = Use.objects.filter(shared=item.rollout.shared, activity=item.activity).first()
    if use is None or use.release != item.rollout.after.release:
        raise _Not(_("De bouwsteen staat hier intussen anders. Er is niets teruggedraaid."))
    take_now(item.rollout.shared, item.activity, number=item.before, agreed_by=item.rollout.by)


def _publish(item: RolloutItem) -> None:
    """Only what nobody wrote in since: then the shared block is all that changes."""
    taken = RolloutItem.objects.get(rollout=item.rollout.after, activity=item.activity)
    source = _source(item.activity)
    if source is None or source.version != taken.version:
        raise _Not(_("In het concept is intussen nog iets veranderd. Publiceer het daar."))
    if hasattr(item.activity, "retirement"):
        raise _Not(_("De activiteit is van de plank gehaald."))
    publish(item.activity, language=source.language, by=item.rollout.by, also=translations_to_publish(item.activity))


def _wanted(shared: Activity, deed: Deed, by: Person, number: int, after: Rollout | None) -> dict[int, int]:
    """{activity: the release it stands at}, of all there are to do."""
    uses = Use.objects.filter(shared=shared).select_related("activity")
    if deed == Deed.LOOSEN:
        return {use.activity_id: use.release for use in uses}
    if deed == Deed.TAKE:
        if not Release.objects.filter(shared=shared, number=number).exists():
            return {}
        behind = uses.filter(release__lt=number, activity__retirement=None)
        return {use.activity_id: use.release for use in behind if permissions.may_edit(by, use.activity)}
    if after is None or after.deed != Deed.TAKE or after.shared_id != shared.pk:
        return {}
    items = publishable(after) if deed == Deed.PUBLISH else after.items.filter(outcome=Outcome.DONE)
    rows = items.select_related("activity")
    return {item.activity_id: item.before for item in rows if permissions.may_edit(by, item.activity)}


def _source(activity: Activity) -> Draft | None:
    return activity.drafts.order_by("pk").first()
