"""What authors see of their own and each other's pieces."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.finding import find
from vliegwiel.kit.words import Words, as_words

from ..enums import Purpose, Shape
from ..models import Activity, Draft, Edition, Inspection, KeptDraft, Link
from .marks import bare


class Standing(StrEnum):
    """Where a piece stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CHANGED = "changed"  # published, and the draft has moved on
    RETIRED = "retired"


@dataclass(frozen=True)
class Piece:
    activity: int
    slug: str
    title: str
    owner: str
    mine: bool
    purpose: Purpose
    standing: Standing
    link_waits: bool
    languages: tuple[str, ...]
    saved_at: dt.datetime
    review_by: dt.date | None
    review_due: bool
    shape: Shape
    is_template: bool
    checked_under: int | None  # the number of the newest charter it was checked under


@dataclass(frozen=True)
class Pieces:
    rows: tuple[Piece, ...]
    page: int
    more: bool


def pieces(
    person: Person, *, mine: bool = True, standing: str = "", search: str = "", page: int = 1, size: int = 24
) -> Pieces:
    """Her own pieces, or all she may see in the studio: those to be reviewed first, then last written first.

    Two queries, whatever the number.

    standing: "", "draft", "published", "waiting" (a link waits for the owner's word), "retired",
    "ownerless" (its owner left or leaves, and nobody follows yet).
    """
    editions = Edition.objects.filter(activity=OuterRef("pk")).order_by("-published_at", "-pk")
    drafts = Draft.objects.filter(activity=OuterRef("pk")).order_by("-saved_at", "-pk")
    hers = Case(When(language=person.language, then=Value(0)), default=Value(1), output_field=IntegerField())
    titled = drafts.exclude(title="").order_by(hers, "-saved_at", "-pk")
    waiting = Link.objects.waiting().filter(activity=OuterRef("pk"))
    inspections = Inspection.objects.in_force().filter(edition__activity=OuterRef("pk"))
    found = Activity.objects.visible_to(person).annotate(
        published_at=Subquery(editions.values("published_at")[:1]),
        title=Coalesce(Subquery(titled.values("title")[:1]), Subquery(editions.values("title")[:1])),
        saved_at=Coalesce(Subquery(drafts.values("saved_at")[:1]), F("made_at")),
        link_waits=Exists(waiting),
        retired=Q(retirement__isnull=False),
        review_due=Q(review_by__isnull=False, review_by__lte=clock.today()),
        checked_under=Subquery(inspections.values("charter__number")[:1]),
    )
    found = found.filter(owner=person) if mine else found
    match standing:
        case Standing.DRAFT:
            found = found.filter(published_at=None, retired=False)
        case Standing.PUBLISHED:
            found = found.filter(published_at__isnull=False, retired=False)
        case Standing.RETIRED:
            found = found.filter(retired=True)
        case "ownerless":
            found = found.filter(owner__left_on__isnull=False, retired=False)
        case "waiting":
            found = found.filter(link_waits=True, retired=False)
    if search:
        found = find(found, search, "title")
    page = max(1, page)
    start = (page - 1) * size
    cut = found.select_related("owner").prefetch_related("drafts")
    rows = list(cut.order_by("-review_due", "-saved_at", "-pk")[start : start + size + 1])
    return Pieces(rows=tuple(_piece(row, person) for row in rows[:size]), page=page, more=len(rows) > size)


def working_titles(activity: Activity) -> Words:
    """What its authors call it now, in each language it has a draft in; its handle when none has a title yet."""
    titles = activity.drafts.exclude(title="").order_by("pk").values_list("language", "title")
    return Words(titles) or as_words(activity.slug)


def changed_since_edition(draft: Draft, edition: Edition | KeptDraft | None) -> bool:
    """Whether publishing the draft would say anything new. Without an edition it would."""
    if edition is None:
        return True
    head = ("title", "summary", "minutes", "weeks")
    if any(getattr(draft, name) != getattr(edition, name) for name in head):
        return True
    return bare(draft.blocks) != bare(edition.blocks)


def _piece(row: Any, person: Person) -> Piece:
    if row.retired:
        standing = Standing.RETIRED
    elif row.published_at is None:
        standing = Standing.DRAFT
    else:
        standing = Standing.CHANGED if row.saved_at > row.published_at else Standing.PUBLISHED
    return Piece(
        activity=row.pk,
        slug=row.slug,
        title=row.title or "",
        owner=row.owner.name,
        mine=row.owner_id == person.pk,
        purpose=Purpose(row.purpose),
        standing=standing,
        link_waits=row.link_waits,
        languages=tuple(sorted(draft.language for draft in row.drafts.all())),
        saved_at=row.saved_at,
        review_by=row.review_by,
        review_due=row.review_due,
        shape=Shape(row.shape),
        is_template=row.is_template,
        checked_under=row.checked_under,
    )
