"""What a manager ticks on the team page: that he did his part. Nothing about the person is written."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Moment
from ..models import ManagerMoment


def monday(day: dt.date) -> dt.date:
    """The Monday of that day's week."""
    return day - dt.timedelta(days=day.weekday())


@transaction.atomic
def mark_moment(person: Person, *, kind: Moment | str, by: Person) -> ManagerMoment:
    """Done this week: asked, looked ahead, made room, made a chance. Once a week per person and kind."""
    require(permissions.may_mark(by, person), _("Je leidt deze persoon nu niet."))
    moment, new = ManagerMoment.objects.get_or_create(
        manager=by, person=person, kind=Moment(kind), week=monday(clock.today())
    )
    if new:
        announce(events.MomentMarked(by=by.pk, person=person.pk, moment=moment.pk, what=moment.kind))
    return moment


@transaction.atomic
def undo_moment(person: Person, *, kind: Moment | str, by: Person) -> None:
    """Take this week's tick back. Nothing happens when there is none."""
    require(permissions.may_mark(by, person), _("Je leidt deze persoon nu niet."))
    gone, _each = ManagerMoment.objects.filter(
        manager=by, person=person, kind=Moment(kind), week=monday(clock.today())
    ).delete()
    if gone:
        announce(events.MomentUndone(by=by.pk, person=person.pk, what=Moment(kind).value))


@transaction.atomic
def tell_jobs(manager: Person) -> None:
    """Have the small jobs of this week told in one message, when there are any. Called by the clock; the same week
    twice is one message."""
    announce(events.WeekBegun(by=None, person=manager.pk, week=monday(clock.today()).isoformat()))
