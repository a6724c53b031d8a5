"""A leader learns where others see it. Only the own account writes, now and not later; it goes whenever she likes."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, notices, permissions, queries
from ..models import NOTE_LINE, LeaderNote, LeaderPause, Recognised

SHORTEST = 15  # characters of a line: shorter than that nothing is said about anything
KEPT_MONTHS = 12


@transaction.atomic
def learn_visibly(
    *, learning: str, stuck: str, trying: str, behaviour: TargetBehaviour, for_everybody: bool = False, by: Person
) -> LeaderNote:
    """Three lines, beside one behaviour: what I learn, where I got stuck, what I try. One a month; again in the same
    month changes it, and the same words change nothing.

    for_everybody: all who work here may read it; else whom she leads. ValidationError per line, in words.
    """
    require(permissions.may_learn_visibly(by), _("Wie een team leidt, deelt hier wat die zelf leert."))
    lines = {"learning": learning, "stuck": stuck, "trying": trying}
    lines = {name: " ".join(text.split()) for name, text in lines.items()}
    wrong = {name: _what_is_wrong(text) for name, text in lines.items() if _what_is_wrong(text)}
    if wrong:
        raise ValidationError(wrong)
    if not behaviour.is_standing:
        raise ValidationError({"behaviour": _("Dit gedrag vragen we niet meer. Kies een ander.")})
    month = queries.month_of(clock.today())
    said: dict[str, Any] = {**lines, "behaviour": behaviour, "for_everybody": for_everybody}
    note, new = LeaderNote.objects.select_for_update().get_or_create(by=by, month=month, defaults=said)
    changed = [name for name, value in said.items() if getattr(note, name) != value]
    if changed:
        for name in changed:
            setattr(note, name, said[name])
        note.save(update_fields=changed)
        note.recognised.all().delete()  # they knew other words
    LeaderPause.objects.filter(person=by, month=month).delete()
    if new or changed:
        announce(events.LearnedVisibly(by=by.pk, note=note.pk))
    return note


def _what_is_wrong(text: str) -> str:
    if len(text) < SHORTEST:
        return _("Schrijf één hele zin over iets dat echt gebeurde of dat je echt gaat doen.")
    if len(text) > NOTE_LINE:
        return _("Houd het bij {n} tekens; nu zijn het er {now}.").format(n=NOTE_LINE, now=len(text))
    return ""


@transaction.atomic
def remove_note(note: LeaderNote, *, by: Person) -> None:
    """It is gone, with whoever knew it from her own work. Twice is once."""
    require(permissions.may_remove_note(by, note), _("Je haalt alleen weg wat je zelf schreef."))
    if LeaderNote.objects.filter(pk=note.pk).delete()[0]:
        announce(events.NoteRemoved(by=by.pk))


@transaction.atomic
def not_this_month(*, by: Person, after_all: bool = False) -> None:
    """This month nothing is asked; `after_all` takes that back. No reason, and nobody else sees it. Twice is once."""
    require(permissions.may_learn_visibly(by), _("Wie een team leidt, deelt hier wat die zelf leert."))
    said: dict[str, Any] = {"person": by, "month": queries.month_of(clock.today())}
    if after_all:
        LeaderPause.objects.filter(**said).delete()
    else:
        LeaderPause.objects.get_or_create(**said)


@transaction.atomic
def recognise(note: LeaderNote, *, by: Person, after_all_not: bool = False) -> None:
    """She knows this from her own work; or not after all. Twice is once, and no log says so."""
    readable = queries.notes_for(by).filter(pk=note.pk).exists()
    require(readable and note.by_id != by.pk, _("Dit kun je nu niet lezen."))
    if after_all_not:
        Recognised.objects.filter(note=note, person=by).delete()
    else:
        Recognised.objects.get_or_create(note=note, person=by)


@transaction.atomic
def remind_leaders() -> int:
    """Ask, once a month at most, who leads somebody and neither wrote nor said "not this month"; gives how many.
    Nobody who is away or stood in for today, or does not work. Whether it is mailed is messaging's to decide."""
    month = queries.month_of(clock.today())
    asked = 0
    for person in queries.to_remind(clock.today()):
        told = tell(person, notices.LearnVisibly, {}, key=f"leader-note-{month:%Y-%m}", may_wait=True)
        asked += told is not None
    return asked


@transaction.atomic
def forget_notes() -> int:
    """Notes of a year ago go, and last month's "not this month"; gives how many rows."""
    month = queries.month_of(clock.today())
    old = LeaderNote.objects.filter(month__lt=month - dt.timedelta(days=31 * KEPT_MONTHS)).delete()[0]
    return old + LeaderPause.objects.filter(month__lt=month).delete()[0]
