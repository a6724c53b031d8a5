"""Markdown: a file, or a folder in a zip with its images. A file is an activity."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from django.utils.html import escape
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from vliegwiel.kit.bundles import Bundle

from . import questions
from .brought import LONGEST_TITLE, Brought, Piece, Unreadable
from .outline import FIRST, by_folder
from .pages import Around, fill, plain
from .questions import Answer
from .texts import decoded

ENDINGS = (".md", ".markdown", ".mdown", ".qmd")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
NOT_LESSONS = ("license", "licence", "copying", "code_of_conduct", "contributing", "changelog", "security")
FRONT = re.compile(r"\A---\n(.*?)\n---\s*\n", re.DOTALL)
NAMED = re.compile(r"^(\w+):\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$|^(\S[^\n]*)\n=+\s*$", re.MULTILINE)
OPTION = re.compile(r"^ {0,3}[-*+] \[([ xX])\]\s+(.+)$")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FENCE = re.compile(r"^ {0,3}(```|~~~)")
ADMONITION = re.compile(r"^!!!\s*\w+.*$|^:::.*$|^\{%.*%\}\s*$|^\{\{.*\}\}\s*$", re.MULTILINE)
CALLED_A_QUIZ = re.compile(r"\b(?:quiz|toets|kennistest)\b", re.IGNORECASE)
MARKED = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LONGEST_SUMMARY = 200


def read_one(text: str, name: str) -> Brought:
    """A single file: what it shows or links to beside it is not there."""
    brought = Brought("markdown")
    brought.pieces.append(_piece(text, name, Around()))
    return brought


def read(bundle: Bundle, title: str) -> Brought:
    """Every file in the folder, in the order of a reader: what comes first first, then by number and name."""
    brought = Brought("markdown")
    names = [name for name in bundle.names if name.lower().endswith(ENDINGS) and not _hidden(name)]
    shown: set[str] = set()
    for name in sorted(names, key=_place):
        report_name = PurePosixPath(name).stem.lower().replace("-", "_")
        if report_name in NOT_LESSONS:
            brought.report.left(name, _rights(report_name))
            continue
        around = Around(_pictures(bundle, name, brought, shown), _links(bundle, name))
        text = decoded(bundle.read(name), brought.report, name)
        if not text.strip():
            brought.report.left(name, _("Dit bestand is leeg."))
            continue
        brought.pieces.append(_piece(text, name, around))
    _told_apart(brought.pieces)
    _rest(bundle, names, shown, brought)
    first = brought.pieces[:1]
    own_page = [piece.title for piece in first if PurePosixPath(piece.source).stem.lower() in FIRST]
    brought.course = own_page[0] if own_page else title
    brought.outline = by_folder(brought)
    if not brought.pieces:
        raise Unreadable(_("In deze map staat geen Markdown met tekst erin."))
    return brought


def _told_apart(pieces: list[Piece]) -> None:
    """Titles that several files share get the number, or else the name, of their file."""
    titles = Counter(piece.title.casefold() for piece in pieces)
    for piece in pieces:
        if titles[piece.title.casefold()] > 1:
            stem = PurePosixPath(piece.source).stem
            number = re.match(r"[\d.]+", stem)
            piece.title = f"{piece.title[:80]} ({(number[0].strip('.') if number else stem)[:30]})"


def _rights(name: str) -> str:
    if name in ("license", "licence", "copying"):
        return _("Hier staan de voorwaarden van de maker. Lees ze voor je publiceert.")
    return _("Dit is voor wie aan de bestanden werkt, geen lesstof.")


def _rest(bundle: Bundle, read_names: list[str], shown: set[str], brought: Brought) -> None:
    """Everything in the folder that nothing came of, by name."""
    for name in bundle.names:
        if name in read_names or name in shown or _hidden(name):
            continue
        if PurePosixPath(name).stem.lower() in NOT_LESSONS:
            brought.report.left(name, _rights(PurePosixPath(name).stem.lower()))
        elif name.lower().endswith(PICTURES):
            brought.report.left(name, _("Geen tekst laat deze afbeelding zien."))
        elif name.lower().endswith(".svg"):
            brought.report.left(name, _("Een tekening in SVG nemen we niet over. Bewaar haar als PNG."))
        else:
            brought.report.left(name, _("Dit soort bestand kennen we hier niet."))


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "__MACOSX")) for part in parts) or parts[-1] in ("Thumbs.db", "desktop.ini")


def _place(name: str) -> list[tuple[int, list[tuple[int, int, str]]]]:
    """A folder's own page first, then its files and its folders; "2.1" before "10.1"."""
    place: list[tuple[int, list[tuple[int, int, str]]]] = []
    for part in PurePosixPath(name).parts:
        words = re.findall(r"\d+|\D+", part.lower())
        first = PurePosixPath(part).stem.lower() in FIRST
        place.append((0 if first else 1, [(0, int(one), "") if one.isdigit() else (1, 0, one) for one in words]))
    return place


def _pictures(bundle: Bundle, name: str, brought: Brought, shown: set[str]) -> Callable[[str], str | None]:
    def find(src: str) -> str | None:
        if re.match(r"[a-z]+:", src):
            return None
        path = _path(name, src, bundle)
        if path is None or not path.lower().endswith(PICTURES):
            return None
        shown.add(path)
        brought.media[path] = lambda: bundle.read(path)
        return path

    return find


def _links(bundle: Bundle, name: str) -> Callable[[str], str]:
    def where(href: str) -> str:
        if re.match(r"(?:https?|mailto|tel):", href):
            return href
        path = _path(name, href, bundle)
        return f"brought:{path}" if path and path.lower().endswith(ENDINGS) else ""

    return where


def _path(name: str, href: str, bundle: Bundle) -> str | None:
    """Where a relative address leads inside the folder: as it is written, with .md, or a folder's own page."""
    bare = normalize("NFC", unquote(href.partition("#")[0].partition("?")[0]))
    if not bare:
        return None
    root = bare.startswith("/")
    parts: list[str] = []
    for part in (*(() if root else PurePosixPath(name).parent.parts), *bare.split("/")):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    path = "/".join(parts)
    stem = path.removesuffix(".html")
    tries: tuple[str, ...] = (path, f"{stem}.md", f"{path}/README.md", f"{path}/index.md")
    if root and len(PurePosixPath(name).parts) > 1:  # a site's own root is the folder that was packed
        top = PurePosixPath(name).parts[0]
        tries += tuple(f"{top}/{one}" for one in tries)
    return next((one for one in tries if one in bundle), None)


def _piece(text: str, name: str, around: Around) -> Piece:
    front = FRONT.match(text)
    said = dict(NAMED.findall(front[1])) if front else {}
    body = COMMENT.sub("", text[front.end() :] if front else text)
    headed = TITLE.search(_without_code(body))
    heading = _words(headed[1] or headed[2]) if headed else ""
    stem = PurePosixPath(name).stem
    stem = PurePosixPath(name).parent.name or stem if stem.lower() in FIRST else stem
    title = said.get("title") or heading or stem.replace("-", " ").replace("_", " ").capitalize()
    piece = Piece(title[:LONGEST_TITLE], name, language=_language(said))
    if len(title) > LONGEST_TITLE:
        piece.report.changed(title, _("Deze titel is langer dan 120 tekens: ingekort."))
    for part in ADMONITION.findall(body):
        piece.report.changed(
            part.strip()[:60], _("Een opmaak van de website waar dit vandaan komt. Ze staat er als tekst.")
        )
    for kind, part in _parts(body):
        if kind == "text":
            fill(piece, MARKED.render(part), around)
        else:
            piece.question(_asked(part, piece))
    piece.summary = said.get("description") or said.get("summary") or _first_words(piece)
    piece.summary = piece.summary[:280]
    _link_instead_of_quiz(piece)
    return piece


def _language(said: dict[str, str]) -> str:
    code = (said.get("lang") or said.get("language") or "")[:2].lower()
    return code if code in ("nl", "en") else ""


def _words(markdown: str) -> str:
    return " ".join(plain(MARKED.renderInline(markdown)).split())


def _without_code(body: str) -> str:
    return re.sub(r"^ {0,3}(```|~~~).*?^ {0,3}\1", "", body, flags=re.DOTALL | re.MULTILINE)


def _parts(body: str) -> list[tuple[str, str]]:
    """Text, and questions between it: a line and below it options of which the right ones are ticked."""
    parts: list[tuple[str, str]] = []
    text: list[str] = []
    lines = body.split("\n")
    at, fenced = 0, False
    while at < len(lines):
        if FENCE.match(lines[at]):
            fenced = not fenced
        end = at
        while not fenced and end < len(lines) and OPTION.match(lines[end]):
            end += 1
        options = lines[at:end]
        ticked = sum(bool(re.match(r"^ {0,3}[-*+] \[[xX]\]", one)) for one in options)
        prompt = _prompt(text) if len(options) >= 2 and 0 < ticked < len(options) else []
        if prompt:
            parts.append(("text", "\n".join(text[: -len(prompt)])))
            parts.append(("question", "\n".join([*prompt, *options])))
            text = []
            at = end
        elif options:
            text += [
                OPTION.sub(lambda found: f"- {'☑' if found[1].strip() else '☐'} {found[2]}", one) for one in options
            ]
            at = end
        else:
            text.append(lines[at])
            at += 1
    parts.append(("text", "\n".join(text)))
    return [part for part in parts if part[1].strip()]


def _prompt(text: list[str]) -> list[str]:
    """The paragraph or heading right above, with the empty lines between."""
    at = len(text)
    while at and not text[at - 1].strip():
        at -= 1
    top = at
    while top and text[top - 1].strip() and not OPTION.match(text[top - 1]):
        top -= 1
        if text[top].startswith("#"):
            break
    return text[top:] if top < at else []


def _asked(part: str, piece: Piece) -> dict:
    lines = part.split("\n")
    found = [OPTION.match(line) for line in lines]
    prompt = "\n".join(line for line, option in zip(lines, found, strict=True) if not option)
    answers = [Answer(_words(one[2]), 100.0 if one[1].strip() else 0.0) for one in found if one]
    words = _words(re.sub(r"^\s*#+\s*", "", prompt.strip()))
    return questions.choice(words, answers, multiple=sum(one.share > 0 for one in answers) > 1, report=piece.report)


def _first_words(piece: Piece) -> str:
    """The first paragraph, as many sentences as fit on the shelf."""
    for block in piece.blocks:
        found = re.search(r"<p>(.*?)</p>", block["data"].get("html", ""), re.DOTALL)
        words = " ".join(plain(found[1]).split()) if found else ""
        if len(words) > 20 and not words.endswith(":"):
            if len(words) <= LONGEST_SUMMARY:
                return words
            end = max(words.rfind(sign, 0, LONGEST_SUMMARY) for sign in (". ", "? ", "! "))
            return words[: end + 1] if end > 20 else words[: words.rfind(" ", 0, LONGEST_SUMMARY)] + "…"
    return ""


def _link_instead_of_quiz(piece: Piece) -> None:
    """A page that is called a quiz and only leads to one."""
    if not CALLED_A_QUIZ.search(piece.title) or any(block["type"] == "question" for block in piece.blocks):
        return
    for block in piece.blocks:
        for address in re.findall(r'href="(https?://[^"]+)"', block["data"].get("html", ""))[:1]:
            piece.report.left(
                escape(address),
                _("De vragen van deze toets staan niet in het bestand maar achter deze link. De link kwam mee."),
            )
            return


__all__ = ["ENDINGS", "read", "read_one"]
