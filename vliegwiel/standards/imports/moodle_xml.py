"""Moodle XML, the format to exchange questions (docs.moodle.org/en/Moodle_XML_format)."""

import base64
import binascii
from collections.abc import Callable

from django.utils.translation import gettext as _

from vliegwiel.kit.markup import Element

from .brought import Brought, Piece, Unreadable
from .moodle import Asked, put
from .questions import Answer


def read(root: Element, title: str) -> Brought:
    """Questions by category; each category is an activity."""
    brought = Brought("moodle_xml")
    piece = Piece(title, title)
    for question in root.findall("question"):
        if question.get("type") == "category":
            category = question.findtext("category/text") or ""
            name = [part.strip() for part in category.split("/") if part.strip() and not part.startswith("$")]
            piece = Piece(name[-1] if name and name[-1] != "top" else title, category)
            continue
        put(_asked(question), piece, brought)
        if piece not in brought.pieces:
            brought.pieces.append(piece)
    if not brought.pieces:
        raise Unreadable(_("In dit bestand staan geen vragen van Moodle."))
    return brought


def _text(element: Element | None) -> str:
    return (element.findtext("text") or "").strip() if element is not None else ""


def _asked(question: Element) -> Asked:
    kind = question.get("type", "")
    asked = Asked(
        kind,
        _text(question.find("name")),
        _text(question.find("questiontext")),
        feedback=_text(question.find("generalfeedback")),
        single=(question.findtext("single") or "true").strip() in ("true", "1"),
        unit=(question.findtext("units/unit/unit_name") or "").strip(),
    )
    for answer in question.findall("answer"):
        asked.answers.append(
            Answer(_text(answer) or answer.findtext("text") or "", _share(answer), _text(answer.find("feedback")))
        )
        share = kind.startswith("calculated") and (answer.findtext("tolerancetype") or "").strip() == "1"
        asked.nears.append((answer.findtext("tolerance") or "").strip() + "×" * share)
    for pair in question.findall("subquestion"):
        asked.pairs.append((_text(pair), _text(pair.find("answer"))))
    for choice in [*question.findall("selectoption"), *question.findall("dragbox")]:
        asked.groups.append((_text(choice), (choice.findtext("group") or "1").strip()))
    for one in question.iter("dataset_definition"):
        numbers = [(item.findtext("value") or "").strip() for item in one.iter("dataset_item")]
        if numbers:
            asked.numbers[_text(one.find("name"))] = numbers[0]
    if kind == "essay":
        asked.feedback = _text(question.find("graderinfo")) or asked.feedback
    for file in question.iter("file"):
        name = (file.get("path") or "/").lstrip("/") + (file.get("name") or "")
        if file.get("encoding", "base64") == "base64" and name:
            asked.files[name] = _bytes(file.text or "")
    return asked


def _share(answer: Element) -> float:
    try:
        return float(answer.get("fraction") or 0)
    except ValueError:
        return 0.0


def _bytes(text: str) -> Callable[[], bytes]:
    def content() -> bytes:
        try:
            return base64.b64decode(text)
        except (binascii.Error, ValueError):
            return b""

    return content
