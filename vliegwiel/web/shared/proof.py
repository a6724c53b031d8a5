"""Certificates from outside: those that wait for a look, and the file itself. For HR, opleiders and who was asked."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vliegwiel.areas.qualifications import actions
from vliegwiel.areas.qualifications.models import OutsideCertificate, Proof


def waiting(request: HttpRequest):
    """What she may look at and nobody looked at yet, the oldest first; her own she cannot check."""
    rows = OutsideCertificate.objects.visible_to(request.user).waiting().exclude(person=request.user)
    return rows.select_related("person", "qualification").order_by("at", "pk")


def check(request: HttpRequest, key: str) -> None:
    """What was pressed: it counts, or not and why."""
    row = get_object_or_404(OutsideCertificate.objects.visible_to(request.user).select_related("person"), key=key)
    accepted = request.POST.get("verdict") == "yes"
    try:
        actions.check_certificate(row, accepted=accepted, by=request.user, why=request.POST.get("why", ""))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        text = _("Het telt mee. {name} hoort het.") if accepted else _("Het telt niet mee. {name} hoort waarom.")
        messages.success(request, text.format(name=row.person.name))


@require_safe
@never_cache
def file(request: HttpRequest, key: str) -> HttpResponse:
    row = get_object_or_404(OutsideCertificate.objects.visible_to(request.user), key=key)
    proof = get_object_or_404(Proof, certificate=row)
    response = HttpResponse(bytes(proof.content), content_type=proof.content_type)
    response["Content-Disposition"] = (
        f'attachment; filename="certificaat-{row.pk}.{proof.content_type.rpartition("/")[2]}"'
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
