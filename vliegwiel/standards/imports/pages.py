"""A page of HTML as blocks of ours: texts cut at their headings, pictures on their own, tables of words as tables.

What a text block has no place for is turned into what it has, or left out; the report says which.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Kind

from . import formulas
from .brought import Piece, Report
from .nodes import Node, tree

LONG_TEXT = 6_000  # signs after which a new heading of any level begins a new block
LONGEST_TEXT = 30_000  # a block may hold 40,000
MOST_TABLE_ROWS, MOST_COLUMNS, LONGEST_CELL = 40, 8, 280
INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "kbd": "code", "samp": "code"}
EMBEDDED = ("iframe", "object", "embed", "video", "audio", "source")
Found = str | None


@dataclass(frozen=True)
class Around:
    """What lies around a page: `picture` finds an image (its name in the import, or None), `link` says where a link
    leads ("brought:..." to another piece, an address, or "" to nowhere)."""

    picture: Callable[[str], Found] = lambda src: None
    link: Callable[[str], str] = lambda href: href if re.match(r"(?:https?|mailto|tel):", href) else ""


NOTHING_AROUND = Around()


def plain(html: str) -> str:
    """The words of a piece of HTML, paragraphs on lines of their own."""
    if "<" not in html and "&" not in html:
        return formulas.readable(html)[0].strip()
    root, _dropped = tree(html)
    return "\n".join(filter(None, (" ".join(part.split()) for part in _lines(root).split("\n"))))


def _lines(node: Node) -> str:
    parts = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(re.sub(r"\s+", " ", child))
        elif child.tag == "br":
            parts.append("\n")
        elif child.tag in INLINE or child.tag in ("a", "sub", "sup"):
            parts.append(_lines(child))
        else:
            parts.append(f"\n{_lines(child)}\n")
    return "".join(parts)


def pictures_in(html: str) -> list[tuple[str, str]]:
    """(address, alternative text) of every image."""
    if "<img" not in html.lower():
        return []
    root, _dropped = tree(html)
    return [(img.attributes.get("src", ""), img.attributes.get("alt", "")) for img in root.find("img")]


def told(dropped: dict[str, int], report: Report) -> None:
    """What could run or ask something does not come along."""
    sentences = {
        "script": (report.left, _("Script"), _("Een activiteit bevat geen programma’s.")),
        "form": (report.left, _("Formulier"), _("Maak er een vraag van, of verwijs ernaar.")),
        "svg": (
            report.left,
            _("Tekening in de pagina (SVG)"),
            _("Bewaar haar als PNG en voeg haar toe als afbeelding."),
        ),
        "math": (report.changed, _("Formule"), _("Deze formule staat er als tekst. Lees na of zij zo te lezen is.")),
    }
    for name, n in dropped.items():
        say, what, why = sentences[name]
        for _one in range(min(n, 100)):
            say(what, why)


def fill(piece: Piece, html: str, around: Around = NOTHING_AROUND, *, skip_title: bool = True) -> None:
    """Add a page to a piece. A heading of level 1 that says what the title says is not repeated."""
    root, dropped = tree(html)
    told(dropped, piece.report)
    _Writer(piece, around, piece.title if skip_title else "").write(root)


class _Writer:
    """Goes through a page from top to bottom and adds blocks as it goes."""

    def __init__(self, piece: Piece, around: Around, title: str) -> None:
        self.piece, self.around, self.title, self.report = piece, around, title, piece.report
        self.parts: list[str] = []
        self.loose: list[Node | str] = []
        self.pictures: list[Node] = []

    def write(self, root: Node) -> None:
        self.blocks(root)
        self.end_block()

    def blocks(self, node: Node) -> None:
        for child in node.children:
            if (
                isinstance(child, str)
                or child.tag in INLINE
                or child.tag in ("a", "br", "sub", "sup", "img", *EMBEDDED)
            ):
                self.loose.append(child)
                continue
            self.end_paragraph()
            self.block(child)
        self.end_paragraph()

    def block(self, node: Node) -> None:
        match node.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.heading(node)
            case "p" | "dd" | "figcaption" | "caption":
                if any(
                    isinstance(child, Node) and child.tag in ("ul", "ol", "table", "pre") for child in node.children
                ):
                    self.blocks(node)
                else:
                    self.loose = list(node.children)
                    self.end_paragraph()
            case "dt":
                self.loose = [Node("strong", {}, node.children)]
                self.end_paragraph()
            case "summary":
                self.heading(Node("h3", {}, node.children))
            case "ul" | "ol":
                self.add(self.points(node))
            case "pre" if "\n" in node.words.strip("\n"):
                self.end_block()
                self.piece.add(Kind.CODE, {"code": node.words, "syntax": _syntax(node)})
            case "pre":
                self.add(f"<p>{_code(node)}</p>")
            case "blockquote":
                self.add(f"<blockquote>{self.paragraphs(node)}</blockquote>")
            case "table":
                self.table(node)
            case "hr":
                pass
            case _other:
                self.blocks(node)

    def heading(self, node: Node) -> None:
        words = " ".join(node.words.split())
        self.pictures += node.find("img")
        if not words:
            self.show_pictures()
            return
        if node.tag == "h1" and not self.piece.blocks and not self.parts and words.casefold() == self.title.casefold():
            self.show_pictures()
            return
        level = "h2" if node.tag in ("h1", "h2") else "h3"
        if node.tag in ("h4", "h5", "h6"):
            self.report.changed(
                _("Kop van niveau 4 of dieper"), _("Een tekst kent twee niveaus koppen: dit is nu het tweede.")
            )
        if level == "h2" or sum(map(len, self.parts)) > LONG_TEXT:
            self.end_block()
        self.add(f"<{level}>{escape(words)}</{level}>")

    def end_paragraph(self) -> None:
        """What stood between two blocks is a paragraph."""
        loose, self.loose = self.loose, []
        html = self.inline(loose).strip()
        html = re.sub(r"^(?:<br>\s*)+|(?:\s*<br>)+$", "", html)
        if html:
            self.add(f"<p>{html}</p>")
        self.show_pictures()

    def add(self, html: str) -> None:
        if self.parts and sum(map(len, self.parts)) + len(html) > LONGEST_TEXT:
            self.end_block()
        self.parts.append(html)
        if not self.loose:
            self.show_pictures()

    def end_block(self) -> None:
        html = "".join(self.parts).strip()
        self.parts = []
        if html:
            self.piece.add(Kind.TEXT, {"html": html})

    def show_pictures(self) -> None:
        shown, self.pictures = self.pictures, []
        for img in shown:
            src, alt = img.attributes.get("src", ""), " ".join(img.attributes.get("alt", "").split())
            name = self.around.picture(src)
            if name:
                self.end_block()
                self.piece.picture(name, "" if alt.lower() in ("image", "img", "afbeelding") else alt[:280])
            elif src.startswith(("http:", "https:")):
                words = alt or src.rpartition("/")[2][:80] or _("afbeelding")
                self.parts.append(f'<p><a href="{escape(src)}">{escape(words)}</a></p>')
                self.report.changed(
                    _short(src), _("Staat op een ander adres. Er wordt niets van internet gehaald: het is nu een link.")
                )
            else:
                self.report.left(_short(src) or alt or _("afbeelding"), _("Deze afbeelding zit niet in het bestand."))

    def inline(self, nodes: list[Node | str]) -> str:
        """Text with what may stand in a line; pictures in it come after the line."""
        return "".join(self._inline(node) for node in nodes)

    def _inline(self, node: Node | str) -> str:
        if isinstance(node, str):
            return escape(re.sub(r"\s+", " ", node))
        if node.tag == "br":
            return "<br>"
        if node.tag == "img":
            self.pictures.append(node)
            return ""
        if node.tag in EMBEDDED:
            return self.embedded(node)
        inside = self.inline(node.children)
        if node.tag in INLINE and inside.strip():
            tag = INLINE[node.tag]
            return f"<{tag}>{inside}</{tag}>"
        if node.tag == "a" and inside.strip():
            return self.link(node.attributes.get("href", ""), inside)
        return inside if node.tag in INLINE or node.tag in ("a", "sub", "sup", "span") else f"{inside} "

    def link(self, href: str, inside: str) -> str:
        where = self.around.link(href) if href and not href.startswith("#") else ""
        if where:
            return f'<a href="{escape(where)}">{inside}</a>'
        if href and not href.startswith("#"):
            self.report.changed(_short(href), _("Deze link leidt naar iets wat niet meekomt. De tekst bleef staan."))
        return inside

    def embedded(self, node: Node) -> str:
        """What was shown inside the page from somewhere else becomes a link."""
        sources = [node, *node.find("source", "embed", "iframe")]
        src = next(filter(None, (one.attributes.get("src") or one.attributes.get("data") for one in sources)), "")
        inside = "" if node.tag in ("iframe", "video", "audio") else self.inline(node.children)
        if not re.match(r"https?:", src):
            src = f"https:{src}" if src.startswith("//") else src
        if re.match(r"https?:", src):
            self.report.changed(_short(src), _("Was ingesloten in de pagina. Het is nu een link."))
            words = node.attributes.get("title") or src
            return f'{inside}<a href="{escape(src)}">{escape(words)}</a> '
        if src or node.tag in ("iframe", "video", "audio"):
            self.report.left(
                _short(src) or node.tag, _("Ingesloten beeld of geluid komt niet mee. Voeg het toe als video.")
            )
        return inside

    def points(self, node: Node) -> str:
        items = "".join(
            f"<li>{self.item(child)}</li>" for child in node.children if isinstance(child, Node) and child.tag == "li"
        )
        return f"<{node.tag}>{items}</{node.tag}>" if items else ""

    def item(self, node: Node) -> str:
        """A point of a list: its words on lines, lists in it as lists."""
        lines: list[str] = []
        line: list[Node | str] = []
        nested = ""
        for child in node.children:
            if isinstance(child, Node) and child.tag in ("ul", "ol"):
                nested += self.points(child)
            elif isinstance(child, Node) and child.tag == "pre":
                lines += [self.inline(line), _code(child)]
                line = []
            elif isinstance(child, Node) and child.tag in ("p", "div", "blockquote", "h3", "h4"):
                lines += [self.inline(line), self.item(child)]
                line = []
            else:
                line.append(child)
        lines.append(self.inline(line))
        return "<br>".join(filter(None, (one.strip() for one in lines))) + nested

    def paragraphs(self, node: Node) -> str:
        whole = []
        line: list[Node | str] = []
        for child in node.children:
            if isinstance(child, Node) and child.tag in ("p", "div", "ul", "ol", "blockquote", "pre"):
                whole += [self.inline(line), self.points(child) if child.tag in ("ul", "ol") else self.item(child)]
                line = []
            else:
                line.append(child)
        whole.append(self.inline(line))
        texts = (one.strip() for one in whole)
        return "".join(one if one.startswith(("<ul", "<ol")) else f"<p>{one}</p>" for one in texts if one)

    def table(self, node: Node) -> None:
        """A table of words is a table; with links, pictures or lists in it each row is a point: "kop: cel; kop: cel". A
        table of one cell is only there for its looks."""
        rows = [list(row.find("td", "th")) for row in node.find("tr")]
        rows = [row for row in rows if row]
        if len(rows) == 1 and len(rows[0]) == 1:
            self.blocks(rows[0][0])
            return
        if _fits(node, rows):
            self.end_block()
            caption = next((_words(one) for one in node.find("caption")), "")
            self.piece.add(Kind.TABLE, _table(rows, caption or self.heading_above()))
            return
        heads: list[str] = []
        if len(rows) > 1 and all(cell.tag == "th" for cell in rows[0]):
            heads = [self.item(cell) for cell in rows.pop(0)]
        points = [self.point(row, heads) for row in rows]
        if any(points):
            why = _("Een tabel kent geen links, plaatjes of lijsten en geen lange teksten: elke rij is nu een punt.")
            self.report.changed(_("Tabel"), why)
            self.add("<ul>" + "".join(f"<li>{point}</li>" for point in points if point) + "</ul>")

    def heading_above(self) -> str:
        """What a table without a caption is about: the nearest heading before it."""
        html = "".join(block["data"].get("html", "") for block in self.piece.blocks[-3:])
        found = re.findall(r"<h[23]>(.*?)</h[23]>", html)
        return " ".join(plain(found[-1]).split()) if found else self.piece.title

    def point(self, row: list[Node], heads: list[str]) -> str:
        cells = [self.item(cell) for cell in row]
        if not heads or len(cells) > len(heads):
            return " – ".join(filter(None, cells))
        first, *rest = [(head, cell) for head, cell in zip(heads, cells, strict=False)]
        told_cells = [f"{head}: {cell}" if head else cell for head, cell in rest if cell]
        return "; ".join(filter(None, [f"<strong>{first[1]}</strong>" if first[1] else "", *told_cells]))


def _words(node: Node) -> str:
    return " ".join(node.words.split())


def _fits(node: Node, rows: list[list[Node]]) -> bool:
    """Whether nothing of it is lost when each cell is a line of text."""
    if len(rows) < 2 or len(rows) > MOST_TABLE_ROWS or not 2 <= max(map(len, rows)) <= MOST_COLUMNS:
        return False
    if node.find("a", "img", "ul", "ol", "pre", "table", *EMBEDDED):
        return False
    return all(len(_words(cell)) <= LONGEST_CELL for row in rows for cell in row)


def _table(rows: list[list[Node]], title: str) -> dict[str, Any]:
    head = all(cell.tag == "th" for cell in rows[0])
    column = not head and all(row[0].tag == "th" for row in rows)
    return {
        "title": title[:LONGEST_CELL],
        "rows": [[_words(cell) for cell in row] for row in rows],
        "head_row": head or not column,
        "head_column": column or (head and all(row[0].tag == "th" for row in rows[1:])),
    }


def _code(node: Node) -> str:
    """Lines of code keep their lines and their indents."""
    lines = node.words.strip("\n").split("\n")
    kept = (escape(line).replace("\t", "    ").replace("  ", "\u00a0\u00a0") for line in lines)
    return f"<code>{'<br>'.join(kept)}</code>"


def _syntax(node: Node) -> str:
    """The language behind the three back-ticks, as it was written there; "" when none was."""
    inside = next(iter(node.find("code")), node)
    found = re.search(r"(?:language|lang|highlight-source)-([\w+#-]+)", inside.attributes.get("class", ""))
    return found[1] if found else ""


def _short(address: str) -> str:
    if address.startswith("data:"):
        return _("afbeelding in de pagina")
    if len(address) > 60 and not re.match(r"[a-z]+:", address):
        address = address.partition("?")[0].rpartition("/")[2]
    return address if len(address) < 80 else f"{address[:40]}…{address[-24:]}"
