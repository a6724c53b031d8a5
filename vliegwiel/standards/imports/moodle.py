"""Moodle's questions, wherever they were written down: as XML to exchange, or in a backup. What each kind becomes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import unescape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import questions
from .brought import Brought, Piece
from .languages import said
from .pages import Around, fill, pictures_in, plain
from .questions import Answer, name_of
from .sums import filled, worked_out

PLUGIN_FILE = "@@PLUGINFILE@@/"
LATER = {
    "ddimageortext": gettext_lazy(
        "Slepen naar plekken in een afbeelding. Maak er een vraag van met aanwijzen in een afbeelding."
    ),
    "ddmarker": gettext_lazy(
        "Markeringen in een afbeelding slepen. Maak er een vraag van met aanwijzen in een afbeelding."
    ),
    "random": gettext_lazy(
        "Koos bij elke poging een andere vraag uit een verzameling. Kies zelf welke vragen je stelt."
    ),
    "randomsamatch": gettext_lazy(
        "Koos bij elke poging andere vragen uit een verzameling. Kies zelf welke vragen je stelt."
    ),
    "missingtype": gettext_lazy("Een soort vraag die ook in Moodle al onbekend was."),
}
CLOZE = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^}\\])*)\}")
BRANCH = re.compile(r"(=|%(-?[\d.]+)%)?((?:\\.|[^~\\])*)")


@dataclass
class Asked:
    """A question as Moodle has it. Texts are HTML; shares go from 0 to 100."""

    kind: str
    name: str
    html: str
    feedback: str = ""
    answers: list[Answer] = field(default_factory=list)  # texts in HTML
    nears: list[str] = field(default_factory=list)  # of numbers: the tolerance of each answer
    single: bool = True
    pairs: list[tuple[str, str]] = field(default_factory=list)
    groups: list[tuple[str, str]] = field(default_factory=list)  # of [[1]], [[2]]: (text, group)
    parts: list["Asked"] = field(default_factory=list)  # of {#1}, {#2}
    unit: str = ""
    numbers: dict[str, str] = field(default_factory=dict)  # of what calculates: one set, by name
    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)


def put(asked: Asked, piece: Piece, brought: Brought) -> None:
    """Add the question to the piece, its pictures above it; what has no place is named."""
    if asked.kind in LATER or asked.kind not in KINDS:
        why = LATER.get(asked.kind) or _("De vraagsoort “{kind}” is hier onbekend.").format(kind=asked.kind)
        piece.report.left(f"{asked.name or name_of(asked.html)} ({asked.kind})", str(why))
        return
    around = Around(picture=lambda src: _picture(src, asked, brought))
    if asked.kind == "description":
        fill(piece, asked.html, around)
        return
    pictures = []
    for src, alt in pictures_in(asked.html):
        name = around.picture(src)
        if name:
            pictures.append((name, alt))
        else:
            piece.report.left(src[-80:], _("Deze afbeelding zit niet in het bestand."))
    data = KINDS[asked.kind](asked, piece)
    if data:
        questions.shown(data, pictures, piece)


def _picture(src: str, asked: Asked, brought: Brought) -> str | None:
    name = unescape(src.removeprefix(PLUGIN_FILE)).partition("?")[0]
    if not src.startswith(PLUGIN_FILE) or name not in asked.files:
        return None
    known = next((key for key, get in brought.media.items() if get is asked.files[name]), None)
    key = known or f"{len(brought.media) + 1}/{name}"
    brought.media[key] = asked.files[name]
    return key


def _prompt(asked: Asked) -> str:
    return plain(asked.html) or asked.name


def _answers(asked: Asked) -> list[Answer]:
    return [Answer(plain(one.text), one.share, plain(one.feedback) or "") for one in asked.answers]


def _calculated(asked: Asked, piece: Piece) -> dict | None:
    """With the first set of numbers that came along, worked out."""
    name = asked.name or name_of(asked.html)
    values = [worked_out(one.text, asked.numbers) for one in asked.answers]
    if not asked.numbers or not values or None in values:
        why = _("Een rekenvraag zonder getallen die we kunnen uitrekenen. Maak er een getalvraag van.")
        piece.report.left(f"{name} ({asked.kind})", why)
        return None
    _one_set(name, piece)
    answers = [replace(one, text=f"{round(value or 0, 6):g}") for one, value in zip(asked.answers, values, strict=True)]
    nears = []
    for near, value in zip([*asked.nears, *[""] * len(values)], values, strict=False):  # "0.01×": of the answer itself
        share = worked_out(near.removesuffix("×") or "0", {}) or 0.0
        nears.append(f"{round(abs(value or 0) * share if near.endswith('×') else share, 6):g}")
    return _numeric(replace(_filled(asked), answers=answers, nears=nears), piece)


def _calculated_choice(asked: Asked, piece: Piece) -> dict | None:
    if not asked.numbers:
        why = _("Een rekenvraag zonder getallen die we kunnen uitrekenen. Maak er een keuzevraag van.")
        piece.report.left(f"{asked.name or name_of(asked.html)} ({asked.kind})", why)
        return None
    _one_set(asked.name or name_of(asked.html), piece)
    answers = [replace(one, text=filled(one.text, asked.numbers)) for one in asked.answers]
    return _choice(replace(_filled(asked), answers=answers), piece)


def _one_set(name: str, piece: Piece) -> None:
    piece.report.changed(name, _("Rekende bij elke poging met andere getallen. Hier staat één stel getallen vast."))


def _filled(asked: Asked) -> Asked:
    return replace(asked, html=filled(asked.html, asked.numbers), feedback=filled(asked.feedback, asked.numbers))


def _essay(asked: Asked, piece: Piece) -> dict:
    return questions.for_oneself(_prompt(asked), plain(asked.feedback), report=piece.report)


def _choice(asked: Asked, piece: Piece) -> dict:
    _answer_pictures(asked, piece)
    why = plain(asked.feedback)
    return questions.choice(_prompt(asked), _answers(asked), multiple=not asked.single, why=why, report=piece.report)


def _answer_pictures(asked: Asked, piece: Piece) -> None:
    for one in asked.answers:
        for src, _alt in pictures_in(one.text):
            piece.report.left(src[-80:], _("Een antwoord is hier tekst: de afbeelding erin komt niet mee."))


def _true_false(asked: Asked, piece: Piece) -> dict:
    said = {one.text.strip().lower(): one for one in _answers(asked)}
    true, false = said.get("true", Answer("", 0)), said.get("false", Answer("", 0))
    why = plain(asked.feedback)
    return questions.yes_no(
        _prompt(asked), true.share > false.share, yes=true.feedback or why, no=false.feedback or why
    )


def _short(asked: Asked, piece: Piece) -> dict:
    return questions.short(_prompt(asked), _answers(asked), why=plain(asked.feedback), report=piece.report)


def _numeric(asked: Asked, piece: Piece) -> dict:
    nears = [*asked.nears, *[""] * len(asked.answers)]
    rows = [(one.text, near, one) for one, near in zip(_answers(asked), nears, strict=False)]
    return questions.numeric(_prompt(asked), rows, unit=asked.unit, why=plain(asked.feedback), report=piece.report)


def _match(asked: Asked, piece: Piece) -> dict:
    pairs = [(plain(left), plain(right)) for left, right in asked.pairs]
    return questions.match(_prompt(asked), pairs, why=plain(asked.feedback), report=piece.report)


def _order(asked: Asked, piece: Piece) -> dict:
    items = [one.text for one in _answers(asked)]
    return questions.order(_prompt(asked), items, why=plain(asked.feedback), report=piece.report)


def _groups(asked: Asked, piece: Piece) -> dict:
    """Words chosen for, or dragged to, [[1]] and [[2]] in a text."""
    why: list[str] = []

    def gap(found: re.Match[str]) -> str:
        n = int(found[1]) - 1
        if not 0 <= n < len(asked.groups):
            return "…"
        right, group = asked.groups[n]
        others = dict.fromkeys(text for text, its in asked.groups if its == group and text != right)
        why.append(plain(asked.feedback))
        return questions.gap([Answer(plain(right), 100), *(Answer(plain(one), 0) for one in others)], choose=True)

    words = re.sub(r"\(\((\d+)\)\)", gap, questions.loose(_prompt(asked)))
    return questions.gaps(said("fill", words), words, why)


def _cloze(asked: Asked, piece: Piece) -> dict:
    """Several small questions inside a text."""
    why: list[str] = []
    held: list[str] = []

    def one(part: Asked) -> str:
        answers = _answers(part)
        best = max((answer.share for answer in answers), default=0)
        why.append(next((answer.feedback for answer in answers if answer.share == best), ""))
        lost = [answer.feedback for answer in answers if answer.share != best and answer.feedback]
        for feedback in lost:
            piece.report.changed(
                feedback[:60], _("Uitleg bij een fout antwoord in een tekst: een gat kent één uitleg.")
            )
        held.append(questions.gap(answers, choose=part.kind == "multichoice"))
        return f"\ue100{len(held)}\ue101"

    html = asked.html
    if asked.parts:
        known = {str(n): part for n, part in enumerate(asked.parts, 1)}
        html = re.sub(r"\{#(\d+)\}", lambda at: one(known[at[1]]) if at[1] in known else "…", html)
    else:
        html = CLOZE.sub(lambda found: one(_inside(found[2], found[3])), html)
    words = questions.loose(plain(html))
    words = re.sub("\ue100(\\d+)\ue101", lambda at: held[int(at[1]) - 1], words)
    return questions.gaps(said("fill", words), words, why)


def _inside(kind: str, raw: str) -> Asked:
    """What stands in {1:SHORTANSWER:=goed#uitleg~fout}."""
    answers = []
    for sign, share, rest in BRANCH.findall(unescape(raw)):
        if not rest:
            continue
        text, _hash, feedback = rest.partition("#")
        if kind.startswith("N"):
            text = text.partition(":")[0]
        answers.append(Answer(_bare(text), float(share) if share else 100.0 if sign == "=" else 0.0, _bare(feedback)))
    chosen = kind.startswith("M") and not kind.startswith("MW")
    return Asked("multichoice" if chosen else "shortanswer", "", "", answers=answers)


def _bare(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text).strip()


KINDS: dict[str, Callable[[Asked, Piece], dict | None]] = {
    "multichoice": _choice,
    "multichoiceset": _choice,
    "truefalse": _true_false,
    "shortanswer": _short,
    "numerical": _numeric,
    "matching": _match,
    "match": _match,
    "ddmatch": _match,
    "ordering": _order,
    "gapselect": _groups,
    "ddwtos": _groups,
    "multianswer": _cloze,
    "cloze": _cloze,
    "essay": _essay,
    "calculated": _calculated,
    "calculatedsimple": _calculated,
    "calculatedmulti": _calculated_choice,
    "description": lambda asked, piece: None,
}
