"""Playing a package: the list of its items, and what its window and we say to each other.

The package itself runs on another origin. Its window on this page (player/package.js) sends here what it set.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue.enums import PackageKind
from vliegwiel.areas.catalogue.models import Package
from vliegwiel.areas.catalogue.queries import PackageBlock, packages
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import Enrolment, PackageRun
from vliegwiel.kit import clock
from vliegwiel.standards.h5p import runtime as h5p
from vliegwiel.standards.scorm import order
from vliegwiel.standards.scorm import runtime as scorm
from vliegwiel.web.shared import content

LONGEST_RUN = 40
STARTED_WITH = ("session_time", "exit", "entry", "total_time", "lesson_mode", "credit", "mode", "student_id")
"""Last words of what is set anew at each start, whatever was kept."""


UNREADABLE = gettext_lazy("Dit is niet te lezen. Laad de pagina opnieuw.")


@dataclass(frozen=True)
class Playing:
    """A package as its page shows it."""

    enrolment: Enrolment
    package: Package
    origin: str
    address: str
    places: list[order.Place]
    here: str  # the item she opens first


def playing(request, enrolment: Enrolment, block: PackageBlock) -> Playing | None:
    """What the page of a package shows; None when there is no package."""
    if block.type != "package" or block.package is None:
        return None
    mine = learning.runs(enrolment, block.id)
    places = _places(block.package, mine)
    return Playing(
        enrolment,
        block.package,
        content.origin(request),
        content.address(request, block.package),
        places,
        _here(places, mine),
    )


@never_cache
@require_POST
def run(request, slug, block):
    """Open an item, or keep what it set. JSON both ways; words where she must know something."""
    enrolment = get_object_or_404(Enrolment.objects.visible_to(request.user), activity__slug=slug)
    try:
        asked = json.loads(request.body)
        item, run, what = str(asked["item"]), str(asked["run"])[:LONGEST_RUN], asked["what"]
        seconds = max(0, int(asked.get("seconds") or 0))
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": UNREADABLE}, status=400)
    if asked.get("enrolment") != enrolment.pk:
        return JsonResponse({"error": _("Dit hoort bij iemand anders.")}, status=409)
    package = next(iter(packages([raw for raw in enrolment.edition.blocks if raw["id"] == block]).values()), None)
    if package is None:
        raise Http404
    try:
        if what == "open":
            return _opened(request, enrolment, block, package, item, run)
        names = h5p.NAME if package.kind == PackageKind.H5P else scorm.NAME
        sets = [(int(one["n"]), actions.clean_values(one["v"], named=names)) for one in asked.get("sets", [])]
        kept = actions.keep_run(
            enrolment,
            block,
            item=item,
            run=run,
            sets=sets,
            judge=lambda values: _judged(package, values, seconds),
            by=request.user,
        )
    except ValidationError as refused:
        return JsonResponse({"error": refused.messages[0]}, status=422)
    except actions.TooMuch as much:
        return JsonResponse({"error": str(much)}, status=413)
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": UNREADABLE}, status=400)
    answer = {"elsewhere": kept.elsewhere, "at": timezone.localtime(clock.now()).strftime("%H:%M")}
    return JsonResponse(answer | _standing(enrolment, block, package))


def _opened(request, enrolment, block, package, item, run):
    """Everything an item needs to start where she was."""
    before = {place.item["id"]: place for place in _places(package, learning.runs(enrolment, block))}
    if item not in before or not before[item].opens:
        return JsonResponse({"error": _("Dit onderdeel gaat later open. Doe eerst wat ervoor staat.")}, status=409)
    row: PackageRun = actions.open_run(enrolment, block, item=item, run=run, by=request.user)
    start = {
        "item": item,
        "number": row.number,
        "seconds": row.seconds,
        "learner": {"id": _alias(request.user), "name": f"{request.user.family_name}, {request.user.given_name}"},
        **_starting(package, before[item].item, row),
    }
    return JsonResponse({"start": start} | _standing(enrolment, block, package))


def _starting(package: Package, item: dict[str, Any], row: PackageRun) -> dict[str, Any]:
    """What this kind of package gets to start with."""
    if package.kind == PackageKind.H5P:
        return {"src": content.H5P, "values": h5p.kept(row.values), "told": h5p.told(row.values)}
    keep = {name: value for name, value in row.values.items() if _is_kept(name)}
    given = ("mastery", "threshold", "data", "time_allowed", "time_action", "objectives")
    return {
        "src": content.within(item["href"]),
        "values": keep,
        "fresh": not keep,
        **{name: item[name] for name in given},
    }


def _judged(package: Package, values: Mapping[str, str], seconds: int) -> actions.Standing:
    if package.kind == PackageKind.H5P:
        return h5p.standing(values, seconds=seconds)
    return scorm.standing(values, is_2004=package.read["edition"] != "1.2", seconds=seconds)


def _standing(enrolment, block, package):
    places = _places(package, learning.runs(enrolment, block))
    return {
        "places": [{"id": place.item["id"], "state": place.state} for place in places],
        "done": enrolment.steps.filter(block=block).exists(),
    }


def _places(package: Package, mine: dict[str, PackageRun]) -> list[order.Place]:
    items = {one["id"]: one for one in package.read["items"]}
    played = {
        id: order.Played(
            learning.has_done(run, items[id], talks=package.read["talks"]), run.is_passed, run.score, run.values
        )
        for id, run in mine.items()
        if id in items
    }
    if package.kind == PackageKind.H5P:  # one thing, and nothing to wait for
        states = {id: "done" if one.done else "begun" for id, one in played.items()}
        return [order.Place(item, states.get(id, "open")) for id, item in items.items()]
    return order.places(package.read, played)


def _here(places: list[order.Place], mine: dict[str, PackageRun]) -> str:
    """Where she was last, unless that is done and something is left to do."""
    last = max(mine.values(), key=lambda run: run.seen_at).item if mine else ""
    states = {place.item["id"]: place.state for place in places}
    if states.get(last) == "begun":
        return last
    left = next((id for id, state in states.items() if state in ("begun", "open")), "")
    return left or last or next(iter(states), "")


def _is_kept(name: str) -> bool:
    return not name.startswith("adl.nav.") and name.rpartition(".")[2] not in STARTED_WITH


def _alias(person) -> str:
    """Who she is to a package: always the same, and nobody outside can tell who."""
    return sha256(f"{settings.SECRET_KEY}:package:{person.pk}".encode()).hexdigest()[:16]
