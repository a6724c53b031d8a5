"""Seeing somebody do it at work, and signing for that; asking for it; taking back what was signed wrongly."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.queries import is_agreed
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, notices, permissions, queries
from ..enums import SEEN_AT_WORK
from ..models import Qualification, Sighting, SightingAsk, SightingEnd
from .proving import reason_of

NOT_JUDGE = gettext_lazy(
    "Tekenen dat je iemand iets zag doen, kan alleen wie dat bij deze eis mag; nooit voor jezelf en nooit voor wie "
    "leiding geeft aan jou."
)
NOT_IN_USE = gettext_lazy("Tekenen voor wat iemand liet zien, staat hier uit: er is niet mee ingestemd.")
NOT_HERS = gettext_lazy("Iemand vragen te komen kijken doe je voor jezelf.")
MOST_ASKED = 3  # at one time


@transaction.atomic
def ask_to_look(qualification: Qualification, *, of: Person, by: Person) -> SightingAsk:
    """She asks somebody who may judge it to come and look; that one hears it. Twice is once.

    ValidationError when nothing waits to be seen, for who may not judge it, and from the fourth at one time on.
    """
    require(permissions.may_certify(by, by), NOT_HERS)
    _agreed()
    look = queries.look_for(qualification, by)
    if look is None:
        raise ValidationError(_("Er hoeft nu niets gezien te worden. Rond eerst af wat erbij hoort."))
    if queries.judge_of(of, by, qualification, look.asked) is None:
        raise ValidationError(
            {"asked": _("{name} mag hier niet voor tekenen. Vraag iemand anders.").format(name=of.name)}
        )
    mine = SightingAsk.objects.open().filter(person=by, qualification=qualification)
    if there := mine.filter(asked=of).first():
        return there
    if mine.count() >= MOST_ASKED:
        raise ValidationError({"asked": _("Je vroeg het al aan drie mensen. Wacht even, of trek er een in.")})
    row = SightingAsk.objects.create(person=by, qualification=qualification, asked=of)
    announce(events.LookAsked(by=by.pk, person=of.pk, qualification=qualification.pk, ask=row.pk))
    return row


@transaction.atomic
def stop_asking(ask: SightingAsk, *, by: Person) -> None:
    """She need not come any more. Twice is once."""
    require(ask.person_id == by.pk, NOT_HERS)
    SightingAsk.objects.open().filter(pk=ask.pk).update(closed_at=clock.now())


@transaction.atomic
def sign_for(
    person: Person,
    *,
    qualification: Qualification,
    version: int,
    seen: Sequence[bool],
    by: Person,
    on: dt.date | None = None,
    note: str = "",
) -> Sighting:
    """Say line by line what was seen done, on a day (today), and sign for it. Only when all was seen does it count;
    what was not is said in a line, and she hears it. Saying the same twice is once.

    version: the number of the one whose lines were judged, as the page showed them. ValidationError when those are not
    what is asked now, for a day before she did her part or still to come, and for "not yet" without a word.
    """
    _agreed()
    on, note = on or clock.today(), " ".join(note.split())[:280]
    Person.objects.get_queryset().select_for_update().get(pk=person.pk)  # two who sign do it one after the other
    look = queries.look_for(qualification, person)
    if look is None:
        same = Sighting.objects.standing().filter(person=person, by=by, on=on, is_whole=True)
        if all(seen) and (there := same.filter(requirement__qualification=qualification).order_by("-pk").first()):
            return there
        raise ValidationError(_("Hier hoeft niets meer gezien te worden; iemand anders tekende misschien al."))
    judge = queries.judge_of(by, person, qualification, look.asked)
    require(judge is not None, NOT_JUDGE)
    assert judge is not None
    lines = look.asked.to_see
    if look.asked.version.number != version or len(seen) != len(lines):
        raise ValidationError(_("De eis is intussen veranderd. Lees wat er nu staat, en teken dan."))
    if not look.since <= on <= clock.today():
        raise ValidationError({"on": _("Kies een dag vanaf dat het klaarstond, en die geweest is.")})
    if not all(seen) and len(note) < 4:
        raise ValidationError({"note": _("Schrijf in een paar woorden wat er nog bij moet.")})
    said = {
        "person": person,
        "requirement_id": look.asked.pk,
        "by": by,
        "on": on,
        "seen": [[line, yes] for line, yes in zip(lines, seen, strict=True)],
        "note": note,
    }
    if there := Sighting.objects.standing().filter(**said, at__date=clock.today()).order_by("-pk").first():
        return there
    row = Sighting.objects.create(**said, is_whole=all(seen), judge=judge)
    asks = SightingAsk.objects.open().filter(person=person, qualification=qualification)
    (asks if row.is_whole else asks.filter(asked=by)).update(closed_at=clock.now())
    announce(events.SeenDone(by=by.pk, person=person.pk, qualification=qualification.pk, sighting=row.pk))
    return row


@transaction.atomic
def take_signature_back(sighting: Sighting, *, by: Person, why: str) -> SightingEnd:
    """It was not right: who signed says so, or HR or an opleider. It counts no more, and stays readable. Twice is
    once."""
    require(
        permissions.may_take_back(by, sighting),
        _("Terugnemen doet wie tekende, of HR of een opleider; nooit wie het zelf betreft."),
    )
    row, new = SightingEnd.objects.get_or_create(sighting=sighting, defaults={"by": by, "why": reason_of(why)})
    if new:
        announce(
            events.SignatureTakenBack(
                by=by.pk,
                person=sighting.person_id,
                qualification=sighting.requirement.qualification_id,
                sighting=sighting.pk,
            )
        )
    return row


@transaction.atomic
def tell_who_waits(qualification: Qualification) -> int:
    """Tell every manager, once a week, how many of whom she leads wait for her to look; gives how many managers."""
    found = queries.unseen(qualification)
    year, week, _day = clock.today().isocalendar()
    for manager, people in found.items():
        facts = {"title": qualification.title, "n": len(people)}
        messaging.tell(manager, notices.LooksWait, facts, f"looks-{qualification.pk}-{year}-{week}")
    return len(found)


def _agreed() -> None:
    if not is_agreed(SEEN_AT_WORK):
        raise ValidationError(NOT_IN_USE)
