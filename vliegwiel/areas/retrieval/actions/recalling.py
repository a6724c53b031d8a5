"""Answering a card. It is practice: nothing here is a step, a completion, or anybody else's to know."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.assessment.queries import check, question
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import KEEP_DAYS, Arrival, End, Grade
from ..models import Recall, RetrievalCard
from .making import planner_of

NOT_YOURS = gettext_lazy("Deze vraag komt bij iemand anders terug.")


@transaction.atomic
def recall(
    card: RetrievalCard,
    *,
    chosen: Iterable[str],
    by: Person,
    seconds: int | None = None,
    helped: bool = False,
    at: dt.datetime | None = None,
    key: str = "",
) -> Recall:
    """Answer a card and hear at once how and why; it is planned anew. Once a day: a second answer that day changes
    nothing and gives the first.

    chosen: a list of words, as `assessment.queries.checking` reads it; empty: she does not know it. seconds: how long
    it took, when that is known. helped: she read back first. at: when, for an answer that arrives later; never in the
    future. ValidationError for a card that comes no more.
    """
    require(permissions.may_recall(by, card), NOT_YOURS)
    at = min(at or clock.now(), clock.now())
    on = timezone.localtime(at).date()
    card = _held(card)
    if there := Recall.objects.filter(card=card, on=on).first():
        return there
    _still_comes(card)
    raw = next(one for one in card.edition.blocks if one["id"] == card.block)
    outcome = check(question(raw["data"]), chosen)
    taken = None if seconds is None else max(0, min(seconds, 32_000))
    slow_from = queries.median_seconds(card) if outcome.correct and taken is not None else None
    grade = queries.graded(right=outcome.correct, helped=helped, seconds=taken, median=slow_from)
    row = Recall(
        card=card,
        on=on,
        at=at,
        key=key[:40],
        chosen=list(outcome.chosen),
        right=outcome.correct,
        helped=helped,
        seconds=taken,
        grade=grade,
        before=_written(card),
    )
    _plan(card, row, grade)
    row.save()
    announce(events.Recalled(by=by.pk, person=by.pk))
    return row


@transaction.atomic
def receive(
    card: int,
    *,
    key: str,
    done_at: dt.datetime,
    chosen: Iterable[str],
    by: Person,
    seconds: int | None = None,
    helped: bool = False,
) -> tuple[Arrival, str]:
    """An answer given without a connection: what came of it, and in words why not when it could not be kept.

    The same key again says the same and changes nothing. A card she answered since, or that day, keeps that answer.
    """
    require(permissions.may_have_cards(by), _("Oefenen kan alleen wie hier werkt."))
    found = RetrievalCard.objects.visible_to(by).filter(pk=card).select_related("deck").first()
    if found is None:
        return Arrival.REFUSED, _("Deze vraag wiste je intussen, dus je antwoord is niet bewaard.")
    if Recall.objects.filter(card=found, key=key[:40]).exists():
        return Arrival.KEPT, ""
    at = max(min(done_at, clock.now()), clock.now() - dt.timedelta(days=KEEP_DAYS))
    if found.last_at and found.last_at >= at:
        return Arrival.LATER, ""
    try:
        row = recall(found, chosen=chosen, by=by, seconds=seconds, helped=helped, at=at, key=key)
    except ValidationError as refused:
        return Arrival.REFUSED, refused.messages[0]
    return (Arrival.KEPT if row.key == key[:40] else Arrival.LATER), ""


@transaction.atomic
def say_easy(row: Recall, *, by: Person) -> Recall:
    """It was easy, she says: it comes back later. Only of the last time, while nothing came after it, and when it was
    right. Twice is once. ValidationError when it is too late for that."""
    require(permissions.may_recall(by, row.card), NOT_YOURS)
    card = _held(row.card)
    if row.grade == Grade.EASY:
        return row
    if not row.right or card.last_at != row.at:
        raise ValidationError(_("Dat kan alleen als het klopte, en tot de vraag weer terugkomt."))
    _restore(card, row.before)
    row.grade = Grade.EASY
    _plan(card, row, Grade.EASY)
    row.save(update_fields=["grade", "planner"])
    announce(events.Recalled(by=by.pk, person=by.pk))
    return row


def _held(card: RetrievalCard) -> RetrievalCard:
    """The card as it stands, for this transaction alone: two windows answer one after the other."""
    held = RetrievalCard.objects.select_for_update(of=("self",)).select_related("deck", "edition")
    found: RetrievalCard = held.get(pk=card.pk)
    return found


def _still_comes(card: RetrievalCard) -> None:
    if not RetrievalCard.objects.coming(card.deck.person_id).filter(pk=card.pk).exists():
        raise ValidationError(_("Deze vraag komt niet meer terug, dus je antwoord is niet bewaard."))


def _plan(card: RetrievalCard, row: Recall, grade: Grade) -> None:
    method = queries.method(safety=card.deck.safety)
    standing = queries.Standing(card.stability, card.difficulty, card.last_at, card.sure)
    planned = queries.planned(standing, grade, row.at, by=method, card=card.pk, fuzz=settings.FUZZ_CARDS)
    after = planned.standing
    card.stability, card.difficulty, card.last_at, card.sure = (
        after.stability,
        after.difficulty,
        row.at,
        after.sure,
    )
    card.due, card.planner = planned.due, planner_of(method)
    card.ended_at, card.ended_why = (row.at, End.KNOWN) if planned.known else (None, "")
    row.planner = card.planner
    card.save()


def _written(card: RetrievalCard) -> dict[str, Any]:
    last = card.last_at.isoformat() if card.last_at else None
    return {"stability": card.stability, "difficulty": card.difficulty, "last_at": last, "sure": card.sure}


def _restore(card: RetrievalCard, before: dict[str, Any]) -> None:
    card.stability, card.difficulty, card.sure = before["stability"], before["difficulty"], before["sure"]
    card.last_at = parse_datetime(before["last_at"]) if before["last_at"] else None
