"""HTML of others as a small tree: well formed, without what runs, and telling what that was."""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Union

import nh3

from . import formulas

LONGEST = 2_000_000
DEEPEST = 60
VOID = {"br", "img", "hr", "source", "embed"}
_BLOCKS = "p div section article header footer main aside figure figcaption h1 h2 h3 h4 h5 h6 ul ol li dl dt dd"
_WORDS = "strong b em i a blockquote code pre kbd samp br hr img table thead tbody tfoot tr td th caption sub sup"
_MORE = "iframe video audio source object embed details summary"
TAGS = set(f"{_BLOCKS} {_WORDS} {_MORE}".split())
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "iframe": {"src", "title"},
    "video": {"src"},
    "audio": {"src"},
    "source": {"src"},
    "object": {"data"},
    "embed": {"src"},
    "pre": {"class"},
    "code": {"class"},
}
SCHEMES = {"http", "https", "mailto", "tel", "data", "brought"}
MATH = re.compile(r"<(?:\w+:)?math\b.*?</(?:\w+:)?math\s*>", re.DOTALL | re.IGNORECASE)
AS_TYPED = ("code", "pre", "kbd", "samp")
DANGEROUS = {
    "script": re.compile(r"<script\b", re.IGNORECASE),
    "form": re.compile(r"<(?:form|input|textarea|select)\b", re.IGNORECASE),
    "svg": re.compile(r"<svg\b", re.IGNORECASE),
}


@dataclass
class Node:
    """A tag, what it says of itself, and what is in it: text and other tags."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Union["Node", str]] = field(default_factory=list)

    def find(self, *tags: str) -> list["Node"]:
        """Every such tag in it, in order."""
        found = []
        for child in self.children:
            if isinstance(child, Node):
                if child.tag in tags:
                    found.append(child)
                found += child.find(*tags)
        return found

    @property
    def words(self) -> str:
        """All the text in it."""
        return "".join(child if isinstance(child, str) else _words(child) for child in self.children)


def _words(node: Node) -> str:
    return "\n" if node.tag == "br" else node.words


def tree(html: str) -> tuple[Node, dict[str, int]]:
    """The tree, and how often something was in it that does not come along: script, form, svg, math."""
    html = html[:LONGEST].replace("\x00", "")
    dropped = {name: len(pattern.findall(html)) for name, pattern in DANGEROUS.items()}
    html, dropped["math"] = MATH.subn(_formula, html)
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags={"script", "style", "title", "svg", "select", "textarea"},
        link_rel=None,
    )
    builder = _Builder()
    builder.feed(clean)
    builder.close()
    dropped["math"] += builder.formulas
    return builder.root, {name: n for name, n in dropped.items() if n}


def _formula(found: re.Match[str]) -> str:
    """A formula as one reads it on a line."""
    return escape(formulas.from_mathml(found[0]), quote=False)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open = [self.root]
        self.ignored = 0  # tags opened deeper than DEEPEST
        self.formulas = 0  # that stay as they were typed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.open[-1].children.append(node)
        elif len(self.open) > DEEPEST:
            self.ignored += 1
        else:
            self.open[-1].children.append(node)
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.ignored:
            self.ignored -= 1
        elif len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not any(node.tag in AS_TYPED for node in self.open):
            data, kept = formulas.readable(data)
            self.formulas += kept
        self.open[-1].children.append(data)
