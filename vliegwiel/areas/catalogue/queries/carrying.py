"""Everything an activity is made of, to take it elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..models import Activity, Draft, Edition, Exam, Media, Package


@dataclass(frozen=True)
class Carried:
    """An activity in full. words: per language what learners get, else what is being written; files and packages by
    their key; the rules of its test, when its questions count."""

    activity: Activity
    words: tuple[Draft | Edition, ...]
    media: dict[str, Media]
    packages: dict[str, Package]
    exam: Exam | None


def carried(activity: Activity) -> Carried:
    """All of it: in each language the latest edition, or the draft of one that was never published. Five queries."""
    words: dict[str, Draft | Edition] = {one.language: one for one in activity.drafts.order_by("pk")}
    for edition in activity.editions.order_by("number"):
        words[edition.language] = edition
    keys = {text for one in words.values() for raw in one.blocks for text in texts_of(raw["data"]) if len(text) <= 32}
    return Carried(
        activity,
        tuple(words[language] for language in sorted(words, key=lambda code: (code != "nl", code))),
        {one.key: one for one in Media.objects.filter(key__in=keys).select_related("shown_as")} if keys else {},
        {one.key: one for one in Package.objects.filter(key__in=keys)} if keys else {},
        Exam.objects.filter(activity=activity).first(),
    )


def texts_of(data: Any) -> Iterator[str]:
    """Every text in the data of a block, however deep: among them are the keys of its files."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value)


def with_texts(data: Any, other: dict[str, str]) -> Any:
    """The same data, with each text that is in `other` replaced by what it is there."""
    if isinstance(data, str):
        return other.get(data, data)
    if isinstance(data, dict):
        return {name: with_texts(value, other) for name, value in data.items()}
    if isinstance(data, list):
        return [with_texts(value, other) for value in data]
    return data
