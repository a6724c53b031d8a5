"""The words in a block, each with a place of its own: what differs, what is translated, what a block is known by.

A place is a path in the data of the block ("html", "options/a/text"): items of a list go by their id where they have
one, else by their number.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES: dict[str, Any] = {
    "title": _("Titel"),
    "summary": _("Wat je hierna anders doet"),
    "html": _("Tekst"),
    "text": _("Tekst"),
    "alt": _("Beschrijving"),
    "caption": _("Bijschrift"),
    "transcript": _("Uitgeschreven"),
    "prompt": _("Vraag"),
    "explanation": _("Uitleg"),
    "explanations": _("Uitleg"),
    "left": _("Links"),
    "right": _("Rechts"),
    "extras": _("Past nergens bij"),
    "accepted": _("Goed antwoord"),
    "unit": _("Eenheid"),
    "situation": _("Wanneer"),
    "task": _("Wat je doet"),
    "bring_back": _("Wat je meebrengt"),
    "consequence": _("Wat er dan gebeurt"),
    "purpose": _("Waarom"),
    "about": _("Waar het over gaat"),
    "rows": _("Cel"),
    "code": _("Code"),
}
"""The fields of a block that somebody reads; every other field is a setting."""


def worded(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(place, field, text) of every text in the data of a block that is not empty, in order."""
    yield from _walk(data, "", "")


def skeleton(data: Mapping[str, Any]) -> Any:
    """The data of a block without its texts: what is the same in every language."""
    return _blanked(data, "")


def digest(data: Mapping[str, Any]) -> str:
    """By this a text is known again: sixteen characters, the same as long as no word of it changes."""
    return fingerprint(list(worded(data)))


def fingerprint(what: Any) -> str:
    """Sixteen characters, the same for what is equal."""
    said = json.dumps(what, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def reworded(data: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """The same data with other texts in these places; what has no other text keeps its own."""
    changed: dict[str, Any] = deepcopy(dict(data))
    _put(changed, "", "", texts)
    return changed


def _walk(value: Any, place: str, field: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, str):
        if field in NAMES and value.strip():
            yield place, field, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _walk(inner, f"{place}/{name}".strip("/"), name)
    elif isinstance(value, list):
        for mark, inner in _marked(value):
            yield from _walk(inner, f"{place}/{mark}", field)


def _marked(values: list[Any]) -> list[tuple[str, Any]]:
    """Each item with what it goes by."""
    return [
        (str(inner.get("id") or number) if isinstance(inner, Mapping) else str(number), inner)
        for number, inner in enumerate(values)
    ]


def _blanked(value: Any, field: str) -> Any:
    if isinstance(value, str):
        return "" if field in NAMES else value
    if isinstance(value, Mapping):
        return {name: _blanked(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_blanked(inner, field) for inner in value]
    return value


def _put(value: Any, place: str, field: str, texts: Mapping[str, str]) -> None:
    """Write the texts into a copy, in place."""
    inside = list(value.items()) if isinstance(value, dict) else _marked(value)
    for number, (mark, inner) in enumerate(inside):
        at = f"{place}/{mark}".strip("/")
        name = mark if isinstance(value, dict) else field
        if isinstance(inner, (dict, list)):
            _put(inner, at, name, texts)
        elif isinstance(inner, str) and name in NAMES and at in texts:
            value[mark if isinstance(value, dict) else number] = texts[at]
