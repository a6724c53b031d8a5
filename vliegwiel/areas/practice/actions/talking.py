"""What a manager asks attention for, and when he talks with somebody about it. Never what was said."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import TalkKind
from ..models import Focus, Talk

KEPT_DAYS = 90


@transaction.atomic
def choose_focus(behaviour: TargetBehaviour, *, by: Person) -> Focus:
    """Ask the team attention for one behaviour; the one before gives way. Twice is once."""
    require(permissions.may_focus(by), _("Wie een team leidt, kiest waar het nu om gaat."))
    require(behaviour.is_standing, _("Dit gedrag vragen we niet meer. Kies een ander."))
    there = Focus.objects.select_for_update().filter(manager=by, ended_at=None).first()
    if there and there.behaviour_id == behaviour.pk:
        return there
    if there:
        there.ended_at = clock.now()
        there.save(update_fields=["ended_at"])
    focus = Focus.objects.create(manager=by, behaviour=behaviour)
    announce(events.FocusChosen(by=by.pk, behaviour=behaviour.pk))
    return focus


@transaction.atomic
def end_focus(*, by: Person) -> None:
    """Nothing in particular any more. Twice is once."""
    if Focus.objects.filter(manager=by, ended_at=None).update(ended_at=clock.now()):
        announce(events.FocusEnded(by=by.pk))


@transaction.atomic
def book_talk(
    person: Person, *, kind: TalkKind | str, starts: dt.datetime, by: Person, activity: Activity | None = None
) -> Talk:
    """Agree on a quarter of an hour; the other hears it. Twice is once. ValidationError for a moment gone by or more
    than a year ahead."""
    require(permissions.may_mark(by, person), _("Je leidt deze persoon nu niet."))
    starts = starts.astimezone(dt.UTC)
    if not clock.now() < starts < clock.now() + dt.timedelta(days=366):
        raise ValidationError({"day": _("Kies een dag en tijd die nog komen, binnen een jaar.")})
    says = {"kind": TalkKind(kind), "activity": activity}
    talk, new = Talk.objects.select_for_update().get_or_create(manager=by, person=person, starts=starts, defaults=says)
    if not new and talk.called_off_at:
        talk.kind, talk.activity, talk.called_off_at = TalkKind(kind), activity, None
        talk.sequence, new = talk.sequence + 1, True
        talk.save(update_fields=["kind", "activity", "called_off_at", "sequence"])
    if new:
        announce(events.TalkBooked(by=by.pk, person=person.pk, talk=talk.pk))
    return talk


@transaction.atomic
def call_off_talk(talk: Talk, *, by: Person) -> Talk:
    """Not then, by either of them, and no reason is asked. Twice is once."""
    require(permissions.may_call_off(by, talk), _("Alleen wie erbij is kan dit afzeggen."))
    talk = Talk.objects.select_for_update().get(pk=talk.pk)
    if talk.called_off_at is None:
        talk.called_off_at, talk.sequence = clock.now(), talk.sequence + 1
        talk.save(update_fields=["called_off_at", "sequence"])
        announce(events.TalkCalledOff(by=by.pk, person=talk.person_id, talk=talk.pk))
    return talk


@transaction.atomic
def forget_talks() -> int:
    """Remove talks of ninety days ago; gives how many."""
    gone, _of = Talk.objects.filter(starts__lt=clock.now() - dt.timedelta(days=KEPT_DAYS)).delete()
    if gone:
        announce(events.TalksForgotten(by=None))
    return gone
