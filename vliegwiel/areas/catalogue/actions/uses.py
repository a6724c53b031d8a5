"""Which activity uses which shared block, kept in step with the marks in its blocks."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from ..enums import Shape
from ..models import Activity, Draft, Release, Use
from ..queries.marks import MARK, follows, of_shared
from ..queries.sharing import said_in
from ..queries.translating import part_digest


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


def speak(draft: Draft, source: Draft, releases: Mapping[str, Release] | None = None) -> None:
    """Let a translation say what came of shared blocks in its own language, where their release has it. releases: by
    their slug; without, those they stand at, which asks one query for all."""
    if releases is None:
        said = follows(draft.blocks)
        rows = Release.objects.filter(shared__slug__in=said).select_related("shared") if said else ()
        releases = {one.shared.slug: one for one in rows if one.number == said[one.shared.slug]}
    for raw in draft.blocks:
        released = releases.get(of_shared(raw))
        block = next((one for one in released.blocks if one["id"] == raw[MARK]["block"]), None) if released else None
        if released is None or block is None:
            continue
        raw[MARK] = marked(released, block["id"], draft)
        if "language" not in raw[MARK]:
            raw["data"] = said_in(released, block, draft.language)["data"]
            draft.made_from[raw["id"]] = part_digest(source, raw["id"])


def marked(released: Release, block: str, draft: Draft | None = None) -> dict[str, Any]:
    """The mark of a block of a release; `language` when this draft has it in another language than its own."""
    mark = {"of": released.shared.slug, "block": block, "release": released.number, "title": released.title}
    own = draft is None or draft.language == released.language
    there = draft is not None and block in released.words.get(draft.language, {}).get("blocks", {})
    return mark if own or there else {**mark, "language": released.language}
