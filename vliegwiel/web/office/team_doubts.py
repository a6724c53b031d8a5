"""What managers ask HR about their teams: who does not belong there, and who is missing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.welcome import actions, permissions, queries
from vliegwiel.areas.welcome.models import TeamDoubt
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.listing import listing


def _may(request):
    require(permissions.may_answer_doubt(request.user), _("Deze vragen zijn voor HR en beheer."))


@require_safe
def team_doubts(request):
    _may(request)
    return page(
        request, "office/team_doubts.html", {"listing": listing(queries.open_doubts(), request.GET.get("page"))}
    )


@require_POST
def answer(request, pk):
    _may(request)
    found = get_object_or_404(TeamDoubt.objects.visible_to(request.user), pk=pk)
    try:
        actions.answer_doubt(found, words=request.POST.get("words", ""), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Beantwoord. {name} krijgt bericht.").format(name=found.by.name))
    return redirect("office:team_doubts")
