"""Cards of what somebody finished."""

import datetime as dt
from typing import Any

from django.db import transaction

from vliegwiel.areas.assessment.queries import comes_back, seconds_of
from vliegwiel.areas.catalogue.enums import Kind, Purpose
from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.learning.queries import exam_of
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events, queries
from ..enums import FIRST_AFTER_DAYS, Off
from ..models import Deck, Planner, RetrievalCard, SwitchedOff


@transaction.atomic
def make_cards(person: int, edition: int) -> Deck | None:
    """She finished this edition: those of its questions that come back (`assessment.comes_back`) become cards, in the
    words of its newest edition. Twice is once; None when no question comes back.

    Nothing is asked of a deck she put off. Who wants no cards at all gets a deck that is off, so that she can still
    choose this one later.
    """
    done = Edition.objects.select_related("activity__retirement").get(pk=edition)
    activity, newest = done.activity, newest_of(done.activity_id, done.language)
    if newest is None or activity.is_programme or hasattr(activity, "retirement") or not returning(newest):
        return None
    none = SwitchedOff.objects.filter(person=person).exists()
    off = {"off_at": clock.now(), "off_why": Off.HERS} if none else {}
    defaults = {"language": done.language, "safety": activity.purpose == Purpose.LEGAL, **off}
    deck, new = Deck.objects.get_or_create(person_id=person, activity=activity, defaults=defaults)
    if deck.off_at is None:
        fill(deck, newest)
    if new:
        announce(events.CardsMade(by=None, person=person, activity=activity.pk))
    return deck


def newest_of(activity: int, language: str) -> Edition | None:
    """What learners get of it in this language."""
    return Edition.objects.filter(activity=activity, language=language).order_by("-number").first()


def returning(edition: Edition) -> list[dict[str, Any]]:
    """Its questions that come back. None of an activity with a test: those questions are not given away."""
    if exam_of(edition.activity_id):
        return []
    return [raw for raw in edition.blocks if raw["type"] == Kind.QUESTION and comes_back(raw["data"])]


def fill(deck: Deck, edition: Edition) -> None:
    """A card for each question that has none yet."""
    there = set(deck.cards.values_list("block", flat=True))
    planner, due = planner_of(queries.method(safety=deck.safety)), first_due()
    RetrievalCard.objects.bulk_create(
        RetrievalCard(
            deck=deck, edition=edition, block=raw["id"], seconds=seconds_of(raw["data"]), planner=planner, due=due
        )
        for raw in returning(edition)
        if raw["id"] not in there
    )


def first_due() -> dt.datetime:
    """When a card comes for the first time."""
    return clock.now() + dt.timedelta(days=FIRST_AFTER_DAYS)


def planner_of(method: queries.Method) -> Planner:
    """The row that says with what a card was planned."""
    said = {"version": method.version, "parameters": list(method.parameters), "retention": method.retention}
    defaults = {**said, "longest": method.longest}
    planner, _new = Planner.objects.get_or_create(seal=method.seal, defaults=defaults)
    return planner


def is_retired(activity: Activity) -> bool:
    """Off the shelf."""
    return hasattr(activity, "retirement")
