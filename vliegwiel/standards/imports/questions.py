"""Questions of others put into ours: the data of a question block, cut to what a block can hold, every cut reported.

What an option gets out of a hundred (`Choice.share`) tells what is right: with us an answer is right or it is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from string import ascii_lowercase
from typing import Any

from django.utils.translation import gettext as _

from .brought import Piece, Report
from .languages import said
from .pages import plain

MOST_OPTIONS = 12
LONGEST = {"line": 280, "text": 4_000}


@dataclass(frozen=True)
class Answer:
    """One answer somebody may give: its text (plain), what it is worth (0..100), and what is said about it."""

    text: str
    share: float
    feedback: str = ""


def choice(prompt: str, answers: Sequence[Answer], *, multiple: bool, why: str = "", report: Report) -> dict[str, Any]:
    """Choose one, or more. With one to choose, only what is worth all is right; half right is reported as changed.

    why: what was said of the whole question, to be read beside what is right.
    """
    answers = _few(prompt, answers, report)
    best = max((one.share for one in answers), default=0)
    partly = [one for one in answers if 0 < one.share < best]
    if multiple:
        right = [one.share > 0 for one in answers]
    else:
        right = [one.share == best and best > 0 for one in answers]
        for one in partly:
            report.changed(one.text, _("Was voor een deel goed. Hier telt het als fout; de uitleg kwam mee."))
    kind = "multiple" if multiple or sum(right) > 1 else "single"
    if kind == "multiple" and not multiple:
        report.changed(name_of(prompt), _("Er waren meer goede antwoorden: het is nu een vraag met meer antwoorden."))
    if answers and not any(right):
        report.asks(name_of(prompt), _("Nergens stond welk antwoord klopt. Wijs het aan."))
    if why and any(right):
        report.changed(why[:60], _("Deze uitleg gold voor de hele vraag. Ze staat nu bij wat klopt."))
    elif why:
        report.left(why[:60], _("Deze uitleg gold voor de hele vraag. Zet haar bij de antwoorden waar ze bij hoort."))
    whole = ["\n".join(filter(None, [one.feedback, why if ok else ""])) for one, ok in zip(answers, right, strict=True)]
    answers = [replace(one, feedback=words) for one, words in zip(answers, whole, strict=True)]
    options = [
        {"id": letter, "text": line(one.text, report), "correct": ok, "explanation": text(one.feedback)}
        for letter, one, ok in zip(ascii_lowercase, answers, right, strict=False)
    ]
    return {"prompt": text(prompt), "kind": kind, "options": options}


def shown(data: dict[str, Any], pictures: Sequence[tuple[str, str]], piece: Piece) -> None:
    """Ask it with the picture it is about, (name in the import, description); more of them stand above it."""
    *others, last = pictures or [("", "")]
    for name, alt in others:
        piece.picture(name, alt)
        piece.report.changed(name.rpartition("/")[2], _("Stond in de vraag. De afbeelding staat er nu boven."))
    if last[0] and data.get("media"):  # one it points at
        piece.picture(*last)
    elif last[0]:
        data |= {"media": last[0], "alt": line(last[1], piece.report)}
    piece.question(data)


def yes_no(prompt: str, answer: bool, *, yes: str = "", no: str = "") -> dict[str, Any]:
    """True or false: two options. `yes` and `no`: what is said to whoever chose it."""
    options = [
        {"id": "a", "text": said("yes", prompt), "correct": answer, "explanation": text(yes)},
        {"id": "b", "text": said("no", prompt), "correct": not answer, "explanation": text(no)},
    ]
    return {"prompt": text(prompt), "kind": "single", "options": options}


def for_oneself(prompt: str, why: str = "", *, report: Report) -> dict[str, Any]:
    """A question somebody would have marked. `why`: what an answer may be laid beside."""
    report.changed(
        name_of(prompt),
        _("Een open vraag die iemand nakeek. Hier schrijft iemand het op voor zichzelf: niemand leest het."),
    )
    return {"prompt": text(prompt), "kind": "open", "explanation": text(why)}


def match(
    prompt: str, pairs: Sequence[tuple[str, str]], *, extras: Sequence[str] = (), why: str = "", report: Report
) -> dict[str, Any]:
    """What belongs together."""
    whole = [(left, right) for left, right in pairs if left.strip() and right.strip()]
    extras = [*extras, *(right for left, right in pairs if not left.strip() and right.strip())]
    rows = [
        {"id": letter, "left": line(left, report), "right": line(right, report), "explanation": text(why)}
        for letter, (left, right) in zip(ascii_lowercase, _few(prompt, whole, report), strict=False)
    ]
    return {"prompt": text(prompt), "kind": "match", "pairs": rows, "extras": [line(one, report) for one in extras]}


def order(prompt: str, items: Sequence[str], *, why: str = "", report: Report) -> dict[str, Any]:
    """Put in order; the items come as they should stand."""
    options = [
        {"id": letter, "text": line(item, report), "correct": False, "explanation": ""}
        for letter, item in zip(ascii_lowercase, _few(prompt, items, report), strict=False)
    ]
    return {"prompt": text(prompt), "kind": "order", "options": options, "explanation": text(why)}


def gap(answers: Sequence[Answer], *, choose: bool) -> str:
    """A gap as our text writes it: [24|vierentwintig], or [*planner|chef] to choose from."""

    def bare(one: str) -> str:
        return " ".join(one.replace("[", "(").replace("]", ")").replace("|", "/").replace("*", "×").split())

    best = max((one.share for one in answers), default=0)
    right = [bare(one.text) for one in answers if one.share == best and one.text.strip()]
    wrong = [bare(one.text) for one in answers if one.share != best and one.text.strip()]
    if choose:
        return "[" + "|".join(["*" + one for one in right] + wrong) + "]"
    return "[" + "|".join(right) + "]"


def loose(words: str) -> str:
    """Text around gaps, in which brackets would be read as a gap."""
    return words.replace("[", "(").replace("]", ")")


def gaps(prompt: str, words: str, explanations: Sequence[str]) -> dict[str, Any]:
    """A text with gaps, written with `gap`."""
    why = [text(one) for one in explanations]
    return {"prompt": text(prompt), "kind": "gaps", "text": words[: LONGEST["text"]], "explanations": why}


def numeric(
    prompt: str,
    answers: Sequence[tuple[str, str, Answer]],
    *,
    unit: str = "",
    why: str = "",
    report: Report,
) -> dict[str, Any]:
    """A number. Each answer: value, tolerance, and what it is worth."""
    best = max((one.share for _value, _near, one in answers), default=0)
    right = [row for row in answers if row[2].share == best and best > 0]
    wrong = [row for row in answers if row not in right]
    value, near, first = right[0] if right else ("", "", Answer("", 0))
    for other in right[1:]:
        report.left(other[0], _("Een getalvraag kent één goed getal; dit tweede kwam niet mee."))
    slips = []
    for number, tolerance, one in wrong:
        if number in ("", "*") or number == value:
            report.changed(
                name_of(prompt), _("Een ruimere marge gaf een deel van de punten. Hier telt alleen de goede marge.")
            )
            continue
        if tolerance.strip("0., ") and one.share > 0:
            report.changed(number, _("Was voor een deel goed. Hier staat het als vergissing, met de uitleg."))
        slips.append({"text": number[:280], "explanation": text(one.feedback)})
    return {
        "prompt": text(prompt),
        "kind": "numeric",
        "value": _number(value),
        "tolerance": _number(near),
        "unit": unit[:40],
        "explanation": text("\n".join(filter(None, [first.feedback, why]))),
        "slips": slips[:MOST_OPTIONS],
    }


def short(prompt: str, answers: Sequence[Answer], *, why: str = "", report: Report) -> dict[str, Any]:
    """A few words."""
    best = max((one.share for one in answers), default=0)
    right = [one for one in answers if one.share == best and best > 0 and one.text.strip("* ")]
    slips = []
    for one in answers:
        if one in right or not one.text.strip("* "):
            continue
        if one.share > 0:
            report.changed(one.text, _("Was voor een deel goed. Hier staat het als vergissing, met de uitleg."))
        slips.append({"text": line(one.text, report), "explanation": text(one.feedback)})
    for one in right:
        if "*" in one.text:
            report.changed(one.text, _("Een sterretje stond voor “wat dan ook”. Hier telt alleen wat er staat."))
    said = list(dict.fromkeys(one.feedback for one in right if one.feedback))
    return {
        "prompt": text(prompt),
        "kind": "short",
        "accepted": [line(one.text.replace("*", " "), report) for one in right][: 2 * MOST_OPTIONS],
        "explanation": text("\n".join([*said, *([why] if why and why not in said else [])])),
        "slips": slips[:MOST_OPTIONS],
    }


def name_of(prompt: str) -> str:
    """A question, by its first words."""
    words = " ".join(plain(prompt).split())
    return words[:69] + "…" if len(words) > 70 else words or _("Vraag zonder tekst")


def line(words: str, report: Report) -> str:
    """One line of at most 280 signs."""
    whole = " ".join(words.split())
    if len(whole) > LONGEST["line"]:
        report.changed(whole[:60] + "…", _("Langer dan 280 tekens: ingekort."))
        return whole[: LONGEST["line"] - 1] + "…"
    return whole


def text(words: str) -> str:
    return words.strip()[: LONGEST["text"]]


def _few(prompt: str, items: Sequence[Any], report: Report) -> list[Any]:
    if len(items) > MOST_OPTIONS:
        n = len(items) - MOST_OPTIONS
        why = _("Een vraag heeft ten hoogste 12 antwoorden: de laatste kwamen niet mee ({n}).").format(n=n)
        report.left(name_of(prompt), why)
    return list(items[:MOST_OPTIONS])


def _number(words: str) -> str:
    """Without a tail of zeros: 5.0000000 is 5."""
    bare = words.strip()
    try:
        value = Decimal(bare.replace(",", "."))
    except InvalidOperation:
        return bare[:40]
    if not value.is_finite():
        return ""
    return format(value.normalize(), "f")[:40]
