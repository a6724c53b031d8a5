"""GIFT, Moodle's way of typing questions (docs.moodle.org/en/GIFT_format)."""

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Kind

from . import questions
from .brought import Brought, Piece, Unreadable
from .pages import fill, plain
from .questions import Answer, name_of

ESCAPED = re.compile(r"\\([~=#{}:\\n])")
HIDDEN = {sign: chr(0xE000 + n) for n, sign in enumerate("~=#{}:\\n")}
SHOWN = {hidden: "\n" if sign == "n" else sign for sign, hidden in HIDDEN.items()}
NAMED = re.compile(r"\s*::(.*?)::", re.DOTALL)
FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
BRANCH = re.compile(r"([=~])\s*(?:%(-?[\d.]+)%)?([^=~]*)")
TRUTH = re.compile(r"^\s*(T|TRUE|F|FALSE)\s*(?:#(.*))?$", re.DOTALL | re.IGNORECASE)
SIGNS = re.compile(r"::.*?::|\{[^{}]*[=~#][^{}]*\}|\{\s*(?:T|F|TRUE|FALSE)\s*[#}]", re.DOTALL | re.IGNORECASE)


def looks_like(text: str) -> bool:
    return bool(SIGNS.search(text))


def read(text: str, title: str) -> Brought:
    """Questions by category; each category is an activity."""
    brought = Brought("gift")
    piece = Piece(title, title)
    for raw in _apart(text):
        if raw.startswith("$CATEGORY:"):
            category = raw.partition(":")[2].strip()
            name = [part for part in category.split("/") if not part.startswith("$")][-1:] or [title]
            piece = Piece(name[0].strip() or title, category)
            continue
        _question(ESCAPED.sub(lambda found: HIDDEN[found[1]], raw), piece)
        if piece not in brought.pieces:
            brought.pieces.append(piece)
    asked = any(block["type"] == Kind.QUESTION for piece in brought.pieces for block in piece.blocks)
    if not asked and not any(piece.report.lines for piece in brought.pieces):
        raise Unreadable(_("In dit bestand staan geen vragen in GIFT. Elke vraag heeft antwoorden tussen { en }."))
    return brought


def _apart(text: str) -> list[str]:
    """Questions are parted by empty lines, but not inside braces."""
    found: list[str] = []
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.lstrip().startswith("//"):
            continue
        if line.startswith("$CATEGORY:"):
            found.append(line)
            continue
        open_braces = ESCAPED.sub("", "\n".join(lines))
        if line.strip() or open_braces.count("{") > open_braces.count("}"):
            lines.append(line)
        elif lines:
            found.append("\n".join(lines))
            lines = []
    return [*found, *(["\n".join(lines)] if "".join(lines).strip() else [])]


def _shown(text: str) -> str:
    for hidden, sign in SHOWN.items():
        text = text.replace(hidden, sign)
    return "\n".join(" ".join(line.split()) for line in plain(text.strip()).split("\n")).strip()


def _question(raw: str, piece: Piece) -> None:
    named = NAMED.match(raw)
    name = _shown(named[1]) if named else ""
    rest = raw[named.end() :] if named else raw
    marked = FORMAT.match(rest)
    rest = rest[marked.end() :] if marked else rest
    before, brace, tail = rest.partition("{")
    if not brace:
        words = rest
        for hidden, sign in SHOWN.items():
            words = words.replace(hidden, sign)
        fill(piece, words if marked and marked[1] == "html" else f"<p>{words}</p>")
        return
    answers, closed, after = tail.rpartition("}")
    if not closed:
        piece.report.left(name or name_of(before), _("De accolade van de antwoorden wordt niet gesloten."))
        return
    if "<img" in before.lower():
        piece.report.left(name or name_of(before), _("Een afbeelding in een GIFT-bestand zit er zelf niet in."))
    prompt = _shown(before)
    if after.strip():
        prompt = f"{prompt} _____ {_shown(after)}".replace("_____ .", "_____.")
    data = _answered(prompt or name, answers, piece, name)
    if data:
        piece.add(Kind.QUESTION, data)


def _answered(prompt: str, raw: str, piece: Piece, name: str) -> dict | None:
    raw, _mark, general = raw.partition("####")
    why, report = _shown(general), piece.report
    if why and not raw.strip():
        raw = ""
    truth = TRUTH.match(raw)
    if truth:
        wrong, _sign, right = (truth[2] or "").partition("#")
        true = truth[1].upper().startswith("T")
        said = (_shown(right) or why, _shown(wrong) or why)
        return questions.yes_no(prompt, true, yes=said[0] if true else said[1], no=said[1] if true else said[0])
    if not raw.strip():
        return questions.for_oneself(prompt, why, report=report)
    if raw.lstrip().startswith("#"):
        return _number(prompt, raw.lstrip()[1:], why, piece)
    answers = []
    for sign, weight, rest in BRANCH.findall(raw):
        words, _sign, feedback = rest.partition("#")
        share = float(weight) if weight else 100.0 if sign == "=" else 0.0
        answers.append((sign, Answer(_shown(words), share, _shown(feedback))))
    if not answers:
        report.left(
            name or name_of(prompt),
            _("De antwoorden zijn niet te lezen: een goed antwoord begint met = en een fout met ~."),
        )
        return None
    if all("->" in one.text for _sign, one in answers):
        pairs = [tuple(part.strip() for part in one.text.split("->", 1)) for _sign, one in answers]
        return questions.match(prompt, [(left, right) for left, right in pairs], why=why, report=report)
    if all(sign == "=" for sign, _one in answers):
        return questions.short(prompt, [one for _sign, one in answers], why=why, report=report)
    multiple = not any(sign == "=" for sign, _one in answers)
    return questions.choice(prompt, [one for _sign, one in answers], multiple=multiple, why=why, report=report)


def _number(prompt: str, raw: str, why: str, piece: Piece) -> dict:
    parts = BRANCH.findall(raw) or [("=", "", raw)]
    rows = []
    for _sign, weight, rest in parts:
        words, _hash, feedback = rest.partition("#")
        value, near = _range(_shown(words))
        rows.append((value, near, Answer(value, float(weight) if weight else 100.0, _shown(feedback))))
    return questions.numeric(prompt, rows, why=why, report=piece.report)


def _range(words: str) -> tuple[str, str]:
    """ "1822:5" and "1817..1827" are both 1822, 5 more or less."""
    if ".." in words:
        low, _dots, high = words.partition("..")
        try:
            first, last = Decimal(low.strip()), Decimal(high.strip())
        except InvalidOperation:
            return words, ""
        return str((first + last) / 2), str(abs(last - first) / 2)
    value, _colon, near = words.partition(":")
    return value.strip(), near.strip()
