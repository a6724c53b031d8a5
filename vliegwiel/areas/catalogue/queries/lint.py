"""What is weak in an activity as such (LOS-A of the design's quality checks), in words. Warnings: they stop nothing.

Own growth and what is exempt are asked nothing but to be looked at again in time, and reference not to practise.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.areas.strategy.queries import Weakness

from ..enums import Exempt, Kind, Purpose
from ..models import Activity
from .compass import Examined, doing_share
from .programme import Section, one_way_only

LEAST_DOING = 0.4  # minutes of doing over all minutes
MOST_WITHOUT_WORK = 3  # steps of a programme before something is tried at work
MOST_NAMED = 3


def weak_codes(
    activity: Activity, piece: Examined | None, *, has_line: bool, lapsed: bool, today: dt.date
) -> Iterator[str]:
    """The codes that hold. `piece`: what is read of it, None when nothing is; `has_line`: an agreed path to an active
    goal; `lapsed`: a judge's word about one of its links is past its day, and counts one level lower."""
    asked = activity.purpose != Purpose.OWN_GROWTH and activity.exempt_category == Exempt.NONE
    if asked and activity.purpose == Purpose.STRATEGIC and not has_line:
        yield "LOS-A1"
    if asked and not activity.is_reference:
        if piece is not None and doing_share(piece) < LEAST_DOING:
            yield "LOS-A2"
        if not activity.follow_up:
            yield "LOS-A3"
    if (activity.review_by is not None and activity.review_by < today) or (asked and lapsed):
        yield "LOS-A4"


def weak_activity(codes: Iterable[str]) -> list[Weakness]:
    """These codes in the reader's words."""
    said = {
        "LOS-A1": (
            _("Geen weg leidt naar een actief doel met schakels waar twee mensen het over eens zijn."),
            _("Leg het verband met een gedrag, of laat de eigenaar en een opleider zeggen hoe sterk de schakels zijn."),
            "links",
        ),
        "LOS-A2": (
            _("Minder dan twee vijfde van de tijd is doen."),
            _("Kort de uitleg in, of voeg een vraag of een oefening toe."),
            "blocks",
        ),
        "LOS-A3": (
            _("Na afloop vraagt niemand of het lukt."),
            _("Zet de opvolging aan: een als-dan-plan, en later de vraag of het lukte."),
            "follow_up",
        ),
        "LOS-A4": (
            _("De dag om opnieuw te kijken is voorbij. Het bewijs telt één trede lager tot iemand keek."),
            _("Loop de activiteit na en kies een nieuwe dag, of vraag de beoordelaars opnieuw."),
            "review_by",
        ),
    }
    return [Weakness(code, "warning", *said[code][:2], said[code][2]) for code in codes if code in said]


def weak_programme(found: Sequence[Section]) -> list[Weakness]:
    """What is weak in a programme as such: nothing to choose, and nothing to try at work between what one learns."""
    weak = []
    steps = [step for section in found for step in section.steps]
    only = [step.data["items"][0]["title"] for _section, step in one_way_only(found)]
    if only:
        text = ngettext(
            "Bij {n} stap is er maar één weg: {titles}.", "Bij {n} stappen is er maar één weg: {titles}.", len(only)
        )
        shown = ", ".join(f"‘{title}’" for title in only[:MOST_NAMED]) + ("…" if len(only) > MOST_NAMED else "")
        advice = _("Zet er een tweede activiteit bij, of laat in het onderdeel kiezen. Wie kiest, doet het eerder.")
        weak.append(Weakness("LOS-P1", "warning", text.format(n=len(only), titles=shown), advice, "blocks"))
    if len(steps) > MOST_WITHOUT_WORK and not any(step.kind == Kind.PRACTICE for step in steps):
        text = _("Tussen de activiteiten is er geen moment op het werk.")
        advice = _("Zet er ‘Oefenen op het werk’ tussen, zodat iemand het probeert voor het volgende komt.")
        weak.append(Weakness("LOS-P2", "warning", text, advice, "blocks"))
    return weak
