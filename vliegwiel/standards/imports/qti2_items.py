"""One item of QTI 2: what is asked between its text becomes questions of ours."""

import re
from collections.abc import Callable
from copy import deepcopy
from html import escape
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from vliegwiel.kit.markup import Element

from . import questions
from .brought import Brought, Piece, Report
from .languages import said
from .nodes import tree
from .pages import Around, fill, pictures_in, plain, told
from .questions import Answer, name_of

IN_LINE = {"inlineChoiceInteraction", "textEntryInteraction", "gap"}
FEEDBACK = {"feedbackInline", "feedbackBlock", "modalFeedback", "rubricBlock"}
Finder = Callable[[str], str | None]


class Item:
    """An item and its answers, by the name of what is asked."""

    def __init__(self, root: Element, source: str) -> None:
        self.root, self.source = root, source
        self.title = root.get("title") or source
        self.body = root.find("itemBody")
        self.declared = {one.get("identifier", ""): one for one in root.iter("responseDeclaration")}

    def right(self, interaction: Element) -> list[str]:
        """What is right: as declared, else what gives points."""
        declared = self.declared.get(interaction.get("responseIdentifier", ""))
        if declared is None:
            return []
        values = [_words(value) for value in declared.findall("correctResponse/value")]
        if values:
            return values
        shares = self.shares(interaction)
        return [key for key, share in shares.items() if share > 0]

    def shares(self, interaction: Element) -> dict[str, float]:
        """Points by answer, when the item says so."""
        declared = self.declared.get(interaction.get("responseIdentifier", ""))
        entries = declared.findall("mapping/mapEntry") if declared is not None else []
        return {entry.get("mapKey", ""): _float(entry.get("mappedValue")) for entry in entries}

    def base_type(self, interaction: Element) -> str:
        declared = self.declared.get(interaction.get("responseIdentifier", ""))
        return declared.get("baseType", "") if declared is not None else ""


def put(item: Item, piece: Piece, brought: Brought, find: Finder) -> None:
    """Add what the item asks; what has no place is named."""
    if item.body is None:
        piece.report.left(item.title, _("Deze vraag heeft geen inhoud."))
        return
    if item.root.find("templateDeclaration") is not None:
        piece.report.left(item.title, _("Een vraag met wisselende getallen of teksten. Maak er een vaste vraag van."))
        return
    _Item(item, piece, brought, find).put()


class _Item:
    def __init__(self, item: Item, piece: Piece, brought: Brought, find: Finder) -> None:
        self.item, self.piece, self.brought, self.find = item, piece, brought, find
        self.report = piece.report
        self.around = Around(picture=self.picture)
        self.shown: list[tuple[str, str]] = []  # pictures for the next question

    def picture(self, src: str) -> str | None:
        return None if re.match(r"(?:https?|data):", src) else self.find(src)

    def put(self) -> None:
        body = deepcopy(self.item.body)
        assert body is not None
        _objects_to_images(body)
        asked = [one for one in body.iter() if one.tag.endswith("Interaction")]
        in_line = [one for one in asked if one.tag in IN_LINE or one.tag == "gapMatchInteraction"]
        if not asked:
            fill(self.piece, markup(body), self.around)
            return
        if in_line and len(in_line) == len(asked):
            self.in_text(body, in_line)
            return
        if in_line:
            self.report.left(
                self.item.title, _("Invullen in de tekst samen met een andere soort vraag. Maak er twee van.")
            )
            return
        lead = self.stem(body, asked)
        for number, interaction in enumerate(asked):
            self.ask(interaction, lead if number == 0 else "")

    def stem(self, body: Element, asked: list[Element]) -> str:
        """The text around what is asked, its pictures put above the question."""
        parents = {child: parent for parent in body.iter() for child in parent}
        rest = deepcopy(body)
        parents = {child: parent for parent in rest.iter() for child in parent}
        for one in [one for one in rest.iter() if one.tag.endswith("Interaction") or one.tag in FEEDBACK]:
            parent = parents.get(one)
            if parent is not None and one in list(parent):
                _take_out(parent, one)
        html = markup(rest)
        self.pictures(html)
        return html

    def asks(self, data: dict) -> None:
        questions.shown(data, self.shown, self.piece)
        self.shown = []

    def pictures(self, html: str) -> None:
        _root, dropped = tree(html)
        told(dropped, self.report)
        for src, alt in pictures_in(html):
            name = self.picture(src)
            if name:
                self.shown.append((name, alt))
            else:
                self.report.left(src[-80:] or "img", _("Deze afbeelding zit niet in het bestand."))

    def ask(self, interaction: Element, lead: str) -> None:
        prompt = interaction.find("prompt")
        asked_html = markup(prompt) if prompt is not None else ""
        self.pictures(asked_html)
        words = "\n".join(filter(None, [plain(lead), plain(asked_html)])) or self.item.title
        maker = KINDS.get(interaction.tag)
        data = maker(self, interaction, words) if maker else None
        if data:
            self.asks(data)
        elif not maker:
            why = _("De vraagsoort “{kind}” kent deze academie niet.").format(kind=interaction.tag)
            self.report.left(f"{self.item.title} ({interaction.tag})", why)

    def whole(self) -> str:
        """What is said of the whole item, whatever one chose."""
        said = [
            one for one in self.item.root.findall("modalFeedback") if not self.choice_named(one.get("identifier", ""))
        ]
        return "\n".join(filter(None, (plain(markup(one)) for one in said)))

    def choice_named(self, identifier: str) -> bool:
        return any(one.get("identifier") == identifier for one in self.item.root.iter("simpleChoice"))

    def choice(self, interaction: Element, prompt: str) -> dict:
        right, shares = self.item.right(interaction), self.item.shares(interaction)
        said = {one.get("identifier", ""): plain(markup(one)) for one in self.item.root.findall("modalFeedback")}
        answers = []
        for one in [*interaction.iter("simpleChoice"), *interaction.iter("hottext")]:
            id = one.get("identifier", "")
            text, feedback = self.parted(one)
            share = 100.0 if id in right else 50.0 if shares.get(id, 0) > 0 and right else 0.0
            answers.append(Answer(text, share, feedback or said.get(id, "")))
        cardinality = self.item.declared.get(interaction.get("responseIdentifier", ""))
        multiple = (cardinality is not None and cardinality.get("cardinality") == "multiple") or len(right) > 1
        if multiple:
            answers = [Answer(one.text, 100.0 if one.share == 100 else 0.0, one.feedback) for one in answers]
        if "hottext" in interaction.tag:
            prompt = f"{prompt}\n{plain(markup(interaction))}"
        return questions.choice(prompt, answers, multiple=multiple, why=self.whole(), report=self.report)

    def parted(self, choice: Element) -> tuple[str, str]:
        """What one chooses, and what is said to who does."""
        feedback = [one for tag in ("feedbackInline", "feedbackBlock") for one in choice.iter(tag)]
        said = "\n".join(filter(None, (plain(markup(one)) for one in feedback)))
        parents = {child: parent for parent in choice.iter() for child in parent}
        for one in feedback:
            if one in parents:
                _take_out(parents[one], one)
        html = markup(choice)
        for src, alt in pictures_in(html):
            self.report.left(src[-80:], _("Een antwoord is hier tekst: de afbeelding erin komt niet mee."))
            html += f" {escape(alt)}"
        return plain(html) or choice.get("identifier", ""), said

    def order(self, interaction: Element, prompt: str) -> dict:
        texts = {one.get("identifier", ""): self.parted(one)[0] for one in interaction.iter("simpleChoice")}
        right = [id for id in self.item.right(interaction) if id in texts]
        if len(right) < len(texts):
            self.report.asks(name_of(prompt), _("De goede volgorde stond er niet helemaal bij. Kijk of ze klopt."))
        ids = [*right, *(id for id in texts if id not in right)]
        return questions.order(prompt, [texts[id] for id in ids], why=self.whole(), report=self.report)

    def match(self, interaction: Element, prompt: str) -> dict:
        texts = {
            one.get("identifier", ""): self.parted(one)[0]
            for tag in ("simpleAssociableChoice",)
            for one in interaction.iter(tag)
        }
        pairs = [tuple(value.split()[:2]) for value in self.item.right(interaction) if len(value.split()) >= 2]
        pairs = [pair for pair in pairs if set(pair) <= set(texts)]
        lefts = [left for left, _right in pairs]
        if len(set(lefts)) < len(lefts):
            self.report.changed(
                name_of(prompt), _("Iets hoorde bij meer dan één ding. Hier is dat elk een eigen paar.")
            )
        used = {id for pair in pairs for id in pair}
        sets = interaction.findall("simpleMatchSet")
        rights = [one.get("identifier", "") for one in sets[1]] if len(sets) == 2 else list(texts)
        extras = [texts[id] for id in rights if id not in used and id in texts]
        named = [(texts[left], texts[right]) for left, right in pairs]
        return questions.match(prompt, named, extras=extras, why=self.whole(), report=self.report)

    def written(self, interaction: Element, prompt: str) -> dict:
        return questions.for_oneself(prompt, self.whole(), report=self.report)

    def slider(self, interaction: Element, prompt: str) -> dict:
        right = self.item.right(interaction)
        value = right[0] if right else ""
        self.report.changed(name_of(prompt), _("Was een schuif. Hier typt iemand het getal."))
        return questions.numeric(prompt, [(value, "", Answer(value, 100))] if value else [], report=self.report)

    def hotspot(self, interaction: Element, prompt: str) -> dict | None:
        img = next(interaction.iter("img"), None)
        name = self.picture(img.get("src", "")) if img is not None else None
        width, height = (_float(img.get(side)) if img is not None else 0.0 for side in ("width", "height"))
        spots = list(interaction.iter("hotspotChoice"))
        if not name or not spots or not width or not height:
            self.report.left(
                self.item.title, _("De afbeelding om in aan te wijzen ontbreekt, of haar maat staat er niet bij.")
            )
            return None
        right = set(self.item.right(interaction))
        answers = [
            Answer(
                one.get("hotspotLabel") or one.get("identifier") or "", 100.0 if one.get("identifier") in right else 0.0
            )
            for one in spots
        ]
        data = questions.choice(prompt, answers, multiple=True, report=self.report)
        for option, spot in zip(data["options"], spots, strict=False):
            x, y = _middle(spot.get("shape", ""), spot.get("coords", ""))
            option |= {"x": round(100 * x / width, 1), "y": round(100 * y / height, 1)}
        self.report.changed(
            self.item.title, _("Vlakken om aan te wijzen werden punten: kijk of ze goed liggen en hoe ze heten.")
        )
        return {**data, "kind": "hotspot", "media": name, "alt": (img.get("alt") or "") if img is not None else ""}

    def in_text(self, body: Element, asked: list[Element]) -> None:
        """Choosing or writing inside a text: a question with gaps, or a number when that is all there is."""
        prompts = [plain(markup(one)) for one in body.iter("prompt")]
        only = asked[0] if len(asked) == 1 and asked[0].tag == "textEntryInteraction" else None
        if only is not None and self.item.base_type(only) in ("float", "integer"):
            self.number(body, only, prompts)
            return
        held: list[str] = []
        for one in asked:
            if one.tag == "gapMatchInteraction":
                self.dragged(one, held)
            else:
                choose = one.tag == "inlineChoiceInteraction"
                answers = self.inline_answers(one) if choose else self.written_answers(one)
                held.append(questions.gap(answers, choose=choose))
                _become(one, len(held))
        for prompt in list(body.iter("prompt")):
            prompt.clear()
        html = markup(body)
        self.pictures(html)
        words = re.sub("\ue100(\\d+)\ue101", lambda at: held[int(at[1]) - 1], questions.loose(plain(html)))
        if not any(one.strip("[]|*") for one in held):
            self.report.left(self.item.title, _("Nergens stond wat er in de gaten hoort."))
            return
        self.asks(questions.gaps("\n".join(prompts) or said("fill", words), words, [self.whole() for _one in held]))

    def number(self, body: Element, only: Element, prompts: list[str]) -> None:
        right = self.item.right(only)
        for one in body.iter(only.tag):
            _become(one, 0)
        html = markup(body)
        self.pictures(html)
        words = re.sub("\ue100\\d+\ue101", "…", plain(html))
        near = next((one.get("tolerance", "") for one in self.item.root.iter("equal")), "").split()
        rows = [(right[0], near[0] if near else "", Answer(right[0], 100))] if right else []
        self.asks(questions.numeric(words or "\n".join(prompts), rows, why=self.whole(), report=self.report))

    def inline_answers(self, one: Element) -> list[Answer]:
        right = self.item.right(one)
        choices = [
            (choice.get("identifier", ""), self.parted(choice)[0] if markup(choice) else "")
            for choice in one.iter("inlineChoice")
        ]
        return [Answer(text, 100.0 if id in right else 0.0) for id, text in choices if text]

    def written_answers(self, one: Element) -> list[Answer]:
        shares = self.item.shares(one)
        best = max(shares.values(), default=0)
        texts = dict.fromkeys(
            [*self.item.right(one), *(key for key, share in shares.items() if share == best and best > 0)]
        )
        return [Answer(text, 100) for text in texts]

    def dragged(self, one: Element, held: list[str]) -> None:
        texts = {
            choice.get("identifier", ""): self.parted(choice)[0]
            for choice in one
            if choice.tag in ("gapText", "gapImg")
        }
        values = [value.split() for value in self.item.right(one)]
        right = {value[1]: value[0] for value in values if len(value) >= 2}
        for choice in [child for child in one if child.tag in ("gapText", "gapImg")]:
            one.remove(choice)
        for gap in list(one.iter("gap")):
            fits = right.get(gap.get("identifier", ""), "")
            answers = [Answer(text, 100.0 if id == fits else 0.0) for id, text in texts.items()]
            held.append(questions.gap(answers, choose=True))
            _become(gap, len(held))


KINDS: dict[str, Callable[[_Item, Element, str], dict | None]] = {
    "choiceInteraction": _Item.choice,
    "hottextInteraction": _Item.choice,
    "orderInteraction": _Item.order,
    "matchInteraction": _Item.match,
    "associateInteraction": _Item.match,
    "sliderInteraction": _Item.slider,
    "extendedTextInteraction": _Item.written,
    "hotspotInteraction": _Item.hotspot,
}


def markup(element: Element) -> str:
    """What is in an element, as HTML."""
    return escape(element.text or "", quote=False) + "".join(
        ElementTree.tostring(child, encoding="unicode", method="html") for child in element
    )


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _float(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _become(element: Element, number: int) -> None:
    """A mark in its place, in signs no text uses."""
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", f"\ue100{number}\ue101", tail


def _take_out(parent: Element, child: Element) -> None:
    """Remove an element and keep the text behind it."""
    at = list(parent).index(child)
    tail = child.tail or ""
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


def _objects_to_images(body: Element) -> None:
    for element in body.iter("object"):
        if (element.get("type") or "").startswith("image/"):
            alt = _words(element)
            data, width, height, tail = (
                element.get("data") or "",
                element.get("width") or "",
                element.get("height") or "",
                element.tail,
            )
            element.clear()
            element.tag, element.tail = "img", tail
            element.attrib.update({"src": data, "alt": alt, "width": width, "height": height})


def _middle(shape: str, coords: str) -> tuple[float, float]:
    """circle: x,y,r; rect: left,top,right,bottom; poly: x1,y1,x2,y2 ..."""
    numbers = [_float(part) for part in coords.replace(" ", "").split(",") if part]
    if shape == "circle" or len(numbers) < 4:
        return (*numbers, 0.0, 0.0)[0], (*numbers, 0.0, 0.0)[1]
    xs, ys = numbers[0::2], numbers[1::2]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


__all__ = ["Item", "Report", "put"]
