"""A case made regular: scenes with choices, each with what comes of it and where it leads."""

from collections.abc import Mapping
from typing import Any

from ..queries.cases import END
from .fields import clean_rows, line, text

MOST_CHOICES = 4
"""More to choose from at once is a menu, not a decision."""


def clean_case(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a case. A choice that leads to a scene that is not there leads nowhere yet."""
    scenes = clean_rows(data, "scenes", _scene)
    there = {scene["id"] for scene in scenes} | {END}
    for scene in scenes:
        for choice in scene["choices"]:
            if choice["next"] not in there:
                choice["next"] = ""
    return {"title": line(data, "title"), "scenes": scenes}


def _scene(given: Mapping[str, Any]) -> dict[str, Any]:
    choices = [
        {"text": line(one, "text"), "consequence": text(one, "consequence"), "next": line(one, "next")[:8]}
        for one in list(given.get("choices") or [])[:MOST_CHOICES]
    ]
    return {"text": text(given, "text"), "choices": choices}
