"""Which activity uses which shared block, kept in step with the marks in its blocks."""

from copy import deepcopy
from typing import Any

from ..enums import Shape
from ..models import Activity, Draft, Use
from ..queries.marks import MARK, follows, of_shared


def keep_uses(activity: Activity) -> None:
    """Make `Use` say what the first draft of this activity says."""
    blocks = Draft.objects.filter(activity=activity).order_by("pk").values_list("blocks", flat=True).first()
    said = follows(blocks or [])
    wanted = {one.pk: said[one.slug] for one in Activity.everything.filter(slug__in=said, shape=Shape.SHARED)}
    there = {use.shared_id: use for use in Use.objects.filter(activity=activity)}
    Use.objects.filter(pk__in=[use.pk for key, use in there.items() if key not in wanted]).delete()
    for shared, release in wanted.items():
        if shared not in there:
            Use.objects.create(activity=activity, shared_id=shared, release=release)
        elif there[shared].release != release:
            Use.objects.filter(pk=there[shared].pk).update(release=release)


def still_there(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A copy of blocks from elsewhere or from before: what came of a shared block that is gone meanwhile is loose."""
    slugs = {slug for raw in blocks if (slug := of_shared(raw))}
    here = set(
        Activity.everything.filter(slug__in=slugs, shape=Shape.SHARED, retirement=None).values_list("slug", flat=True)
    )
    copied = deepcopy(blocks)
    for raw in copied:
        if of_shared(raw) and of_shared(raw) not in here:
            raw[MARK]["loose"] = True
    return copied
