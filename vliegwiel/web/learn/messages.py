"""What the academy told her; reading a message takes her to what it is about."""

from django.contrib import messages as flash
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.messaging import actions
from vliegwiel.areas.messaging import queries as messaging
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number


@require_safe
def messages(request):
    shown = leaf(messaging.messages(request.user), page_number(request.GET.get("page")))
    rows = messaging.rows(shown)
    new = any(not row.read for row in rows)
    return page(request, "learn/messages.html", {"rows": rows, "leaf": shown, "new": new})


@require_POST
def reading(request, pk):
    message = get_object_or_404(messaging.messages(request.user), pk=pk)
    actions.mark_read(message, by=request.user)
    (row,) = messaging.rows([message]) or [None]
    return redirect(row.url if row else "learn:messages")


@require_POST
def reading_all(request):
    actions.read_all(by=request.user)
    flash.success(request, _("Alles staat op gelezen."))
    return redirect("learn:messages")
