"""What of an activity can be done without a connection, and how much room it takes on a device."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Edition, Exam, Media
from vliegwiel.areas.catalogue.queries import texts_of
from vliegwiel.areas.people.models import Person

from ..models import Enrolment
from .editions import latest_editions, pick
from .exams import counts

AROUND = 12_000  # bytes of a page with nothing in it
PLAYED = {Kind.VIDEO: "film", Kind.AUDIO: "film"}  # what is said stands there all the same
NEEDS = {Kind.PACKAGE: "package", Kind.EMBED: "embed", Kind.POLL: "poll", Kind.FILE: "file"}


@dataclass(frozen=True)
class Along:
    """size: bytes, about; lacks: what of it takes a connection ("test", "package", "embed", "poll", "file", "film").
    `whole` when it can be finished without one; `some` when there is anything to do."""

    size: int
    lacks: frozenset[str]
    some: bool

    @property
    def whole(self) -> bool:
        return self.some and self.lacks <= {"film"}


def taking_along(person: Person, activities: Collection[int], *, language: str) -> dict[int, Along]:
    """Of each activity, in the edition she is in, else the one she would begin. At most five queries."""
    if not activities:
        return {}
    begun = Enrolment.objects.current().filter(person=person, activity__in=activities).select_related("edition")
    editions = {one.activity_id: one.edition for one in begun}
    newest = latest_editions(one for one in activities if one not in editions)
    chosen = [edition.pk for found in newest.values() if (edition := pick(found, language))]
    editions |= {one.activity_id: one for one in Edition.objects.filter(pk__in=chosen)} if chosen else {}
    tested = set(Exam.objects.filter(activity__in=activities).values_list("activity_id", flat=True))
    shown = {
        activity: {key for raw in edition.blocks for key in _pictures(raw)} - {""}
        for activity, edition in editions.items()
    }
    keys = set().union(*shown.values())
    sizes = dict(Media.objects.filter(key__in=keys).values_list("key", "size")) if keys else {}
    return {
        activity: _along(edition, activity in tested, sum(sizes.get(key, 0) for key in shown[activity]))
        for activity, edition in editions.items()
    }


def _pictures(raw: dict[str, Any]) -> Iterable[str]:
    """The keys of its pictures, and perhaps a short text that is none."""
    if raw["type"] in (Kind.IMAGE, Kind.GALLERY):
        return (text for text in texts_of(raw["data"]) if len(text) <= 32)
    return [raw["data"].get("media", "")] if raw["type"] == Kind.QUESTION else []


def _along(edition: Edition, tested: bool, pictures: int) -> Along:
    lacks = [
        "test" if tested and counts(raw) else PLAYED.get(raw["type"]) or NEEDS.get(raw["type"], "")
        for raw in edition.blocks
    ]
    text = len(json.dumps(edition.blocks)) * 2  # words and the markup around them
    return Along(AROUND + text + pictures, frozenset(lacks) - {""}, any(one in ("", "film") for one in lacks))
