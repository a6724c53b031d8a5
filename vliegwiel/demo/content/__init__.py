"""What the academy of Bronwaard teaches: a file per activity and language, a drawing or film per picture.

A file is TOML with its text in Markdown; `written()` turns it into a draft's words and blocks. The ids of blocks and
options are the same in every language, so that somebody may switch halfway.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from markdown_it import MarkdownIt

HERE = Path(__file__).parent
ART = HERE / "art"
_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Written:
    """An activity's words in one language, as a draft wants them."""

    title: str
    summary: str
    minutes: int
    blocks: list[dict[str, Any]]


def languages(slug: str) -> list[str]:
    """Dutch first: ["nl"] or ["nl", "en"]."""
    return [language for language in ("nl", "en") if (HERE / language / f"{slug}.toml").exists()]


def slugs() -> list[str]:
    return sorted(path.stem for path in (HERE / "nl").glob("*.toml"))


def title(slug: str) -> str:
    """Its Dutch title, from which its address is made."""
    told: str = _read(slug, "nl")["title"]
    return told


def art_of(slug: str) -> list[Path]:
    """The files an activity shows, in the order in which they appear: pictures, films and the films' captions."""
    found = []
    for block in _read(slug, "nl")["blocks"]:
        if "image" in block:
            found.append(ART / f"{block['image']}.webp")
        if "video" in block:
            found.append(ART / f"{block['video']}.mp4")
            found += [ART / f"{block['video']}.{language}.vtt" for language in ("nl", "en")]
    return found


def place_of(slug: str, block: str) -> int:
    """Where a block of this name stands, from 0."""
    return [one["id"] for one in _read(slug, "nl")["blocks"]].index(block)


def written(slug: str, language: str, keys: Mapping[str, str]) -> Written:
    """`keys`: from a file's name in `art/` to the key it got when it was uploaded."""
    told = _read(slug, language)
    blocks = [_block(block, keys) for block in told["blocks"]]
    return Written(title=told["title"], summary=told["summary"], minutes=told["minutes"], blocks=blocks)


def _read(slug: str, language: str) -> dict[str, Any]:
    return tomllib.loads((HERE / language / f"{slug}.toml").read_text(encoding="utf-8"))


def _block(told: dict[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    if "text" in told:
        kind, data = "text", {"html": _markdown.render(told["text"]).strip()}
    elif "image" in told:
        kind = "image"
        data = {"media": keys[f"{told['image']}.webp"], "alt": told["alt"], "caption": told.get("caption", "")}
        data["decorative"] = False
    elif "video" in told:
        kind = "video"
        captions = {language: keys[f"{told['video']}.{language}.vtt"] for language in ("nl", "en")}
        data = {"media": keys[f"{told['video']}.mp4"], "title": told["title"], "captions": captions}
        data["transcript"] = told["transcript"].strip()
    elif "question" in told:
        kind, data = "question", {"prompt": told["question"], "kind": told.get("kind", "single")}
        data["options"] = [
            _option(letter, option) for letter, option in zip(ascii_lowercase, told["options"], strict=False)
        ]
    else:
        kind, data = "practice", told["practice"]
    return {"id": told["id"], "type": kind, "data": data}


def _option(letter: str, told: dict[str, Any]) -> dict[str, Any]:
    return {"id": letter, "text": told["text"], "correct": told.get("right", False), "explanation": told["why"]}
