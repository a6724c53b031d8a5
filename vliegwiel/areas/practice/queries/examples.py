"""Two examples to start a plan from: what the activity says to practise, and the behaviour it serves."""

from dataclasses import dataclass

from django.db.models import F
from django.utils.text import Truncator

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Activity, Edition, Link
from vliegwiel.areas.strategy.models import TargetBehaviour

from ..enums import TEXT_LENGTH

MOST = 2


@dataclass(frozen=True)
class Example:
    """When, and what one does then; short enough to take over as it is."""

    situation: str
    action: str


def served(activity: Activity) -> TargetBehaviour | None:
    """The behaviour an activity serves: the one its owner confirmed first, else the first claimed, else None."""
    links = Link.objects.filter(activity=activity).select_related("behaviour")
    link = links.order_by(F("confirmation").asc(nulls_last=True), "pk").first()
    return link.behaviour if link else None


def examples(edition: Edition | None, behaviour: TargetBehaviour | None) -> list[Example]:
    """At most two. No query: the edition brings its blocks, the behaviour its words."""
    found = []
    if behaviour:
        found.append(Example(_short(f"{behaviour.actor} {behaviour.situation}"), _short(str(behaviour.action))))
    for raw in edition.blocks if edition else []:
        data = raw["data"]
        if raw["type"] == Kind.PRACTICE and data.get("situation") and data.get("task"):
            found.append(Example(_short(data["situation"]), _short(data["task"])))
    return found[:MOST]


def _short(text: str) -> str:
    """Its first sentence as it reads after "if" and "then", cut at a word when it is still too long for a plan."""
    first = " ".join(text.split()).split(". ")[0].strip(" .")
    word = first.partition(" ")[0]
    if word.istitle() and word != "I":  # not an abbreviation
        first = first[:1].lower() + first[1:]
    return Truncator(first).chars(TEXT_LENGTH)
