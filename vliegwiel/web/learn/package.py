"""Playing a package: the list of its items, and what its window and we say to each other.

The package itself runs on another origin. Its window on this page (player/package.js) sends here what it set.
"""

import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue.models import Package
from vliegwiel.areas.catalogue.queries import PackageBlock, packages
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import Enrolment, PackageRun
from vliegwiel.kit import clock
from vliegwiel.standards.scorm import order
from vliegwiel.web.shared import content, played

LONGEST_RUN = 40
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
    has_way: bool  # its items open by its own rules
    ended: str  # it was closed, or put aside


def playing(request, enrolment: Enrolment, block: PackageBlock) -> Playing | None:
    """What the page of a package shows; None when there is no package."""
    if block.type != "package" or block.package is None:
        return None
    mine = learning.runs(enrolment, block.id)
    way = _way(enrolment, block.id, block.package)
    places = played.places(block.package, mine, way)
    return Playing(
        enrolment,
        block.package,
        content.origin(request),
        content.address(request, block.package),
        places,
        played.here(places, mine),
        way is not None,
        way.ended if way else "",
    )


def _way(enrolment, block, package):
    """Her way through it; None in a package without one, which costs no query."""
    if not package.read.get("tree"):
        return None
    kept = learning.package_way(enrolment, block)
    return played.way_through(package, kept.state if kept else {})


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
    if asked.get("package", package.key) != package.key:
        said = _("Je bent overgestapt naar een nieuwere versie van dit lespakket. Laad de pagina opnieuw.")
        return JsonResponse({"error": said}, status=409)
    try:
        if what in ("begin", "go", "open") and package.read.get("tree"):
            return _walked(request, enrolment, block, package, asked, run)
        if what == "open":
            return _opened(request, enrolment, block, package, item, run)
        names = played.names(package)
        sets = [(int(one["n"]), actions.clean_values(one["v"], named=names)) for one in asked.get("sets", [])]
        kept = actions.keep_run(
            enrolment,
            block,
            item=item,
            run=run,
            sets=sets,
            judge=lambda values: played.judged(package, values, seconds),
            by=request.user,
            step=_hearing(package, item) if package.read.get("tree") else None,
        )
    except ValidationError as refused:
        return JsonResponse({"error": refused.messages[0]}, status=422)
    except actions.TooMuch as much:
        return JsonResponse({"error": str(much)}, status=413)
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": UNREADABLE}, status=400)
    standing = _standing(enrolment, block, package)
    left = "here" in standing and standing.pop("here") not in ("", item)
    answer = {"elsewhere": kept.elsewhere or left, "at": timezone.localtime(clock.now()).strftime("%H:%M")}
    return JsonResponse(answer | standing)


def _hearing(package, item):
    """What becomes of her way by what an item told."""

    def hear(state, values):
        way = played.way_through(package, state)
        way.hear(item, values)
        return played.walked(way)

    return hear


def _walked(request, enrolment, block, package, asked, run):
    """A step in a package whose items open by its own rules."""
    mine = learning.runs(enrolment, block)
    left = False

    def step(state):
        nonlocal left
        way = played.way_through(package, state)
        # She went on in another window: what this one asks is about an item that is not open any more.
        open_in = mine[way.current].run if way.current in mine else ""
        left = asked["what"] == "go" and way.current and (way.current, open_in) != (asked["item"], asked.get("from"))
        if left:
            return None
        return played.stepping(way, asked, lambda item: mine[item].values if item in mine else {})

    row = actions.walk(enrolment, block, run=run, step=step, by=request.user)
    standing = _standing(enrolment, block, package)
    standing.pop("here", None)
    if left:
        return JsonResponse({"elsewhere": True} | standing)
    if row is None:
        refused = not standing["ended"] and asked["what"] == "go" and asked.get("request") not in ("exit", "abandon")
        said = _("Daar kun je nu niet heen: dit lespakket bepaalt zelf wat er open mag.")
        return JsonResponse(({"refused": said} if refused else {}) | {"idle": True} | standing)
    way = _way(enrolment, block, package)
    return JsonResponse({"start": _start(request, package, row, way)} | standing)


def _opened(request, enrolment, block, package, item, run):
    """Everything an item needs to start where she was."""
    before = {place.item["id"]: place for place in played.places(package, learning.runs(enrolment, block))}
    if item not in before or not before[item].opens:
        return JsonResponse({"error": _("Dit onderdeel gaat later open. Doe eerst wat ervoor staat.")}, status=409)
    row: PackageRun = actions.open_run(enrolment, block, item=item, run=run, by=request.user)
    return JsonResponse({"start": _start(request, package, row)} | _standing(enrolment, block, package))


def _start(request, package, row, way=None):
    item = next(one for one in package.read["items"] if one["id"] == row.item)
    return {
        "item": row.item,
        "number": row.number,
        "seconds": row.seconds,
        "learner": {"id": played.alias(request.user), "name": f"{request.user.family_name}, {request.user.given_name}"},
        **played.starting(package, item, values=row.values, way=way),
    }


def _standing(enrolment, block, package):
    way = _way(enrolment, block, package)
    found = played.told(played.places(package, learning.runs(enrolment, block), way), way)
    found["done"] = enrolment.steps.filter(block=block).exists()
    return found | ({"here": way.current} if way else {})
