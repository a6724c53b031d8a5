"""Which blocks of a draft came out of a shared block: each has a mark.

`raw["shared"]` = {"of": slug, "block": its id there, "release": number, "title": str}; `language` when it is said in
another language than the draft; `loose` when the activity goes its own way with it. One that was brought in from
elsewhere has only a title and a release, and is loose.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Raw = dict[str, Any]
MARK = "shared"


def of_shared(raw: Mapping[str, Any]) -> str:
    """The slug of the shared block this one follows; "" for one that is the activity's own."""
    mark = raw.get(MARK) or {}
    return "" if mark.get("loose") else str(mark.get("of", ""))


def loosened(raw: Mapping[str, Any]) -> str:
    """The slug of the shared block this one was made loose of; "" when it never followed one here."""
    mark = raw.get(MARK) or {}
    return str(mark.get("of", "")) if mark.get("loose") else ""


def units(blocks: Iterable[Raw]) -> list[list[Raw]]:
    """The blocks in order, those that came of one shared block together: what moves, goes and comes back as one."""
    found: list[list[Raw]] = []
    for raw in blocks:
        if found and of_shared(raw) and of_shared(raw) == of_shared(found[-1][0]):
            found[-1].append(raw)
        else:
            found.append([raw])
    return found


def unit_of(blocks: Iterable[Raw], block: str) -> list[Raw]:
    """The blocks that belong together with this one, itself among them; none when it is not there."""
    return next((unit for unit in units(blocks) if any(raw["id"] == block for raw in unit)), [])


def follows(blocks: Iterable[Raw]) -> dict[str, int]:
    """{slug of a shared block: the release these blocks of it stand at}."""
    found: dict[str, int] = {}
    for raw in blocks:
        if slug := of_shared(raw):
            found[slug] = min(raw[MARK]["release"], found.get(slug, raw[MARK]["release"]))
    return found


def bare(blocks: Sequence[Raw]) -> list[Raw]:
    """The blocks without their marks: what somebody who learns can see of them."""
    return [{"id": raw["id"], "type": raw["type"], "data": raw["data"]} for raw in blocks]


def origin(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Where a block came from, as one says it elsewhere: {"title", "release"}; {} for one that is its own."""
    mark = raw.get(MARK) or {}
    return {"title": str(mark["title"]), "release": int(mark["release"])} if mark.get("title") else {}
