"""What was done without a connection arrives: in the order in which it was done, and each step once."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.assessment.queries import answers
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Arrival
from ..models import Delivery, Enrolment
from .doing import NOT_YOURS, answer, do, find, finish_step

KEPT = dt.timedelta(days=30)


@transaction.atomic
def receive(
    enrolment: Enrolment,
    block: str,
    *,
    key: str,
    done_at: dt.datetime,
    by: Person,
    chosen: Iterable[str] | None = None,
    sure: int | None = None,
) -> Delivery:
    """A step done without a connection: an answer when `chosen` is given (as in `answer`), else that it was seen.

    key: made by her device, at most 40 characters; the same key again changes nothing and gives what came of it then.
    done_at: when she did it, by her device's clock. An answer she gave since, elsewhere, is newer and stays.
    What can no longer be done is kept as refused, with why, so that the rest of what waits can go on.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    row, new = Delivery.objects.get_or_create(enrolment=enrolment, key=key[:40])
    if not new:
        return row
    try:
        _not_of_before(enrolment, done_at)
        with transaction.atomic():
            row.arrival = _arrive(enrolment, block, chosen, sure, _moment(done_at), by)
    except ValidationError as refused:
        row.arrival, row.words = Arrival.REFUSED, refused.messages[0][:280]
    row.save(update_fields=["arrival", "words"])
    announce(events.Delivered(by=by.pk, person=by.pk, enrolment=enrolment.pk, activity=enrolment.activity_id))
    return row


@transaction.atomic
def forget_deliveries() -> int:
    """Forget what arrived more than thirty days ago; gives how many rows. What was done itself stays."""
    gone, _models = Delivery.objects.filter(at__lt=clock.now() - KEPT).delete()
    if gone:
        announce(events.DeliveriesForgotten(by=None, count=gone))
    return gone


def _not_of_before(enrolment: Enrolment, done_at: dt.datetime) -> None:
    """What she did before it was to be done again belongs to the time before."""
    if enrolment.round > 1 and done_at < queries.counts_from(enrolment):
        raise ValidationError(_("Dit deed je voordat je opnieuw begon. Wat je toen afrondde, staat er al."))


def _moment(done_at: dt.datetime) -> dt.datetime:
    """Never in the future, nor so long ago that it would be forgotten at once."""
    now = clock.now()
    return max(min(done_at, now), now - KEPT)


def _arrive(
    enrolment: Enrolment, block: str, chosen: Iterable[str] | None, sure: int | None, done_at: dt.datetime, by: Person
) -> Arrival:
    if chosen is None:
        finish_step(enrolment, block, by=by)
        return Arrival.KEPT
    if find(enrolment, block)["type"] == Kind.QUESTION:
        key = queries.answer_key(enrolment, block)
        latest = answers(by, [key]).get(key)
        if latest and latest.at > done_at:
            do(enrolment, [block], by)
            return Arrival.LATER
    answer(enrolment, block, chosen=chosen, sure=sure, by=by, at=done_at)
    return Arrival.KEPT
