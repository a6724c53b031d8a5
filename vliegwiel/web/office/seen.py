"""Where nobody is seen, and whether managers do their part: of groups, of a time that is over, and never of anybody."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vliegwiel.areas.practice.queries import follow_through, last_month
from vliegwiel.areas.recognition import permissions, queries
from vliegwiel.areas.recognition.enums import SMALLEST_GROUP
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.shell import around

PER_PAGE, NAMED = 40, 5


@require_safe
def seen(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_equity(request.user), _("Deze pagina is voor opleiders en de directie."))
    found = queries.equity(around(request).organisation)
    told = [one for one in found.units if one.tenths is not None]
    divisions = follow_through()
    shown = {
        "found": found,
        "more": max(0, len(found.unseen) - NAMED),
        "told": Paginator(told, PER_PAGE).get_page(request.GET.get("page")),
        "small": len(found.units) - len(told),
        "contracts": [one for one in found.contracts if one.tenths is not None],
        "divisions": [one for one in divisions if one.tenths is not None],
        "month": last_month(clock.today())[0],
        "least": SMALLEST_GROUP,
    }
    return page(request, "office/seen.html", shown)
