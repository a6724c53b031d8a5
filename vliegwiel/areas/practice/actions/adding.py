"""What she adds to an answer: how often it worked after two weeks, and what it brought after twelve; and the links of a
mail, which say one thing each."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import WENT, Often, Step
from ..models import CheckIn, HowOften
from .following_up import NOTE_LENGTH, answer_check_in

NOT_HERS = gettext_lazy("Deze vraag is aan iemand anders gesteld.")
KEPT = dt.timedelta(days=365)


@transaction.atomic
def say_how_often(check_in: CheckIn, *, times: int, by: Person) -> HowOften:
    """After two weeks, how often it worked: 0 (never) to 4 (always). She may say it again; the last counts. Raises
    ValidationError for another number, another step, or when she did not say that she did or tried it."""
    require(permissions.may_answer(by, check_in), NOT_HERS)
    check_in = _went(check_in, Step.PRACTICE)
    if times not in Often.values:
        raise ValidationError(_("Kies hoe vaak het lukte, van 0 tot en met 4. Er is nog niets bewaard."))
    said, new = HowOften.objects.get_or_create(check_in=check_in, defaults={"times": times})
    if not new and said.times == times:
        return said
    said.times, said.at = times, clock.now()
    said.save(update_fields=["times", "at"])
    announce(events.HowOftenSaid(by=by.pk, person=by.pk, check_in=check_in.pk))
    return said


@transaction.atomic
def say_what_it_brought(check_in: CheckIn, *, text: str, by: Person) -> CheckIn:
    """After twelve weeks, what it brought: one line (at most 280 characters), as the note of that answer; "" takes it
    back. What somebody reacted to stays. Raises ValidationError as `say_how_often` does."""
    require(permissions.may_answer(by, check_in), NOT_HERS)
    check_in = _went(check_in, Step.IMPACT)
    text = " ".join(text.split())
    if len(text) > NOTE_LENGTH:
        raise ValidationError({"text": [_("Dit is te lang. Houd het op 280 tekens.")]})
    if check_in.note == text:
        return check_in
    if check_in.note and check_in.support.exists():
        raise ValidationError(_("Er is al op je antwoord gereageerd, daarom blijft het staan zoals het was."))
    check_in.note = text
    check_in.save(update_fields=["note"])
    announce(events.WhatItBroughtSaid(by=by.pk, person=by.pk, check_in=check_in.pk))
    return check_in


@transaction.atomic
def answer_by_link(link: queries.Link) -> tuple[queries.Standing, CheckIn | None]:
    """Note what a signed link says: whoever has the link is believed to be whom it was sent to, for this one act. A
    second time, too late, or of a plan that stopped: nothing changes. Gives how the link stood, and the step."""
    rows = CheckIn.objects.select_for_update(of=("self",)).select_related("plan__person")
    check_in = rows.filter(pk=link.check_in).first()
    standing = queries.standing_of(link, check_in, clock.today())
    if check_in is None or standing != queries.Standing.OPEN:
        return standing, check_in
    by = check_in.plan.person
    if link.times is None:
        return standing, answer_check_in(check_in, said=link.said, by=by)
    say_how_often(check_in, times=link.times, by=by)
    return standing, check_in


@transaction.atomic
def forget_how_often() -> int:
    """Remove what was said more than twelve months ago; gives how many. Called by the clock."""
    gone, _of = HowOften.objects.filter(at__lt=clock.now() - KEPT).delete()
    if gone:
        announce(events.HowOftenForgotten(by=None))
    return gone


def _went(check_in: CheckIn, step: Step) -> CheckIn:
    """The row, to write on: of this step, of a plan that goes on, and she did or tried it."""
    row = CheckIn.objects.select_for_update(of=("self",)).select_related("plan").get(pk=check_in.pk)
    if row.plan.stopped_at:
        raise ValidationError(_("Dit plan is gestopt, dus er valt niets meer te beantwoorden."))
    if row.step != step or row.said not in WENT:
        raise ValidationError(_("Zeg eerst hoe het ging."))
    return row
