"""Closing weeks for learning, and what happens with a date that falls in them."""

import datetime as dt
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import ClosedAllTheSame, Closure

MOST_WEEKS, LEAST = 12, 5  # weeks; letters of a reason
CLOSED = "closed"  # the code of the error, for who offers a way out
NOT_HERS = gettext_lazy("Weken voor leren sluiten HR en opleiders.")


@transaction.atomic
def close_weeks(*, unit: Unit | None, starts: dt.date, ends: dt.date, why: str, by: Person) -> Closure:
    """Plan no learning in the weeks of these days, for a unit and below or (None) everybody. The same again is once.

    What is planned or asked in them stays as it is. ValidationError per field: days that are past or not in order,
    more than twelve weeks, and no reason.
    """
    require(permissions.may_close_weeks(by), NOT_HERS)
    why = " ".join(why.split())[:120]
    if len(why) < LEAST:
        raise ValidationError({"why": _("Schrijf kort waarom: wie het betreft leest het.")})
    monday = starts - dt.timedelta(days=starts.weekday())
    sunday = ends + dt.timedelta(days=6 - ends.weekday())
    if ends < starts:
        raise ValidationError({"ends": _("De laatste dag ligt voor de eerste.")})
    if sunday < clock.today():
        raise ValidationError({"ends": _("Deze weken zijn al voorbij.")})
    if (sunday - monday).days > MOST_WEEKS * 7:
        raise ValidationError({"ends": _("Ten hoogste {n} weken achter elkaar.").format(n=MOST_WEEKS)})
    there: Closure | None = Closure.objects.standing().filter(unit=unit, starts=monday, ends=sunday).first()
    if there:
        return there
    row = Closure.objects.create(unit=unit, starts=monday, ends=sunday, why=why, by=by)
    announce(events.WeeksClosed(by=by.pk, closure=row.pk))
    return row


@transaction.atomic
def open_weeks(closure: Closure, *, by: Person) -> Closure:
    """These weeks are open again. Twice is once."""
    require(permissions.may_close_weeks(by), NOT_HERS)
    closure = Closure.objects.select_for_update(of=("self",)).get(pk=closure.pk)
    if closure.withdrawn_at is None:
        closure.withdrawn_at, closure.withdrawn_by = clock.now(), by
        closure.save(update_fields=["withdrawn_at", "withdrawn_by"])
        announce(events.WeeksOpened(by=by.pk, closure=closure.pk))
    return closure


def open_date(
    activity: Activity,
    due: dt.date | None,
    *,
    people: Collection[int],
    by: Person,
    reason: str,
    after: bool = False,
    approver: Person | None = None,
) -> dt.date | None:
    """The date that is kept, in the transaction of who asks it: as asked when it is open for all of them; after what is
    closed (`after`); or as asked all the same, for what the law asks and somebody (`approver`) approved.

    ValidationError (code "closed") otherwise, saying the first open day.
    """
    if due is None:
        return None
    spans = {one for each in queries.closures_of(people).values() for one in each}
    closed = queries.closing(due, spans)
    if closed is None:
        return due
    then = queries.open_after(due, spans)
    if after:
        return then
    by_law = activity.purpose == Purpose.LEGAL
    if by_law and approver is not None:
        _approve(activity, due, by=by, approver=approver, why=reason)
        return due
    words = _("In die week plant {who} geen leren: {why}. De eerste open dag is {day}.").format(
        who=closed.unit or _("niemand"), why=closed.why, day=date_format(then, "j F Y")
    )
    raise ValidationError({"due": ValidationError(words, code=CLOSED)})


def _approve(activity: Activity, due: dt.date, *, by: Person, approver: Person, why: str) -> None:
    if approver.pk == by.pk or not permissions.may_approve_in_closed_weeks(approver):
        raise ValidationError(
            {
                "approver": ValidationError(
                    _("Noem een ander: iemand van HR, een opleider of een directeur."), code=CLOSED
                )
            }
        )
    row, new = ClosedAllTheSame.objects.get_or_create(
        activity=activity, due=due, by=by, defaults={"approver": approver, "why": why[:280]}
    )
    if new:
        announce(events.StaysInClosedWeek(by=by.pk, person=approver.pk, activity=activity.pk, approval=row.pk))
