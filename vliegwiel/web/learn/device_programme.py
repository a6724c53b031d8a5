"""A programme without a connection: which of it can be done then, taken along by one press. At the address of any copy
for a device (`device.py`), which shows this page for it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.kit import clock
from vliegwiel.kit.page import page


@dataclass(frozen=True)
class Choice:
    """An activity of a step. size: bytes, 0 when it is not taken along; `why`: what stays behind, or why all of it."""

    slug: str
    title: str
    minutes: int
    size: int
    why: str
    done: bool


def device_programme(
    request: HttpRequest, activity: Activity, edition: Edition, enrolment: Enrolment | None
) -> HttpResponse:
    shown = learning.programme(request.user, activity, edition, enrolment)
    rows = [(section, row) for section in shown.sections for row in section.rows]
    wanted = {
        one.held.activity
        for section, row in rows
        if not (row.done or row.lapsed or section.closed)  # what only waits for its turn comes along
        for one in row.options
        if not one.held.retired and one.done_on is None
    }
    along = learning.taking_along(request.user, wanted, language=edition.language)
    sections = [
        (section, [(row, [_choice(row, one, along) for one in row.options]) for row in section.rows])
        for section in shown.sections
    ]
    taken = {pk: one for pk, one in along.items() if one.some}
    context = {
        "activity": activity,
        "edition": edition,
        "sections": sections,
        "n": len(taken),
        "size": sum(one.size for one in taken.values()),
        "begun": enrolment is not None,
        "kept_at": clock.now(),
    }
    return page(request, "learn/device_programme.html", context)


def _choice(row: learning.StepRow, option: learning.Option, along: dict[int, learning.Along]) -> Choice:
    held, found = option.held, along.get(option.held.activity)
    done = row.done or option.done_on is not None
    size = found.size if found and found.some and not done else 0
    return Choice(held.slug, held.title, held.minutes, size, "" if done else _why(row, held.retired, found), done)


def _why(row: learning.StepRow, retired: bool, found: learning.Along | None) -> str:
    if retired:
        return _("Staat niet meer op de plank.")
    if found is None:
        return _("{why}. Neem het mee zodra het open is.").format(why=row.closed) if row.closed else ""
    if not found.some:
        return _("Dit vraagt verbinding: er is niets in dat zonder kan.")
    parts = [words for name, words in _lacking().items() if name in found.lacks]
    return " ".join(parts)


def _lacking() -> dict[str, str]:
    return {
        "test": _("De toets vraagt verbinding: onze klok telt. De rest kan zonder."),
        "package": _("Het lespakket vraagt verbinding. De rest kan zonder."),
        "embed": _("Wat op een andere site staat vraagt verbinding."),
        "poll": _("De peiling vraagt verbinding."),
        "file": _("Bestanden bij de tekst blijven hier."),
        "film": _("Filmpjes en geluid blijven hier; wat er gezegd wordt gaat mee."),
    }
