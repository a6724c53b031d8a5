"""What becomes of a piece, for who keeps it: counts of groups, each with what one can do about it."""

from dataclasses import dataclass
from typing import Any

from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.queries import programmes_holding
from vliegwiel.areas.insights import queries as insights
from vliegwiel.areas.learning.enums import Usefulness
from vliegwiel.areas.learning.queries import LEAST, Tries
from vliegwiel.kit import clock
from vliegwiel.kit.page import page

from .drafts import editable, label


@dataclass(frozen=True)
class Question:
    """`share`, 0..1, is of the editions people read now."""

    block: str
    label: str
    now: Tries
    ever: Tries

    @property
    def share(self) -> float:
        return self.now.right / self.now.n if self.now.n else 0.0


@require_safe
def use(request, slug):
    draft = editable(request, slug)
    activity = draft.activity
    found = insights.use(activity, draft.blocks)
    labels = {raw["id"]: label(Kind(raw["type"]), raw["data"]) for raw in draft.blocks}
    stops = [(stop, labels.get(stop.block, "")) for stop in found.stops]
    questions = [Question(one.block, labels[one.block], one.now, one.ever) for one in found.asked]
    context: dict[str, Any] = {
        "activity": activity,
        "draft": draft,
        "found": found,
        "stops": stops,
        "most": max((stop.people for stop in found.stops), default=0),
        "questions": questions,
        "useful": sum(found.useful.steps[Usefulness.LIKELY - 1 :]),
        "least_votes": LEAST,
        "programmes": programmes_holding(activity),
        "review_due": bool(activity.review_by and activity.review_by <= clock.today()),
    }
    return page(request, "studio/use.html", context)
