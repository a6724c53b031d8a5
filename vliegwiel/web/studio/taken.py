"""An activity as a page of its own, for a system elsewhere: every block as plain HTML, every question with its key."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePath
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from vliegwiel.areas.assessment.queries import Choice, Gaps, Match, Numeric, Order, Question, Short
from vliegwiel.areas.catalogue.models import Activity, Draft, Edition
from vliegwiel.areas.catalogue.queries import blocks, carried
from vliegwiel.areas.learning.queries import asked_in
from vliegwiel.standards.scorm.outbound import Limits, outbound

JUDGED = (Choice, Gaps, Match, Numeric, Order, Short)


def as_scorm(activity: Activity, language: str) -> tuple[str, Iterator[bytes]] | None:
    """The title and the package of an activity in this language; None when it is not there in that language."""
    whole = carried(activity)
    words = next((one for one in whole.words if one.language == language), None)
    if words is None:
        return None
    limits = Limits(whole.exam.pass_mark, whole.exam.minutes) if whole.exam and asked_in(words.blocks) else None
    with translation.override(language):
        page = _page(words, limits)
    files = []
    shown = {one.shown.key: one.shown for one in whole.media.values()}
    for number, (key, media) in enumerate(sorted(shown.items(), key=lambda one: one[1].pk), 1):
        name = f"media/{number}{PurePath(str(media.file.name)).suffix}"
        if f"media/{key}" in page:
            page = page.replace(f"media/{key}", name)
            files.append((name, partial(media.file.storage.open, str(media.file.name), "rb")))
    return words.title, outbound(title=words.title, page=page, files=files, limits=limits)


def _page(words: Draft | Edition, limits: Limits | None) -> str:
    steps = [(one, _key(one.question) if one.type == "question" else None, _judged(one)) for one in blocks(words)]
    named = [(block, key, f"key-{block.id}", judged) for block, key, judged in steps]
    context = {"words": words, "limits": limits, "steps": named}
    return render_to_string("studio/taken.html", context)


def _judged(block: Any) -> bool:
    return block.type == "question" and isinstance(block.question, JUDGED)


def _key(question: Question) -> dict[str, Any]:
    """What the script of the page needs to say whether an answer is right, and why."""
    why = question.explanation
    if isinstance(question, Choice):
        options = [
            {"id": one.id, "right": one.correct, "text": one.text.rstrip("."), "why": one.explanation}
            for one in question.options
        ]
        return {"options": options}
    if isinstance(question, Order):
        places = {one.id: str(place) for place, one in enumerate(question.options, 1)}
        return {"parts": [_part([places[one.id]], name=one.text) for one in question.shuffled], "why": why}
    if isinstance(question, Match):
        return {"parts": [_part([one.right], name=one.left, why=one.explanation) for one in question.pairs], "why": why}
    if isinstance(question, Gaps):
        return {"parts": [_part(list(one.accepted), why=one.explanation) for one in question.gaps], "why": why}
    if isinstance(question, Numeric | Short):
        number = isinstance(question, Numeric)
        accepted = [] if number else list(question.accepted)
        slips = [{"text": one.text, "why": one.explanation} for one in question.slips]
        value = float(question.value or 0) if number else None
        shown = f"{question.value} {question.unit}".strip() if number else _(" of ").join(accepted)
        tolerance = float(question.tolerance) if number else 0
        return {
            "value": value,
            "tolerance": tolerance,
            "accepted": accepted,
            "slips": slips,
            "shown": shown,
            "why": why,
        }
    return {"open": True, "why": why}


def _part(accepted: list[str], *, name: str = "", why: str = "") -> dict[str, Any]:
    return {"accepted": accepted, "name": name, "why": why}
