"""The study agreement: to read, to sign and to print."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.study import actions, permissions, queries
from vliegwiel.areas.study.enums import Party
from vliegwiel.areas.study.models import Agreement, StudyRequest
from vliegwiel.kit import printing
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.printed import folder

from . import study_printed

NOT_YOURS = gettext_lazy("De overeenkomst meenemen kan wie haar sloot: de medewerker, wie tekende, HR en opleiders.")


@require_safe
def study_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    agreed = found.agreement
    signed = {one.party: one for one in agreed.signatures.select_related("by")}
    mine = found.person_id == request.user.pk
    signs = permissions.may_sign_for_employer(request.user, found)
    context = {
        "found": found,
        "agreed": agreed,
        "hers": signed.get(Party.EMPLOYEE),
        "theirs": signed.get(Party.EMPLOYER),
        "mine": mine,
        "to_sign": (mine and Party.EMPLOYEE not in signed) or (signs and Party.EMPLOYER not in signed),
        "each_month": queries.each_month(agreed),
        "languages": settings.LANGUAGES if permissions.may_take_agreement(request.user, agreed) else (),
        "spoken": translation.get_language(),
    }
    return page(request, "learn/study_agreement.html", context)


@require_safe
def study_agreement_pdf(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """To keep, in one of our languages; the text of the house stays in the language it was written in."""
    found = _found(request, pk)
    require(permissions.may_take_agreement(request.user, found.agreement), NOT_YOURS)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with translation.override(language):
        made = printing.pdf(folder() / "agreement.typ", study_printed.words(found, language))
        name = f"{_('studieovereenkomst')}-{found.pk}-{language}.pdf"
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def signature(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.sign(_found(request, pk).agreement, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Getekend. De dag en de versie staan erbij."))
    return redirect("learn:study_agreement", pk)


def _found(request: HttpRequest, pk: int) -> StudyRequest:
    rows = StudyRequest.objects.visible_to(request.user)
    agreed = rows.filter(pk__in=Agreement.objects.values("request"))
    return get_object_or_404(agreed.select_related("person", "agreement__terms"), pk=pk)
