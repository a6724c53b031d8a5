"""Saying it herself: before, six weeks after, and once more when it was applied."""

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice.queries import calendars
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import AFTER_DAYS, CHANCES, LOOKED_AT, SUSTAINED_DAYS, Moment, Source
from ..models import Applied, BehaviourCheck, Observation, ObserverAsk

NOT_HERS = gettext_lazy("Hoe vaak iets lukt, zegt alleen wie het doet. Dit is van iemand anders.")
FORGET_DAYS = 365


@transaction.atomic
def say_before(activity: Activity, said: Mapping[int, int | None], *, by: Person) -> list[BehaviourCheck]:
    """Before she did it: of each behaviour (by number) so many times out of the last five chances, or None: no chance.

    The real measure to compare with later. What was said before can be changed on the same day. ValidationError once
    she finished the activity, for a behaviour that does not belong to it, and for no answer at all.
    """
    require(permissions.may_begin(by, activity), _("Deze activiteit kun je niet vinden, dus ook niet meten."))
    asked = {one.pk: one for one in queries.items(activity)}
    if not said:
        raise ValidationError(_("Kies bij minstens één vraag een antwoord, of sla het over."))
    if not set(said) <= set(asked):
        raise ValidationError(_("De vragen zijn intussen veranderd. Lees ze nog eens; er is niets bewaard."))
    if queries.is_finished(by, activity.pk):
        raise ValidationError(
            _("Je rondde dit al af, dus dit kan niet meer vooraf. Zes weken erna kijk je terug; dat telt ook.")
        )
    checks = []
    for behaviour, times in said.items():
        check = _check(activity, asked[behaviour], by)
        _note(check, Moment.PRE, times, by)
        checks.append(check)
    return checks


@transaction.atomic
def say_after(check: BehaviourCheck, *, times: int | None, back: int | None, by: Person) -> BehaviourCheck:
    """Six weeks after: so many times out of the last five chances now, and looking back how it was before (each None:
    no chance). Also of an activity that was taken off the shelf since. ValidationError before its day."""
    require(permissions.may_keep(by, check), NOT_HERS)
    return _say(check, {Moment.POST: times, Moment.RETRO: back}, Moment.POST, by)


@transaction.atomic
def say_again(check: BehaviourCheck, *, times: int | None, by: Person) -> BehaviourCheck:
    """Eight weeks after it was applied: does she still? ValidationError before its day."""
    require(permissions.may_keep(by, check), NOT_HERS)
    return _say(check, {Moment.AGAIN: times}, Moment.AGAIN, by)


@transaction.atomic
def stop_check(check: BehaviourCheck, *, by: Person) -> BehaviourCheck:
    """Ask nothing more about it. No reason; what was said stays hers, open questions to others are taken back. Twice
    is once."""
    require(permissions.may_keep(by, check), NOT_HERS)
    if BehaviourCheck.objects.filter(pk=check.pk, stopped_at=None).update(stopped_at=clock.now()):
        ObserverAsk.objects.filter(check_of=check, answered_at=None, ended_at=None).update(ended_at=clock.now())
        announce(events.CheckStopped(by=by.pk, person=by.pk, check_of=check.pk))
    check.refresh_from_db()
    return check


@transaction.atomic
def open_checks(person: Person, activity: Activity, finished: dt.date) -> list[BehaviourCheck]:
    """She finished it: each of its behaviours is asked about six weeks later, on a day she works. Called by the handler
    that hears somebody finish.

    Nothing for an activity that has no follow-up, and nothing for what is law alone unless she measured beforehand.
    Finishing it again moves nothing.
    """
    known = {one.behaviour_id: one for one in BehaviourCheck.objects.filter(person=person, activity=activity)}
    wanted = list(known.values())
    if activity.follow_up and activity.purpose != Purpose.LEGAL:
        wanted += [_check(activity, one, person) for one in queries.items(activity) if one.pk not in known]
    day = calendars([person.pk])[person.pk].next_working_day(finished + dt.timedelta(days=AFTER_DAYS))
    numbers = [one.pk for one in wanted if one.due_on is None]
    BehaviourCheck.objects.filter(pk__in=numbers).update(due_on=day)
    return wanted


@transaction.atomic
def tell_due(person: int, moment: Moment, checks: list[BehaviourCheck]) -> None:
    """It is time to say how it goes, of one activity. Called by the clock."""
    if checks:
        announce(events.CheckDue(by=None, person=person, moment=moment, checks=[one.pk for one in checks]))


@transaction.atomic
def forget_checks() -> int:
    """What was last asked or answered twelve months ago goes, with all answers. Called by the clock; gives how many
    checks."""
    before = clock.now() - dt.timedelta(days=FORGET_DAYS)
    lately = Observation.objects.filter(at__gte=before).values("check_of")
    asked, day = ObserverAsk.objects.filter(at__gte=before).values("check_of"), timezone.localtime(before).date()
    old = BehaviourCheck.objects.filter(opened_at__lt=before).exclude(pk__in=lately).exclude(pk__in=asked)
    old = old.exclude(due_on__gte=day).exclude(again_on__gte=day)
    n = old.count()
    if n:
        old.delete()
        announce(events.ChecksForgotten(by=None, n=n))
    return n


def settle(check: BehaviourCheck, moment: str) -> None:
    """After an answer: whether she applied it then, since when, and when to ask once more."""
    if moment not in LOOKED_AT:
        return
    on = _applied_on(check, Moment(moment))
    if moment == Moment.AGAIN:
        first = Applied.objects.filter(check_of=check, moment=Moment.POST).values_list("on", flat=True).first()
        on = on if queries.is_sustained(first, on) else None
    if on is None:
        Applied.objects.filter(check_of=check, moment=moment).delete()
    else:
        Applied.objects.update_or_create(check_of=check, moment=moment, defaults={"on": on})
    if moment == Moment.POST and on and check.again_on is None:
        day = calendars([check.person_id])[check.person_id].next_working_day(on + dt.timedelta(days=SUSTAINED_DAYS))
        BehaviourCheck.objects.filter(pk=check.pk).update(again_on=day)


def _applied_on(check: BehaviourCheck, moment: Moment) -> dt.date | None:
    """The first day from which the answers said so, if they still do together."""
    rows = list(Observation.objects.filter(check_of=check, moment=moment, times__isnull=False).order_by("at", "pk"))
    seen = [(Source(row.source), float(row.share or 0)) for row in rows]
    days = [timezone.localtime(row.at).date() for row in rows]
    shown = queries.shown_on(check, moment)  # a whole list, signed by another, is something to show
    if not queries.applied(seen, artefact=shown is not None):
        return None
    for n, day in enumerate(days, 1):
        if queries.applied(seen[:n], artefact=shown is not None and shown <= day):
            return day
    return shown


def _check(activity: Activity, behaviour: TargetBehaviour, person: Person) -> BehaviourCheck:
    words = {"actor": behaviour.actor, "situation": behaviour.situation, "action": behaviour.action}
    check, _new = BehaviourCheck.objects.get_or_create(
        person=person, activity=activity, behaviour=behaviour, defaults=words
    )
    return check


def _say(check: BehaviourCheck, said: Mapping[Moment, int | None], moment: Moment, by: Person) -> BehaviourCheck:
    check = BehaviourCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    if check.stopped_at:
        raise ValidationError(
            _("Je stopte hiermee. Wat je eerder zei staat er nog; er valt niets meer te beantwoorden.")
        )
    finished = queries.is_finished(check.person, check.activity_id)
    now = queries.asks_now(check, finished=finished)
    if now != moment:
        day = check.again_on if moment == Moment.AGAIN else check.due_on
        if now is None and day:
            later = _("Deze vraag komt op {day}. Wat je eerder zei staat er nog.")
            raise ValidationError(later.format(day=date_format(day, "j F Y")))
        raise ValidationError(_("Deze vraag is nu niet aan de beurt. Wat je eerder zei staat er nog."))
    for one, times in said.items():
        _note(check, one, times, by)
    settle(check, moment)
    check.refresh_from_db()
    return check


def _note(check: BehaviourCheck, moment: Moment, times: int | None, by: Person) -> None:
    if times is not None and not 0 <= times <= CHANCES:
        raise ValidationError(_("Kies een antwoord van 0 tot en met 5, of dat er geen kans was."))
    said = Observation.objects.filter(check_of=check, moment=moment, source=Source.SELF).first()
    if said is None:
        Observation.objects.create(
            check_of=check, moment=moment, source=Source.SELF, times=times, chances=CHANCES, by=by
        )
    elif said.times == times:
        return
    elif timezone.localtime(said.at).date() != clock.today():
        day = date_format(timezone.localtime(said.at), "j F")
        raise ValidationError(
            _("Je antwoordde al op {day}, en dat blijft staan: anders valt er niets te vergelijken.").format(day=day)
        )
    else:
        said.times, said.at = times, clock.now()
        said.save(update_fields=["times", "at"])
    announce(events.SaidHowOften(by=by.pk, person=by.pk, check_of=check.pk, moment=moment))
