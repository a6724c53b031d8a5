"""Where the charter is kept: what is in force, what is being written, exceptions, and what the shelf says of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.catalogue.models import Recheck
from vliegwiel.areas.catalogue.permissions import may_see_checks
from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.models import Charter
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require


@require_safe
def charter(request: HttpRequest) -> HttpResponse:
    versions = list(Charter.objects.visible_to(request.user).select_related("published_by", "begun_by")[:40])
    in_force = next((one for one in versions if not one.is_draft), None)
    context = {
        "in_force": in_force,
        "draft": next((one for one in versions if one.is_draft), None),
        "versions": [one for one in versions if not one.is_draft],
        "starters": queries.STARTERS.values(),
        "may_write": permissions.may_write_charter(request.user),
        "may_see_checks": may_see_checks(request.user),
        "may_waive": in_force is not None and permissions.may_decide_by(request.user, in_force),
        "last": Recheck.objects.filter(charter=in_force).first() if in_force else None,
        "waivers": catalogue.waivers(request.user)[:12],
    }
    return page(request, "office/charter.html", context)


@require_POST
def beginning(request: HttpRequest) -> HttpResponse:
    actions.begin_charter(by=request.user, starter=queries.STARTERS.get(request.POST.get("starter", "")))
    return redirect("office:charter_draft")


def writing(request: HttpRequest) -> Charter | None:
    """The draft, for who writes it; None while there is none."""
    require(permissions.may_write_charter(request.user), _("Het charter schrijven de directie en de opleiders."))
    return queries.draft_charter()
