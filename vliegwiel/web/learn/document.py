"""A document I read and sign for: one version, as it was and stays."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.models import DocumentVersion
from vliegwiel.kit import clock
from vliegwiel.kit.page import page


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """To the version she is asked to read now."""
    return redirect("learn:document_version", get_object_or_404(queries.document_for(request.user, pk)).pk)


@require_http_methods(["GET", "HEAD", "POST"])
def document_version(request: HttpRequest, pk: int) -> HttpResponse:
    rows = DocumentVersion.objects.visible_to(request.user).select_related("qualification").defer("content")
    found = get_object_or_404(rows, pk=pk)
    wrong = ""
    if request.method == "POST":
        try:
            actions.sign(found, digest=request.POST.get("digest", ""), by=request.user)
        except ValidationError as refused:
            wrong = refused.messages[0]
        else:
            messages.success(request, _("Getekend. Wat je tekende blijft hier te lezen."))
            return redirect("learn:document_version", pk)
    context = {
        "found": found,
        "signed": queries.signature_of(request.user, found),
        "newer": queries.newer_than(found),
        "today": clock.today(),
        "wrong": wrong,
    }
    return page(request, "learn/document_version.html", context, status=422 if wrong else 200)


@require_safe
def document_file(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(DocumentVersion.objects.visible_to(request.user).exclude(name=""), pk=pk)
    response = HttpResponse(bytes(found.content), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="document-{found.qualification_id}-{found.number}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
