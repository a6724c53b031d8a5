"""A package played by who made the activity, to see how it is: as a learner would, and nothing of it is kept.

What the package set is held by the page in the browser and comes along with each question; the answer tells what is
open then. No row is written, of anybody.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue.models import Draft, Package
from vliegwiel.areas.catalogue.queries import PackageBlock, packages
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import PackageRun
from vliegwiel.standards.scorm import order
from vliegwiel.web.shared import content, played

from .drafts import draft_of

NOBODY = "proef"


@dataclass(frozen=True)
class Trial:
    """A package as the preview shows it."""

    draft: Draft
    package: Package
    origin: str
    address: str
    places: list[order.Place]
    here: str
    has_way: bool
    ended: str = ""


def trying(request: HttpRequest, draft: Draft, block: PackageBlock) -> Trial | None:
    """What the preview plays; None when there is no package, or no origin to play it on."""
    address = content.address(request, block.package) if block.package else ""
    if not block.package or not address:
        return None
    way = played.way_through(block.package, {})
    places = played.places(block.package, {}, way)
    here = played.here(places, {})
    return Trial(draft, block.package, content.origin(request), address, places, here, way is not None)


@never_cache
@require_POST
def trial(request: HttpRequest, slug: str, language: str, block: str) -> JsonResponse:
    """Open an item, or tell what is open after what the package set. JSON both ways."""
    draft = draft_of(request, slug, language)
    raw = next((one for one in draft.blocks if one["id"] == block), None)
    package = next(iter(packages([raw]).values()), None) if raw else None
    if raw is None or package is None:
        raise Http404
    try:
        asked = json.loads(request.body)
        item, mine = str(asked["item"]), _runs(package, asked["played"])
        kept = dict(asked.get("way") or {})
        items = {one["id"]: one for one in package.read["items"]}
        played.way_through(package, kept)
    except (ValueError, KeyError, TypeError, AttributeError, actions.TooMuch):
        return JsonResponse({"error": _("Dit is niet te lezen. Laad de pagina opnieuw.")}, status=400)
    way = played.way_through(package, kept)
    answer: dict[str, Any] = {}
    if way and asked.get("what") in ("begin", "go"):
        walked = played.stepping(way, asked, lambda id: mine[id].values if id in mine else {})
        if walked is None:
            answer["refused"] = _("Daar kun je nu niet heen: dit lespakket bepaalt zelf wat er open mag.")
        item = walked.opens if walked else ""
        if walked and walked.fresh:
            mine.pop(item, None)
            answer["forget"] = item
    elif way:
        way.hear(item, mine[item].values if item in mine else {})
    elif asked.get("what") == "open":
        places = {place.item["id"]: place for place in played.places(package, mine, way)}
        if item not in places or not places[item].opens:
            said = _("Dit onderdeel gaat later open. Doe eerst wat ervoor staat.")
            return JsonResponse({"error": said}, status=409)
    if asked.get("what") != "keep" and item:
        mine.setdefault(item, PackageRun(item=item))
        answer["start"] = {
            "item": item,
            "number": 0,
            "seconds": mine[item].seconds,
            "learner": {"id": NOBODY, "name": _("Proef, Auteur")},
            **played.starting(package, items[item], values=mine[item].values, way=way),
        }
    answer |= played.told(played.places(package, mine, way), way)
    if way:
        answer["way"] = way.state
    outcome = way.outcome if way else None
    return JsonResponse(answer | {"done": learning.package_done(package, raw, mine, outcome=outcome)})


def _runs(package: Package, said: Mapping[str, Any]) -> dict[str, PackageRun]:
    """What was set so far, by item: rows as playing makes them, that are never saved."""
    found = {}
    for id in (one["id"] for one in package.read["items"]):
        if id in said:
            values = actions.clean_values(said[id].get("values", {}), named=played.names(package))
            seconds = min(max(0, int(said[id].get("seconds") or 0)), 10**6)
            stands = played.judged(package, values, seconds)
            found[id] = PackageRun(
                item=id,
                values=values,
                seconds=seconds,
                is_done=stands.done,
                is_passed=stands.passed,
                score=stands.score,
            )
    return found
