"""QTI 1.2 as Common Cartridge and Canvas write it: an assessment or a bank of items."""

from django.utils.translation import gettext as _

from vliegwiel.kit.markup import Element

from . import questions
from .brought import Brought, Piece
from .pages import Around, fill, pictures_in, plain
from .questions import Answer, name_of

HANDED_IN = ("file_upload", "text_only")


def put_all(root: Element, piece: Piece, brought: Brought, around: Around) -> None:
    """Every item of a file; what has no place is named."""
    for item in root.iter("item"):
        _put(item, piece, around)


def _meta(item: Element) -> str:
    """What kind of question it says it is, in lower case."""
    fields = item.iter("qtimetadatafield")
    said = {(one.findtext("fieldlabel") or ""): (one.findtext("fieldentry") or "") for one in fields}
    return (said.get("question_type") or said.get("cc_profile") or "").lower()


def _material(element: Element | None) -> str:
    """Its text as HTML: what is not marked as HTML is escaped."""
    parts = []
    for text in element.findall("material/mattext") if element is not None else ():
        words = text.text or ""
        parts.append(
            words if "html" in (text.get("texttype") or "") else words.replace("&", "&amp;").replace("<", "&lt;")
        )
    return "\n".join(parts)


def _put(item: Element, piece: Piece, around: Around) -> None:
    presentation, kind = item.find("presentation"), _meta(item)
    if presentation is None:
        piece.report.left(item.get("title") or "item", _("Deze vraag heeft geen inhoud."))
        return
    flow = presentation.find("flow")
    html = _material(presentation) or _material(flow)
    chosen = list(presentation.iter("response_lid"))
    written = [*presentation.iter("response_str"), *presentation.iter("response_num")]
    prompt = plain(html) or item.get("title") or ""
    named = f"{name_of(prompt)} ({kind.removeprefix('cc.').removesuffix('.v0p1') or 'QTI 1.2'})"
    if not chosen and (not written or any(word in kind for word in HANDED_IN)) and "essay" not in kind:
        if "text_only" in kind:
            fill(piece, html, around)
        else:
            piece.report.left(named, _("Inleveren kan hier niet. Maak er een oefening op het werk van."))
        return
    if "calculated" in kind or (len(chosen) + len(written) > 1 and "matching" not in kind and not _is_match(chosen)):
        piece.report.left(named, _("Een vraag met meer delen of wisselende getallen. Maak er losse vragen van."))
        return
    pictures = []
    for src, alt in pictures_in(html):
        name = around.picture(src)
        if name:
            pictures.append((name, alt))
        else:
            piece.report.left(src[-80:], _("Deze afbeelding zit niet in het bestand."))
    data = _asked(item, prompt, chosen, written, kind, piece)
    questions.shown(data, pictures, piece)


def _is_match(chosen: list[Element]) -> bool:
    return len(chosen) > 1 and all(one.find("material") is not None for one in chosen)


def _asked(item: Element, prompt: str, chosen: list[Element], written: list[Element], kind: str, piece: Piece) -> dict:
    said = {one.get("ident", ""): plain("\n".join(_all_material(one))) for one in item.iter("itemfeedback")}
    whole = "\n".join(said[id] for id in ("general_fb", "correct_fb") if said.get(id))
    if not chosen and "essay" in kind:
        return questions.for_oneself(prompt, whole, report=piece.report)
    if len(chosen) > 1:
        right = _right(item)
        pairs = []
        texts: dict[str, str] = {}
        for one in chosen:
            labels = {label.get("ident", ""): plain(_material(label)) for label in one.iter("response_label")}
            texts |= labels
            fits = next((id for where, id in right if where == one.get("ident") and id in labels), "")
            pairs.append((plain(_material(one)), labels.get(fits, "")))
        used = {right for _left, right in pairs}
        extras = [text for text in dict.fromkeys(texts.values()) if text not in used]
        return questions.match(prompt, pairs, extras=extras, why=whole, report=piece.report)
    if chosen:
        return _choice(item, prompt, chosen[0], said, whole, piece)
    values = [id for _where, id in _right(item)]
    if "numeric" in kind or written[0].tag == "response_num":
        rows = [(value, "", Answer(value, 100, whole)) for value in values[:1]] or _bounds(item, whole)
        return questions.numeric(prompt, rows, report=piece.report)
    answers = [Answer(value, 100) for value in dict.fromkeys(values)]
    return questions.short(prompt, answers, why=whole, report=piece.report)


def _choice(item: Element, prompt: str, asked: Element, said: dict[str, str], whole: str, piece: Piece) -> dict:
    right = {id for _where, id in _right(item)}
    feedback = _feedback(item, said)
    answers = []
    for label in asked.iter("response_label"):
        id = label.get("ident", "")
        html = _material(label)
        for src, _alt in pictures_in(html):
            piece.report.left(src[-80:], _("Een antwoord is hier tekst: de afbeelding erin komt niet mee."))
        answers.append(Answer(plain(html), 100.0 if id in right else 0.0, feedback.get(id, "")))
    multiple = (asked.get("rcardinality") or "").lower() == "multiple"
    return questions.choice(prompt, answers, multiple=multiple, why=whole, report=piece.report)


def _all_material(element: Element) -> list[str]:
    return [text.text or "" for text in element.iter("mattext")]


def _right(item: Element) -> list[tuple[str, str]]:
    """(what is asked, what is right) of every condition that gives points."""
    found = []
    for condition in item.iter("respcondition"):
        points = [one for one in condition.findall("setvar") if _points(one) > 0]
        variables = condition.find("conditionvar")
        if points and variables is not None:
            found += [(one.get("respident", ""), (one.text or "").strip()) for one in _affirmed(variables)]
    return [one for one in found if one[1]]


def _affirmed(element: Element) -> list[Element]:
    """Every "equals" that is not inside a "not"."""
    found = []
    for child in element:
        if child.tag == "varequal":
            found.append(child)
        elif child.tag != "not":
            found += _affirmed(child)
    return found


def _points(setvar: Element) -> float:
    try:
        return float((setvar.text or "0").strip())
    except ValueError:
        return 0.0


def _feedback(item: Element, said: dict[str, str]) -> dict[str, str]:
    """What is said to who chose this one alone."""
    found: dict[str, str] = {}
    for condition in item.iter("respcondition"):
        variables = condition.find("conditionvar")
        equals = variables.findall("varequal") if variables is not None else []
        links = [one.get("linkrefid", "") for one in condition.findall("displayfeedback")]
        if len(equals) == 1 and links and said.get(links[0]) and links[0] not in ("general_fb", "correct_fb"):
            found[(equals[0].text or "").strip()] = said[links[0]]
    return found


def _bounds(item: Element, whole: str) -> list[tuple[str, str, Answer]]:
    low = next((one.text for one in item.iter("vargte")), None)
    high = next((one.text for one in item.iter("varlte")), None)
    try:
        first, last = float(low or ""), float(high or "")
    except ValueError:
        return []
    value = str((first + last) / 2)
    return [(value, str(abs(last - first) / 2), Answer(value, 100, whole))]
