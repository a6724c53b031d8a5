"""Aiken: a question, its options by letter, and ANSWER: (docs.moodle.org/en/Aiken_format)."""

import re

from django.utils.translation import gettext as _

from . import questions
from .brought import Brought, Piece, Unreadable
from .questions import Answer, name_of

OPTION = re.compile(r"^\s*([A-Z])[.)]\s+(.*)$")
RIGHT = re.compile(r"^\s*ANSWER\s*:\s*([A-Z])", re.IGNORECASE)


def looks_like(text: str) -> bool:
    return bool(re.search(r"^\s*ANSWER\s*:\s*[A-Za-z]", text, re.MULTILINE))


def read(text: str, title: str) -> Brought:
    """All questions in one activity. What lacks options or an answer is named."""
    piece = Piece(title, title)
    prompt: list[str] = []
    options: list[tuple[str, str]] = []
    for line in text.split("\n"):
        right, option = RIGHT.match(line), OPTION.match(line)
        if right:
            _end(piece, prompt, options, right[1].upper())
            prompt, options = [], []
        elif option and prompt:
            options.append((option[1], option[2].strip()))
        elif line.strip() and options:
            if line.startswith((" ", "\t")):
                options[-1] = (options[-1][0], f"{options[-1][1]} {line.strip()}")
            else:
                piece.report.left(name_of(" ".join(prompt)), _("Onder deze vraag staat geen regel met ANSWER."))
                prompt, options = [line.strip()], []
        elif line.strip():
            prompt.append(line.strip())
    if prompt:
        piece.report.left(name_of(" ".join(prompt)), _("Onder deze vraag staat geen regel met ANSWER."))
    if not piece.blocks:
        raise Unreadable(
            _("In dit bestand staan geen vragen in Aiken: een vraag, antwoorden met A. en B., en ANSWER: A.")
        )
    return Brought("aiken", [piece])


def _end(piece: Piece, prompt: list[str], options: list[tuple[str, str]], right: str) -> None:
    words = "\n".join(prompt)
    if len(options) < 2 or right not in {letter for letter, _text in options}:
        piece.report.left(name_of(words), _("Bij deze vraag ontbreken antwoorden, of het goede staat er niet bij."))
        return
    answers = [Answer(text, 100.0 if letter == right else 0.0) for letter, text in options]
    piece.question(questions.choice(words, answers, multiple=False, report=piece.report))
