"""Moments to learn: chosen, planned ahead, moved, skipped. Nobody asks why, and nobody else sees it."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import AHEAD_DAYS, BUSY_DAYS, LEAST_MINUTES, MINUTES, MOST_MINUTES, MOST_TIMES, SKIPS, Shift, State
from ..models import BusyTime, LearningMoment, Rhythm

NOT_HERE = gettext_lazy("Wie hier niet meer werkt, plant hier ook niets meer.")
NOT_YOURS = gettext_lazy("Alleen jijzelf kunt dit veranderen.")


@transaction.atomic
def choose_rhythm(
    *,
    slots: Sequence[queries.Slot],
    by: Person,
    minutes: int = MINUTES,
    shift: Shift | str = Shift.NONE,
    shift_from: dt.time | None = None,
    shift_until: dt.time | None = None,
) -> Rhythm:
    """Choose when in the week she wants to learn, and plan the coming two weeks so. What was planned by an older choice
    and not moved goes. ValidationError for no day, more than two, a day twice, a length outside 5 to 60 minutes, and
    a shift without its hours or shorter than the moment."""
    require(permissions.may_plan(by), NOT_HERE)
    days = [slot.day for slot in slots]
    if not days or len(days) > MOST_TIMES or len(set(days)) < len(days) or not set(days) <= set(range(1, 8)):
        raise ValidationError({"days": _("Kies één of twee verschillende dagen.")})
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise ValidationError({"minutes": _("Kies 5 tot en met 60 minuten.")})
    shift = Shift(shift)
    if shift and (shift_from is None or shift_until is None or shift_from == shift_until):
        raise ValidationError({"shift_from": _("Zeg hoe laat je dienst begint en eindigt.")})
    rhythm = _locked(by)
    rhythm.slots = [{"day": slot.day, "at": f"{slot.at:%H:%M}"} for slot in sorted(slots, key=lambda slot: slot.day)]
    rhythm.minutes, rhythm.shift, rhythm.asked_at = minutes, shift, None
    rhythm.shift_from, rhythm.shift_until = (shift_from, shift_until) if shift else (None, None)
    rhythm.save()
    LearningMoment.objects.filter(person=by, state=State.PLANNED, starts__gt=clock.now()).delete()
    LearningMoment.objects.filter(person=by, state=State.RELEASED, starts__gt=clock.now()).delete()
    _plan_ahead([by])
    announce(events.RhythmChosen(by=by.pk, person=by.pk))
    return rhythm


@transaction.atomic
def stop_rhythm(*, by: Person) -> None:
    """No moments any more. Twice is once; choosing again begins again."""
    require(permissions.may_plan(by), NOT_HERE)
    gone, _of = Rhythm.objects.filter(person=by).delete()
    LearningMoment.objects.filter(person=by, starts__gt=clock.now()).delete()
    if gone:
        announce(events.RhythmChosen(by=by.pk, person=by.pk))


@transaction.atomic
def keep_rhythm(*, by: Person) -> Rhythm:
    """It still suits: after two skipped ones, go on as it was."""
    require(permissions.may_plan(by), NOT_HERE)
    rhythm = _locked(by)
    if rhythm.asked_at:
        rhythm.asked_at = None
        rhythm.save(update_fields=["asked_at"])
        LearningMoment.objects.filter(person=by, state=State.RELEASED, starts__gt=clock.now()).delete()
        _plan_ahead([by])
        announce(events.RhythmChosen(by=by.pk, person=by.pk))
    return rhythm


@transaction.atomic
def move(moment: LearningMoment, *, starts: dt.datetime, by: Person) -> LearningMoment:
    """Put it elsewhere. ValidationError for a moment gone by, for where it would not be ahead of now or on a day she
    works, and when it is skipped already."""
    require(permissions.may_change(by, moment), NOT_YOURS)
    moment = LearningMoment.objects.select_for_update().get(pk=moment.pk)
    if moment.state != State.PLANNED or moment.ends <= clock.now():
        raise ValidationError(_("Dit moment is al voorbij of overgeslagen."))
    span = (starts.astimezone(dt.UTC), starts.astimezone(dt.UTC) + (moment.ends - moment.starts))
    if span[0] == moment.starts:
        return moment
    if not queries.fits(queries.weeks_of([by])[by.pk], span, now=clock.now()):
        raise ValidationError({"starts": _("Kies een tijd die nog komt, op een dag dat je werkt.")})
    moment.starts, moment.ends = span
    moment.sequence += 1
    moment.save(update_fields=["starts", "ends", "sequence"])
    announce(events.MomentChanged(by=by.pk, person=by.pk, moment=moment.pk))
    return moment


@transaction.atomic
def plan_one(*, starts: dt.datetime, by: Person, minutes: int = MINUTES) -> LearningMoment:
    """One moment, this once, besides what comes by itself. Twice is once, and what stands on that day already is moved
    there. ValidationError where it would not be ahead of now or on a day she works, and for an odd length."""
    require(permissions.may_plan(by), NOT_HERE)
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise ValidationError({"minutes": _("Kies 5 tot en met 60 minuten.")})
    starts = starts.astimezone(dt.UTC)
    span = (starts, starts + dt.timedelta(minutes=minutes))
    if not queries.fits(queries.weeks_of([by])[by.pk], span, now=clock.now()):
        raise ValidationError({"starts": _("Kies een tijd die nog komt, op een dag dat je werkt.")})
    says = {"starts": span[0], "ends": span[1], "minutes": minutes}
    day = timezone.localtime(starts).date()
    moment, new = LearningMoment.objects.select_for_update().get_or_create(person=by, of_day=day, defaults=says)
    if not new and (moment.state, moment.starts, moment.ends) != (State.PLANNED, *span):
        moment.starts, moment.ends, moment.minutes = *span, minutes
        moment.state, moment.sequence, new = State.PLANNED, moment.sequence + 1, True
        moment.save(update_fields=["starts", "ends", "minutes", "state", "sequence"])
    if new:
        announce(events.MomentChanged(by=by.pk, person=by.pk, moment=moment.pk))
    return moment


@transaction.atomic
def skip(moment: LearningMoment, *, by: Person) -> LearningMoment:
    """Not this time. No reason is asked. After two in a row the coming ones are let go, with one question: does it
    still suit? Twice is once."""
    require(permissions.may_change(by, moment), NOT_YOURS)
    rhythm = _locked(by)
    moment = LearningMoment.objects.select_for_update().get(pk=moment.pk)
    if moment.state != State.PLANNED:
        return moment
    moment.state, moment.sequence = State.SKIPPED, moment.sequence + 1
    moment.save(update_fields=["state", "sequence"])
    before = LearningMoment.objects.filter(person=by, starts__lte=moment.starts).exclude(state=State.RELEASED)
    latest = list(before.order_by("-starts").values_list("state", flat=True)[:SKIPS])
    if len(latest) == SKIPS and set(latest) == {State.SKIPPED} and rhythm.asked_at is None:
        rhythm.asked_at = clock.now()
        rhythm.save(update_fields=["asked_at"])
        LearningMoment.objects.filter(person=by, state=State.PLANNED, starts__gt=clock.now()).update(
            state=State.RELEASED
        )
    announce(events.MomentChanged(by=by.pk, person=by.pk, moment=moment.pk))
    return moment


@transaction.atomic
def unskip(moment: LearningMoment, *, by: Person) -> LearningMoment:
    """Take a skip back, while it is still ahead."""
    require(permissions.may_change(by, moment), NOT_YOURS)
    moment = LearningMoment.objects.select_for_update().get(pk=moment.pk)
    if moment.state == State.SKIPPED and moment.starts > clock.now():
        moment.state, moment.sequence = State.PLANNED, moment.sequence + 1
        moment.save(update_fields=["state", "sequence"])
        announce(events.MomentChanged(by=by.pk, person=by.pk, moment=moment.pk))
    return moment


@transaction.atomic
def give_busy(content: bytes, *, by: Person) -> int:
    """Keep at which times of the coming six weeks she is taken, from a calendar file; gives how many. What was kept
    before goes, and moments that now stand across a meeting find another place. ValidationError for what is no calendar
    or too large."""
    require(permissions.may_plan(by), NOT_HERE)
    if len(content) > queries.MOST_BYTES:
        raise ValidationError({"calendar": _("Dit bestand is te groot. Neem alleen de komende weken mee.")})
    now = clock.now()
    try:
        spans = queries.busy_times(content, since=now, until=now + dt.timedelta(days=BUSY_DAYS))
    except ValueError as wrong:
        text = _("Dit is geen agendabestand dat we kunnen lezen. Bewaar je agenda als .ics en probeer het weer.")
        raise ValidationError({"calendar": text}) from wrong
    _locked(by)
    BusyTime.objects.filter(person=by).delete()
    BusyTime.objects.bulk_create([BusyTime(person=by, starts=starts, ends=ends) for starts, ends in spans])
    for row in queries.coming(by):
        if row.sequence == 0 and any(starts < row.ends and row.starts < ends for starts, ends in spans):
            row.delete()
    _plan_ahead([by])
    announce(events.BusyGiven(by=by.pk, person=by.pk))
    return len(spans)


@transaction.atomic
def forget_busy(*, by: Person) -> None:
    """Remove the times of her calendar. Twice is once."""
    require(permissions.may_plan(by), NOT_HERE)
    gone, _of = BusyTime.objects.filter(person=by).delete()
    if gone:
        announce(events.BusyGiven(by=by.pk, person=by.pk))


@transaction.atomic
def plan_ahead(people: Collection[int]) -> None:
    """Plan the coming two weeks of these people by their rhythm. Twice is once; who left has nothing planned."""
    _plan_ahead(list(Person.objects.here().filter(pk__in=people).order_by("pk")))


def _plan_ahead(people: Sequence[Person]) -> None:
    now = clock.now()
    weeks = queries.weeks_of(people)
    rhythms = {
        row.person_id: row
        for row in Rhythm.objects.select_for_update().filter(person__in=[one.pk for one in people], asked_at=None)
    }
    there: dict[int, dict[dt.date, LearningMoment]] = {one.pk: {} for one in people}
    today = timezone.localtime(now).date()
    for row in LearningMoment.objects.filter(person__in=rhythms, of_day__gte=today):
        there[row.person_id][row.of_day] = row
    fresh = []
    for person in people:
        rhythm = rhythms.get(person.pk)
        if rhythm is None:
            continue
        known = there[person.pk]
        for day, row in list(known.items()):
            if row.state == State.PLANNED and row.sequence == 0 and not weeks[person.pk].works(day):
                row.delete()  # she is away that day since
                del known[day]
        taken = [(row.starts, row.ends) for row in known.values() if row.state == State.PLANNED]
        found = queries.plan(
            weeks[person.pk],
            queries.slots_of(rhythm),
            minutes=rhythm.minutes,
            now=now,
            days=AHEAD_DAYS,
            taken=taken,
        )
        fresh += [
            LearningMoment(person=person, starts=starts, ends=ends, minutes=rhythm.minutes, of_day=day)
            for day, (starts, ends) in found.items()
            if day not in known
        ]
    LearningMoment.objects.bulk_create(fresh, ignore_conflicts=True)


def _locked(person: Person) -> Rhythm:
    Rhythm.objects.get_or_create(person=person)
    return Rhythm.objects.select_for_update().get(person=person)
