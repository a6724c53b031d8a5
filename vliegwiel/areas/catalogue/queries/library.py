"""What one may ask about files in the media library."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.finding import find
from vliegwiel.kit.paging import Leaf, leaf
from vliegwiel.kit.words import Words, as_words

from ..enums import MediaKind, MediaPlace
from ..models import Activity, Draft, Media, MediaUse
from ..permissions import may_use_library

SOON = dt.timedelta(days=90)
PAGE = 24
MOST_NAMED = 5


class Only(StrEnum):
    """Which files of the library one wants to see."""

    UNDESCRIBED = "undescribed"  # pictures without an alternative text
    ENDING = "ending"  # rights that end soon, or have
    UNUSED = "unused"
    MINE = "mine"
    ASIDE = "aside"


@dataclass(frozen=True)
class Use:
    """An activity that shows a file."""

    activity: int
    slug: str
    title: str
    owner: int
    languages: tuple[str, ...]
    on_shelf: bool
    in_draft: bool
    retired: bool


def library(
    person: Person,
    *,
    search: str = "",
    kind: MediaKind | str = "",
    only: Only | str = "",
    page: int = 1,
    size: int = PAGE,
) -> Leaf[Any]:
    """The files she may choose from, the nearest to what is searched or the newest first, with `on_shelf` and `used`.

    One query, whatever the number.
    """
    found = files_for(person).filter(put_aside_at=None) if only != Only.ASIDE else files_for(person)
    uses = MediaUse.objects.filter(media=OuterRef("pk"))
    match only:
        case Only.UNDESCRIBED:
            found = found.filter(kind=MediaKind.IMAGE, alts={})
        case Only.ENDING:
            found = found.filter(rights_end__lte=clock.today() + SOON)
        case Only.UNUSED:
            found = found.filter(~Exists(uses))
        case Only.MINE:
            found = found.filter(keeping__person=person)
        case Only.ASIDE:
            found = found.exclude(put_aside_at=None)
    if kind in MediaKind.values:
        found = found.filter(kind=kind)
    shelf = uses.filter(place=MediaPlace.SHELF, activity__retirement=None)
    dressed = found.select_related("keeping__person", "uploaded_by").annotate(on_shelf=Exists(shelf), used=Exists(uses))
    order = ["-uploaded_at", "-pk"]
    if only == Only.ENDING:
        order = ["rights_end", *order]
    if search.strip():
        dressed = find(dressed, search, "title", Cast("alts", TextField()), "name", "maker")
        order = ["nearness", *order]
    return leaf(dressed.order_by(*order), page, size)


def files_for(person: Person) -> QuerySet[Media]:
    """Every file of the library she may see, also what was put aside; none for who makes nothing."""
    if not may_use_library(person):
        return Media.objects.none()
    return Media.objects.filter(in_library=True)


def file_for(person: Person, key: str) -> Media | None:
    """The file with this key, as far as she may see it, with its keeper and what came in its place or before it."""
    related = ("keeping__person", "uploaded_by", "replacement__new", "replacement__by", "replaces__old", "shown_as")
    return files_for(person).filter(key=key).select_related(*related).first()


def same_file(digest: str, kind: MediaKind | str) -> Media | None:
    """The file of the library that has these very bytes, also when it was put aside."""
    return Media.objects.filter(digest=digest, kind=kind, in_library=True).order_by("put_aside_at", "pk").first()


def shown_by(media: Media) -> list[str]:
    """The titles of at most five activities on the shelf that show this file, or another in whose place it stands."""
    there = MediaUse.objects.filter(place=MediaPlace.SHELF, activity__retirement=None)
    showing = there.filter(Q(media=media) | Q(media__shown_as=media)).order_by("activity")
    activities = (
        Activity.everything.filter(pk__in=showing.values("activity"))
        .order_by("pk")
        .prefetch_related("drafts")[:MOST_NAMED]
    )
    return [str(_title(one)) for one in activities]


def uses_of(media: Media, person: Person) -> list[Use]:
    """Where it is used, as far as she may see those activities: on the shelf first. One query."""
    hers = Case(When(language=person.language, then=Value(0)), default=Value(1), output_field=IntegerField())
    titled = Draft.objects.filter(activity=OuterRef("activity")).exclude(title="").order_by(hers, "pk")
    rows = (
        MediaUse.objects.filter(Q(media=media) | Q(media__shown_as=media))
        .filter(activity__in=Activity.everything.visible_to(person))
        .annotate(title=Coalesce(Subquery(titled.values("title")[:1]), "activity__slug", output_field=CharField()))
        .order_by("activity", "language")
        .values_list(
            "activity",
            "activity__slug",
            "title",
            "activity__owner",
            "language",
            "place",
            "activity__retirement",
        )
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    uses = [
        Use(
            activity=pk,
            slug=some[0][1],
            title=some[0][2],
            owner=some[0][3],
            languages=tuple(dict.fromkeys(row[4] for row in some)),
            on_shelf=any(row[5] == MediaPlace.SHELF for row in some) and some[0][6] is None,
            in_draft=any(row[5] == MediaPlace.DRAFT for row in some),
            retired=some[0][6] is not None,
        )
        for pk, some in found.items()
    ]
    return sorted(uses, key=lambda use: (not use.on_shelf, use.title.casefold()))


def _title(activity: Activity) -> Words:
    return Words((one.language, one.title) for one in activity.drafts.all() if one.title) or as_words(activity.slug)
