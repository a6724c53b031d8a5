"""Filling a checklist in on the floor, once, whoever sends it twice; withdrawing it; and consent to a photograph."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.queries import is_agreed
from vliegwiel.kit import clock, pictures
from vliegwiel.kit.events import announce
from vliegwiel.kit.letting_go import let_go
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import CHECKLISTS, CONSENT_DAYS, LOOKED_AT, Seen
from ..models import BehaviourCheck, Checklist, FilledList, FilledListEnd, FilledPhoto, ListAsk
from .saying import settle

NOT_ASSESSOR = gettext_lazy(
    "Deze lijst vult alleen in wie dat mag, en bij een lijst om van te leren alleen wie zij zelf koos; nooit voor "
    "jezelf en nooit voor wie leiding geeft aan jou."
)
NOT_IN_USE = gettext_lazy(
    "Observatielijsten staan hier uit: er is niet mee ingestemd. Wat er al ingevuld was, staat er nog."
)
MOST_ASKED, LATE_DAYS, LISTS_DAYS, SIDE = 2, 30, 730, 1600


@transaction.atomic
def ask_to_see(checklist: Checklist, *, of: Person, by: Person) -> ListAsk:
    """She asks somebody who may to come and look; at most two at a time. Twice is once."""
    require(permissions.may_ask_to_see(by), _("Dit vraag je voor jezelf, als je hier werkt."))
    _agreed()
    mine = ListAsk.objects.open().filter(checklist=checklist, person=by)
    if there := mine.filter(asked=of).first():
        return there
    if checklist.retired_at or of.pk not in {one.pk for one in queries.judges(checklist, by)}:
        raise ValidationError(_("{name} kan dit niet voor je invullen. Kies iemand anders.").format(name=of.name))
    if mine.count() >= MOST_ASKED:
        raise ValidationError(_("Je vroeg het al aan twee mensen. Wacht even, of trek er een in."))
    row = ListAsk.objects.create(checklist=checklist, person=by, asked=of)
    announce(events.ListAsked(by=by.pk, person=of.pk, list_ask=row.pk))
    return row


@transaction.atomic
def stop_asking_to_see(ask: ListAsk, *, by: Person) -> None:
    """He need not come any more; or he says that he cannot. Twice is once."""
    require(by.pk in (ask.person_id, ask.asked_id), _("Deze vraag is van iemand anders."))
    ListAsk.objects.filter(pk=ask.pk, closed_at=None).update(closed_at=clock.now())


@transaction.atomic
def fill_in(
    checklist: Checklist,
    *,
    person: Person,
    version: int,
    seen: Sequence[Seen | str],
    by: Person,
    key: str,
    on: dt.date | None = None,
    note: str = "",
    photo: "UploadedFile[bytes] | None" = None,
    is_she_in_it: bool = True,
) -> FilledList:
    """Say line by line what was seen of her, on a day, and sign for it. `key` is the device's name for this sending:
    the same key is the same list, also when it comes weeks later.

    version: the one whose lines stood on the page; an older one is fine, for a list may be filled in while there was no
    connection. ValidationError for lines that do not fit it, a day to come or more than thirty days ago, and "not yet"
    without a word. A photograph is drawn again, and waits for her consent when she is in it.
    """
    if there := FilledList.objects.filter(by=by, key=key).first():
        return there
    _agreed()
    assessor = queries.assessor_of(by, person, checklist)
    require(assessor is not None, NOT_ASSESSOR)
    assert assessor is not None
    on, note = on or clock.today(), " ".join(note.split())[:280]
    found = checklist.versions.filter(number=version).first()
    if found is None or len(seen) != len(found.lines) or not set(seen) <= set(Seen.values):
        raise ValidationError(_("Kies bij elke regel: gezien, nog niet, of kwam niet voor."))
    if not clock.today() - dt.timedelta(days=LATE_DAYS) <= on <= clock.today():
        raise ValidationError({"on": _("Kies een dag van de laatste dertig dagen.")})
    if Seen.NOT_YET in seen and len(note) < 4:
        raise ValidationError({"note": _("Schrijf in een paar woorden wat de volgende stap is.")})
    row = FilledList.objects.create(
        version=found,
        person=person,
        by=by,
        assessor=assessor,
        on=on,
        seen=[[line, str(said)] for line, said in zip(found.lines, seen, strict=True)],
        is_whole=Seen.YES in seen and Seen.NOT_YET not in seen,
        note=note,
        key=key,
    )
    if photo is not None:
        try:
            content = pictures.drawn_again(photo, side=SIDE).content
        except pictures.Refused as refused:
            raise ValidationError({"photo": str(refused)}) from refused
        FilledPhoto.objects.create(filled=row, content=content, is_she_in_it=is_she_in_it)
    ListAsk.objects.filter(checklist=checklist, person=person, asked=by, closed_at=None).update(closed_at=clock.now())
    _settle(row)
    announce(events.ListFilled(by=by.pk, person=person.pk, filled=row.pk))
    return row


@transaction.atomic
def withdraw_filled(filled: FilledList, *, by: Person, why: str) -> FilledListEnd:
    """It was not right, and why; it stays readable and counts no more. Twice is once."""
    require(permissions.may_withdraw(by, filled), _("Terugnemen doet wie de lijst invulde."))
    why = " ".join(why.split())[:280]
    if len(why) < 4:
        raise ValidationError({"why": _("Schrijf in een paar woorden wat er niet klopte.")})
    row, new = FilledListEnd.objects.get_or_create(filled=filled, defaults={"by": by, "why": why})
    if new:
        _settle(filled)
        announce(events.ListWithdrawn(by=by.pk, person=filled.person_id, filled=filled.pk))
    return row


@transaction.atomic
def answer_photo(photo: FilledPhoto, *, yes: bool, by: Person) -> None:
    """She is in it and says whether it may stay. A no removes it at once, also later; twice is once."""
    require(permissions.may_consent(by, photo), _("Over deze foto beslist wie erop staat."))
    filled = photo.filled_id
    if yes:
        changed = FilledPhoto.objects.filter(pk=photo.pk, consented_at=None).update(consented_at=clock.now())
    else:
        changed = FilledPhoto.objects.filter(pk=photo.pk).delete()[0]
    if changed:
        announce(events.PhotoAnswered(by=by.pk, person=by.pk, filled=filled, yes=yes))


@transaction.atomic
def forget_photos() -> int:
    """A photograph nobody consented to within two weeks goes. Called by the clock; gives how many."""
    before = clock.now() - dt.timedelta(days=CONSENT_DAYS)
    n = FilledPhoto.objects.filter(is_she_in_it=True, consented_at=None, at__lt=before).delete()[0]
    if n:
        announce(events.PhotosForgotten(by=None, n=n))
    return n


def forget_lists() -> int:
    """What was filled in or asked twenty-four months ago goes, with what was withdrawn and the photograph. Called by
    the clock; no transaction as a whole; gives how many."""
    before = clock.now() - dt.timedelta(days=LISTS_DAYS)
    n = let_go(FilledList.objects.filter(at__lt=before)) + let_go(ListAsk.objects.filter(at__lt=before))
    if n:
        with transaction.atomic():
            announce(events.ListsForgotten(by=None, n=n))
    return n


def _agreed() -> None:
    if not is_agreed(CHECKLISTS):
        raise ValidationError(NOT_IN_USE)


def _settle(filled: FilledList) -> None:
    """What somebody saw done from line to line is something to show for a check of the same behaviour."""
    behaviour = filled.version.checklist.behaviour_id
    if behaviour is None:
        return
    for check in BehaviourCheck.objects.filter(person=filled.person_id, behaviour=behaviour):
        for moment in LOOKED_AT:
            settle(check, moment)
            check.refresh_from_db()
