"""Asking others what they saw, and what they say: once each, and only whom she chose."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.areas.strategy.queries import is_agreed
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import ASK_DAYS, CHANCES, LOOKED_AT, MOST_CUSTOMERS, MOST_OBSERVERS, OBSERVERS, Moment, Source
from ..models import BehaviourCheck, Observation, ObserverAsk
from .saying import NOT_HERS, settle

NOT_ASKED = gettext_lazy("Deze vraag is aan iemand anders gesteld.")
NOT_HER_CHOICE = gettext_lazy("Een waarnemer kiezen doe je alleen voor jezelf.")
OVER = gettext_lazy("Deze vraag is voorbij: ze werd ingetrokken, of de tijd ervoor is om. Er is niets veranderd.")
NOT_IN_USE = gettext_lazy(
    "Dat een ander zegt wat die zag, staat hier uit: er is niet mee ingestemd. Wat er al was, staat er nog."
)
LABEL = 60


@transaction.atomic
def ask_observer(check: BehaviourCheck, *, of: Person, by: Person) -> ObserverAsk:
    """She asks a colleague or who leads her what they saw; at most two at a time. Twice is once.

    ValidationError while nobody agreed to it here, when nothing is asked now, for who may not see this behaviour
    done, and from the third on.
    """
    require(permissions.may_keep(by, check), NOT_HER_CHOICE)
    _agreed()
    check, moment = _asks(check)
    asked = ObserverAsk.objects.filter(check_of=check, moment=moment)
    mine = asked.standing()
    if there := mine.filter(observer=of).first():
        return there
    choice = next((one for one in queries.choices(check, asked) if one.pk == of.pk), None)
    if choice is None:
        raise ValidationError(
            {"observer": _("{name} kun je dit niet vragen. Kies iemand anders.").format(name=of.name)}
        )
    if mine.exclude(source=Source.CUSTOMER).count() >= MOST_OBSERVERS:
        raise ValidationError(
            {"observer": _("Je vroeg het al aan twee mensen. Dat is genoeg; trek er anders eerst een in.")}
        )
    ask = ObserverAsk.objects.create(
        check_of=check, moment=moment, source=choice.source, observer=of, until=_until(), at=clock.now()
    )
    announce(events.ObserverAsked(by=by.pk, person=of.pk, ask=ask.pk))
    return ask


@transaction.atomic
def ask_customer(check: BehaviourCheck, *, label: str, by: Person) -> ObserverAsk:
    """A link with which one customer answers one question, once (`queries.customer_key`). label: what she calls him,
    for herself. The same label is the same link until it was used; at most three about one moment."""
    require(permissions.may_keep(by, check), NOT_HER_CHOICE)
    _agreed()
    check, moment = _asks(check)
    label = " ".join(label.split())
    if Source.CUSTOMER not in queries.may_say(check):
        raise ValidationError(_("Bij dit gedrag is niet afgesproken dat een klant zegt wat die zag."))
    if not label or len(label) > LABEL:
        raise ValidationError({"label": _("Geef de link een naam voor jezelf, zoals: meneer van dinsdag.")})
    mine = ObserverAsk.objects.standing().filter(check_of=check, moment=moment, source=Source.CUSTOMER)
    if there := mine.filter(label=label, answered_at=None, until__gte=clock.today()).first():
        return there
    if mine.count() >= MOST_CUSTOMERS:
        raise ValidationError({"label": _("Drie klanten is genoeg. Trek anders eerst een link in.")})
    ask = ObserverAsk.objects.create(
        check_of=check, moment=moment, source=Source.CUSTOMER, label=label, until=_until(), at=clock.now()
    )
    announce(events.ObserverAsked(by=by.pk, person=by.pk, ask=ask.pk))
    return ask


@transaction.atomic
def take_back_ask(ask: ObserverAsk, *, by: Person) -> None:
    """She asks it no more; a link stops working. What was answered stays. Twice is once."""
    require(permissions.may_keep(by, ask.check_of), NOT_HERS)
    if ObserverAsk.objects.standing().filter(pk=ask.pk, answered_at=None).update(ended_at=clock.now()):
        announce(events.AskTakenBack(by=by.pk, person=by.pk, ask=ask.pk))


@transaction.atomic
def decline_ask(ask: ObserverAsk, *, by: Person) -> None:
    """He cannot, or would rather not. No reason asked; she may choose another. Twice is once."""
    require(permissions.may_observe(by, ask), NOT_ASKED)
    if ObserverAsk.objects.standing().filter(pk=ask.pk, answered_at=None).update(declined_at=clock.now()):
        announce(events.ObserverDeclined(by=by.pk, person=ask.check_of.person_id, ask=ask.pk))


@transaction.atomic
def release_observer(ask: ObserverAsk) -> None:
    """Whom she asked left; she may choose another. Called by the clock."""
    if ObserverAsk.objects.standing().filter(pk=ask.pk, answered_at=None).update(ended_at=clock.now()):
        announce(events.ObserverLeft(by=None, person=ask.check_of.person_id, ask=ask.pk))


@transaction.atomic
def observe(ask: ObserverAsk, *, times: int | None, by: Person) -> Observation:
    """He says how often he saw it done out of the last five chances (None: no chance to see it). The same twice is
    once; another answer is refused. ValidationError when it was taken back or is too late."""
    require(permissions.may_observe(by, ask), NOT_ASKED)
    return _answered(ask, times, by)


@transaction.atomic
def observe_as_customer(ask: ObserverAsk, *, times: int | None) -> Observation:
    """The same by a customer, whose signed link is the proof that he was asked. Once."""
    if ask.source != Source.CUSTOMER:
        raise ValidationError(OVER)
    return _answered(ask, times, None)


@transaction.atomic
def record(
    person: Person,
    *,
    behaviour: TargetBehaviour,
    times: int,
    chances: int,
    system: str,
    reference: str,
    by: Person,
) -> list[Observation]:
    """What a system counted: so many times out of so many chances, under its name. It goes to each check of hers that
    asks about this behaviour now; none when nothing asks. The same reference twice is once.

    ValidationError for a behaviour of which no system may say it, and for numbers that cannot be.
    """
    require(permissions.may_record(by), _("Een systeem laten meetellen doet een opleider of een beheerder."))
    _agreed()
    if Source.SYSTEM not in behaviour.observers:
        raise ValidationError(_("Bij dit gedrag is niet afgesproken dat een systeem zegt hoe vaak het gebeurt."))
    if not 0 <= times <= chances or not 0 < chances < 2**15 or not system.strip() or not reference.strip():
        raise ValidationError(_("Geef hoe vaak van hoeveel keer, welk systeem het zegt, en hoe de meting daar heet."))
    rows = []
    for check in BehaviourCheck.objects.select_for_update(of=("self",)).filter(person=person, behaviour=behaviour):
        finished = queries.is_finished(person, check.activity_id)
        moment = queries.asks_now(check, finished=finished)
        if moment not in LOOKED_AT:
            continue
        row, new = Observation.objects.get_or_create(
            check_of=check,
            moment=moment,
            source=Source.SYSTEM,
            system=system.strip()[:LABEL],
            reference=reference.strip()[:120],
            defaults={"times": times, "chances": chances, "at": clock.now()},
        )
        rows.append(row)
        if new:
            _heard(check, row, by.pk)
    return rows


def _agreed() -> None:
    if not is_agreed(OBSERVERS):
        raise ValidationError(NOT_IN_USE)


def _asks(check: BehaviourCheck) -> tuple[BehaviourCheck, Moment]:
    locked = BehaviourCheck.objects.select_for_update(of=("self",)).select_related("person", "behaviour", "activity")
    check = locked.get(pk=check.pk)
    moment = queries.asks_now(check, finished=queries.is_finished(check.person, check.activity_id))
    if moment not in LOOKED_AT:
        raise ValidationError(_("Nu valt er nog niets te vragen. Zes weken nadat je het afrondde kan het."))
    return check, Moment(moment)


def _until() -> dt.date:
    return clock.today() + dt.timedelta(days=ASK_DAYS)


def _answered(ask: ObserverAsk, times: int | None, by: Person | None) -> Observation:
    _agreed()
    if times is not None and not 0 <= times <= CHANCES:
        raise ValidationError(_("Kies een antwoord van 0 tot en met 5, of dat er geen kans was."))
    ask = ObserverAsk.objects.select_for_update(of=("self",)).select_related("check_of").get(pk=ask.pk)
    if ask.answered_at:
        if by and ask.observation.times == times:
            return ask.observation
        raise ValidationError(_("Hier is al op geantwoord. Het antwoord van toen blijft staan; dank je."))
    if not ObserverAsk.objects.open().filter(pk=ask.pk).exists():
        raise ValidationError(OVER)
    row = Observation.objects.create(
        check_of=ask.check_of, moment=ask.moment, source=ask.source, times=times, chances=CHANCES, ask=ask, by=by
    )
    ask.answered_at = clock.now()
    ask.save(update_fields=["answered_at"])
    _heard(ask.check_of, row, by.pk if by else None)
    return row


def _heard(check: BehaviourCheck, row: Observation, by: int | None) -> None:
    settle(check, row.moment)
    announce(events.Observed(by=by, person=check.person_id, observation=row.pk, check_of=check.pk))
