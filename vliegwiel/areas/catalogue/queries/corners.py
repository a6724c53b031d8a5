"""What stands behind the code of a poster."""

from dataclasses import dataclass

from django.db.models import QuerySet

from vliegwiel.areas.people.models import Person

from ..models import Activity, Corner
from ..permissions import may_keep_corners
from .shelf import ShelfRow, _editions, _row


@dataclass(frozen=True)
class Behind:
    """item: the activity that was put there. row: what is shown of it. there: on the shelf. instead: what came in the
    place of the one that was put there."""

    item: int
    row: ShelfRow
    there: bool
    instead: bool


def behind(corner: Corner, *, language: str) -> list[Behind]:
    """In their order, in the reader's language. What was retired gives way to what came in its place, when that is not
    there already. Three queries, however many."""
    put = list(corner.items.values_list("activity", "activity__retirement__replaced_by"))
    if not put:
        return []
    wanted = {pk for pair in put for pk in pair if pk}
    there = set(Activity.objects.published().filter(pk__in=wanted).values_list("pk", flat=True))
    rows = {edition.activity_id: _row(edition, "") for edition in _editions(language).filter(activity__in=wanted)}
    own = {item for item, _instead in put}
    found = []
    for item, instead in put:
        gives_way = instead in there and instead not in own
        shown = instead if gives_way else item
        if shown in rows:
            found.append(Behind(item, rows[shown], shown in there, gives_way))
    return found


def corners_for(person: Person) -> QuerySet[Corner]:
    """Those she keeps, by title: her own; all of them for the L&D lead. One query."""
    rows = Corner.objects.visible_to(person).select_related("owner").order_by("title", "pk")
    return rows if may_keep_corners(person) else rows.filter(owner=person)
