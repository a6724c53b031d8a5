"""How somebody wants to be told, and when she is away: her own words, undone at any time."""

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.notices import Topic
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import CHOICES, LANES, Lane, Why
from ..models import Absence, Preference, Sending

LONGEST_PAUSE = 366  # days
LONGEST_ABSENCE = 731
NOT_HERE = gettext_lazy("Wie hier niet meer werkt, krijgt ook geen berichten meer.")


@transaction.atomic
def choose(
    *,
    lanes: Mapping[Topic, Lane],
    quiet_from: dt.time,
    quiet_until: dt.time,
    digest_day: int,
    digest_at: dt.time,
    by: Person,
) -> Preference:
    """Keep how and when she wants to be told, and plan anew what still waits. Raises ValidationError when what the law
    asks would be turned off, or the day is no weekday (1 to 7)."""
    require(permissions.may_choose(by), NOT_HERE)
    for topic, lane in lanes.items():
        if lane not in CHOICES[topic]:
            raise ValidationError(_("Wat de wet of cao vraagt, blijft in de academie staan. Mail kun je uitzetten."))
    if digest_day not in range(1, 8):
        raise ValidationError({"digest_day": _("Kies een dag van de week.")})
    wants = _locked(by)
    wants.lanes = {topic.value: lane.value for topic, lane in lanes.items() if lane != LANES[topic]}
    wants.quiet_from, wants.quiet_until = quiet_from, quiet_until
    wants.digest_day, wants.digest_at = digest_day, digest_at
    wants.save()
    _plan_anew(wants)
    announce(events.PreferencesChanged(by=by.pk, person=by.pk))
    return wants


@transaction.atomic
def stop(topic: Topic, *, by: Person) -> Preference:
    """No mail about this any more; it still stands in the academy. Twice is once. For the link in a mail."""
    require(permissions.may_choose(by), NOT_HERE)
    wants = _locked(by)
    if queries.lane_of(wants, topic) in (Lane.MAIL, Lane.DIGEST):
        wants.lanes = {**wants.lanes, topic.value: Lane.INBOX.value}
        wants.save()
        _plan_anew(wants)
        announce(events.PreferencesChanged(by=by.pk, person=by.pk))
    return wants


@transaction.atomic
def pause(*, until: dt.date | None, by: Person) -> Preference:
    """No mail before that day, but for what the law asks; None ends a pause. Raises ValidationError for a day that is
    not ahead, or more than a year away."""
    require(permissions.may_choose(by), NOT_HERE)
    if until and not 0 < (until - clock.today()).days <= LONGEST_PAUSE:
        raise ValidationError({"until": _("Kies een dag na vandaag, ten hoogste een jaar vooruit.")})
    wants = _locked(by)
    if wants.paused_until != until:
        wants.paused_until = until
        wants.save()
        announce(events.PreferencesChanged(by=by.pk, person=by.pk))
    return wants


@transaction.atomic
def be_away(*, starts: dt.date, ends: dt.date, by: Person) -> Absence:
    """Days on which she is mailed nothing. Twice is once. Raises ValidationError when they are not in order, past, or
    more than two years."""
    require(permissions.may_choose(by), NOT_HERE)
    if ends < starts:
        raise ValidationError({"ends": _("De laatste dag ligt voor de eerste.")})
    if ends < clock.today():
        raise ValidationError({"ends": _("Deze dagen zijn al voorbij.")})
    if (ends - starts).days > LONGEST_ABSENCE:
        raise ValidationError({"ends": _("Ten hoogste twee jaar achter elkaar.")})
    absence, new = Absence.objects.get_or_create(person=by, starts=starts, ends=ends)
    if new:
        announce(events.PreferencesChanged(by=by.pk, person=by.pk))
    return absence


@transaction.atomic
def be_back(absence: Absence, *, by: Person) -> None:
    """Take back days she said to be away."""
    require(permissions.may_change(by, absence), _("Alleen jijzelf kunt dit veranderen."))
    absence.delete()
    announce(events.PreferencesChanged(by=by.pk, person=by.pk))


def _locked(person: Person) -> Preference:
    Preference.objects.get_or_create(person=person)
    return Preference.objects.select_for_update().get(person=person)


def _plan_anew(wants: Preference) -> None:
    """What waits takes the way she chose now."""
    now = clock.now()
    waiting = Sending.objects.filter(person=wants.person_id, mail=None, dropped_at=None).order_by("pk")
    for row in waiting.select_for_update():
        lane = queries.lane_of(wants, Topic(row.topic))
        if lane in (Lane.INBOX, Lane.OFF):
            row.dropped_at, row.why = now, Why.OFF
        elif lane == Lane.DIGEST:
            row.due_at = queries.next_digest(now, wants.digest_day, wants.digest_at)
        elif row.lane != Lane.MAIL:
            row.due_at = now
        row.lane = lane
        row.save()
