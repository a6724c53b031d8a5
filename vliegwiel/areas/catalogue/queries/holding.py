"""In which programmes an activity stands, and what came in its place."""

from collections.abc import Iterable

from django.db.models import F, OuterRef, Subquery, TextField
from django.db.models.functions import Cast

from ..enums import Shape
from ..models import Activity, Draft, Edition, Retirement
from .programme import activities_in, held


def programmes_holding(activity: Activity) -> list[tuple[str, str]]:
    """(slug, title) of the programmes that hold this activity now, as they are written or as they are on the shelf;
    not those that were taken off it. One query, of programmes alone."""
    newest = Edition.objects.filter(activity=OuterRef("activity"), language=OuterRef("language")).order_by("-number")
    on_shelf, written = (
        rows.filter(activity__shape=Shape.PROGRAMME, activity__retirement=None)
        .annotate(said=Cast("blocks", TextField()), order=order)
        .filter(said__contains=f'"activity": {activity.pk}')
        .order_by()
        .values_list("order", "activity__slug", "title", "blocks")
        for rows, order in (
            (Edition.objects.filter(pk=Subquery(newest.values("pk")[:1])), F("number") * 0),
            (Draft.objects.all(), F("pk")),
        )
    )
    found: dict[str, str] = {}
    # What is written tells over what is on the shelf, and of what is written its first language over the others.
    for _order, slug, title, blocks in sorted(on_shelf.union(written, all=True), key=lambda row: (row[0] > 0, -row[0])):
        if activity.pk in activities_in(blocks):
            found[slug] = title or found.get(slug, slug)
    return sorted(found.items(), key=lambda one: one[1])


def successors(activities: Iterable[int], language: str) -> list[tuple[int, int, str]]:
    """(activity, what came in its place, its title) of those that were taken off the shelf for something that is on
    it. Two queries, none for none."""
    keys = sorted(set(activities))
    if not keys:
        return []
    pairs = Retirement.objects.filter(activity__in=keys, replaced_by__retirement=None)
    found = [(gone, after) for gone, after in pairs.values_list("activity", "replaced_by") if after is not None]
    known = held([after for _gone, after in found], language)
    return [(gone, after, known[after].title) for gone, after in found if after in known]
