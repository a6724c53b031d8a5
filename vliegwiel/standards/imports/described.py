"""What is said of a file in an open zip: its title, its words, the point that stays in sight, its rights."""

import datetime as dt
from pathlib import PurePath
from typing import Any

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Media
from vliegwiel.areas.people.enums import Language
from vliegwiel.areas.people.models import Person

RIGHTS = ("source", "maker", "licence", "terms")


def said_of(media: Media) -> dict[str, Any]:
    """What differs from a file nobody said anything of; nothing about who keeps it."""
    rights = {name: str(value) for name in RIGHTS if (value := getattr(media, name))}
    if media.rights_end:
        rights["ends"] = media.rights_end.isoformat()
    said = {
        "title": media.title if media.title != PurePath(media.name).stem else "",
        "alt": dict(media.alts),
        "focus": list(media.focus) if media.focus != (50, 50) else [],
        "rights": rights,
    }
    return {name: value for name, value in said.items() if value}


def read_said(about: dict[str, Any]) -> dict[str, Any]:
    """The same, of what another academy wrote; what cannot be read is left out."""
    said: dict[str, Any] = {}
    if isinstance(about.get("title"), str):
        said["title"] = about["title"]
    if isinstance(about.get("alt"), dict):
        said["alt"] = {code: text for code, text in about["alt"].items() if code in Language.values and _text(text)}
    match about.get("focus"):
        case [int(x), int(y)]:
            said["focus"] = [x, y]
    if isinstance(rights := about.get("rights"), dict):
        said["rights"] = {name: rights[name] for name in (*RIGHTS, "ends") if _text(rights.get(name))}
    return said


def say(media: Media, about: dict[str, Any], by: Person) -> Media:
    """Say of a new file what was said of it where it comes from."""
    rights = about.get("rights") or {}
    if not any(about.get(name) for name in ("title", "alt", "focus", "rights")):
        return media
    x, y = about.get("focus") or (50, 50)
    return actions.describe_media(
        media,
        title=about.get("title") or media.title,
        alts=about.get("alt") or {},
        focus=(x, y),
        rights=actions.Rights(**{name: rights.get(name, "") for name in RIGHTS}, ends=_day(rights.get("ends"))),
        version=media.version,
        by=by,
    )


def _text(said: Any) -> bool:
    return isinstance(said, str) and bool(said.strip())


def _day(said: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(said) if said else None
    except ValueError:
        return None
