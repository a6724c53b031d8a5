"""Files of reports one asked for: how far they are, and taking them. Each is for who asked alone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.reports import actions
from vliegwiel.areas.reports.models import Export
from vliegwiel.areas.reports.queries import KEPT_DAYS
from vliegwiel.kit.page import page
from vliegwiel.web.shared.download import XLSX
from vliegwiel.web.shared.listing import listing

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX}


@require_safe
def exports(request: HttpRequest) -> HttpResponse:
    found = Export.objects.visible_to(request.user).order_by("-pk")
    return page(request, "learn/exports.html", {"listing": listing(found, request.GET.get("page"), size=25)})


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Export.objects.visible_to(request.user), pk=pk)
    share = f"{found.done} / {found.total}"
    return page(request, "learn/export.html", {"export": found, "share": share, "days": KEPT_DAYS}, parts=("progress",))


@require_POST
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A button and not a link: that somebody took it is written down."""
    found = get_object_or_404(Export.objects.visible_to(request.user), pk=pk)
    try:
        place = actions.fetch_export(found, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("learn:export", pk)
    name = f"{slugify(found.title) or 'overzicht'}-{found.ask['day']}.{found.format}"
    response = FileResponse(place.open("rb"), as_attachment=True, filename=name, content_type=TYPES[found.format])
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Export.objects.visible_to(request.user), pk=pk)
    actions.cancel_export(found, by=request.user)
    return redirect("learn:export", pk)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Export.objects.visible_to(request.user), pk=pk)
    actions.remove_export(found, by=request.user)
    messages.success(request, _("Het bestand van ‘%(title)s’ is weg.") % {"title": found.title})
    return redirect("learn:exports")
