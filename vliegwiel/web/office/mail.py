"""How the mail does: what went, what waits, what was not sent and why, and which addresses refuse it."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.messaging import actions, permissions, queries
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.mail_trial import try_mail


@require_safe
def mail(request):
    _allowed(request)
    shown = {
        "health": queries.mail_health(),
        "refusing": leaf(queries.bounces(), page_number(request.GET.get("page"))),
        "mails": settings.MAILS,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "address": settings.ADDRESS,
        "may_try": bool(request.user.email),
    }
    return page(request, "office/mail.html", shown)


@require_POST
def trial(request):
    """One mail to oneself, at once, to see whether the mail server takes it; says in words what it answered."""
    _allowed(request)
    try:
        try_mail(request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    else:
        messages.success(request, _("De mailserver nam de proef aan. Kijk in je postvak."))
    return redirect("office:mail")


@require_POST
def address_retry(request, pk):
    _allowed(request)
    bounce = get_object_or_404(queries.bounces(), pk=pk)
    actions.try_again(bounce, by=request.user)
    messages.success(request, _("{name} krijgt weer mail.").format(name=bounce.person.name))
    return redirect("office:mail")


def _allowed(request):
    require(permissions.may_keep_mail(request.user), _("Alleen beheerders zien hoe de mail loopt."))
