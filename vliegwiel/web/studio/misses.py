"""What people looked for and did not find: a list of what to make, once enough of them did."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import actions, permissions, queries
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import page_number
from vliegwiel.kit.permissions import require

MOST_AWAY = 20


@require_safe
def misses(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_misses(request.user), _("Deze lijst is voor auteurs en opleiders."))
    context = {
        "leaf": queries.misses(request.user, page=page_number(request.GET.get("page"))),
        "away": list(queries.dismissed_misses(request.user)[:MOST_AWAY]),
        "least": queries.least_people(),
    }
    return page(request, "studio/misses.html", context)


@require_POST
def dismissal(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_see_misses(request.user), _("Deze lijst is voor auteurs en opleiders."))
    away = actions.dismiss_miss(get_object_or_404(queries.shown_misses(request.user), pk=pk), by=request.user)
    undo = reverse("studio:miss_return", args=[away.pk])
    messages.success(request, _("Weggezet. Het komt een jaar niet terug."), extra_tags=undo)
    return redirect("studio:misses")


@require_POST
def comeback(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_see_misses(request.user), _("Deze lijst is voor auteurs en opleiders."))
    actions.restore_miss(get_object_or_404(queries.dismissed_misses(request.user), pk=pk), by=request.user)
    return redirect("studio:misses")
