"""The same story on paper."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.areas.observation.queries import Dot, Look
from vliegwiel.areas.people.models import Organisation
from vliegwiel.kit import clock, theme

from .story_told import Behaviour, Chapter


def words(told: Sequence[Chapter], name: str, language: str) -> dict[str, Any]:
    """Everything `story.typ` says, in the language that is switched on. One query."""
    organisation = Organisation.objects.order_by("pk").first() or Organisation()
    tones = theme.tokens(organisation.colour)
    return {
        "organisation": organisation.name,
        "brand": tones["accent"][0],
        "lang": language,
        "document": _("Wat ik wilde, wat ik nu doe"),
        "heading": _("Wat ik wilde, wat ik nu doe"),
        "name": name,
        "nothing": "" if told else _("Hier komt jouw verhaal"),
        "wanted-heading": _("Wat ik wilde"),
        "now-heading": _("Wat ik nu doe"),
        "chapters": [_chapter(one) for one in told],
        "foot": _("Zoals het stond op {day}").format(day=_day(clock.today())),
        "small": _("Dit is van jou. Niemand anders kan het openen; wie het leest, bepaal jij."),
    }


def _chapter(one: Chapter) -> dict[str, Any]:
    done = _("Afgerond op %(day)s") % {"day": _day(one.finished_at)} if one.finished_at else ""
    return {
        "title": one.title,
        "done": done,
        "wanted": one.wanted or _("Je schreef er niets bij."),
        "now": [one.now, *(" ".join(it.said) for it in one.behaviours if it.said)],
        "happened": [(_day(told.at), told.says, told.quote) for told in one.happened],
        "behaviours": [_behaviour(it) for it in one.behaviours],
    }


def _behaviour(it: Behaviour) -> dict[str, Any]:
    row = it.row
    return {
        "when": f"{row.actor} {row.situation}".strip(),
        "what": str(row.action),
        "looks": [(str(look.moment.label).capitalize(), _seen(look)) for look in it.looks],
    }


def _seen(look: Look) -> list[str]:
    """Each apart, unless they agree: then together."""
    said = [_of(_("Jij"), look.mine)] if look.mine else []
    if look.mean is None:
        return said + [_of(dot.name or str(dot.source.label), dot) for dot in look.dots]
    mean = _("gemiddeld %(n)s van de 5") % {"n": floatformat(look.mean, 1)}
    return [*said, f"{', '.join(dot.name for dot in look.dots)}: {mean}"]


def _of(who: str, dot: Dot) -> str:
    times = _("geen kans gehad") if dot.times is None else _("%(n)s van de 5") % {"n": dot.times}
    return f"{who}: {times}"


def _day(day: dt.date | dt.datetime) -> str:
    at = timezone.localtime(day) if isinstance(day, dt.datetime) else day
    return date_format(at, "j F Y")
