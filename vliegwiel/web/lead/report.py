"""What is required of whom one leads: yes or no, and a date. Nothing else."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.reports import queries
from vliegwiel.areas.reports.enums import Scope
from vliegwiel.areas.reports.models import SavedView
from vliegwiel.kit.page import page
from vliegwiel.web.shared.kept_reports import LEAD, number_in
from vliegwiel.web.shared.reporting import ask_file, ask_in, shown


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    view = _kept(request)
    context = {
        **shown(request, ask_in(request.GET), Scope.TEAM, queries.things()),
        "view": view,
        "called": view.title if view else _("Verplicht in je team"),
        "is_mine": view is not None and view.owner_id == request.user.pk,
        "at": LEAD,
    }
    return page(request, "lead/report.html", context)


def _kept(request: HttpRequest) -> SavedView | None:
    """The kept question it came from, when the address names one."""
    asked = number_in(request.GET.get("view", ""))
    found = SavedView.objects.visible_to(request.user).filter(scope=Scope.TEAM, pk=asked)
    return found.first() if asked else None


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    return ask_file(request, Scope.TEAM)
