"""Facts beside facts: doing something again, what was recorded by hand, and what was not right."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Completion, Correction, Enrolment, Recording, Round
from .assigning import REASON_MAX, REASON_MIN
from .doing import count_in_programmes

MOST_AT_ONCE = 500  # people in one recording
NOT_KEEPER = gettext_lazy("Wat iemand deed leggen HR en opleiders vast, en nooit over zichzelf: vraag een collega.")


@dataclass(frozen=True)
class Recorded:
    """What came of recording: the facts that are new, and who had done it on that day already."""

    batch: uuid.UUID
    new: tuple[Completion, ...]
    had: tuple[Person, ...]


@transaction.atomic
def begin_round(activity: Activity, *, person: Person, by: Person, why: str = "") -> Round:
    """Let somebody do an activity again, from its first step; what she finished before stays a fact. Twice is once:
    while a round is open it is given back.

    why: at least ten characters, unless she chose it herself; she reads it. ValidationError while she did not finish
    it for the first time.
    """
    require(
        permissions.may_begin_round(by, activity, person),
        _("Alleen zijzelf, wie nu leiding geeft, HR en opleiders laten iemand iets opnieuw doen."),
    )
    why = " ".join(why.split()) if by.pk == person.pk and not why.strip() else _reason(why)
    number = queries.round_of(person, activity)
    if not Completion.objects.standing().filter(person=person, activity=activity, round=number).exists():
        if opened := Round.objects.filter(person=person, activity=activity, number=number).first():
            return opened
        raise ValidationError(_("Dit is nog niet voor het eerst afgerond. Opnieuw doen kan daarna."))
    if not Activity.objects.published().filter(pk=activity.pk).exists():
        raise ValidationError(_("Deze activiteit staat niet meer op de plank, dus niemand kan haar opnieuw doen."))
    return _open(activity, person, number + 1, by=by, why=why)


@transaction.atomic
def record(
    activity: Activity, *, people: Iterable[Person], on: dt.date, by: Person, why: str, seen_by: str = ""
) -> Recorded:
    """Record that people did an activity on a day, on paper or elsewhere: all of them or none. Twice is once.

    seen_by: who saw it, in words. Also for who left, and for what is off the shelf: it happened. ValidationError for
    a day that is still to come, a reason under ten characters and more than 500 people at once.
    """
    chosen = list({person.pk: person for person in people}.values())
    for person in chosen:
        require(permissions.may_keep_facts(by, person), NOT_KEEPER)
    why, seen_by = _reason(why), " ".join(seen_by.split())[:120]
    at = _moment(on)
    if len(chosen) > MOST_AT_ONCE:
        raise ValidationError({"people": _("Leg ten hoogste {n} mensen tegelijk vast.").format(n=MOST_AT_ONCE)})
    editions = list(Edition.objects.filter(activity=activity).defer("blocks").order_by("published_at", "pk"))
    if not editions:
        raise ValidationError(_("Deze activiteit is nooit gepubliceerd."))
    known = queries.held([person.pk for person in chosen], [activity.pk])
    batch, new, had = uuid.uuid4(), [], []
    for person in chosen:
        if any(fact.on == on for fact in known.get(person.pk, {}).get(activity.pk, ())):
            had.append(person)
            continue
        completion = add_fact(person, activity.pk, edition_of(editions, person, at), at)
        Recording.objects.create(completion=completion, by=by, why=why, seen_by=seen_by, batch=batch)
        count_in_programmes(person, activity.pk, at)
        announce(events.CompletionRecorded(by=by.pk, person=person.pk, completion=completion.pk, activity=activity.pk))
        new.append(completion)
    return Recorded(batch, tuple(new), tuple(had))


@transaction.atomic
def take_back_recording(batch: uuid.UUID, *, by: Person, why: str) -> int:
    """Say of everything recorded together that it did not happen; gives of how many. Twice is once."""
    rows = Completion.objects.standing().filter(recording__batch=batch).select_related("person", "activity")
    found = list(rows.order_by("pk"))
    for completion in found:
        correct(completion, on=None, by=by, why=why)
    return len(found)


@transaction.atomic
def correct(completion: Completion, *, on: dt.date | None, by: Person, why: str) -> Correction:
    """Say what was right: the day on which she finished it, or (None) that it did not happen. The old fact stays
    readable beside it, and she is told. Saying the same twice is once.

    When all was done for what did not happen, she may do it again from the first step. ValidationError for a day still
    to come, a day that is the same, a reason under ten characters, and for what somebody corrected otherwise since.
    """
    require(permissions.may_keep_facts(by, completion.person), NOT_KEEPER)
    why = _reason(why)
    if said := Correction.objects.filter(completion=completion).select_related("instead", "by").first():
        if (timezone.localdate(said.instead.at) if said.instead else None) == on:
            return said
        raise ValidationError(
            _("{name} heeft dit al rechtgezet. Bekijk wat er nu staat, en zet dat recht als het niet klopt.").format(
                name=said.by.name
            )
        )
    if on is not None and timezone.localdate(completion.at) == on:
        raise ValidationError({"on": _("Dit is de datum die er al staat.")})
    instead = None
    if on is not None:
        instead = add_fact(completion.person, completion.activity_id, completion.edition, _moment(on), completion.round)
    said = Correction.objects.create(completion=completion, instead=instead, by=by, why=why)
    if instead is None:
        let_her_do_it(completion, by=by, why=why)
    announce(
        events.CompletionCorrected(
            by=by.pk, person=completion.person_id, completion=completion.pk, activity=completion.activity_id
        )
    )
    return said


def let_her_do_it(completion: Completion, *, by: Person, why: str) -> None:
    """Every step done and yet not finished leads nowhere: then she does it from the first step."""
    number = completion.round
    if queries.round_of(completion.person, completion.activity_id) != number:
        return
    mine = {"person": completion.person_id, "activity": completion.activity_id, "round": number}
    if Completion.objects.standing().filter(**mine).exists():
        return
    begun = Enrolment.objects.filter(**mine).select_related("edition").first()
    if begun and queries.progress(begun).finished:
        _open(completion.activity, completion.person, number + 1, by=by, why=why)


def _open(activity: Activity, person: Person, number: int, *, by: Person, why: str) -> Round:
    opened, new = Round.objects.get_or_create(
        person=person, activity=activity, number=number, defaults={"opened_by": by, "why": why}
    )
    if new:
        kind = events.BegunAgain if by.pk == person.pk else events.AskedAgain
        announce(kind(by=by.pk, person=person.pk, activity=activity.pk, number=number))
    return opened


def add_fact(person: Person, activity: int, edition: Edition, at: dt.datetime, number: int | None = None) -> Completion:
    """A fact of the round in which that day fell, beside what was said of it before."""
    rounds = Round.objects.filter(person=person, activity=activity, at__lte=queries.end_of(timezone.localdate(at)))
    number = number or max(rounds.values_list("number", flat=True), default=1)
    said = Completion.objects.filter(person=person, activity=activity, round=number)
    version = max(said.values_list("version", flat=True), default=0) + 1
    return Completion.objects.create(
        person=person, activity_id=activity, edition=edition, round=number, version=version, at=at
    )


def edition_of(editions: list[Edition], person: Person, at: dt.datetime) -> Edition:
    """What one could have done that day: the last of then, in her language when there is one."""
    then = [edition for edition in editions if edition.published_at <= at] or editions[:1]
    return next((edition for edition in reversed(then) if edition.language == person.language), then[-1])


def _moment(on: dt.date) -> dt.datetime:
    """Noon of that day; of today no later than now."""
    if on > clock.today():
        raise ValidationError({"on": _("Kies een dag die geweest is: {day} moet nog komen.").format(day=_said(on))})
    return min(timezone.make_aware(dt.datetime.combine(on, dt.time(12))), clock.now())


def _said(day: dt.date) -> str:
    return date_format(day, "j F Y")


def _reason(why: str) -> str:
    why = " ".join(why.split())
    if len(why) < REASON_MIN:
        raise ValidationError({"why": _("Schrijf in een paar woorden waarom, ten minste tien tekens.")})
    if len(why) > REASON_MAX:
        raise ValidationError({"why": _("Houd de reden onder de 280 tekens.")})
    return why
