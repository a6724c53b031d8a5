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


def playing(request, enrolment: Enrolment, block: PackageBlock) -> Playing | None:
    """What the page of a package shows; None when there is no package."""
    if block.type != "package" or block.package is None:
        return None
    mine = learning.runs(enrolment, block.id)
    places = played.places(block.package, mine)
    return Playing(
        enrolment,
        block.package,
        content.origin(request),
        content.address(request, block.package),
        places,
        played.here(places, mine),
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
    if asked.get("package", package.key) != package.key:
        said = _("Je bent overgestapt naar een nieuwere versie van dit lespakket. Laad de pagina opnieuw.")
        return JsonResponse({"error": said}, status=409)
    try:
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
    before = {place.item["id"]: place for place in played.places(package, learning.runs(enrolment, block))}
    if item not in before or not before[item].opens:
        return JsonResponse({"error": _("Dit onderdeel gaat later open. Doe eerst wat ervoor staat.")}, status=409)
    row: PackageRun = actions.open_run(enrolment, block, item=item, run=run, by=request.user)
    start = {
        "item": item,
        "number": row.number,
        "seconds": row.seconds,
        "learner": {"id": played.alias(request.user), "name": f"{request.user.family_name}, {request.user.given_name}"},
        **played.starting(package, before[item].item, values=row.values),
    }
    return JsonResponse({"start": start} | _standing(enrolment, block, package))


def _standing(enrolment, block, package):
    places = played.places(package, learning.runs(enrolment, block))
    return {
        "places": [{"id": place.item["id"], "state": place.state} for place in places],
        "done": enrolment.steps.filter(block=block).exists(),
    }
