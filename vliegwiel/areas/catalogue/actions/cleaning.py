"""What comes in is made safe and regular before it is stored: every block has exactly the fields of its kind."""

import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import nh3
from django.utils.dateparse import parse_date
from markdown_it import MarkdownIt

from vliegwiel.areas.people.enums import Language

from ..enums import Completes, Kind, Look, Shape, Syntax, Tone
from ..queries.embedding import tidy
from ..queries.programme import held
from .asked import clean_question
from .cases import clean_case
from .fields import LONGEST, MOST_ROWS, clean_rows, line, long_text, text, whole

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}
MOST_DAYS = 730  # after the start; what opens later belongs to another programme
TAG = re.compile(r"<[a-zA-Z/!]")
MOST_TABLE_ROWS, MOST_COLUMNS = 40, 8
MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True})


def clean_block(kind: Kind, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a block of this kind: unknown fields dropped, absent ones empty, HTML sanitised, lengths capped."""
    return CLEANERS[kind](data)


def clean_html(html: str) -> str:
    """Only the tags an author has buttons for; links get rel; scripts, styles and handlers go with their content.

    What holds no tag at all is read as Markdown: that is how one writes without the editor's script.
    """
    html = html[: LONGEST["html"]]
    if not TAG.search(html):
        html = MARKDOWN.render(html)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        clean_content_tags={"script", "style", "title"},
        link_rel="noopener noreferrer",
    ).strip()


def new_id(taken: set[str]) -> str:
    """A short id for a block, unique within its activity and never used for another."""
    while (id := "b" + secrets.token_hex(3)) in taken:
        pass
    return id


def _text_block(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"html": clean_html(str(data.get("html") or ""))}


def _image(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "media": line(data, "media"),
        "alt": line(data, "alt"),
        "caption": line(data, "caption"),
        "decorative": bool(data.get("decorative")),
    }


def _video(data: Mapping[str, Any]) -> dict[str, Any]:
    captions = data.get("captions") or {}
    return {
        "media": line(data, "media"),
        "title": line(data, "title"),
        "captions": {code: str(key) for code, key in captions.items() if code in Language.values and key},
        "transcript": long_text(data, "transcript"),
    }


def _practice(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: text(data, name) for name in ("situation", "task", "bring_back")}


def _callout(data: Mapping[str, Any]) -> dict[str, Any]:
    tone = data.get("tone")
    return {
        "tone": tone if tone in Tone.values else Tone.TIP.value,
        "title": line(data, "title"),
        "text": text(data, "text"),
    }


def _listed(data: Mapping[str, Any]) -> dict[str, Any]:
    """A list of things with a title and a text: steps, what folds out, cards with two sides."""
    rows = clean_rows(data, "items", lambda given: {"title": line(given, "title"), "text": text(given, "text")})
    return {"title": line(data, "title"), "items": rows}


def _accordion(data: Mapping[str, Any]) -> dict[str, Any]:
    look = data.get("look")
    return {**_listed(data), "look": look if look in Look.values else Look.FOLDS.value}


def _steps(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**_listed(data), "checklist": bool(data.get("checklist"))}


def _package(data: Mapping[str, Any]) -> dict[str, Any]:
    completion, least = data.get("completion"), str(data.get("least") or "").strip()
    return {
        "package": line(data, "package"),
        "title": line(data, "title"),
        "completion": completion if completion in Completes.values else Completes.PACKAGE.value,
        "least": min(int(least), 100) if least.isdecimal() else None,
    }


def _section(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": line(data, "title"),
        "purpose": text(data, "purpose"),
        "need": whole(data, "need", most=MOST_ROWS) or None,
        "ordered": bool(data.get("ordered")),
        **_opening(data),
    }


def _activity(data: Mapping[str, Any]) -> dict[str, Any]:
    """Each with what it is called now, by which its author knows it again. No programme holds another."""
    asked = [whole(row, "activity", most=2**31 - 1) for row in data.get("items") or []]
    known = held(asked, "nl", drafts=True)
    there = [known[one] for one in dict.fromkeys(asked) if one in known and known[one].shape != Shape.PROGRAMME]
    items = [{"activity": one.activity, "title": one.title} for one in there[:MOST_ROWS]]
    return {"items": items, "text": text(data, "text"), **_opening(data)}


def _opening(data: Mapping[str, Any]) -> dict[str, Any]:
    try:
        on = parse_date(line(data, "opens_on"))
    except ValueError:  # 31 February
        on = None
    days = whole(data, "opens_after", most=MOST_DAYS)
    return {"after": line(data, "after")[:40], "opens_on": on.isoformat() if on else "", "opens_after": days}


def _gallery(data: Mapping[str, Any]) -> dict[str, Any]:
    def picture(given: Mapping[str, Any]) -> dict[str, Any]:
        return {name: line(given, name) for name in ("media", "alt", "caption")}

    return {"title": line(data, "title"), "pictures": clean_rows(data, "pictures", picture)}


def _audio(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "media": line(data, "media"),
        "title": line(data, "title"),
        "transcript": long_text(data, "transcript"),
    }


def _file(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: line(data, name) for name in ("media", "title", "about")}


def _embed(data: Mapping[str, Any]) -> dict[str, Any]:
    lasts = str(data.get("lasts") or "").strip()
    return {
        "address": tidy(str(data.get("address") or "")),
        "title": line(data, "title"),
        "transcript": long_text(data, "transcript"),
        "captioned": bool(data.get("captioned")),
        "lasts": min(int(lasts), 240) if lasts.isdecimal() else 0,
    }


def _table(data: Mapping[str, Any]) -> dict[str, Any]:
    """Every row as wide as the widest; at least two by two."""
    given = [list(row)[:MOST_COLUMNS] for row in list(data.get("rows") or [])[:MOST_TABLE_ROWS]]
    given += [[] for _absent in range(2 - len(given))]
    width = max(2, *(len(row) for row in given))
    rows = [[line({"cell": cell}, "cell") for cell in [*row, *[""] * (width - len(row))]] for row in given]
    return {
        "title": line(data, "title"),
        "rows": rows,
        "head_row": bool(data.get("head_row")),
        "head_column": bool(data.get("head_column")),
    }


def _poll(data: Mapping[str, Any]) -> dict[str, Any]:
    rows = clean_rows(data, "options", lambda given: {"text": line(given, "text")})
    return {"prompt": text(data, "prompt"), "options": rows}


SAID_OTHERWISE = {
    **dict.fromkeys(("sh", "shell", "console", "shell-session", "zsh"), Syntax.BASH),
    **dict.fromkeys(("ps1", "ps", "pwsh"), Syntax.POWERSHELL),
    **dict.fromkeys(("py", "python3", "pycon"), Syntax.PYTHON),
    **dict.fromkeys(("js", "jsx", "node"), Syntax.JAVASCRIPT),
    **dict.fromkeys(("ts", "tsx"), Syntax.TYPESCRIPT),
    **dict.fromkeys(("cs", "c#"), Syntax.CSHARP),
    **dict.fromkeys(("yml",), Syntax.YAML),
    **dict.fromkeys(("htm", "xhtml"), Syntax.HTML),
    **dict.fromkeys(("mysql", "postgresql", "tsql", "sqlite"), Syntax.SQL),
}
"""What others call a language, as it stands behind three back-ticks."""


def _code(data: Mapping[str, Any]) -> dict[str, Any]:
    """Its lines keep their indents, the first too; empty lines around it go."""
    syntax = line(data, "syntax").lower()
    syntax = SAID_OTHERWISE.get(syntax, syntax)
    given = str(data.get("code") or "").replace("\r\n", "\n").replace("\x00", "")
    return {
        "title": line(data, "title"),
        "syntax": syntax if syntax in Syntax.values else Syntax.PLAIN.value,
        "code": re.sub(r"\A(?:[ \t]*\n)+", "", given).rstrip()[: LONGEST["html"]],
        "numbered": bool(data.get("numbered")),
    }


CLEANERS: dict[Kind, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    Kind.TEXT: _text_block,
    Kind.IMAGE: _image,
    Kind.VIDEO: _video,
    Kind.QUESTION: clean_question,
    Kind.PRACTICE: _practice,
    Kind.STEPS: _steps,
    Kind.CALLOUT: _callout,
    Kind.ACCORDION: _accordion,
    Kind.CARDS: _listed,
    Kind.PACKAGE: _package,
    Kind.SECTION: _section,
    Kind.ACTIVITY: _activity,
    Kind.GALLERY: _gallery,
    Kind.AUDIO: _audio,
    Kind.FILE: _file,
    Kind.EMBED: _embed,
    Kind.TABLE: _table,
    Kind.CASE: clean_case,
    Kind.POLL: _poll,
    Kind.CODE: _code,
}
